package mho.scenarios;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A number that a sweep finds for each network of a point. */
public enum Measure {
    /** What the task measures, mean over chips; which direction is better depends on it. */
    SCORE("1"),
    /** The score of a task that measures accuracy; likewise the next ones. */
    ACCURACY("1"),
    SEQUENCES("1"),
    MSE("1"),
    NRMSE("1"),
    BITS_PER_SYMBOL("1"),
    /** The task's measure in double precision. */
    DIGITAL("1"),
    /** Energy of an inference, nominal [J]. */
    ENERGY("J"),
    ENERGY_LOW("J"),
    ENERGY_HIGH("J"),
    /** Latency of an inference [s]. */
    LATENCY("s"),
    AREA("m²"),
    /** Power of being there [W]. */
    LEAKAGE("W"),
    /** Root mean square error of the converters that apply functions. */
    CONVERTER_ERROR("1");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** Returns the SI unit; "1" for none. */
    public String unit() {
        return unit;
    }

    /** Returns the name in tables, conditions and the store. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the measure of a name, hyphens or underscores between its words. */
    public static Optional<Measure> of(String name) {
        String key = name.replace('-', '_');
        return Stream.of(values()).filter(measure -> measure.key().equals(key)).findFirst();
    }

    /** Returns whether this is the score of tasks of one metric only. */
    boolean isMetric() {
        return this == ACCURACY || this == SEQUENCES || this == MSE || this == NRMSE || this == BITS_PER_SYMBOL;
    }

    /** Returns whether it is known only once a network was trained. */
    public boolean needsTraining() {
        return this == SCORE || this == DIGITAL || isMetric();
    }

    /**
     * Returns whether larger values are better.
     *
     * @param metric what the task measures
     */
    public boolean largerIsBetter(String metric) {
        return needsTraining() && (metric.equals("accuracy") || metric.equals("sequences"));
    }

    /**
     * Returns whether a task measures this.
     *
     * @param metric what the task measures
     */
    public boolean isMeasuredBy(String metric) {
        return !isMetric() || metric.equals(this == BITS_PER_SYMBOL ? "bits" : key());
    }
}
