package mho.crossbar;

import org.ejml.data.DMatrixRMaj;

/**
 * The magnitude of weight that takes the whole conductance range.
 *
 * @param magnitude in the unit of the weights
 */
record FullScale(double magnitude) {
    /** Rounding that a weight at full scale may bring along. */
    private static final double SLACK = 1e-9;

    FullScale {
        if (!(magnitude > 0 && magnitude < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The full scale of weights must be > 0 and finite, but is %g".formatted(magnitude));
        }
    }

    /** Returns a weight, having checked that it does not exceed the scale. */
    double weight(DMatrixRMaj weights, int input, int output) {
        double weight = weights.get(input, output);
        if (!(Math.abs(weight) <= magnitude * (1 + SLACK))) {
            throw new IllegalArgumentException("A weight must lie within ±%g, but input %d, output %d has %g"
                    .formatted(magnitude, input, output, weight));
        }
        return weight;
    }
}
