package mho.networks.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Identity;
import mho.networks.Dense;
import mho.networks.Layer;
import mho.networks.io.StoredTensor;

/** What a name in an ONNX graph stands for. */
sealed interface OnnxValue {
    /** What an axis of data counts. */
    enum Axis {
        SAMPLE,
        TIME,
        DIRECTION,
        FEATURE,
        /** One entry only. */
        SINGLE
    }

    /** Numbers that are there before any data. */
    record Known(StoredTensor tensor) implements OnnxValue {}

    /** The same number everywhere, in a shape that data decide. */
    record Fill(double value) implements OnnxValue {}

    /** Sizes that data decide. */
    record Sizes() implements OnnxValue {}

    /** What a chain of layers makes of the inputs. */
    record Data(Flow flow, List<Axis> axes) implements OnnxValue {
        public Data {
            axes = List.copyOf(axes);
        }

        Data through(Flow next) {
            return new Data(next, axes);
        }

        Data along(List<Axis> others) {
            return new Data(flow, others);
        }
    }

    /** The final states of several layers, one after the other. */
    record States(List<Data> layers) implements OnnxValue {
        public States {
            layers = List.copyOf(layers);
        }
    }

    /** A chain of layers, from its end. */
    sealed interface Flow {
        /** Returns the layers from the input on. */
        default List<Applied> layers() {
            List<Applied> layers = new ArrayList<>();
            for (Flow flow = this; flow instanceof Applied applied; flow = applied.before) {
                layers.add(0, applied);
            }
            return layers;
        }
    }

    /** The beginning. */
    record Input() implements Flow {}

    /** A layer on a flow, with its tensors in the shapes of files. */
    record Applied(Flow before, Layer layer, Map<String, StoredTensor> tensors) implements Flow {
        boolean isLinear() {
            return layer instanceof Dense dense && dense.activation() instanceof Identity;
        }
    }

    /** The sine of a linear layer. */
    record Gate(Applied linear) implements Flow {}

    /** A gate times a linear layer of the same inputs. */
    record Gated(Applied gate, Applied value) implements Flow {}
}
