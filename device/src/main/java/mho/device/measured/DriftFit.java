package mho.device.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mho.device.Drift;
import mho.device.StateLaw;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Drift exponents from reads at several times.
 *
 * <pre>
 *   ln G = ln G₁ − ν·ln(t/t₁)            for each target, over all its reads; t₁ is the earliest time
 *   ν̄(ĝ) = slope·ln ĝ + offset          over targets, within the measured exponents; constant for fewer than three
 *   var ln G(t) = var ln G₁ + s²·ln²(t/t₁)  pooled over targets, which gives the spread s of ν from cell to cell
 * </pre>
 *
 * @param law       the drift
 * @param exponents by target
 */
record DriftFit(Drift law, List<DriftExponent> exponents) {
    private static final int FEWEST_FOR_SLOPE = 3;

    static DriftFit of(List<WriteSample> samples, double fullScale) {
        double earliest = samples.stream().mapToDouble(WriteSample::time).min().orElseThrow();
        boolean later = samples.stream().anyMatch(sample -> sample.time() > earliest);
        if (!later) {
            return new DriftFit(new Drift.None(), List.of());
        }
        if (!(earliest > 0)) {
            throw new IllegalArgumentException(
                    "A fit of drift needs times > 0, but the first is 0 s. Give the time from the end of programming to the read.");
        }
        Map<Double, List<WriteSample>> byTarget = new TreeMap<>();
        samples.stream()
                .filter(sample -> sample.target() > 0 && sample.reached() > 0)
                .forEach(sample -> byTarget.computeIfAbsent(sample.target(), target -> new ArrayList<>())
                        .add(sample));
        List<DriftExponent> exponents = new ArrayList<>();
        byTarget.forEach((target, reads) -> {
            if (reads.stream().anyMatch(read -> read.time() > earliest)) {
                exponents.add(exponent(target, reads, earliest));
            }
        });
        double spread = spread(byTarget, earliest);
        StateLaw mean = mean(exponents, fullScale);
        return new DriftFit(
                new Drift.PowerLaw(
                        mean, new StateLaw.Constant(spread), earliest, fullScale, latest(byTarget) - earliest),
                List.copyOf(exponents));
    }

    /** When the last reads were made: nothing is known of older cells [s]. */
    private static double latest(Map<Double, List<WriteSample>> byTarget) {
        return byTarget.values().stream()
                .flatMap(List::stream)
                .mapToDouble(WriteSample::time)
                .max()
                .orElseThrow();
    }

    private static DriftExponent exponent(double target, List<WriteSample> reads, double earliest) {
        SimpleRegression line = new SimpleRegression();
        reads.forEach(read -> line.addData(StrictMath.log(read.time() / earliest), StrictMath.log(read.reached())));
        if (line.getN() < 3 || !(line.getXSumSquares() > 0)) {
            throw new IllegalArgumentException(
                    "A drift exponent needs three reads or more at two times or more, but %g S has %d"
                            .formatted(target, line.getN()));
        }
        return new DriftExponent(target, -line.getSlope(), line.getSlopeStdErr(), line.getRSquare(), (int) line.getN());
    }

    /** An exponent below zero would be a rise; the law knows none and is cut there. */
    private static StateLaw mean(List<DriftExponent> exponents, double fullScale) {
        double low =
                exponents.stream().mapToDouble(DriftExponent::exponent).min().orElseThrow();
        double high =
                exponents.stream().mapToDouble(DriftExponent::exponent).max().orElseThrow();
        low = Math.max(0, low);
        high = Math.max(0, high);
        SimpleRegression line = new SimpleRegression();
        exponents.forEach(each -> line.addData(StrictMath.log(each.target() / fullScale), each.exponent()));
        if (exponents.size() < FEWEST_FOR_SLOPE) {
            double mean = exponents.stream()
                    .mapToDouble(DriftExponent::exponent)
                    .average()
                    .orElseThrow();
            return new StateLaw.Constant(Math.max(0, mean));
        }
        return new StateLaw.Logarithmic(line.getSlope(), line.getIntercept(), low, high);
    }

    /** Variances of ln G about their means at each target and time, over ln²(t/t₁). */
    private static double spread(Map<Double, List<WriteSample>> byTarget, double earliest) {
        SimpleRegression line = new SimpleRegression();
        byTarget.values().forEach(reads -> {
            Map<Double, SumOfLogs> byTime = new TreeMap<>();
            reads.forEach(read ->
                    byTime.computeIfAbsent(read.time(), time -> new SumOfLogs()).add(StrictMath.log(read.reached())));
            byTime.forEach((time, sum) -> {
                if (sum.count > 2) {
                    double logarithm = StrictMath.log(time / earliest);
                    line.addData(logarithm * logarithm, sum.variance());
                }
            });
        });
        double slope = line.getN() > 2 ? line.getSlope() : 0;
        return Math.sqrt(Math.max(0, Double.isNaN(slope) ? 0 : slope));
    }

    private static final class SumOfLogs {
        private int count;
        private double sum;
        private double squares;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
        }

        double variance() {
            return Math.max(0, (squares - sum * sum / count) / (count - 1));
        }
    }
}
