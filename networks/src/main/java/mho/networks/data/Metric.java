package mho.networks.data;

import java.util.Locale;

/** What is measured on a set of examples. */
public enum Metric {
    /** Share of what was asked that is answered by the largest output; larger is better [1]. */
    ACCURACY,
    /** Share of sequences in which all that was asked is answered so; larger is better [1]. */
    SEQUENCES,
    /** Mean squared error. */
    MSE,
    /** Root mean squared error over the standard deviation of the targets [1]. */
    NRMSE,
    /** Mean cross-entropy of what was asked, −log₂ of the probability given to it [bit]. */
    BITS;

    /** Returns what is measured unless a task says otherwise. */
    public static Metric of(Targets targets) {
        return targets instanceof Targets.Values || targets instanceof Targets.StepValues ? MSE : ACCURACY;
    }

    /** Returns whether larger values are better. */
    public boolean largerIsBetter() {
        return this == ACCURACY || this == SEQUENCES;
    }

    /** Returns the name in results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
