package mho.scenarios.sweep;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a sweep knows of one point.
 *
 * @param key        hash of its scenario
 * @param ordinal    number in the order of the sampler; {@link #ELSEWHERE} if the present scenario does not have it
 * @param state      how its evaluation ended
 * @param parameters what was set, by the keys of the axes
 * @param message    why it did not work out; empty if it did
 * @param program    version of the program that evaluated it
 * @param networks   one for each network; none if it did not work out
 */
public record SweepPoint(
        String key,
        long ordinal,
        State state,
        Map<String, Object> parameters,
        String message,
        String program,
        List<NetworkMeasures> networks) {
    /** The ordinal of points that only an earlier version of the scenario has. */
    public static final long ELSEWHERE = Long.MAX_VALUE;

    public SweepPoint {
        networks = List.copyOf(networks);
    }

    /** How an evaluation ended. */
    public enum State {
        /** With results. */
        DONE,
        /** There can be no such hardware, or not for these networks. */
        INFEASIBLE,
        /** Something went wrong that another attempt, or another version of the program, may do better. */
        FAILED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    SweepPoint at(long newOrdinal) {
        return new SweepPoint(key, newOrdinal, state, parameters, message, program, networks);
    }

    /** Whether another evaluation came to the same. */
    boolean agreesWith(SweepPoint other) {
        return state == other.state && networks.equals(other.networks);
    }
}
