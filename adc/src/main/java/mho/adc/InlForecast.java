package mho.adc;

import java.util.Arrays;
import mho.adc.activation.Activation;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;

/**
 * The median of max |INL| to expect of a ramp before it is made: errors of its steps add up from the thresholds at which it
 * is held, and show in the output by the function's slope.
 *
 * <pre>  E_k = Σ_{j<k} c_j·(n_j·μ(G_j) + √n_j·σ(G_j)·ξ_j)/S,   INL_k = g′(x_k)·(E_k − E_anchor)/LSB</pre>
 *
 * <p>μ and σ are those of single writes ({@link WriteAccuracy}), ξ normal. A two-point calibration also takes E_n·(x_k − x_1)/(x_n − x_1)
 * off; what tolerances and trim steps leave is added as a normal number of the same variance, and what bias cells that cannot go to
 * zero miss of the start as it is. The median is that of
 * {@value #WALKS} walks, always of the same numbers, so that two layouts are compared without noise. Linear in the errors:
 * beyond some LSB, and near extrema, real ramps differ.
 */
final class InlForecast {
    private static final int WALKS = 201;

    private final RampCalibration calibration;
    private final WriteAccuracy accuracy;
    private final double[] thresholds;
    private final double[] slopes;
    private final int[] anchors;
    private final double[][] normals;

    InlForecast(RampPlan plan, CellSpec cell, RampCalibration calibration) {
        this.calibration = calibration;
        this.accuracy = new WriteAccuracy(cell);
        this.thresholds = plan.thresholds();
        Activation activation = plan.conversion().activation();
        this.slopes = Arrays.stream(thresholds)
                .map(x -> Math.abs(activation.derivative(x)) / plan.lsb())
                .toArray();
        this.anchors = calibration.anchors(plan);
        this.normals = new double[WALKS][thresholds.length + 1];
        IndexedDraws draws = RandomStream.ofSeed(0).child("inl-forecast").indexed();
        for (int n = 0; n < WALKS; n++) {
            draws.at(n).normals(normals[n], normals[n].length);
        }
    }

    /** Returns the median for a layout [output LSB]. */
    double of(RampLayout layout) {
        double[] means = new double[thresholds.length - 1];
        double[] deviations = new double[means.length];
        for (int k = 0; k < means.length; k++) {
            RampLayout.Step step = layout.steps().get(k);
            double inputs = step.clocks() / layout.scale();
            means[k] = inputs * step.cells() * accuracy.mean(step.conductance());
            deviations[k] = inputs * Math.sqrt(step.cells()) * accuracy.deviation(step.conductance());
        }
        double hold = calibration.tolerance() * layout.size() / layout.scale() / Math.sqrt(3);
        double missed = calibration instanceof RampCalibration.None ? 0 : layout.startError();
        double[] worst = Arrays.stream(normals)
                .mapToDouble(walk -> worst(walk(means, deviations, walk), hold * walk[means.length + 1] + missed, walk))
                .sorted()
                .toArray();
        return worst[WALKS / 2];
    }

    private static double[] walk(double[] means, double[] deviations, double[] normals) {
        double[] errors = new double[means.length + 1];
        for (int k = 0; k < means.length; k++) {
            errors[k + 1] = errors[k] + means[k] + deviations[k] * normals[k];
        }
        return errors;
    }

    private double worst(double[] errors, double held, double[] normals) {
        int last = errors.length - 1;
        double width = thresholds[last] - thresholds[0];
        double left = calibration.trimStep() / Math.sqrt(12) * normals[last];
        double gain = calibration.trimStep() > 0 ? left - errors[last] / width : 0;
        double worst = 0;
        for (int k = 0; k <= last; k++) {
            int anchor = anchors[k];
            double error = errors[k] - errors[anchor] + gain * (thresholds[k] - thresholds[anchor]);
            worst = Math.max(worst, Math.abs(error + held) * slopes[k]);
        }
        return worst;
    }
}
