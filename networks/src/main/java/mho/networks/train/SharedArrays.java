package mho.networks.train;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.Stage;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Which tensors a chip holds in the same array, and by what factor they are folded into it. Found by trying, once: a stage's
 * weights are linear in tensors, so those that a tensor of ones reaches are its array's.
 */
final class SharedArrays {
    private final Map<String, String> arrays = new LinkedHashMap<>();
    private final Map<String, Double> factors = new HashMap<>();

    private SharedArrays() {}

    static SharedArrays of(Network network) {
        SharedArrays shared = new SharedArrays();
        Parameters zeros = network.parameters().zeros();
        List<String> matrices = network.matrices();
        for (String tensor : matrices) {
            Parameters one = zeros.mapNamed((name, blank) -> name.equals(tensor) ? ones(blank) : blank);
            shared.arrays.put(tensor, tensor);
            shared.factors.put(tensor, 1.0);
            for (Stage stage : network.with(one).stages()) {
                if (stage instanceof Stage.Product product && CommonOps_DDRM.elementMaxAbs(product.weights()) > 0) {
                    shared.arrays.put(tensor, product.name());
                    shared.factors.put(tensor, CommonOps_DDRM.elementMaxAbs(product.weights()));
                    break;
                }
            }
        }
        return shared;
    }

    private static DMatrixRMaj ones(DMatrixRMaj like) {
        DMatrixRMaj ones = new DMatrixRMaj(like.getNumRows(), like.getNumCols());
        CommonOps_DDRM.fill(ones, 1);
        return ones;
    }

    /** Returns for each tensor in arrays the magnitude of its weights that takes the whole conductance range. */
    Map<String, Double> fullScales(Parameters parameters) {
        Map<String, Double> largest = new HashMap<>();
        arrays.forEach((tensor, array) -> largest.merge(
                array, factors.get(tensor) * CommonOps_DDRM.elementMaxAbs(parameters.get(tensor)), Math::max));
        Map<String, Double> scales = new HashMap<>();
        arrays.forEach((tensor, array) -> {
            double scale = largest.get(array) / factors.get(tensor);
            scales.put(tensor, Math.max(scale, CommonOps_DDRM.elementMaxAbs(parameters.get(tensor))));
        });
        return scales;
    }
}
