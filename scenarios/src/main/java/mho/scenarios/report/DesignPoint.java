package mho.scenarios.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
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
     * @param shares   what each component takes of energy and area; none if only totals are known
     */
    public record Network(String name, Map<DesignMeasure, Amount> measures, List<CostShare> shares) {
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
        public Amount {
            if (!(Double.isFinite(low) && Double.isFinite(value) && Double.isFinite(high) && low <= high)) {
                throw new IllegalArgumentException(
                        "A number of a point must be finite and low <= high, but it is %s from %s to %s"
                                .formatted(value, low, high));
            }
        }

        /** Returns a number without a spread. */
        public static Amount exact(double value) {
            return new Amount(value, value, value);
        }

        /** Returns a cost. */
        public static Amount of(Band band) {
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
        /** Returns the components of a cost tree: leaves of one name, wherever they are, are one component. */
        public static List<CostShare> of(CostSheet sheet) {
            return merged(sheet.leaves().stream().map(leaf -> new CostShare(leaf.name(), leaf.energy(), area(leaf))));
        }

        /**
         * Returns the components of a cost tree of results.json.
         *
         * @param tree the tree as JSON: {@code name}, {@code energy} with {@code low}, {@code nominal} and {@code high},
         *     {@code area} and {@code parts}
         */
        public static List<CostShare> read(Map<?, ?> tree) {
            return merged(leaves(tree));
        }

        static Band area(CostSheet sheet) {
            return exactly(sheet.area());
        }

        private static Band exactly(double value) {
            return new Band(value, value, value);
        }

        private static Stream<CostShare> leaves(Map<?, ?> tree) {
            List<?> parts = (List<?>) tree.get("parts");
            if (!parts.isEmpty()) {
                return parts.stream().flatMap(part -> leaves((Map<?, ?>) part));
            }
            Map<?, ?> energy = (Map<?, ?>) tree.get("energy");
            return Stream.of(new CostShare(
                    (String) tree.get("name"),
                    new Band(number(energy, "low"), number(energy, "nominal"), number(energy, "high")),
                    exactly(number(tree, "area"))));
        }

        private static double number(Map<?, ?> json, String key) {
            return ((Number) json.get(key)).doubleValue();
        }

        private static List<CostShare> merged(Stream<CostShare> leaves) {
            Map<String, CostShare> shares = new LinkedHashMap<>();
            leaves.forEach(leaf -> shares.merge(leaf.component, leaf, CostShare::plus));
            return List.copyOf(shares.values());
        }

        private CostShare plus(CostShare other) {
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
