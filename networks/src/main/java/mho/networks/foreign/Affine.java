package mho.networks.foreign;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.networks.foreign.OnnxValue.Applied;
import mho.networks.io.InvalidFileException;
import mho.networks.io.OnnxModel.Node;
import mho.networks.io.StoredTensor;

/** Linear layers with what follows them folded in: sums, products and normalisations by constants. */
final class Affine {
    private Affine() {}

    static StoredTensor scaled(StoredTensor tensor, double factor) {
        if (factor == 1) {
            return tensor;
        }
        double[] values = tensor.values();
        Arrays.setAll(values, k -> values[k] * factor);
        return StoredTensor.of(tensor.type(), tensor.shape(), values);
    }

    /** Returns a constant as one number for each of the outputs. */
    static StoredTensor vector(Node node, StoredTensor tensor, int outputs) {
        boolean flat = tensor.shape().stream()
                        .limit(Math.max(0, tensor.shape().size() - 1))
                        .allMatch(size -> size == 1)
                && (tensor.count() == outputs || tensor.count() == 1);
        if (!flat) {
            throw new InvalidFileException("must give %s one number for each of %d outputs, but has the shape %s"
                    .formatted(node.title(), outputs, tensor.shape()));
        }
        double[] values = new double[outputs];
        Arrays.setAll(values, k -> tensor.value(tensor.count() == 1 ? 0 : k));
        return StoredTensor.of(tensor.type(), List.of(outputs), values);
    }

    private static Applied with(Applied linear, StoredTensor weight, StoredTensor bias) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>(linear.tensors());
        tensors.put("weight", weight);
        tensors.put("bias", bias);
        return new Applied(linear.before(), linear.layer(), tensors);
    }

    private static double bias(Applied linear, int k) {
        return linear.tensors().containsKey("bias")
                ? linear.tensors().get("bias").value(k)
                : 0;
    }

    static Applied shifted(Applied linear, StoredTensor shift) {
        double[] values = shift.values();
        Arrays.setAll(values, k -> values[k] + bias(linear, k));
        return with(linear, linear.tensors().get("weight"), StoredTensor.of(shift.type(), shift.shape(), values));
    }

    static Applied multiplied(Applied linear, StoredTensor factors) {
        StoredTensor weight = linear.tensors().get("weight");
        int inputs = weight.shape().get(1);
        double[] values = weight.values();
        Arrays.setAll(values, k -> values[k] * factors.value(k / inputs));
        StoredTensor product = StoredTensor.of(weight.type(), weight.shape(), values);
        if (!linear.tensors().containsKey("bias")) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>(linear.tensors());
            tensors.put("weight", product);
            return new Applied(linear.before(), linear.layer(), tensors);
        }
        double[] bias = factors.values();
        Arrays.setAll(bias, k -> bias[k] * bias(linear, k));
        return with(linear, product, StoredTensor.of(weight.type(), List.of(bias.length), bias));
    }

    /**
     * Folds a normalisation by the statistics of training.
     *
     * <pre>  y = γ (x − μ)/√(σ² + ε) + β</pre>
     *
     * @param constants γ, β, μ and σ²
     */
    static Applied normalised(Node node, Applied linear, List<StoredTensor> constants, double epsilon) {
        int outputs = linear.layer().outputs();
        if (constants.size() != 4 || constants.stream().anyMatch(tensor -> tensor.count() != outputs)) {
            throw new InvalidFileException(
                    "must give %s scale, shift, mean and variance of %d features, but they are %s"
                            .formatted(node.title(), outputs, constants));
        }
        double[] factors = new double[outputs];
        double[] shifts = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            double deviation = Math.sqrt(constants.get(3).value(k) + epsilon);
            if (!(deviation > 0)) {
                throw new InvalidFileException("must have variances > 0 in %s, but one is %g"
                        .formatted(node.title(), constants.get(3).value(k)));
            }
            factors[k] = constants.get(0).value(k) / deviation;
            shifts[k] = constants.get(1).value(k) - constants.get(2).value(k) * factors[k];
        }
        List<Integer> shape = List.of(outputs);
        return shifted(
                multiplied(linear, StoredTensor.of(constants.get(0).type(), shape, factors)),
                StoredTensor.of(constants.get(0).type(), shape, shifts));
    }
}
