package mho.scenarios.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.Band;
import mho.scenarios.Results;

/**
 * A point of a design space as its report needs it, wherever it comes from: a run that is just over or a store.
 *
 * @param parameters what was varied, by the keys of the axes and in their order: numbers or texts
 * @param changes    how the point's scenario differs from the space's ({@link ScenarioChange})
 * @param outcome    what came of it
 */
public record DesignPoint(Map<String, Object> parameters, List<ScenarioChange> changes, Outcome outcome) {
    public DesignPoint {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        changes = List.copyOf(changes);
    }

    /** What came of a point. */
    public sealed interface Outcome {}

    /**
     * It was run.
     *
     * @param networks one entry for each network of the scenario
     */
    public record Done(List<Network> networks) implements Outcome {
        public Done {
            networks = List.copyOf(networks);
        }
    }

    /**
     * It could not be built or run.
     *
     * @param message why
     */
    public record Failed(String message) implements Outcome {}

    /**
     * What was taken of one network.
     *
     * @param name     name of the network and of its task
     * @param measures the numbers, in the order of tables; the first is its score
     * @param shares   what each component takes of energy and area
     */
    public record Network(String name, Map<Measure, Amount> measures, List<CostShare> shares) {
        public Network {
            measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
            shares = List.copyOf(shares);
        }
    }

    /**
     * A number with what is known of its spread: of a score the 5 % and 95 % quantiles over chips, between which its mean need
     * not lie; of a cost its band.
     *
     * @param low   lower end
     * @param value the number to quote
     * @param high  upper end
     */
    public record Amount(double low, double value, double high) {
        static Amount exact(double value) {
            return new Amount(value, value, value);
        }

        static Amount of(Band band) {
            return new Amount(band.low(), band.nominal(), band.high());
        }
    }

    /**
     * What a component takes in all places where it is used.
     *
     * @param component name of the leaves of the cost tree
     * @param energy    of one inference [J]
     * @param area      silicon area [m²]
     */
    public record CostShare(String component, Band energy, Band area) {
        CostShare plus(CostShare other) {
            return new CostShare(component, energy.plus(other.energy), area.plus(other.area));
        }
    }

    /** Returns a point that was run. */
    public static DesignPoint of(Results.Point point, List<ScenarioChange> changes) {
        return new DesignPoint(
                point.parameters(),
                changes,
                new Done(point.networks().stream().map(Measured::of).toList()));
    }

    /** Returns a point that could not be run. */
    public static DesignPoint failed(Map<String, Object> parameters, List<ScenarioChange> changes, String message) {
        return new DesignPoint(parameters, changes, new Failed(message));
    }
}
