package mho.scenarios;

import java.util.Locale;

/** What the numbers of the neuron study say, in words. */
final class NeuronVerdict {
    /** Squared errors within this factor are taken for equal: the spread over seeds is up to this. */
    static final double FACTOR = 2;
    /** The same for accuracies. */
    static final double POINTS = 0.03;
    /** Below this a squared error is a matter of rounding. */
    static final double ROUNDING = 1e-8;
    /** A regression that leaves more of the variance than this is of no use. */
    private static final double USELESS = 0.1;

    private static final double USELESS_ACCURACY = 0.9;

    private NeuronVerdict() {}

    /** Returns how a mean of ours compares with the replication and with the paper. */
    static String of(NeuronTask task, PublishedScores.Entry known, double ours) {
        String reference =
                Double.isNaN(known.reference()) ? "" : compared(task, known.reference(), ours, "the replication");
        String paper = Double.isNaN(known.published()) ? "" : compared(task, known.published(), ours, "the paper");
        if (reference.isEmpty() && paper.isEmpty()) {
            return "nothing to compare with";
        }
        return paper.isEmpty() ? reference : reference.isEmpty() ? paper : reference + "; " + paper;
    }

    private static String compared(NeuronTask task, double other, double ours, String name) {
        if (task.countsAnswers()) {
            double points = 100 * (ours - other);
            return Math.abs(ours - other) <= POINTS
                    ? "as " + name
                    : "%s points %s %s"
                            .formatted(number(Math.abs(points)), points > 0 ? "better than" : "worse than", name);
        }
        if (Math.max(ours, other) < ROUNDING) {
            return "as " + name + ", both zero but for rounding";
        }
        double ratio = Math.max(ours, other) / Math.min(ours, other);
        return ratio <= FACTOR
                ? "as " + name
                : "%s times %s than %s".formatted(number(ratio), ours < other ? "less" : "more", name);
    }

    /** Returns what the measured parity of a network explains. */
    static String ofParity(NeuronTask task, double odd, double score) {
        boolean even = odd <= 1e-12;
        boolean oddTarget = task.countsAnswers() ? task.evenLimit() < 1 : task.evenLimit() > 0;
        if (even) {
            return oddTarget
                    ? "exactly even, so at best %s: scores %s".formatted(number(task.evenLimit()), number(score))
                    : "exactly even, as the task permits";
        }
        if (!oddTarget) {
            return "not even, and need not be odd";
        }
        boolean beats = task.countsAnswers() ? score > task.evenLimit() + POINTS : score < task.evenLimit() / FACTOR;
        return beats
                ? "not even, and beats the limit of even networks, " + number(task.evenLimit())
                : "not even, and yet not beyond the limit of even networks, " + number(task.evenLimit());
    }

    /** Returns whether a network survives an imperfection. */
    static String ofSurvival(NeuronTask task, double clean, double score) {
        boolean kept = task.countsAnswers() ? score >= clean - POINTS : score <= FACTOR * clean;
        if (kept) {
            return "survives";
        }
        boolean useless = task.countsAnswers() ? score < USELESS_ACCURACY : score > USELESS * task.variance();
        return useless ? "lost" : "worse, still of use";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
