package mho.device;

import mho.base.unit.SI;

/**
 * The conductances that a cell can be programmed to.
 *
 * @param min conductance of the high-resistance state [S]
 * @param max conductance of the low-resistance state [S]
 */
public record ConductanceRange(@SI("S") double min, @SI("S") double max) {
    public ConductanceRange {
        if (!(0 <= min && min < max && max < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A conductance range needs 0 <= min < max, but min is %g S and max is %g S".formatted(min, max));
        }
    }

    /** Returns max / min; infinite if the high-resistance state does not conduct. */
    public double onOffRatio() {
        return max / min;
    }

    /** Returns the width max − min [S]. */
    @SI("S")
    public double span() {
        return max - min;
    }

    /** Returns whether a conductance [S] lies in the range, rounding aside. */
    public boolean contains(double conductance) {
        double slack = 1e-9 * max;
        return conductance >= min - slack && conductance <= max + slack;
    }
}
