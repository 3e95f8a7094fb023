package mho.networks.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mho.networks.Layer;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.Tensor;
import mho.networks.io.InvalidFileException;
import mho.networks.io.StoredTensor;
import mho.networks.io.StoredTensors;
import org.ejml.data.DMatrixRMaj;

/**
 * What a network folder says beside its weights: the layers in order, and which tensors are theirs.
 *
 * @param format version of this description, 1
 * @param layers layers from input to output
 * @param inputs what is done to inputs first
 */
public record NetworkFile(int format, List<NamedLayer> layers, InputScaling inputs) {
    private static final int FORMAT = 1;

    /** What a description says if it does not say otherwise. */
    public static final NetworkFile DEFAULT = new NetworkFile(FORMAT, List.of(), new InputScaling.None());

    public NetworkFile {
        layers = List.copyOf(layers);
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "A network's description must be of format %d, but is of %d".formatted(FORMAT, format));
        }
    }

    /** A description of the present format. */
    public NetworkFile(List<NamedLayer> layers, InputScaling inputs) {
        this(FORMAT, layers, inputs);
    }

    /** Returns the description of a network of our own, whose tensors keep their names. */
    public static NetworkFile of(Network network) {
        List<NamedLayer> layers = new ArrayList<>();
        for (int k = 0; k < network.layers().size(); k++) {
            Map<String, String> names = new LinkedHashMap<>();
            for (Tensor tensor : network.layers().get(k).tensors()) {
                names.put(tensor.name(), k + "." + tensor.name());
            }
            layers.add(new NamedLayer(network.layers().get(k), names));
        }
        return new NetworkFile(layers, new InputScaling.None());
    }

    /** Returns the tensors of a network of our own in the shapes of files, under the names of {@link #of}. */
    public static StoredTensors weights(Network network) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (int k = 0; k < network.layers().size(); k++) {
            for (Tensor tensor : network.layers().get(k).tensors()) {
                String name = k + "." + tensor.name();
                tensors.put(
                        name, LayerTensors.stored(tensor, network.parameters().get(name)));
            }
        }
        return new StoredTensors(tensors);
    }

    /**
     * Returns the network with a file's tensors.
     *
     * @throws InvalidFileException naming the tensor, if one is missing, left over or of another shape
     */
    public Network network(StoredTensors weights) {
        if (layers.isEmpty()) {
            throw new InvalidFileException("must have at least one layer, but \"layers\" is empty");
        }
        requireAllUsed(weights);
        Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
        for (int k = 0; k < layers.size(); k++) {
            String prefix = k + ".";
            layers.get(k).matrices(weights.tensors()).forEach((name, matrix) -> matrices.put(prefix + name, matrix));
        }
        List<Layer> designs = layers.stream().map(NamedLayer::layer).toList();
        return Network.of(designs, Parameters.of(matrices));
    }

    private void requireAllUsed(StoredTensors weights) {
        Set<String> left = new HashSet<>(weights.tensors().keySet());
        layers.forEach(layer -> left.removeAll(layer.tensors().values()));
        if (inputs instanceof InputScaling.Standardise scaling) {
            left.remove(scaling.mean());
            left.remove(scaling.deviation());
        }
        if (!left.isEmpty()) {
            throw new InvalidFileException("must hold tensors of its layers only, but no layer has %s"
                    .formatted(Names.shown(left.stream().sorted().toList())));
        }
    }

    /** Returns the mean and the standard deviation of each input feature, or 0 and 1. */
    public Standardisation standardisation(StoredTensors weights) {
        int features = layers.get(0).layer().inputs();
        if (!(inputs instanceof InputScaling.Standardise scaling)) {
            return Standardisation.none(features);
        }
        return new Standardisation(
                vector(weights, scaling.mean(), features), vector(weights, scaling.deviation(), features));
    }

    private static double[] vector(StoredTensors weights, String name, int features) {
        StoredTensor tensor = weights.tensors().get(name);
        if (tensor == null || !tensor.shape().equals(List.of(features))) {
            throw new InvalidFileException("must give tensor \"%s\" the shape [%d] of its inputs, but it %s"
                    .formatted(name, features, tensor == null ? "is missing" : "is " + tensor.shape()));
        }
        return tensor.values();
    }
}
