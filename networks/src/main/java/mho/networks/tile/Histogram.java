package mho.networks.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import mho.base.kernel.NormalDistribution;

/**
 * Numbers by how often they occur: the means of equally large shares of them, in rising order.
 *
 * @param low    the smallest
 * @param high   the largest
 * @param values mean of each share
 */
public record Histogram(double low, double high, List<Double> values) {
    /** Shares that are enough for what is linear in the numbers. */
    private static final int BINS = 64;

    /** Shares that show how far their tails go, on which the range of a converter depends. */
    private static final int FINE = 1024;

    /** Numbers of a normal distribution, its tails put into the last shares. */
    private static final double[] NORMAL = normal();

    public Histogram {
        values = List.copyOf(values);
        if (values.isEmpty() || !(low <= high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException(
                    "A histogram needs at least one value between finite ends, but has %d between %g and %g"
                            .formatted(values.size(), low, high));
        }
    }

    /** Returns the histogram of numbers that were seen. */
    public static Histogram of(double[] seen) {
        return of(seen, BINS);
    }

    /** Returns the histogram of numbers that a converter is to cover. */
    static Histogram withTails(double[] seen) {
        return of(seen, FINE);
    }

    private static Histogram of(double[] seen, int most) {
        double[] sorted = seen.clone();
        Arrays.sort(sorted);
        int bins = Math.min(most, sorted.length);
        List<Double> means = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) bin * sorted.length / bins);
            int to = (int) ((long) (bin + 1) * sorted.length / bins);
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += sorted[k];
            }
            means.add(sum / (to - from));
        }
        return new Histogram(sorted[0], sorted[sorted.length - 1], means);
    }

    /** Returns normal numbers around zero of a standard deviation, none beyond the limit. */
    public static Histogram normal(double deviation, double limit) {
        List<Double> means = new ArrayList<>();
        for (double number : NORMAL) {
            means.add(Math.max(-limit, Math.min(limit, deviation * number)));
        }
        return new Histogram(-limit, limit, means);
    }

    /** Means of equally likely shares: (φ(a) − φ(b))·BINS between the quantiles a and b. */
    private static double[] normal() {
        double[] means = new double[BINS];
        double before = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double after = bin == BINS - 1 ? 0 : density(quantile((bin + 1.0) / BINS));
            means[bin] = (before - after) * BINS;
            before = after;
        }
        return means;
    }

    private static double density(double z) {
        return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double quantile(double probability) {
        double low = -9;
        double high = 9;
        for (int k = 0; k < 80; k++) {
            double middle = (low + high) / 2;
            if (NormalDistribution.below(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Of a few of the numbers: histograms are in the keys of what is remembered. */
    @Override
    public int hashCode() {
        return Objects.hash(low, high, values.get(values.size() / 2), values.get(values.size() - 1));
    }

    /** Returns the root of the mean square. */
    double rms() {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.size());
    }

    /** Returns the means of the shares. */
    double[] means() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the shares with both ends. */
    double[] withEnds() {
        double[] all = new double[values.size() + 2];
        all[0] = low;
        for (int k = 0; k < values.size(); k++) {
            all[k + 1] = values.get(k);
        }
        all[all.length - 1] = high;
        return all;
    }
}
