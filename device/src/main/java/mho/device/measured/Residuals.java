package mho.device.measured;

import mho.base.unit.SI;

/**
 * How well a law fits.
 *
 * @param points         measured values [1]
 * @param determination  R², the share of the variance that the law explains [1]
 * @param rms            root of the mean square residual [S]
 * @param skewness       of the standardised residuals, 0 for a normal distribution [1]
 * @param excessKurtosis of the standardised residuals, 0 for normal, −1.2 for uniform [1]
 * @param normality      probability of a normal sample being at least as far from these two (Jarque–Bera, for hundreds of
 *                       points or more) [1]
 */
public record Residuals(
        int points,
        double determination,
        @SI("S") double rms,
        double skewness,
        double excessKurtosis,
        double normality) {

    /**
     * Returns the figures of a fit.
     *
     * @param measured     values [S]
     * @param fitted       the law's values at the same places [S]
     * @param standardised residuals over their standard deviation [1]
     */
    static Residuals of(double[] measured, double[] fitted, double[] standardised) {
        int n = measured.length;
        double mean = 0;
        for (double value : measured) {
            mean += value / n;
        }
        double total = 0;
        double unexplained = 0;
        for (int k = 0; k < n; k++) {
            total += (measured[k] - mean) * (measured[k] - mean);
            unexplained += (measured[k] - fitted[k]) * (measured[k] - fitted[k]);
        }
        double[] moments = moments(standardised);
        double jarqueBera = n / 6.0 * (moments[0] * moments[0] + moments[1] * moments[1] / 4);
        return new Residuals(
                n,
                total > 0 ? 1 - unexplained / total : 0,
                Math.sqrt(unexplained / n),
                moments[0],
                moments[1],
                // χ² of two degrees of freedom
                StrictMath.exp(-jarqueBera / 2));
    }

    /** Skewness and excess kurtosis; none without spread. */
    private static double[] moments(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double d = value - mean;
            second += d * d / values.length;
            third += d * d * d / values.length;
            fourth += d * d * d * d / values.length;
        }
        return second > 0
                ? new double[] {third / (second * Math.sqrt(second)), fourth / (second * second) - 3}
                : new double[] {0, 0};
    }
}
