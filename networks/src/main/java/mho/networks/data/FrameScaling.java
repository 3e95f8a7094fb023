package mho.networks.data;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Brings every feature to mean 0 and standard deviation 1 over all time steps of a training set.
 *
 * <pre>  x′ = (x − mean) / (deviation + 10⁻⁶)</pre>
 */
final class FrameScaling {
    private static final double GUARD = 1e-6;

    private final double[] means;
    private final double[] deviations;

    private FrameScaling(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** Returns the scaling that the given clips ask for. */
    static FrameScaling of(List<DMatrixRMaj> clips) {
        int features = clips.get(0).numCols;
        double[] means = new double[features];
        double[] variances = new double[features];
        long frames = clips.stream().mapToLong(clip -> clip.numRows).sum();
        for (DMatrixRMaj clip : clips) {
            for (int i = 0; i < clip.getNumElements(); i++) {
                means[i % features] += clip.data[i] / frames;
            }
        }
        for (DMatrixRMaj clip : clips) {
            for (int i = 0; i < clip.getNumElements(); i++) {
                double distance = clip.data[i] - means[i % features];
                variances[i % features] += distance * distance / frames;
            }
        }
        double[] deviations = new double[features];
        for (int j = 0; j < features; j++) {
            deviations[j] = Math.sqrt(variances[j]);
        }
        return new FrameScaling(means, deviations);
    }

    double mean(int feature) {
        return means[feature];
    }

    double deviation(int feature) {
        return deviations[feature];
    }

    DMatrixRMaj apply(DMatrixRMaj clip) {
        DMatrixRMaj scaled = new DMatrixRMaj(clip.numRows, clip.numCols);
        for (int i = 0; i < clip.getNumElements(); i++) {
            int feature = i % clip.numCols;
            scaled.data[i] = (clip.data[i] - means[feature]) / (deviations[feature] + GUARD);
        }
        return scaled;
    }
}
