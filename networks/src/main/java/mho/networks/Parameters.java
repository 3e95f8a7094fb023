package mho.networks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;

/** The trained numbers of a network: matrices by name, in the order in which they were initialised. */
public final class Parameters {
    private final Map<String, DMatrixRMaj> tensors;

    private Parameters(Map<String, DMatrixRMaj> tensors) {
        this.tensors = tensors;
    }

    /** Returns parameters that share the given matrices. */
    public static Parameters of(Map<String, DMatrixRMaj> tensors) {
        return new Parameters(new LinkedHashMap<>(tensors));
    }

    /** Returns the matrix of a name; shared. */
    public DMatrixRMaj get(String name) {
        DMatrixRMaj tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "There is no tensor \"%s\"; there are %s".formatted(name, tensors.keySet()));
        }
        return tensor;
    }

    public Collection<String> names() {
        return tensors.keySet();
    }

    public Collection<DMatrixRMaj> tensors() {
        return tensors.values();
    }

    /** Returns the number of trained numbers. */
    public int count() {
        return tensors.values().stream().mapToInt(DMatrixRMaj::getNumElements).sum();
    }

    /** Returns parameters of the same names, each matrix replaced. */
    public Parameters map(UnaryOperator<DMatrixRMaj> law) {
        return mapNamed((name, tensor) -> law.apply(tensor));
    }

    /** Returns parameters of the same names, each matrix replaced by a law that knows its name. */
    public Parameters mapNamed(BiFunction<String, DMatrixRMaj, DMatrixRMaj> law) {
        Map<String, DMatrixRMaj> mapped = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> mapped.put(name, law.apply(name, tensor)));
        return new Parameters(mapped);
    }

    /** Refuses numbers that do not fit where these fit. */
    public void requireShapesOf(Parameters other) {
        tensors.forEach((name, tensor) -> {
            DMatrixRMaj found = other.get(name);
            if (found.getNumRows() != tensor.getNumRows() || found.getNumCols() != tensor.getNumCols()) {
                throw new IllegalArgumentException("Tensor \"%s\" must be %d × %d, but is %d × %d"
                        .formatted(
                                name,
                                tensor.getNumRows(),
                                tensor.getNumCols(),
                                found.getNumRows(),
                                found.getNumCols()));
            }
        });
    }

    /** Returns parameters of the same names and sizes, all zero. */
    public Parameters zeros() {
        return map(tensor -> new DMatrixRMaj(tensor.getNumRows(), tensor.getNumCols()));
    }

    /** Returns a copy that shares nothing. */
    public Parameters copy() {
        return map(DMatrixRMaj::new);
    }
}
