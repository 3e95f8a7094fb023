package mho.base.cost;

import mho.base.unit.SI;

/**
 * What a component costs by being there.
 *
 * @param areas   silicon area with its band [m²]
 * @param leakage power drawn while idle [W]
 */
public record Footprint(Band areas, @SI("W") double leakage) {
    public static final Footprint NONE = new Footprint(Band.ZERO, 0);

    public Footprint {
        if (!(leakage >= 0 && leakage < Double.POSITIVE_INFINITY)) {
            throw refusal(areas.nominal(), leakage);
        }
    }

    /**
     * An area on which sources agree.
     *
     * @param area    silicon area [m²]
     * @param leakage power drawn while idle [W]
     */
    public Footprint(@SI("m²") double area, @SI("W") double leakage) {
        this(exact(area, leakage), leakage);
    }

    private static Band exact(double area, double leakage) {
        if (!(area >= 0 && area < Double.POSITIVE_INFINITY)) {
            throw refusal(area, leakage);
        }
        return new Band(area, area, area);
    }

    private static IllegalArgumentException refusal(double area, double leakage) {
        return new IllegalArgumentException(
                "A footprint needs area >= 0 and leakage >= 0, but they are %g m² and %g W".formatted(area, leakage));
    }

    /** Returns the nominal area [m²]. */
    @SI("m²")
    public double area() {
        return areas.nominal();
    }

    /** Returns the same nominal area, on which sources differ by these factors [1]. */
    public Footprint within(Band factors) {
        return new Footprint(factors.times(area()), leakage);
    }

    /** Returns the footprint of both. */
    public Footprint plus(Footprint other) {
        return new Footprint(areas.plus(other.areas), leakage + other.leakage);
    }

    /** Returns the footprint of a number of copies. */
    public Footprint times(double copies) {
        return copies == 1 ? this : new Footprint(areas.times(copies), leakage * copies);
    }
}
