package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;

/**
 * Dense layers with a function each and a linear head; with ReLU it is "Vanilla" of the SinGLU benchmark.
 *
 * @param budget       parameters to come close to [1]
 * @param hiddenLayers layers with the function [1]
 * @param activation   the function
 */
public record VanillaMlp(int budget, int hiddenLayers, Activation activation) implements Architecture {
    public static final VanillaMlp DEFAULT = new VanillaMlp(3000, 3);

    public VanillaMlp {
        requirePositive(budget, hiddenLayers);
    }

    /** The network with ReLU. */
    public VanillaMlp(int budget, int hiddenLayers) {
        this(budget, hiddenLayers, new Relu());
    }

    static void requirePositive(int budget, int layers) {
        if (!(budget > 0 && budget <= 100_000_000 && layers > 0 && layers <= 1000)) {
            throw new IllegalArgumentException(
                    "A network needs a budget of 1 to 100,000,000 parameters and 1 to 1000 layers, but they are %d and %d"
                            .formatted(budget, layers));
        }
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        return Width.matching(budget, width -> {
            List<Layer> layers = new ArrayList<>();
            for (int k = 0; k < hiddenLayers; k++) {
                layers.add(new Dense(k == 0 ? inputs : width, width, activation));
            }
            layers.add(new Dense(width, outputs, new Identity()));
            return layers;
        });
    }

    @Override
    public String name() {
        return "vanilla";
    }

    @Override
    public long initialSeed(int seed) {
        return 7_000_003L + seed;
    }

    @Override
    public String summary() {
        return "dense layers with ReLU or another activation, linear head, width from a parameter budget";
    }
}
