package mho.scenarios;

import java.math.BigDecimal;
import java.math.MathContext;
import mho.base.unit.Quantities;

/** How near a number must be to the one that it is compared with. */
public sealed interface Tolerance {
    boolean accepts(double expected, double found);

    /** Returns the tolerance in words. */
    String text();

    /** Returns the tolerance in words, for numbers of a unit. */
    default String text(String unit) {
        return text();
    }

    /**
     * A largest difference.
     *
     * @param difference in the unit of the numbers
     */
    record Within(double difference) implements Tolerance {
        @Override
        public boolean accepts(double expected, double found) {
            return Math.abs(found - expected) <= difference;
        }

        @Override
        public String text() {
            return difference == 0 ? "exactly" : "within " + plain(difference);
        }

        /** With a prefix where the unit has one: within 4.28 pJ. */
        @Override
        public String text(String unit) {
            return difference == 0 || unit.isEmpty() || !Quantities.knows(unit)
                    ? text()
                    : "within " + Quantities.format(difference, unit);
        }
    }

    /**
     * A largest ratio, either way.
     *
     * @param ratio larger than 1 [1]
     */
    record Factor(double ratio) implements Tolerance {
        @Override
        public boolean accepts(double expected, double found) {
            return found * ratio >= expected && found <= expected * ratio;
        }

        @Override
        public String text() {
            return "within a factor of " + plain(ratio);
        }
    }

    /**
     * A largest ratio, either way, of numbers that are not both negligible.
     *
     * @param ratio larger than 1 [1]
     * @param floor numbers up to this are all alike, in the unit of the numbers
     */
    record FactorAbove(double ratio, double floor) implements Tolerance {
        @Override
        public boolean accepts(double expected, double found) {
            return Math.max(expected, found) <= floor || new Factor(ratio).accepts(expected, found);
        }

        @Override
        public String text() {
            return "%s or both below %s".formatted(new Factor(ratio).text(), plain(floor));
        }
    }

    /** The number is a lower bound. */
    record AtLeast() implements Tolerance {
        @Override
        public boolean accepts(double expected, double found) {
            return found >= expected;
        }

        @Override
        public String text() {
            return "at least";
        }
    }

    /** The number is an upper bound. */
    record AtMost() implements Tolerance {
        @Override
        public boolean accepts(double expected, double found) {
            return found <= expected;
        }

        @Override
        public String text() {
            return "at most";
        }
    }

    private static String plain(double number) {
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros();
        return rounded.scale() > 6 || rounded.scale() < -6 ? rounded.toString() : rounded.toPlainString();
    }
}
