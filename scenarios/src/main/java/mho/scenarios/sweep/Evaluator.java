package mho.scenarios.sweep;

import java.io.Serializable;
import java.util.List;
import mho.scenarios.Scenario;

/** Finds out about single points; used by several threads. */
public interface Evaluator {
    /**
     * What was found out.
     *
     * @param networks numbers of each network
     * @param document all of it, as JSON; empty if the numbers are all
     */
    record Found(List<NetworkMeasures> networks, String document) implements Serializable {
        public Found {
            networks = List.copyOf(networks);
        }
    }

    /**
     * Gets ready for a point.
     *
     * @throws IllegalArgumentException if something is missing that other points will miss too
     */
    void prepare(Scenario point);

    /** What points have in common. */
    enum Sharing {
        /** Something is made once for several points, and a point takes long. */
        SOME,
        /** Each point is for itself, and takes no time. */
        NONE
    }

    /** Returns whether points have anything in common. */
    Sharing sharing();

    /** Returns what is made once for several points: equal for points that share it, and best evaluated together. */
    Object shared(Scenario point);

    /**
     * Evaluates a point.
     *
     * @throws IllegalArgumentException if there can be no such hardware
     * @throws java.util.concurrent.CancellationException if it was told to end
     * @throws EvaluationsEndedException if no other point can be evaluated either
     */
    Found evaluate(Scenario point);

    /** Ends evaluations under way; callable from any thread. */
    void interrupt();
}
