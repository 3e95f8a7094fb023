package mho.networks.foreign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.networks.Layer;
import mho.networks.Tensor;
import mho.networks.io.InvalidFileException;
import mho.networks.io.StoredTensor;
import org.ejml.data.DMatrixRMaj;

/**
 * A layer and the names under which a file holds its tensors.
 *
 * @param layer   the design
 * @param tensors a file's name for each of the layer's; a bias may be missing, it is then zero
 */
public record NamedLayer(Layer layer, Map<String, String> tensors) {
    private static final int LARGEST = 10_000_000;

    public NamedLayer {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        requireSizes(layer);
        List<String> own = layer.tensors().stream().map(Tensor::name).toList();
        tensors.keySet().forEach(name -> {
            if (!own.contains(name)) {
                throw new IllegalArgumentException(
                        "A %s has the tensors %s, but not \"%s\"".formatted(title(layer), own, name));
            }
        });
    }

    /** A number of rows is a small multiple of one of these, which must not overflow. */
    private static void requireSizes(Layer layer) {
        boolean sound =
                layer.inputs() >= 1 && layer.inputs() <= LARGEST && layer.outputs() >= 1 && layer.outputs() <= LARGEST;
        if (!sound) {
            throw new IllegalArgumentException("A %s of a file needs 1 to %d inputs and outputs, but has %d and %d"
                    .formatted(title(layer), LARGEST, layer.inputs(), layer.outputs()));
        }
    }

    private static String title(Layer layer) {
        return layer.getClass().getSimpleName();
    }

    /** Returns what the layer is called in tables. */
    public String title() {
        return title(layer);
    }

    /** Fetches the layer's matrices from a file's tensors, by the layer's own names. */
    Map<String, DMatrixRMaj> matrices(Map<String, StoredTensor> stored) {
        Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
        for (Tensor tensor : layer.tensors()) {
            String name = tensors.get(tensor.name());
            if (name == null) {
                matrices.put(tensor.name(), missing(tensor));
            } else if (stored.get(name) == null) {
                throw new InvalidFileException("must hold tensor \"%s\" for %s of a %s, but holds %s"
                        .formatted(name, tensor.name(), title(), Names.shown(stored.keySet())));
            } else {
                matrices.put(tensor.name(), LayerTensors.matrix(tensor, name, stored.get(name)));
            }
        }
        return matrices;
    }

    private DMatrixRMaj missing(Tensor tensor) {
        if (!isBias(tensor)) {
            throw new InvalidFileException("must name a tensor of shape %s for %s of a %s, but names %s"
                    .formatted(LayerTensors.shape(tensor), tensor.name(), title(), tensors.keySet()));
        }
        return new DMatrixRMaj(tensor.rows(), tensor.cols());
    }

    private static boolean isBias(Tensor tensor) {
        return tensor.place() == Tensor.Place.DIGITAL && tensor.name().contains("bias");
    }
}
