package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mho.networks.data.Recordings;
import mho.scenarios.Conclusions;
import mho.scenarios.DesignSpace;
import mho.scenarios.Progress;
import mho.scenarios.Results;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Scenario;
import mho.scenarios.ScenarioRunner;
import mho.scenarios.json.JsonBinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every catalogue scenario runs, with one training seed and few chips, and meets what its folder expects. */
class CatalogueTest {
    /** What a scenario's expected.json holds. */
    record Expected(List<Check> checks) {}

    /** One number; the point is empty for a plain run, else what was set, in the order of the axes. */
    record Check(String point, String network, String measure, double min, double max) {}

    static List<String> names() {
        return Catalogue.scenarioNames();
    }

    @Test
    void there_are_eight_scenarios_with_fifty_four_checks() {
        assertThat(names())
                .containsExactly(
                        "drift-years",
                        "kws-ageing",
                        "kws-design-space",
                        "kws-nladc",
                        "nested-singlu",
                        "sin-study",
                        "sin-vs-relu",
                        "spiral-parity");
        assertThat(names().stream()
                        .mapToInt(name -> expected(name).checks().size())
                        .sum())
                .isEqualTo(54);
    }

    @ParameterizedTest
    @MethodSource("names")
    void meets_its_expectations(String name) {
        Scenario scenario = Catalogue.binder().read(Catalogue.resource(name, "scenario.json"), Scenario.class);
        assertThat(scenario.name()).isEqualTo(name);
        Scenario reduced = scenario.withRun(new Scenario.Run(scenario.run().seed(), 3, 1, 256));
        List<Results.Point> points = new ScenarioRunner(2, Recordings.NONE, Progress.SILENT)
                .run(checked(DesignSpace.of(reduced, Catalogue.binder()), name));
        for (Check check : expected(name).checks()) {
            assertThat(measured(named(points, check), check))
                    .as(check.toString())
                    .isBetween(check.min(), check.max());
        }
        for (NetworkResult network : points.get(points.size() - 1).networks()) {
            double leaves = network.cost().analog().leaves().stream()
                    .mapToDouble(leaf -> leaf.energy().nominal())
                    .sum();
            assertThat(leaves / network.cost().analog().energy().nominal()).isBetween(1 - 1e-12, 1 + 1e-12);
        }
    }

    /** Of a design space, the points that have checks. */
    private static DesignSpace checked(DesignSpace space, String name) {
        List<String> labels = expected(name).checks().stream().map(Check::point).toList();
        return space.where(parameters -> labels.contains(label(parameters)));
    }

    private static Results.Point named(List<Results.Point> points, Check check) {
        return points.stream()
                .filter(point -> label(point.parameters()).equals(check.point()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no point " + check.point()));
    }

    private static String label(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static double measured(Results.Point point, Check check) {
        NetworkResult network = point.networks().stream()
                .filter(result -> result.name().equals(check.network()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no network " + check.network()));
        return switch (check.measure()) {
            case "digital" -> network.digital().mean();
            case "analog" -> network.analog().mean();
            case "converter rms error" -> Conclusions.converterError(network);
            case "analog energy per step [pJ]" ->
                network.cost().analog().energy().nominal() / network.cost().steps() * 1e12;
            case "analog latency per step [ns]" ->
                network.cost().analog().latency() / network.cost().steps() * 1e9;
            case "analog area [um2]" -> network.cost().analog().area() * 1e12;
            case "conventional energy over analog" ->
                network.cost().references().get(0).energy().nominal()
                        / network.cost().analog().energy().nominal();
            case "int8 energy over analog" ->
                network.cost().references().get(1).energy().nominal()
                        / network.cost().analog().energy().nominal();
            case "analog below digital" ->
                network.digital().mean() - network.analog().mean();
            default -> throw new AssertionError("no measure " + check.measure());
        };
    }

    private static Expected expected(String name) {
        return new JsonBinder(java.util.Map.of()).read(Catalogue.resource(name, "expected.json"), Expected.class);
    }
}
