package mho.base.cost;

import mho.base.unit.SI;

/**
 * What a component costs by being there.
 *
 * @param area    silicon area [m²]
 * @param leakage power drawn while idle [W]
 */
public record Footprint(@SI("m²") double area, @SI("W") double leakage) {
    public static final Footprint NONE = new Footprint(0, 0);

    public Footprint {
        if (!(area >= 0 && leakage >= 0 && area < Double.POSITIVE_INFINITY && leakage < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A footprint needs area >= 0 and leakage >= 0, but they are %g m² and %g W"
                            .formatted(area, leakage));
        }
    }

    /** Returns the footprint of both. */
    public Footprint plus(Footprint other) {
        return new Footprint(area + other.area, leakage + other.leakage);
    }

    /** Returns the footprint of a number of copies. */
    public Footprint times(double copies) {
        return new Footprint(area * copies, leakage * copies);
    }
}
