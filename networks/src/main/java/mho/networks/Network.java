package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.random.RandomStream;
import mho.networks.Layer.Backward;
import mho.networks.Layer.Forward;
import mho.networks.Layer.Memory;
import mho.networks.Layer.Pass;
import mho.networks.Layer.Scope;
import org.ejml.data.DMatrixRMaj;

/** A network with its trained numbers: layers in sequence. Runs on any {@link Substrate}. */
public final class Network {
    private final List<Layer> layers;
    private final Parameters parameters;

    private Network(List<Layer> layers, Parameters parameters) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least one layer");
        }
        this.layers = List.copyOf(layers);
        this.parameters = parameters;
        for (int k = 1; k < layers.size(); k++) {
            if (layers.get(k - 1).outputs() != layers.get(k).inputs()) {
                throw new IllegalArgumentException("Layer %d needs %d inputs, but layer %d has %d outputs"
                        .formatted(
                                k,
                                layers.get(k).inputs(),
                                k - 1,
                                layers.get(k - 1).outputs()));
            }
        }
    }

    /** Returns a network with initial weights drawn layer by layer. */
    public static Network initial(List<Layer> layers, SplitMixStream stream) {
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        for (int k = 0; k < layers.size(); k++) {
            String prefix = prefix(k);
            layers.get(k).initial(stream).forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        }
        return new Network(layers, Parameters.of(tensors));
    }

    /**
     * Returns a network of given numbers; shared.
     *
     * @param parameters tensors named as layers name theirs, after the layer's number and a dot
     */
    public static Network of(List<Layer> layers, Parameters parameters) {
        Map<String, DMatrixRMaj> blank = new LinkedHashMap<>();
        for (int k = 0; k < layers.size(); k++) {
            for (Tensor tensor : layers.get(k).tensors()) {
                blank.put(prefix(k) + tensor.name(), new DMatrixRMaj(tensor.rows(), tensor.cols()));
            }
        }
        Parameters.of(blank).requireShapesOf(parameters);
        return new Network(layers, parameters);
    }

    /** Returns the same layers with other numbers; shared. */
    public Network with(Parameters newParameters) {
        parameters.requireShapesOf(newParameters);
        return new Network(layers, newParameters);
    }

    private static String prefix(int layer) {
        return layer + ".";
    }

    public List<Layer> layers() {
        return layers;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Returns the tensors of one layer. */
    public Scope scope(int layer) {
        return new Scope(prefix(layer), parameters);
    }

    /** Returns the names of the tensors that a chip holds in arrays. */
    public List<String> matrices() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            String prefix = prefix(k);
            layers.get(k).matrices().forEach(name -> names.add(prefix + name));
        }
        return names;
    }

    /** Returns the stages of all layers in the order of their use. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            stages.addAll(layers.get(k).stages(scope(k)));
        }
        return stages;
    }

    /** Computes the outputs of a batch; nothing is kept for training. */
    public Forward infer(Signal inputs, Substrate substrate, RandomStream read) {
        requireFeatures(inputs);
        Signal signal = inputs;
        Activity activity = Activity.NONE;
        for (int k = 0; k < layers.size(); k++) {
            Forward forward = layers.get(k).forward(signal, new Pass(scope(k), substrate, read, Memory.DROP));
            signal = forward.outputs();
            activity = activity.plus(forward.activity());
        }
        return new Forward(signal, null, activity);
    }

    /** Computes the outputs of a batch and keeps what a backward pass needs, one entry a layer. */
    public List<Forward> forward(Signal inputs, Substrate substrate, RandomStream read) {
        requireFeatures(inputs);
        List<Forward> forwards = new ArrayList<>();
        Signal signal = inputs;
        for (int k = 0; k < layers.size(); k++) {
            Forward forward = layers.get(k).forward(signal, new Pass(scope(k), substrate, read, Memory.KEEP));
            forwards.add(forward);
            signal = forward.outputs();
        }
        return forwards;
    }

    private void requireFeatures(Signal inputs) {
        int features = inputs.steps().get(0).getNumCols();
        if (features != layers.get(0).inputs()) {
            throw new IllegalArgumentException("The network takes vectors of %d features, but they have %d"
                    .formatted(layers.get(0).inputs(), features));
        }
    }

    /** Returns the gradients of all tensors from the gradient of the last layer's outputs. */
    public Parameters backward(Signal gradient, List<Forward> forwards) {
        return backward(gradient, forwards, 1);
    }

    /** As {@link #backward}, but also through how the first layer took its inputs in, for a substrate that learns from that. */
    public Parameters backwardToInputs(Signal gradient, List<Forward> forwards) {
        return backward(gradient, forwards, 0);
    }

    private Parameters backward(Signal gradient, List<Forward> forwards, int last) {
        Map<String, DMatrixRMaj> found = new LinkedHashMap<>();
        Signal signal = gradient;
        for (int k = layers.size() - 1; k >= 0; k--) {
            Backward backward = layers.get(k).backward(signal, forwards.get(k), scope(k));
            String prefix = prefix(k);
            backward.tensors().forEach((name, tensor) -> found.put(prefix + name, tensor));
            if (k >= last) {
                signal = backward.inputs().get();
            }
        }
        Map<String, DMatrixRMaj> ordered = new LinkedHashMap<>();
        parameters.names().forEach(name -> ordered.put(name, found.get(name)));
        return Parameters.of(ordered);
    }
}
