package mho.device;

import java.util.function.IntToDoubleFunction;

/** Sample moments, with the standard errors that tests compare against. */
record Moments(int n, double mean, double sd, double excessKurtosis) {
    static Moments of(int n, IntToDoubleFunction sample) {
        double[] values = new double[n];
        double mean = 0;
        for (int k = 0; k < n; k++) {
            values[k] = sample.applyAsDouble(k);
            mean += values[k] / n;
        }
        double second = 0;
        double fourth = 0;
        for (double value : values) {
            double square = (value - mean) * (value - mean);
            second += square / n;
            fourth += square * square / n;
        }
        return new Moments(n, mean, Math.sqrt(second), fourth / (second * second) - 3);
    }

    double errorOfMean() {
        return sd / Math.sqrt(n);
    }

    /** For any distribution: the variance of a sample variance is (fourth moment − variance²)/n. */
    double errorOfSd() {
        return sd / 2 * Math.sqrt((excessKurtosis + 2) / n);
    }
}
