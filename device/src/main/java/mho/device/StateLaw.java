package mho.device;

import java.util.List;
import mho.base.kernel.Elementary;

/**
 * A coefficient without a unit that depends on a cell's state ĝ = G/G_fs, such as a drift exponent. Callers hand over
 * ln ĝ with ĝ, so that two coefficients of a cell take one logarithm.
 */
public sealed interface StateLaw {
    /** Below this relative conductance its logarithm stays what it is here. */
    double FLOOR = 1e-7;

    /**
     * Returns the coefficient [1].
     *
     * @param relative  ĝ [1]
     * @param logarithm {@link #logarithm} of ĝ [1]
     */
    double at(double relative, double logarithm);

    /** Returns the coefficient at ĝ [1]. */
    default double at(double relative) {
        return at(relative, logarithm(relative));
    }

    /** Returns ln ĝ, of at least 1e-7 [1]. */
    static double logarithm(double relative) {
        return Elementary.log(Math.max(relative, FLOOR));
    }

    /**
     * The same in every state.
     *
     * @param value the coefficient [1]
     */
    record Constant(double value) implements StateLaw {
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A coefficient must be finite, but is %g".formatted(value));
            }
        }

        @Override
        public double at(double relative, double logarithm) {
            return value;
        }
    }

    /**
     * Linear in the logarithm of the state, within limits.
     *
     * <pre>  v = min(max(slope·ln ĝ + offset, low), high)</pre>
     *
     * @param slope  per unit of ln ĝ [1]
     * @param offset value at full scale [1]
     * @param low    lower limit [1]
     * @param high   upper limit [1]
     */
    record Logarithmic(double slope, double offset, double low, double high) implements StateLaw {
        public Logarithmic {
            if (!(low <= high && Double.isFinite(slope + offset + low + high))) {
                throw new IllegalArgumentException(
                        "A clipped law needs finite numbers and low <= high, but they are %g and %g"
                                .formatted(low, high));
            }
        }

        @Override
        public double at(double relative, double logarithm) {
            return Math.min(Math.max(slope * logarithm + offset, low), high);
        }
    }

    /**
     * Falling with a power of the state, up to a ceiling.
     *
     * <pre>  v = min(factor / max(ĝ^power, 1e-3), ceiling)</pre>
     *
     * @param factor  value at full scale [1]
     * @param power   exponent [1]
     * @param ceiling upper limit [1]
     */
    record Power(double factor, double power, double ceiling) implements StateLaw {
        private static final double SMALLEST = 1e-3;

        public Power {
            if (!(factor >= 0 && power >= 0 && ceiling >= 0 && Double.isFinite(factor + power + ceiling))) {
                throw new IllegalArgumentException(
                        "A power of the state needs a factor, power and ceiling >= 0, but they are %g, %g and %g"
                                .formatted(factor, power, ceiling));
            }
        }

        @Override
        public double at(double relative, double logarithm) {
            return Math.min(factor / Math.max(Elementary.exp(power * logarithm), SMALLEST), ceiling);
        }
    }

    /**
     * A polynomial of the state.
     *
     * <pre>  v = c₀ + c₁ĝ + c₂ĝ² + …</pre>
     *
     * @param coefficients c₀, c₁ and so on [1]
     */
    record Polynomial(List<Double> coefficients) implements StateLaw {
        public Polynomial {
            coefficients = List.copyOf(coefficients);
            if (coefficients.isEmpty() || !coefficients.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "A polynomial needs one finite coefficient or more, but they are %s".formatted(coefficients));
            }
        }

        /** Returns the polynomial of these coefficients [1], lowest power first. */
        public static Polynomial of(Double... coefficients) {
            return new Polynomial(List.of(coefficients));
        }

        @Override
        public double at(double relative, double logarithm) {
            double sum = 0;
            for (int power = coefficients.size() - 1; power >= 0; power--) {
                sum = coefficients.get(power) + relative * sum;
            }
            return sum;
        }
    }

    /**
     * The inverse of a straight line.
     *
     * <pre>  v = 1/(slope·ĝ + offset)</pre>
     *
     * @param slope  per unit of ĝ [1]
     * @param offset at ĝ = 0 [1]
     */
    record Reciprocal(double slope, double offset) implements StateLaw {
        public Reciprocal {
            if (!(slope >= 0 && offset > 0 && Double.isFinite(slope + offset))) {
                throw new IllegalArgumentException(
                        "A reciprocal needs a slope >= 0 and an offset > 0, but they are %g and %g"
                                .formatted(slope, offset));
            }
        }

        @Override
        public double at(double relative, double logarithm) {
            return 1 / (slope * relative + offset);
        }
    }

    /**
     * One law below a state, another from there on.
     *
     * @param boundary ĝ at which the second law begins [1]
     * @param below    law of smaller states
     * @param above    law of the boundary and larger states
     */
    record Split(double boundary, StateLaw below, StateLaw above) implements StateLaw {
        public Split {
            if (!(boundary > 0 && Double.isFinite(boundary))) {
                throw new IllegalArgumentException(
                        "Two laws of the state need a boundary > 0 between them, but it is %g".formatted(boundary));
            }
        }

        @Override
        public double at(double relative, double logarithm) {
            return relative < boundary ? below.at(relative, logarithm) : above.at(relative, logarithm);
        }
    }

    /**
     * A point of a table.
     *
     * @param relative ĝ [1]
     * @param value    the coefficient there [1]
     */
    record Point(double relative, double value) {
        public Point {
            if (!(relative >= 0 && Double.isFinite(relative + value))) {
                throw new IllegalArgumentException(
                        "A point needs a state >= 0 and a finite value, but they are %g and %g"
                                .formatted(relative, value));
            }
        }
    }

    /**
     * Linear between the points of a table; beyond them the end value holds.
     *
     * @param points at least one, states rising
     */
    record Table(List<Point> points) implements StateLaw {
        public Table {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("A table of a coefficient needs at least one point");
            }
            for (int k = 1; k < points.size(); k++) {
                double before = points.get(k - 1).relative();
                double after = points.get(k).relative();
                if (!(before < after)) {
                    throw new IllegalArgumentException(
                            "A table of a coefficient needs rising states, but %g comes before %g"
                                    .formatted(before, after));
                }
            }
        }

        @Override
        public double at(double relative, double logarithm) {
            int k = 0;
            while (k < points.size() && points.get(k).relative() < relative) {
                k++;
            }
            if (k == 0 || k == points.size()) {
                return points.get(Math.max(0, k - 1)).value();
            }
            Point below = points.get(k - 1);
            Point above = points.get(k);
            double share = (relative - below.relative()) / (above.relative() - below.relative());
            return below.value() + share * (above.value() - below.value());
        }
    }
}
