package mho.scenarios.report;

import mho.base.unit.Quantities;

/** Times as people say them. */
final class Duration {
    private static final String[] NAMES = {"years", "days", "h", "min"};
    private static final double[] SECONDS = {31_536_000, 86_400, 3600, 60};

    private Duration() {}

    /** Returns a time with three digits, in the largest unit that it has more than one and a half of; a year has 365 days. */
    static String text(double seconds) {
        return text(seconds, 3);
    }

    /** Returns a time with two digits, for the marks of an axis. */
    static String rough(double seconds) {
        return text(seconds, 2);
    }

    private static String text(double seconds, int digits) {
        for (int k = 0; k < NAMES.length; k++) {
            double count = seconds / SECONDS[k];
            if (count >= 1.5) {
                return Decimal.significant(count, digits) + " " + NAMES[k];
            }
            if (count == 1) {
                return "1 " + NAMES[k].replaceFirst("s$", "");
            }
        }
        return Quantities.format(seconds, "s");
    }
}
