package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;

/**
 * A deep network of equal blocks between two dense layers, with or without shortcuts and normalisation.
 *
 * <pre>  x′ = λx + W₂·relu(W₁·LN(x) + b₁) + b₂</pre>
 *
 * @param blocks        blocks [1]
 * @param width         features of x and of the layer inside a block [1]
 * @param normalisation whether each block begins with one
 * @param keep          λ, 0 for no shortcuts [1]
 */
public record ResidualMlp(int blocks, int width, Normalisation normalisation, double keep) implements Architecture {
    public static final ResidualMlp DEFAULT = new ResidualMlp(24, 24, Normalisation.BEFORE, 1);

    /** Whether a block's input is normalised for what the block computes. */
    public enum Normalisation {
        BEFORE,
        ABSENT
    }

    public ResidualMlp {
        VanillaMlp.requirePositive(width, blocks);
        requireKeep(keep);
    }

    static void requireKeep(double keep) {
        if (!(keep >= 0 && keep < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A shortcut needs a factor >= 0, where 0 means none, but it is %g".formatted(keep));
        }
    }

    /** Adds the layers of a block, around which a shortcut goes if it keeps anything. */
    static void addBlock(List<Layer> layers, List<Layer> block, double keep) {
        if (keep == 0) {
            layers.addAll(block);
        } else {
            layers.add(new Residual(block, keep));
        }
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Dense(inputs, width, new Identity()));
        for (int k = 0; k < blocks; k++) {
            List<Layer> block = new ArrayList<>();
            if (normalisation == Normalisation.BEFORE) {
                block.add(new LayerNorm(width));
            }
            block.add(new Dense(width, width, new Relu()));
            block.add(new Dense(width, width, new Identity()));
            addBlock(layers, block, keep);
        }
        layers.add(new Dense(width, outputs, new Identity()));
        return layers;
    }

    @Override
    public String name() {
        return "residual";
    }

    @Override
    public long initialSeed(int seed) {
        return 7_000_003L + seed;
    }

    @Override
    public String summary() {
        return "many equal blocks with or without shortcuts and normalisation";
    }
}
