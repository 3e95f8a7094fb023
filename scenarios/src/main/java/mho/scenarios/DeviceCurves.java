package mho.scenarios;

import java.util.List;

/**
 * What the device bench draws, beside its results.
 *
 * @param reached single cells over the range
 * @param states  statistics right after programming over the range, evenly spaced
 * @param errors  distribution of the programming error at some targets
 * @param ageing  the same targets over time
 */
public record DeviceCurves(
        List<Reached> reached, List<DeviceResults.Point> states, List<Errors> errors, List<Ageing> ageing) {
    public DeviceCurves {
        reached = List.copyOf(reached);
        states = List.copyOf(states);
        errors = List.copyOf(errors);
        ageing = List.copyOf(ageing);
    }

    /**
     * One written cell.
     *
     * @param target      conductance that was asked for [S]
     * @param conductance conductance reached [S]
     */
    public record Reached(double target, double conductance) {}

    /**
     * Programming errors at a target.
     *
     * @param target    conductance that was asked for [S]
     * @param mean      mean error [S]
     * @param sd        standard deviation [S]
     * @param quantiles the error's quantiles at evenly spaced probabilities from 0 to 1 [S]
     */
    public record Errors(double target, double mean, double sd, List<Double> quantiles) {}

    /**
     * Cells of a target over time.
     *
     * @param target conductance that was asked for [S]
     * @param points at rising ages, those that the model knows
     */
    public record Ageing(double target, List<DeviceResults.Point> points) {}
}
