package mho.networks.foreign;

import java.util.Arrays;
import mho.networks.Signal;
import mho.networks.io.InvalidFileException;
import org.ejml.data.DMatrixRMaj;

/**
 * Features before the first layer: (x − mean) / deviation, digital.
 *
 * @param mean      mean of each feature
 * @param deviation standard deviation of each feature, > 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Standardisation(double[] mean, double[] deviation) {
    public Standardisation {
        for (double value : deviation) {
            if (!(value > 0)) {
                throw new InvalidFileException("must have input deviations > 0, but one is %g".formatted(value));
            }
        }
    }

    /** Leaves the features as they are. */
    static Standardisation none(int features) {
        double[] ones = new double[features];
        Arrays.fill(ones, 1);
        return new Standardisation(new double[features], ones);
    }

    /** Returns the scaled inputs. */
    public Signal apply(Signal inputs) {
        return new Signal(inputs.steps().stream().map(this::apply).toList());
    }

    private DMatrixRMaj apply(DMatrixRMaj step) {
        DMatrixRMaj scaled = new DMatrixRMaj(step.getNumRows(), step.getNumCols());
        for (int k = 0; k < scaled.getNumElements(); k++) {
            int feature = k % mean.length;
            scaled.data[k] = (step.data[k] - mean[feature]) / deviation[feature];
        }
        return scaled;
    }
}
