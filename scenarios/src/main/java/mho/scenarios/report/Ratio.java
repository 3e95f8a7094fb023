package mho.scenarios.report;

import mho.base.cost.Band;

/**
 * How many times more another hardware spends, with what the ends of both bands allow:
 *
 * <pre>  low = other.low / ours.high,   nominal = other / ours,   high = other.high / ours.low</pre>
 *
 * <p>Infinite where ours is 0; not a number where both are.
 */
record Ratio(double low, double nominal, double high) {
    static Ratio of(Band other, Band ours) {
        return new Ratio(other.low() / ours.high(), other.nominal() / ours.nominal(), other.high() / ours.low());
    }

    /** Returns the ratio the way round in which {@link #than} says it: of the one that spends more to the other. */
    static Ratio asSaid(Band other, Band ours) {
        return other.nominal() >= ours.nominal() ? of(other, ours) : of(ours, other);
    }

    String text() {
        return text(nominal);
    }

    /** Returns the low and high end in words. */
    String band(String between) {
        return text(low) + between + text(high);
    }

    /** Returns "21.9x", or a dash where there is nothing to divide by. */
    static String text(double ratio) {
        if (!Double.isFinite(ratio)) {
            return "–";
        }
        return (ratio >= 1000 ? Decimal.count(Math.round(ratio)) : Decimal.significant(ratio, 3)) + "x";
    }

    /**
     * Returns how ours compares with another: "21.9 times less energy than", "about the same energy as".
     *
     * @param noun what is compared, as in "energy"
     */
    static String than(double other, double ours, String noun) {
        if (!(ours > 0 && other > 0)) {
            return "not comparable in " + noun + " with";
        }
        String times = Decimal.significant(other >= ours ? other / ours : ours / other, 3);
        if (times.equals("1")) {
            return "about the same " + noun + " as";
        }
        return times + (other > ours ? " times less " : " times more ") + noun + " than";
    }
}
