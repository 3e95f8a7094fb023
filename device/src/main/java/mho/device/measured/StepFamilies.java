package mho.device.measured;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mho.device.Polarity;
import mho.device.PulseStep;
import mho.device.measured.PulseFit.Family;
import mho.device.measured.PulseFit.Step;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The step laws that a fit tries. Each is linear in its numbers but one, which is searched for (variable projection: G. H. Golub, V.
 * Pereyra, SIAM J. Numer. Anal. 10 (1973) 413).
 */
final class StepFamilies {
    private static final double STEEPEST = 8;
    private static final double HIGHEST_POWER = 6;
    private static final int STARTS = 16;

    private StepFamilies() {}

    /** Returns the laws, best first, that move forward at mid-range in both directions. */
    static List<Family> fitted(List<Step> set, List<Step> reset, int entries) {
        List<Step> back = reset.stream().map(Step::mirrored).toList();
        List<Family> families = new ArrayList<>();
        families.add(constant(set, back));
        families.add(linear(set, back));
        families.add(exponential(set, back));
        families.add(power(set, back));
        families.add(table(set, back, entries));
        families.removeIf(family -> !(family.set() > 0 && family.reset() > 0));
        families.sort(PulseFit.byScore());
        return families;
    }

    /** RESET steps come mirrored here, so that both directions climb towards weight one. */
    private static Family constant(List<Step> set, List<Step> reset) {
        Line up = line(set, weight -> 0);
        Line down = line(reset, weight -> 0);
        return new Family(
                candidate("constant step", up, down, 1), new PulseStep.Constant(), up.intercept(), down.intercept());
    }

    /** Δ = c(1 + γw), which is soft bounds where γ = −1. */
    private static Family linear(List<Step> set, List<Step> reset) {
        Line up = line(set, weight -> weight);
        Line down = line(reset, weight -> weight);
        return new Family(
                candidate("linear step", up, down, 2),
                new PulseStep.Linear(up.slope() / up.intercept(), -down.slope() / down.intercept()),
                up.intercept(),
                down.intercept());
    }

    /** Δ = c(1 − A·e^(γw)). */
    private static Family exponential(List<Step> set, List<Step> reset) {
        double up = search(0.05, STEEPEST, rate -> exponentialLine(set, rate).squares());
        double down =
                search(0.05, STEEPEST, rate -> exponentialLine(reset, rate).squares());
        Line upper = exponentialLine(set, up);
        Line lower = exponentialLine(reset, down);
        return new Family(
                candidate("exponential step", upper, lower, 3),
                new PulseStep.Exponential(
                        -upper.slope() / upper.intercept(), -lower.slope() / lower.intercept(), up, down, 1, 0),
                upper.intercept(),
                lower.intercept());
    }

    private static Line exponentialLine(List<Step> steps, double rate) {
        return line(steps, weight -> StrictMath.exp(rate * weight));
    }

    /** Δ = c·((1 − w)/2)^γ. */
    private static Family power(List<Step> set, List<Step> reset) {
        double up = search(0, HIGHEST_POWER, exponent -> ray(set, exponent).squares());
        double down = search(0, HIGHEST_POWER, exponent -> ray(reset, exponent).squares());
        Line upper = ray(set, up);
        Line lower = ray(reset, down);
        return new Family(
                candidate("power step", upper, lower, 2), new PulseStep.Power(up, down), upper.slope(), lower.slope());
    }

    /** Means of the steps about equally spaced weights, each step shared by its two neighbours. */
    private static Family table(List<Step> set, List<Step> reset, int entries) {
        Table up = Table.of(set, entries);
        Table down = Table.of(reset, entries);
        List<Double> mirrored = new ArrayList<>(down.entries());
        Collections.reverse(mirrored);
        double size = Math.max(up.largest(), down.largest());
        return new Family(
                new Candidate(
                        "table of " + entries,
                        2 * entries,
                        Candidate.score(up.squares(), set.size(), entries)
                                + Candidate.score(down.squares(), reset.size(), entries)),
                new PulseStep.Piecewise(
                        up.entries().stream().map(entry -> entry / size).toList(),
                        mirrored.stream().map(entry -> entry / size).toList()),
                size,
                size);
    }

