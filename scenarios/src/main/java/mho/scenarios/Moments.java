package mho.scenarios;

/**
 * Mean and standard deviation of a sample.
 *
 * @param mean mean
 * @param sd   standard deviation, with n − 1
 */
record Moments(double mean, double sd) {
    static Moments of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(mean, Math.sqrt(squares / (values.length - 1)));
    }
}
