package mho.crossbar;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * How the outputs of an array that has drifted are scaled back. Each word line is read alone, once after programming and again
 * now; the factors are ratios of summed magnitudes, as magnitudes do not cancel.
 *
 * <p>Reference: V. Joshi et al., Nat. Commun. 11, 2473 (2020), doi:10.1038/s41467-020-16108-9 (one factor an array); the
 * read-out of each word line alone is that of aihwkit since 2022.
 */
public sealed interface DriftCompensation {
    /**
     * Returns the factor of each output [1].
     *
     * @param fresh outputs right after programming, one word line alone a row; word lines × outputs
     * @param now   the same at this age
     */
    double[] factors(DMatrixRMaj fresh, DMatrixRMaj now);

    /** Returns how many reads of the array it takes each time. */
    int reads(int wordLines);

    /** Outputs are used as they are. */
    record None() implements DriftCompensation {
        @Override
        public double[] factors(DMatrixRMaj fresh, DMatrixRMaj now) {
            double[] ones = new double[fresh.getNumCols()];
            Arrays.fill(ones, 1);
            return ones;
        }

        @Override
        public int reads(int wordLines) {
            return 0;
        }
    }

    /**
     * One factor for the whole array: it undoes what all cells lose on average, neither their spread nor that small
     * conductances drift faster.
     *
     * <pre>  α = Σ_ij |y_ij(0)| / Σ_ij |y_ij(t)|</pre>
     */
    record GlobalScale() implements DriftCompensation {
        @Override
        public double[] factors(DMatrixRMaj fresh, DMatrixRMaj now) {
            double before = 0;
            double after = 0;
            for (int output = 0; output < fresh.getNumCols(); output++) {
                before += magnitude(fresh, output);
                after += magnitude(now, output);
            }
            double[] factors = new double[fresh.getNumCols()];
            Arrays.fill(factors, ratio(before, after));
            return factors;
        }

        @Override
        public int reads(int wordLines) {
            return wordLines;
        }
    }

    /**
     * One factor an output.
     *
     * <pre>  α_j = Σ_i |y_ij(0)| / Σ_i |y_ij(t)|</pre>
     */
    record PerColumn() implements DriftCompensation {
        @Override
        public double[] factors(DMatrixRMaj fresh, DMatrixRMaj now) {
            double[] factors = new double[fresh.getNumCols()];
            Arrays.setAll(factors, output -> ratio(magnitude(fresh, output), magnitude(now, output)));
            return factors;
        }

        @Override
        public int reads(int wordLines) {
            return wordLines;
        }
    }

    private static double magnitude(DMatrixRMaj outputs, int output) {
        double sum = 0;
        for (int row = 0; row < outputs.getNumRows(); row++) {
            sum += Math.abs(outputs.get(row, output));
        }
        return sum;
    }

    /** Where nothing flowed or flows there is nothing to scale. */
    private static double ratio(double before, double after) {
        return before > 0 && after > 0 ? before / after : 1;
    }
}
