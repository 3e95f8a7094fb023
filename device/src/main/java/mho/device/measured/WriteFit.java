package mho.device.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mho.base.unit.SI;
import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.PolynomialError;
import mho.device.PolynomialError.Shape;
import mho.device.ReadNoise;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoint;

/**
 * A statistical cell fitted to measured writes: bias and standard deviation as polynomials of the target, drift as a power of
 * time if there are later reads.
 *
 * <p>The reads at the earliest time make the programming error; age zero of the fitted cell is that time. Writes are
 * grouped by target. The deviation is fitted to those of the groups, each weighed with its degrees of freedom, then the bias to
 * all points, each weighed with the fitted variance; the order of each is that of the lowest criterion χ² + k·ln n.
 *
 * @param programming the error law
 * @param range       lowest to highest measured target: the law does not extrapolate
 * @param drift       power of time, or none
 * @param groups      the writes by target
 * @param biasOrders  orders tried for the bias
 * @param spreadOrders orders tried for the deviation
 * @param residuals   of the error law
 * @param exponents   drift exponents by target, empty without later reads
 */
public record WriteFit(
        PolynomialError programming,
        ConductanceRange range,
        Drift drift,
        List<Group> groups,
        List<Candidate> biasOrders,
        List<Candidate> spreadOrders,
        Residuals residuals,
        List<DriftExponent> exponents) {
    private static final int HIGHEST_ORDER = 3;
    private static final int FEWEST_IN_GROUP = 3;
    /** Half way between the excess kurtosis of a normal and that of a uniform distribution. */
    private static final double FLAT = -0.6;
    /** No target may outweigh the others by more than this allows, in pooled deviations. */
    private static final double LEAST_SPREAD = 0.05;

    /**
     * Writes to one target.
     *
     * @param target    asked for [S]
     * @param count     of writes [1]
     * @param bias      mean error [S]
     * @param deviation standard deviation of the error [S]
     */
    public record Group(
            @SI("S") double target,
            int count,
            @SI("S") double bias,
            @SI("S") double deviation) {}

    /**
     * Fits a cell.
     *
     * @throws IllegalArgumentException if there are fewer than two targets or fewer than three first reads of one
     */
    public static WriteFit of(List<WriteSample> samples) {
        List<WriteSample> first = firstReads(samples);
        List<Group> groups = grouped(first);
        double fullScale = groups.get(groups.size() - 1).target();
        double pooled = pooledDeviation(groups);
        Choice spread = choose(groups.size(), order -> spreadFit(groups, fullScale, pooled, order));
        PolynomialError centred = new PolynomialError(List.of(), spread.coefficients(), fullScale, Shape.NORMAL);
        Choice bias = choose(groups.size(), order -> biasFit(first, centred, pooled, order));
        PolynomialError normal =
                new PolynomialError(bias.coefficients(), spread.coefficients(), fullScale, Shape.NORMAL);
        Residuals residuals = residuals(first, normal);
        Shape shape = residuals.excessKurtosis() < FLAT ? Shape.UNIFORM : Shape.NORMAL;
        DriftFit drift = DriftFit.of(samples, fullScale);
        return new WriteFit(
                new PolynomialError(bias.coefficients(), spread.coefficients(), fullScale, shape),
                new ConductanceRange(groups.get(0).target(), fullScale),
                drift.law(),
                groups,
                bias.candidates(),
                spread.candidates(),
                residuals,
                drift.exponents());
    }

    /** Returns the cell: no read noise, no faults, area and pulses of {@link CellCost#DEFAULT}, all of which were not measured. */
    public CellSpec cell() {
        return new CellSpec(range, programming, drift, new ReadNoise.None(), CellFaults.NONE, CellCost.DEFAULT);
    }

    private static List<WriteSample> firstReads(List<WriteSample> samples) {
        double earliest = samples.stream()
                .mapToDouble(WriteSample::time)
                .min()
                .orElseThrow(() -> new IllegalArgumentException("A fit needs measured writes, but there are none"));
        return samples.stream().filter(sample -> sample.time() == earliest).toList();
    }

    private static List<Group> grouped(List<WriteSample> first) {
        Map<Double, List<WriteSample>> byTarget = new TreeMap<>();
        first.forEach(sample -> byTarget.computeIfAbsent(sample.target(), target -> new ArrayList<>())
                .add(sample));
        List<Group> groups = new ArrayList<>();
        byTarget.forEach((target, writes) -> groups.add(group(target, writes)));
        if (groups.size() < 2) {
            throw new IllegalArgumentException("A fit needs writes to two targets or more, but there is only %g S"
                    .formatted(groups.get(0).target()));
        }
        return groups;
    }

    private static Group group(double target, List<WriteSample> writes) {
        int n = writes.size();
        if (n < FEWEST_IN_GROUP) {
            throw new IllegalArgumentException(
                    "A fit needs %d first reads or more of each target, but there are %d of %g S. Round the targets if they differ by little."
                            .formatted(FEWEST_IN_GROUP, n, target));
        }
        double mean =
                writes.stream().mapToDouble(write -> write.reached() - target).sum() / n;
        double squares = writes.stream()
                .mapToDouble(write -> write.reached() - target - mean)
                .map(error -> error * error)
                .sum();
        return new Group(target, n, mean, Math.sqrt(squares / (n - 1)));
    }

    private static double pooledDeviation(List<Group> groups) {
        double squares = groups.stream()
                .mapToDouble(group -> (group.count() - 1) * group.deviation() * group.deviation())
                .sum();
        double freedom = groups.stream().mapToInt(group -> group.count() - 1).sum();
        // data without any spread are still data
        return Math.max(
                Math.sqrt(squares / freedom),
                1e-9 * groups.get(groups.size() - 1).target());
    }

    private record Tried(List<Double> coefficients, double score) {}

    private record Choice(List<Double> coefficients, List<Candidate> candidates) {}

    private interface Attempt {
        Tried of(int order);
    }

    /** Tries orders up to one below the number of targets. */
    private static Choice choose(int groups, Attempt attempt) {
        List<Candidate> candidates = new ArrayList<>();
        Tried best = null;
        for (int order = 0; order <= Math.min(HIGHEST_ORDER, groups - 1); order++) {
            Tried tried = attempt.of(order);
            candidates.add(new Candidate("order " + order, order + 1, tried.score()));
            best = best == null || tried.score() < best.score() ? tried : best;
        }
        return new Choice(best.coefficients(), List.copyOf(candidates));
    }

    /** Errors over the pooled deviation, weighed with the fitted variance at their target: χ² + k·ln n. */
    private static Tried biasFit(List<WriteSample> first, PolynomialError spread, double pooled, int order) {
        List<WeightedObservedPoint> points = first.stream()
                .map(sample -> new WeightedObservedPoint(
                        1 / square(Math.max(spread.deviationAt(sample.target()) / pooled, LEAST_SPREAD)),
                        sample.target() / spread.fullScale(),
                        (sample.reached() - sample.target()) / pooled))
                .toList();
        return fit(points, order, pooled, first.size());
    }

    /** The deviation of n normal errors itself has the variance σ²/(2(n − 1)). */
    private static Tried spreadFit(List<Group> groups, double fullScale, double pooled, int order) {
        List<WeightedObservedPoint> points = groups.stream()
                .map(group -> new WeightedObservedPoint(
                        2.0 * (group.count() - 1), group.target() / fullScale, group.deviation() / pooled))
                .toList();
        return fit(points, order, pooled, groups.size());
    }

    private static Tried fit(List<WeightedObservedPoint> points, int order, double scale, int count) {
        double[] coefficients = PolynomialCurveFitter.create(order).fit(points);
        double chiSquare = 0;
        for (WeightedObservedPoint point : points) {
            double value = 0;
            for (int k = order; k >= 0; k--) {
                value = value * point.getX() + coefficients[k];
            }
            chiSquare += point.getWeight() * square(point.getY() - value);
        }
        List<Double> scaled = new ArrayList<>();
        for (double coefficient : coefficients) {
            scaled.add(coefficient * scale);
        }
        return new Tried(scaled, chiSquare + (order + 1) * StrictMath.log(count));
    }

    private static Residuals residuals(List<WriteSample> first, PolynomialError law) {
        int n = first.size();
        double[] measured = new double[n];
        double[] fitted = new double[n];
        double[] standardised = new double[n];
        for (int k = 0; k < n; k++) {
            WriteSample sample = first.get(k);
            measured[k] = sample.reached();
            fitted[k] = sample.target() + law.biasAt(sample.target());
            double deviation = law.deviationAt(sample.target());
            standardised[k] = deviation > 0 ? (measured[k] - fitted[k]) / deviation : 0;
        }
        return Residuals.of(measured, fitted, standardised);
    }

    private static double square(double value) {
        return value * value;
    }
}
