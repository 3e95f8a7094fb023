package mho.base.cost;

/**
 * A number with the interval in which honest sources put it: low, nominal, high. Bands of parts add end to end, which
 * is the widest honest interval of the sum (the errors of the parts are not independent: they share a node and a year).
 *
 * @param low     lowest credible value, in the unit of the quantity
 * @param nominal the value to quote, same unit
 * @param high    highest credible value, same unit
 */
public record Band(double low, double nominal, double high) {
    public static final Band ZERO = new Band(0, 0, 0);
    /** Factors of a number that has no band. */
    public static final Band EXACT = new Band(1, 1, 1);

    public Band {
        if (!(0 <= low && low <= nominal && nominal <= high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A band needs 0 <= low <= nominal <= high, but they are %g, %g and %g"
                    .formatted(low, nominal, high));
        }
    }

    /** Returns the band of the sum. */
    public Band plus(Band other) {
        return new Band(low + other.low, nominal + other.nominal, high + other.high);
    }

    /** Returns the band of the larger of both. */
    public Band larger(Band other) {
        return new Band(Math.max(low, other.low), Math.max(nominal, other.nominal), Math.max(high, other.high));
    }

    /** Returns whether it is a single number. */
    public boolean isExact() {
        return low == high;
    }

    /** Returns this band, each end multiplied: {@code factors.times(energy)} turns factors into joules. */
    public Band times(double factor) {
        return factor == 1 ? this : new Band(low * factor, nominal * factor, high * factor);
    }
}
