package mho.scenarios.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a score measures, and how people write it. */
enum Metric {
    /** Share of examples answered correctly; larger is better. */
    ACCURACY("accuracy", "Accuracy") {
        @Override
        String format(double value) {
            return Decimal.fixed(100 * value, 2) + " %";
        }

        @Override
        String against(double value, double reference) {
            double points = 100 * (value - reference);
            String size = Decimal.fixed(Math.abs(points), 2);
            return size.equals("0.00") ? "equal to %s" : size + (points < 0 ? " points below %s" : " points above %s");
        }
    },
    /** Share of sequences answered correctly throughout; larger is better. */
    SEQUENCES("sequences", "Right sequences") {
        @Override
        String format(double value) {
            return ACCURACY.format(value);
        }

        @Override
        String against(double value, double reference) {
            return ACCURACY.against(value, reference);
        }
    },
    /** Mean squared error; smaller is better. */
    MSE("mse", "Mean squared error") {
        @Override
        String format(double value) {
            return Decimal.significant(value, 4);
        }

        @Override
        String against(double value, double reference) {
            return reference > 0
                    ? Decimal.significant(value / reference, 3) + " times that of %s"
                    : "against " + Decimal.significant(reference, 3) + " of %s";
        }
    },
    /** Root mean squared error over the standard deviation of the targets; smaller is better. */
    NRMSE("nrmse", "Normalised error") {
        @Override
        String format(double value) {
            return Decimal.significant(value, 4);
        }

        @Override
        String against(double value, double reference) {
            return MSE.against(value, reference);
        }
    },
    /** Mean cross-entropy per symbol; smaller is better. */
    BITS("bits", "Bits per symbol") {
        @Override
        String format(double value) {
            return Decimal.fixed(value, 3);
        }

        @Override
        String against(double value, double reference) {
            double more = value - reference;
            String size = Decimal.fixed(Math.abs(more), 3);
            return size.equals("0.000") ? "equal to %s" : size + (more < 0 ? " bit below %s" : " bit above %s");
        }
    };

    private final String key;
    private final String title;

    Metric(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Returns the metric of a name in results.json. */
    static Metric of(String key) {
        return Arrays.stream(values())
                .filter(metric -> metric.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A metric must be one of %s, but is \"%s\""
                        .formatted(Arrays.stream(values()).map(Metric::key).collect(Collectors.joining(", ")), key)));
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** Whether it is a share of right answers, of which more is better; the others are errors. */
    boolean isShare() {
        return this == ACCURACY || this == SEQUENCES;
    }

    abstract String format(double value);

    /** Returns how a value compares with another: a sentence part with {@code %s} for the name of the other. */
    abstract String against(double value, double reference);
}
