package mho.scenarios;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import mho.base.unit.Quantities;

/**
 * The numbers from one to another, as documents write them: plain numbers, or texts with a unit.
 *
 * @param low   value at share 0, in the unit
 * @param high  value at share 1, in the unit
 * @param scale how values are spread
 * @param form  how they are written
 */
record Interval(double low, double high, Axis.Scale scale, Form form) {
    /** More than any setting means; what is behind them is rounding that nobody wants to read. */
    private static final MathContext DIGITS = new MathContext(12);

    Interval {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    "An axis goes from a smaller to a larger value, but from %s and to %s were given"
                            .formatted(form.text(low), form.text(high)));
        }
        if (!(scale == Axis.Scale.LINEAR || low > 0)) {
            throw new IllegalArgumentException(
                    "A logarithmic axis needs values above 0, but begins at %s".formatted(form.text(low)));
        }
    }

    /** How numbers stand in the document. */
    private sealed interface Form {
        Object text(double value);

        /** Whole numbers stay whole, so that they can be set where integers are due. */
        record Whole() implements Form {
            @Override
            public Object text(double value) {
                return value == Math.rint(value) ? (Object) (long) value : (Object) value;
            }
        }

        record Plain() implements Form {
            @Override
            public Object text(double value) {
                return value;
            }
        }

        record WithUnit(String unit) implements Form {
            @Override
            public Object text(double value) {
                return Quantities.exact(value, unit);
            }
        }
    }

    static Interval of(Object from, Object to, Axis.Scale scale) {
        if (from instanceof Number low && to instanceof Number high) {
            boolean whole = from instanceof Long && to instanceof Long;
            return new Interval(
                    low.doubleValue(), high.doubleValue(), scale, whole ? new Form.Whole() : new Form.Plain());
        }
        Optional<String> unit = from instanceof String low ? Quantities.unitIn(low) : Optional.empty();
        if (unit.isEmpty() || !(to instanceof String high)) {
            throw new IllegalArgumentException(
                    "An axis goes from one number to another, or from one text with a unit to another, but from is %s and to is %s"
                            .formatted(from, to));
        }
        return new Interval(
                Quantities.parse((String) from, unit.get()),
                Quantities.parse(high, unit.get()),
                scale,
                new Form.WithUnit(unit.get()));
    }

    /** Returns the value at a share of the way, in the form of the ends. */
    Object at(double share) {
        return form.text(number(share));
    }

    /** Returns the value after so many of all steps; both ends exactly. */
    Object at(int step, int steps) {
        return form.text(number((double) step / steps));
    }

    private double number(double share) {
        if (share == 0 || share == 1) {
            return share == 0 ? low : high;
        }
        double value = low + (high - low) * share;
        if (scale == Axis.Scale.LOG) {
            double logLow = StrictMath.log(low);
            value = StrictMath.exp(logLow + (StrictMath.log(high) - logLow) * share);
        }
        double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
        return Math.min(high, Math.max(low, rounded));
    }
}
