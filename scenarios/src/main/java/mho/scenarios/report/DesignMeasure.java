package mho.scenarios.report;

import java.util.Locale;

/**
 * A number taken at the points of a design space.
 *
 * @param name   what it is, unique among the measures of a network
 * @param unit   SI unit, empty for a plain number, or {@value #SHARE} for a share [1] that people read in hundredths
 * @param better which of two such numbers one would rather have
 */
public record DesignMeasure(String name, String unit, Better better) {
    /** Unit of a share: 0.97 is shown as 97 %. */
    public static final String SHARE = "%";

    /** Which of two numbers is better. */
    public enum Better {
        LESS,
        MORE
    }

    /** Energy of an inference. */
    public static final DesignMeasure ENERGY = less("energy", "J");
    /** Time of an inference. */
    public static final DesignMeasure LATENCY = less("latency", "s");
    /** Silicon area. */
    public static final DesignMeasure AREA = less("area", "m²");
    /** Energy–delay product of an inference. */
    public static final DesignMeasure ENERGY_LATENCY = less("energy × latency", "J·s");
    /** Power of the hardware that does nothing. */
    public static final DesignMeasure LEAKAGE = less("leakage", "W");
    /** Root mean square error of the converters that apply functions, in units of their outputs. */
    public static final DesignMeasure CONVERTER_ERROR = less("rms error of converters", "");

    /**
     * Returns the score of a metric.
     *
     * @param metric name of the metric in results.json
     */
    public static DesignMeasure score(String metric) {
        return score(metric, "");
    }

    /** Returns such a score of something else than the chips on the task's test. */
    static DesignMeasure score(String metric, String where) {
        Metric known = Metric.of(metric);
        String name = known.title().toLowerCase(Locale.ROOT) + where;
        return known.isShare() ? new DesignMeasure(name, SHARE, Better.MORE) : less(name, "");
    }

    /** Returns a number of which less is better. */
    public static DesignMeasure less(String name, String unit) {
        return new DesignMeasure(name, unit, Better.LESS);
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
