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
    /** A logarithmic axis whose ends have less than this ratio has marks between decades. */
    private static final double NARROW = 100;

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
        if (high < NARROW * low) {
            return narrow(axis, low, high);
        }
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
        // the marks have their units
        return new Ticks(axis.name(), low, high, StrictMath::log10, marks);
    }

    /** Decades alone would leave less than two decades with a mark or none. */
    private static Ticks narrow(Axis axis, double from, double to) {
        double low = from < to ? from : from / 2;
        double high = from < to ? to : 2 * to;
        boolean timed = axis.unit().equals("s");
        Prefix prefix = timed ? new Prefix(1, "") : Prefix.of(high, axis.unit());
        List<Mark> marks = inside(low, high).stream()
                .map(value -> new Mark(
                        value,
                        timed ? Reading.of(value, axis.unit()) : Decimal.significant(value / prefix.factor(), 6)))
                .toList();
        String label = prefix.unit().isEmpty() ? axis.name() : "%s [%s]".formatted(axis.name(), prefix.unit());
        return new Ticks(label, low, high, StrictMath::log10, marks);
    }

    /** Values at 1, 2 and 5 times powers of ten; even steps where there are not two of these. */
    private static List<Double> inside(double low, double high) {
        List<Double> values = new ArrayList<>();
        int last = (int) Math.floor(StrictMath.log10(high) + 1e-9);
        for (int decade = (int) Math.floor(StrictMath.log10(low)); decade <= last; decade++) {
            for (int times : new int[] {1, 2, 5}) {
                // divided where the power is negative, so that marks are the nearest doubles
                double value = decade < 0 ? times / StrictMath.pow(10, -decade) : times * StrictMath.pow(10, decade);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    values.add(value);
                }
            }
        }
        return values.size() >= 2
                ? values
                : linear(Axis.linear("", ""), low, high).marks().stream()
                        .map(Mark::value)
                        .toList();
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
