package mho.scenarios.report;

/**
 * A number taken at the points of a design space.
 *
 * @param name   what it is, unique among the measures of a network
 * @param unit   SI unit, empty for a plain number, or {@value #SHARE} for a share [1] that people read in hundredths
 * @param better which of two such numbers one would rather have
 */
public record Measure(String name, String unit, Better better) {
    /** Unit of a share: 0.97 is shown as 97 %. */
    public static final String SHARE = "%";

    /** Which of two numbers is better. */
    public enum Better {
        LESS,
        MORE
    }

    /** Returns a number of which less is better. */
    static Measure less(String name, String unit) {
        return new Measure(name, unit, Better.LESS);
    }

    /** Returns the number so that less is better. */
    double loss(double value) {
        return better == Better.LESS ? value : -value;
    }

    /** Returns the number as tables show it. */
    String format(double value) {
        return unit.equals(SHARE) ? Decimal.fixed(100 * value, 2) + " %" : Reading.of(value, unit);
    }
}
