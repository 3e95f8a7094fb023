package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGlu.Position;

/**
 * SinGLU layers, each followed by a normalisation, and a linear head.
 *
 * @param budget parameters to come close to [1]
 * @param blocks SinGLU layers [1]
 * @param omega  frequency of the sines [rad per unit]
 * @param biases whether gates and values have biases; without them the network is even
 */
public record SinGluMlp(int budget, int blocks, double omega, GateBiases biases) implements Architecture {
    public static final SinGluMlp DEFAULT = new SinGluMlp(3000, 3, 10, GateBiases.ABSENT);

    public SinGluMlp {
        VanillaMlp.requirePositive(budget, blocks);
        if (!(omega > 0 && omega < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The frequency of a sine must be > 0, but is %g".formatted(omega));
        }
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        return Width.matching(budget, width -> {
            List<Layer> layers = new ArrayList<>();
            for (int k = 0; k < blocks; k++) {
                Position position = k == 0 ? Position.FIRST : Position.HIDDEN;
                layers.add(new SinGlu(k == 0 ? inputs : width, width, omega, biases, position));
                layers.add(new LayerNorm(width));
            }
            layers.add(new Dense(width, outputs, new Identity()));
            return layers;
        });
    }

    @Override
    public String name() {
        return biases == GateBiases.ABSENT ? "singlu" : "singlu+bias";
    }

    @Override
    public long initialSeed(int seed) {
        return 7_000_003L + seed;
    }

    @Override
    public String summary() {
        return "SinGLU layers with normalisation, linear head, width from a parameter budget";
    }
}
