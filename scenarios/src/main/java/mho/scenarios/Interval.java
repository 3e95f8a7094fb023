package mho.scenarios;

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
    /** Powers and roots of whole numbers come out whole but for rounding. */
    private static final double ROUNDING = 1e-9;

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
                double rounded = Math.rint(value);
                boolean whole = Math.abs(value - rounded) <= ROUNDING * Math.max(1, Math.abs(value));
                return whole ? (Object) (long) rounded : (Object) value;
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
        if (scale == Axis.Scale.LINEAR) {
            return low + (high - low) * share;
        }
        double logLow = StrictMath.log(low);
        double value = StrictMath.exp(logLow + (StrictMath.log(high) - logLow) * share);
        return Math.min(high, Math.max(low, value));
    }
}
