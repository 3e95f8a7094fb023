package mho.device;

import mho.base.random.Draws;

/**
 * Cells that ignore programming. A stuck-at-off cell does not conduct at all, as an open access transistor or an unformed
 * filament; a stuck-at-on cell stays at the top of its range. Neither drifts.
 *
 * @param stuckOff probability of a cell stuck at zero conductance [1]
 * @param stuckOn  probability of a cell stuck at the low-resistance state [1]
 */
public record CellFaults(double stuckOff, double stuckOn) {
    public static final CellFaults NONE = new CellFaults(0, 0);
    public static final CellFaults DEFAULT = NONE;

    public CellFaults {
        if (!(stuckOff >= 0 && stuckOn >= 0 && stuckOff + stuckOn <= 1)) {
            throw new IllegalArgumentException(
                    "Fault probabilities need to be >= 0 with a sum <= 1, but they are %g stuck off and %g stuck on"
                            .formatted(stuckOff, stuckOn));
        }
    }

    /** Returns the conductance [S] of a cell that a healthy write would have left at the given value [S]. */
    public double apply(double healthy, ConductanceRange range, Draws draws) {
        if (stuckOff + stuckOn == 0) {
            return healthy;
        }
        double u = draws.uniform();
        return u < stuckOff ? 0 : u < stuckOff + stuckOn ? range.max() : healthy;
    }
}