    private static Candidate candidate(String name, Line up, Line down, int each) {
        return new Candidate(
                name,
                2 * each,
                Candidate.score(up.squares(), up.points(), each)
                        + Candidate.score(down.squares(), down.points(), each));
    }

    private interface Function {
        double at(double x);
    }

    /**
     * A least-squares line.
     *
     * @param intercept a [1]
     * @param slope     b [1]
     * @param squares   sum of the squared residuals [1]
     * @param points    fitted [1]
     */
    private record Line(double intercept, double slope, double squares, int points) {}

    /** Steps against a + b·f(w); where f does not vary, against a. */
    private static Line line(List<Step> steps, Function function) {
        SimpleRegression regression = new SimpleRegression();
        steps.forEach(step -> regression.addData(function.at(step.weight()), step.advance()));
        boolean varies = regression.getXSumSquares() > 0;
        double slope = varies ? regression.getSlope() : 0;
        double mean = steps.stream().mapToDouble(Step::advance).average().orElseThrow();
        double centre = steps.stream()
                .mapToDouble(step -> function.at(step.weight()))
                .average()
                .orElseThrow();
        double intercept = mean - slope * centre;
        double squares = steps.stream()
                .mapToDouble(step -> step.advance() - intercept - slope * function.at(step.weight()))
                .map(residual -> residual * residual)
                .sum();
        return new Line(intercept, slope, squares, steps.size());
    }

    /** Steps against b·((1 − w)/2)^γ. */
    private static Line ray(List<Step> steps, double exponent) {
        double products = 0;
        double norm = 0;
        for (Step step : steps) {
            double basis = StrictMath.pow(Math.max(0, (1 - step.weight()) / 2), exponent);
            products += basis * step.advance();
            norm += basis * basis;
        }
        double slope = norm > 0 ? products / norm : 0;
        double squares = 0;
        for (Step step : steps) {
            double residual = step.advance() - slope * StrictMath.pow(Math.max(0, (1 - step.weight()) / 2), exponent);
            squares += residual * residual;
        }
        return new Line(0, slope, squares, steps.size());
    }

    /** The best of a grid, improved by Brent's method between its neighbours. */
    private static double search(double low, double high, Function squares) {
        double pitch = (high - low) / STARTS;
        int best = 0;
        for (int k = 1; k <= STARTS; k++) {
            best = squares.at(low + k * pitch) < squares.at(low + best * pitch) ? k : best;
        }
        double from = Math.max(low, low + (best - 1) * pitch);
        double to = Math.min(high, low + (best + 1) * pitch);
        return new BrentOptimizer(1e-8, 1e-10)
                .optimize(
                        new MaxEval(1000),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(squares::at),
                        new SearchInterval(from, to))
                .getPoint();
    }

    /**
     * A table of mean steps.
     *
     * @param entries from weight −1 to 1 [1]
     * @param squares sum of the squared residuals of its interpolation [1]
     */
    private record Table(List<Double> entries, double squares) {
        static Table of(List<Step> steps, int count) {
            double[] sums = new double[count];
            double[] weights = new double[count];
            for (Step step : steps) {
                double place = Math.min(Math.max((step.weight() + 1) / 2, 0), 1) * (count - 1);
                int k = Math.min((int) place, count - 2);
                double share = place - k;
                sums[k] += (1 - share) * step.advance();
                weights[k] += 1 - share;
                sums[k + 1] += share * step.advance();
                weights[k + 1] += share;
            }
            List<Double> entries = new ArrayList<>();
            for (int k = 0; k < count; k++) {
                entries.add(weights[k] > 0 ? sums[k] / weights[k] : nearest(sums, weights, k));
            }
            PulseStep table = new PulseStep.Piecewise(entries, entries);
            double squares = steps.stream()
                    .mapToDouble(step -> step.advance() - table.factor(step.weight(), Polarity.SET, -1, 1))
                    .map(residual -> residual * residual)
                    .sum();
            return new Table(entries, squares);
        }

        /** A state that was never met takes the step of the nearest that was. */
        private static double nearest(double[] sums, double[] weights, int place) {
            for (int distance = 1; distance < sums.length; distance++) {
                for (int k : new int[] {place - distance, place + distance}) {
                    if (k >= 0 && k < sums.length && weights[k] > 0) {
                        return sums[k] / weights[k];
                    }
                }
            }
            return 0;
        }

        double largest() {
            return entries.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }
}
