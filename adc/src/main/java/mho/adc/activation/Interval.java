package mho.adc.activation;

/**
 * A closed range of a variable; ends may be infinite.
 *
 * @param low  lower end, in the unit of the variable
 * @param high upper end, same unit
 */
public record Interval(double low, double high) {
    public static final Interval REALS = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(low < high)) {
            throw new IllegalArgumentException("A range needs low < high, but they are %g and %g".formatted(low, high));
        }
    }

    /** Returns the range [−limit, limit]. */
    public static Interval symmetric(double limit) {
        return new Interval(-limit, limit);
    }

    public double width() {
        return high - low;
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Returns the value, moved to the nearer end if it lies outside. */
    public double clamp(double value) {
        return Math.min(Math.max(value, low), high);
    }

    public boolean isFinite() {
        return low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY;
    }
}
