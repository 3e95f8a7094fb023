package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Activation;

/** Layers given by their sizes alone. */
public sealed interface LayerSizes {
    /** Returns the layers, each once. */
    List<Layer> distinct();

    /** Returns how often each of {@link #distinct} is there. */
    List<Integer> times();

    /** Returns all layers, in their order. */
    List<Layer> all();

    /**
     * A product with biases and a function.
     *
     * @param inputs     features of an input [1]
     * @param outputs    features of an output [1]
     * @param activation the function
     */
    record Dense(int inputs, int outputs, Activation activation) implements LayerSizes {
        public Dense {
            if (!(inputs >= 1 && outputs >= 1)) {
                throw new IllegalArgumentException(
                        "A dense layer needs at least one input and output, but has %d and %d"
                                .formatted(inputs, outputs));
            }
        }

        @Override
        public List<Layer> distinct() {
            return List.of(new mho.networks.Dense(inputs, outputs, activation));
        }

        @Override
        public List<Integer> times() {
            return List.of(1);
        }

        @Override
        public List<Layer> all() {
            return distinct();
        }
    }

    /**
     * Causal self-attention.
     *
     * @param features of an input and of an output [1]
     * @param heads    heads [1]
     * @param context  time steps of a sequence [1]
     */
    record Attention(int features, int heads, int context) implements LayerSizes {
        @Override
        public List<Layer> distinct() {
            return List.of(new mho.networks.Attention(features, heads, context));
        }

        @Override
        public List<Integer> times() {
            return List.of(1);
        }

        @Override
        public List<Layer> all() {
            return distinct();
        }
    }

    /**
     * A normalisation.
     *
     * @param features of a vector [1]
     */
    record Norm(int features) implements LayerSizes {
        @Override
        public List<Layer> distinct() {
            return List.of(new LayerNorm(features));
        }

        @Override
        public List<Integer> times() {
            return List.of(1);
        }

        @Override
        public List<Layer> all() {
            return distinct();
        }
    }

    /**
     * Layers so many times, one after the other, each with weights of its own.
     *
     * @param layers the layers
     * @param count  how often [1]
     */
    record Repeated(List<LayerSizes> layers, int count) implements LayerSizes {
        public Repeated {
            layers = List.copyOf(layers);
            if (!(count >= 1 && count <= 100_000) || layers.isEmpty()) {
                throw new IllegalArgumentException(
                        "Repeated layers need at least one layer and a count of 1 to 100,000, but they are %d and %d"
                                .formatted(layers.size(), count));
            }
        }

        @Override
        public List<Layer> distinct() {
            return layers.stream().flatMap(one -> one.distinct().stream()).toList();
        }

        @Override
        public List<Integer> times() {
            return layers.stream()
                    .flatMap(one -> one.times().stream())
                    .map(times -> Math.multiplyExact(times, count))
                    .toList();
        }

        @Override
        public List<Layer> all() {
            List<Layer> once =
                    layers.stream().flatMap(one -> one.all().stream()).toList();
            List<Layer> all = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                all.addAll(once);
            }
            return all;
        }
    }
}
