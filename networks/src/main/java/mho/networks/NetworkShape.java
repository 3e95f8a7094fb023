package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.networks.Layer.Scope;

/**
 * A network by its sizes, without numbers: what its cost on some hardware is worked out from. Made once, used often.
 *
 * @param layers in their order
 */
public record NetworkShape(List<LayerShape> layers) {
    public NetworkShape {
        layers = List.copyOf(layers);
    }

    /** Returns the sizes of layers in sequence; no weight is drawn. */
    public static NetworkShape of(List<Layer> layers) {
        return of(layers, java.util.Collections.nCopies(layers.size(), 1));
    }

    /**
     * Returns the sizes of layers, some of which are there several times, one after the other.
     *
     * @param copies of each layer
     */
    public static NetworkShape of(List<Layer> layers, List<Integer> copies) {
        List<LayerShape> shapes = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            shapes.add(LayerShape.of(k, layers.get(k), k + ".", copies.get(k)));
        }
        return new NetworkShape(shapes);
    }

    /**
     * A layer by its sizes.
     *
     * @param name     for trees of costs
     * @param outputs  features of an output vector
     * @param copies   how often it is there, one after the other
     * @param stages   what it asks of the hardware
     * @param inner    the layers inside, if it has some; their stages are among its own
     * @param work     digital work of one step, without that of inner layers
     * @param combined how costs combine, if there are no inner layers
     * @param kind     what it does with time steps
     */
    public record LayerShape(
            String name,
            int outputs,
            int copies,
            List<StageShape> stages,
            List<LayerShape> inner,
            DigitalWork work,
            StepCost combined,
            Kind kind) {
        /** What a layer does with time steps. */
        public enum Kind {
            /** Each step alone. */
            STEP,
            /** A step waits for the one before. */
            RECURRENT,
            /** Makes one vector of all steps. */
            POOL
        }

        static LayerShape of(int number, Layer layer, String prefix, int copies) {
            List<LayerShape> inner = new ArrayList<>();
            DigitalWork work = layer.digitalWork();
            if (layer instanceof Residual residual) {
                work = residual.shortcutWork();
                Scope scope = new Scope(prefix, Parameters.of(java.util.Map.of()));
                for (int k = 0; k < residual.layers().size(); k++) {
                    inner.add(of(
                            k,
                            residual.layers().get(k),
                            residual.inner(k, scope).prefix(),
                            1));
                }
            }
            return new LayerShape(
                    "layer " + number + ", " + layer.getClass().getSimpleName() + (copies == 1 ? "" : " x " + copies),
                    layer.outputs(),
                    copies,
                    layer.shapes(prefix),
                    inner,
                    work,
                    layer.combination(),
                    kind(layer));
        }

        private static Kind kind(Layer layer) {
            if (layer instanceof Pool) {
                return Kind.POOL;
            }
            if (layer instanceof Residual residual) {
                return residual.layers().stream().anyMatch(one -> kind(one) == Kind.RECURRENT)
                        ? Kind.RECURRENT
                        : Kind.STEP;
            }
            return layer instanceof Lstm
                            || layer instanceof Gru
                            || layer instanceof Rnn
                            || layer instanceof ProjectedLstm
                            || layer instanceof Bidirectional
                    ? Kind.RECURRENT
                    : Kind.STEP;
        }
    }

    /**
     * Returns the multiplications and additions of all products in one inference, two a weight [1].
     *
     * @param steps time steps of a sequence
     */
    public double operations(double steps) {
        double operations = 0;
        double repetitions = steps;
        for (LayerShape layer : layers) {
            for (StageShape stage : layer.stages()) {
                if (stage instanceof StageShape.Product product) {
                    operations += 2.0 * product.inputs() * product.outputs() * layer.copies() * repetitions;
                }
            }
            repetitions = layer.kind() == LayerShape.Kind.POOL ? 1 : repetitions;
        }
        return operations;
    }
}
