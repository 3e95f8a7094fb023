package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import mho.base.unit.Quantities;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Scale;

/**
 * An axis laid over an interval of values: marks with their texts, and where a value lies.
 *
 * @param label  name and unit of the axis
 * @param low    value at its beginning [SI]
 * @param high   value at its end [SI]
 * @param places law of the places: the identity or a logarithm
 * @param marks  marks
 */
record Ticks(String label, double low, double high, DoubleUnaryOperator places, List<Mark> marks) {
    private static final int MOST = 6;
    private static final int MOST_DECADES = 9;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /**
     * A mark.
     *
     * @param value where [SI]
     * @param text  what it says
     */
    record Mark(double value, String text) {}

    /** Returns the axis over the given values. */
    static Ticks of(Axis axis, double low, double high) {
        return axis.scale() == Scale.LOGARITHMIC ? logarithmic(axis, low, high) : linear(axis, low, high);
    }

    /** Returns the share of the axis that lies below a value. */
    double place(double value) {
        double from = places.applyAsDouble(low);
        return (places.applyAsDouble(value) - from) / (places.applyAsDouble(high) - from);
    }

    private static Ticks linear(Axis axis, double from, double to) {
        double half = from < to ? 0 : from == 0 ? 1 : Math.abs(from) / 2;
        double low = from - half;
        double high = to + half;
        double step = step((high - low) / MOST);
        Prefix prefix = Prefix.of(Math.max(Math.abs(low), Math.abs(high)), axis.unit());
        List<Mark> marks = new ArrayList<>();
        for (long n = (long) Math.ceil(low / step - 1e-9); n * step <= high + 1e-9 * step; n++) {
            marks.add(new Mark(n * step, Decimal.significant(n * step / prefix.factor(), 6)));
        }
        String label = prefix.unit().isEmpty() ? axis.name() : "%s [%s]".formatted(axis.name(), prefix.unit());
        return new Ticks(label, low, high, value -> value, marks);
    }

    /** The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below a width. */
    private static double step(double width) {
        int exponent = (int) Math.floor(StrictMath.log10(width));
        double power = StrictMath.pow(10, exponent);
        for (double step : STEPS) {
            if (step * power >= width * (1 - 1e-9)) {
                // divided where the power is negative, so that marks are the nearest doubles
                return exponent < 0 ? step / StrictMath.pow(10, -exponent) : step * power;
            }
        }
        return 10 * power;
    }

    private static Ticks logarithmic(Axis axis, double low, double high) {
        int first = (int) Math.ceil(StrictMath.log10(low) - 1e-9);
        int last = (int) Math.floor(StrictMath.log10(high) + 1e-9);
        int stride = 1 + (last - first) / MOST_DECADES;
        List<Mark> marks = new ArrayList<>();
        for (int decade = first; decade <= last; decade += stride) {
            double value = StrictMath.pow(10, decade);
            String text = axis.unit().equals("s") && decade > 1
                    ? Quantities.duration(value, 2)
                    : Reading.of(value, axis.unit());
            marks.add(new Mark(value, text));
        }
        String label = axis.unit().equals("s") || axis.unit().isEmpty()
                ? axis.name()
                : "%s [%s]".formatted(axis.name(), axis.unit());
        return new Ticks(label, low, high, StrictMath::log10, marks);
    }

    /**
     * The prefix that suits a size.
     *
     * @param factor what it stands for
     * @param unit   the unit with it
     */
    private record Prefix(double factor, String unit) {
        static Prefix of(double size, String unit) {
            if (!Quantities.knows(unit) || size == 0) {
                return new Prefix(1, unit);
            }
            String text = Quantities.format(size, unit);
            String prefixed = text.substring(text.indexOf(' ') + 1);
            return new Prefix(Quantities.parse("1 " + prefixed, unit), prefixed);
        }
    }
}
