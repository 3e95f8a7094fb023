package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.device.Programming;
import mho.networks.data.Recordings;
import mho.networks.tile.HardwareSpec;
import mho.scenarios.DesignSpace;
import mho.scenarios.Progress;
import mho.scenarios.Results;
import mho.scenarios.Scenario;
import mho.scenarios.ScenarioRunner;
import mho.scenarios.json.InvalidDocumentException;
import org.junit.jupiter.api.Test;

class DesignSpaceTest {
    private static final String SCENARIO = """
            {
              "name": "space", "title": "axes",
              "task": {"kind": "nested", "seed": 0},
              "networks": [{
                "architecture": {"kind": "sin-glu-mlp", "budget": 200, "blocks": 1, "omega": 10, "biases": "absent"},
                "training": {"epochs": 20, "batching": "full", "learningRate": 1e-3, "clipNorm": 1}
              }],
              "hardware": {"input": {"kind": "pulse-width", "bits": 8}},
              "references": [],
              "run": {"seed": 42, "chips": 2, "trainingSeeds": 1, "calibrationExamples": 100}%s
            }
            """;
    private static final String AXES = """
            , "axes": [
              {"kind": "choices", "name": "linear", "choices": [
                {"name": "coarse", "set": {"/hardware/linear/bits": 4}},
                {"name": "fine", "set": {"/hardware/linear/bits": 9, "/hardware/linear/swing": "0.4 V"}}]},
              {"kind": "values", "pointer": "/run/calibrationExamples", "values": [50, 100]},
              {"kind": "resolution", "bits": [4, 6, 8]}
            ]""";

    private static Scenario scenario(String axes) {
        return Catalogue.binder().read(SCENARIO.formatted(axes), Scenario.class);
    }

    private static List<DesignSpace.Point> points(String axes) {
        return DesignSpace.of(scenario(axes), Catalogue.binder()).points();
    }

    @Test
    void a_scenario_without_axes_is_one_point() {
        assertThat(points("")).singleElement().satisfies(point -> {
            assertThat(point.parameters()).isEmpty();
            assertThat(point.scenario()).isEqualTo(scenario(""));
        });
    }

    @Test
    void points_are_all_combinations_the_last_axis_fastest() {
        List<DesignSpace.Point> points = points(AXES);
        assertThat(points).hasSize(12);
        assertThat(points.get(1).parameters())
                .isEqualTo(Map.of("linear", "coarse", "/run/calibrationExamples", 50L, "bits", 6));
        DesignSpace.Point last = points.get(11);
        assertThat(last.parameters().keySet()).containsExactly("linear", "/run/calibrationExamples", "bits");
        LinearRampAdcSpec linear =
                (LinearRampAdcSpec) last.scenario().hardware().linear();
        assertThat(linear.bits()).isEqualTo(9);
        assertThat(linear.swing()).isEqualTo(0.4);
        assertThat(last.scenario().hardware().nonlinear()).isEqualTo(NonlinearRampAdcSpec.DEFAULT.withBits(8));
        assertThat(last.scenario().axes()).isEmpty();
        assertThat(points.get(0).scenario().run().calibrationExamples()).isEqualTo(50);
    }

    @Test
    void a_device_is_set_in_arrays_and_in_ramps() {
        List<DesignSpace.Point> points = points("""
                , "axes": [{"kind": "device", "choices": [
                  {"name": "TaOx", "cell": "yang-taox-2025"},
                  {"name": "exact", "cell": {"extends": "yang-taox-2025", "programming": "exact"}}]}]""");
        assertThat(points).hasSize(2);
        assertThat(points.get(1).parameters()).isEqualTo(Map.of("device", "exact"));
        HardwareSpec hardware = points.get(1).scenario().hardware();
        assertThat(hardware.tile().crossbar().cell().programming()).isEqualTo(new Programming.Exact());
        assertThat(((NonlinearRampAdcSpec) hardware.nonlinear()).cell())
                .isEqualTo(hardware.tile().crossbar().cell());
        assertThat(points.get(0).scenario().hardware().tile().crossbar().cell().programming())
                .isNotEqualTo(new Programming.Exact());
    }

    @Test
    void what_an_axis_cannot_set_is_told_with_the_axis_and_the_value() {
        assertThatThrownBy(() -> points(", \"axes\": [{\"kind\": \"resolution\", \"bits\": [4, 99]}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The axis \"bits\" cannot be set to 99: A ramp converter has 1 to 12 bits, but 99 were asked for. "
                                + "Each bit doubles its conversion time.");
        assertThatThrownBy(() -> points(
                        ", \"axes\": [{\"kind\": \"values\", \"pointer\": \"/hardware/linear/bit\", \"values\": [4]}]"))
                .hasMessageStartingWith(
                        "The axis \"/hardware/linear/bit\" cannot be set to 4: /hardware/linear/bit: is not a key")
                .hasMessageContaining("bits");
        assertThatThrownBy(() -> points(", \"axes\": [{\"kind\": \"resolution\", \"bits\": []}]"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("/axes/0: An axis needs at least one value, but \"bits\" has none");
    }

    private static Results.Figures figures(Results.Point point) {
        return point.networks().get(0).figures();
    }

    /** One training serves all points; what a point finds is what a run of its scenario alone finds. */
    @Test
    void a_point_gives_what_its_scenario_gives_alone() {
        ScenarioRunner runner = new ScenarioRunner(2, Recordings.NONE, Progress.SILENT);
        DesignSpace space = DesignSpace.of(scenario(AXES), Catalogue.binder());
        List<Results.Point> all = runner.run(space);
        assertThat(all).hasSize(12);
        DesignSpace alone = DesignSpace.of(space.points().get(7).scenario(), Catalogue.binder());
        assertThat(runner.run(alone).get(0).networks()).isEqualTo(all.get(7).networks());
        // the ninth point and those after it leave out what only pictures need
        assertThat(all.subList(0, 8)).allMatch(point -> !figures(point).ramps().isEmpty());
        assertThat(all.subList(8, 12)).allMatch(point -> figures(point).equals(Results.Figures.NONE));
        assertThat(all.stream().map(point -> point.networks().get(0).analog()).distinct())
                .hasSizeGreaterThan(9);
    }
}
