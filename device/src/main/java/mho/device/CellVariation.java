package mho.device;

import mho.base.kernel.Elementary;
import mho.base.random.Draws;

/**
 * How cells of one design differ from each other (device to device), drawn once per cell: the same at every write.
 *
 * <pre>  G = min(G_T + e^(s_e·ξ₁)·(G_p − G_T), G_max·(1 + s_m·ξ₂)),   G ≥ 0</pre>
 *
 * <p>A cell has its own size of programming error and its own largest conductance, beyond which no write takes it; one
 * whose largest conductance lies below a target stays short of it. The second only applies if s_m > 0. No public model
 * gives these numbers, so no catalogue entry has any. An accept window belongs to the controller and not to the cell: leave
 * s_e at zero with write–verify. Where a drift law says how aged cells are spread as a whole, both apply to that spread, about its
 * mean in place of G_T; other laws carry on what the write has left. Drift exponents and traps differ from cell to cell by their own laws.
 *
 * @param error   standard deviation s_e of the logarithm of the programming error's size [1]
 * @param maximum relative standard deviation s_m of the largest conductance [1]
 */
public record CellVariation(double error, double maximum) {
    public static final CellVariation NONE = new CellVariation(0, 0);
    public static final CellVariation DEFAULT = NONE;

    public CellVariation {
        if (!(error >= 0 && maximum >= 0 && Double.isFinite(error + maximum))) {
            throw new IllegalArgumentException(
                    "Variation from cell to cell must be >= 0, but is %g of the error and %g of the maximum"
                            .formatted(error, maximum));
        }
    }

    /**
     * Returns the conductance [S] that this cell reaches where the typical one reaches another.
     *
     * @param reached conductance of the typical cell after the write [S]
     * @param target  conductance about which typical cells are spread: what was asked for, or the mean of an age [S]
     * @param range   range of the typical cell
     * @param cell    the cell's own numbers, from their beginning
     */
    public double apply(double reached, double target, ConductanceRange range, Draws cell) {
        double factor = Elementary.exp(error * cell.normal());
        double own = error == 0 ? reached : target + factor * (reached - target);
        double largest = maximum == 0 ? own : range.max() * (1 + maximum * cell.normal());
        return Math.max(0, Math.min(own, largest));
    }
}
