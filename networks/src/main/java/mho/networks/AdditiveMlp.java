package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;

/**
 * Layers of additive neurons, the last one without a function.
 *
 * @param width        outputs of a hidden layer [1]
 * @param hiddenLayers layers with the function [1]
 * @param activation   the function
 * @param logits       whether two classes have an output each, or one that is compared with zero
 */
public record AdditiveMlp(int width, int hiddenLayers, Activation activation, Logits logits) implements Architecture {
    public static final AdditiveMlp DEFAULT = new AdditiveMlp(50, 2, new Relu(), Logits.PER_CLASS);

    /** How classes are decided upon. */
    public enum Logits {
        /** An output for each class. */
        PER_CLASS,
        /** One output for two classes, trained by the binary cross-entropy. */
        ONE
    }

    public AdditiveMlp {
        VanillaMlp.requirePositive(width, hiddenLayers);
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        boolean one = logits == Logits.ONE;
        if (one && outputs != 2) {
            throw new IllegalArgumentException("One logit decides between two classes, but there are " + outputs);
        }
        List<Layer> layers = new ArrayList<>();
        for (int k = 0; k < hiddenLayers; k++) {
            layers.add(new Additive(k == 0 ? inputs : width, width, activation));
        }
        layers.add(new Additive(width, one ? 1 : outputs, new Identity()));
        if (one) {
            layers.add(new AgainstZero());
        }
        return layers;
    }

    @Override
    public String name() {
        return logits == Logits.ONE ? "additive, one logit" : "additive";
    }

    @Override
    public long initialSeed(int seed) {
        return 7_000_003L + seed;
    }

    @Override
    public String summary() {
        return "neurons that add weights to inputs: one column a layer, biases digital";
    }
}
