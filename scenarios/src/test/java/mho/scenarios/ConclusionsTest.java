package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.scenarios.Results.ConverterUse;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.Score;
import org.junit.jupiter.api.Test;

class ConclusionsTest {
    private static Results.Point point(String way, int bits, String metric, double score, double joules, double rms) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("way", way);
        parameters.put("bits", bits);
        double reference = metric.equals("mse") ? 0.01 : 0.97;
        CostSheet cost = new CostSheet(
                "analog", new Band(joules, joules, joules), 1e-6, new Footprint(1e-9, 0), 1, "test", List.of());
        NetworkResult network = new NetworkResult(
                "net",
                "task",
                10,
                new Score(metric, List.of(reference), reference, 0, reference, reference, reference),
                new Score(metric, List.of(score), score, 0, score, score, score),
                List.of(),
                List.of(),
                new Results.Costs(1, cost, List.of()),
                List.of(new ConverterUse("stage", "sin", 4, rms, 1e-9, 1e-12, 1e-12)),
                List.of(),
                null);
        return new Results.Point(parameters, List.of(network));
    }

    @Test
    void a_plain_run_has_none() {
        assertThat(Conclusions.of(List.of(point("ramp", 4, "mse", 0.01, 1e-9, 0.1))))
                .isEmpty();
    }

    @Test
    void each_way_is_shown_where_it_is_good_enough_for_the_least_energy() {
        List<Results.Point> points = List.of(
                point("ramp", 4, "mse", 0.03, 1e-9, 0.1),
                point("ramp", 6, "mse", 0.019, 3e-9, 0.02),
                point("ramp", 8, "mse", 0.011, 5e-9, 0.01),
                point("clamped", 4, "mse", 0.5, 1e-9, 0.4),
                point("clamped", 6, "mse", 0.5, 1e-9, 0.32),
                point("clamped", 8, "mse", 0.5, 1e-9, 0.32));
        List<String> sentences = Conclusions.of(points);
        assertThat(sentences.get(0))
                .isEqualTo("net, task: mse within a factor of 2 of float (0.0100) takes, at least energy: "
                        + "ramp at bits = 6 (3 nJ, 1 µs, 1000 µm²); clamped is never so good.");
        // (4 · 16 · 32)^(1/3)
        assertThat(sentences.get(1))
                .isEqualTo(
                        "net: rms error of converters over that of ramp, at the same other settings (geometric mean): "
                                + "clamped 12.7.");
    }

    @Test
    void where_no_point_is_close_to_float_the_best_one_is_the_measure() {
        List<Results.Point> points =
                List.of(point("ramp", 4, "mse", 0.3, 1e-9, 0.1), point("clamped", 4, "mse", 0.5, 2e-9, 0.4));
        assertThat(Conclusions.of(points).get(0))
                .contains("of the best point (0.300; no point comes so close to float, 0.0100)")
                .contains("ramp at bits = 4 (1 nJ", "clamped at bits = 4 (2 nJ");
    }

    /** At each device the measure is the best point of that device. */
    @Test
    void circumstances_are_looked_at_one_by_one() {
        List<Results.Point> points = List.of(
                on("good", point("ramp", 4, "mse", 0.015, 1e-9, 0.1)),
                on("good", point("table", 4, "mse", 0.3, 1e-9, 0.2)),
                on("bad", point("ramp", 4, "mse", 0.4, 1e-9, 0.2)),
                on("bad", point("table", 4, "mse", 0.3, 1e-9, 0.2)));
        List<String> sentences = Conclusions.of(points);
        assertThat(sentences.get(0))
                .startsWith("net, task, device = good: mse within a factor of 2 of float")
                .endsWith("ramp at bits = 4 (1 nJ, 1 µs, 1000 µm²); table is never so good.");
        assertThat(sentences.get(1)).startsWith("net, device = good: rms error").endsWith("table 2.00.");
        assertThat(sentences.get(2))
                .startsWith("net, task, device = bad: mse within a factor of 2 of the best point")
                .endsWith("table at bits = 4 (1 nJ, 1 µs, 1000 µm²).")
                .contains("ramp at bits = 4 (1 nJ");
        assertThat(sentences.get(3)).startsWith("net, device = bad: rms error").endsWith("table 1.00.");
    }

    private static Results.Point on(String device, Results.Point point) {
        Map<String, Object> parameters = new LinkedHashMap<>(point.parameters());
        parameters.put("device", device);
        return new Results.Point(parameters, point.networks());
    }

    /** Names of ways have commas of their own. */
    @Test
    void ways_stand_apart_whatever_their_names() {
        List<Results.Point> points = List.of(
                point("ramp", 4, "mse", 0.01, 1e-9, 0.1),
                point("modular, linear", 4, "mse", 0.01, 1e-9, 0.2),
                point("modular, one segment", 4, "mse", 0.01, 1e-9, 0.3));
        assertThat(Conclusions.of(points).get(1)).endsWith(": modular, linear 2.00; modular, one segment 3.00.");
    }

    @Test
    void the_best_accuracy_is_told_where_none_is_close_to_float() {
        List<Results.Point> points = List.of(
                point("ramp", 4, "accuracy", 0.91, 1e-9, 0.1), point("clamped", 4, "accuracy", 0.88, 2e-9, 0.4));
        assertThat(Conclusions.of(points).get(0))
                .contains("2 points of the best point (0.910; no point comes so close to float, 0.970)")
                .contains("clamped is never so good");
    }

    @Test
    void accuracies_are_compared_in_points() {
        List<Results.Point> points = List.of(
                point("ramp", 4, "accuracy", 0.951, 1e-9, 0.1), point("clamped", 4, "accuracy", 0.949, 2e-9, 0.4));
        assertThat(Conclusions.of(points).get(0))
                .contains("accuracy within 2 points of float (0.970)")
                .contains("ramp at bits = 4 (1 nJ", "clamped is never so good");
    }

    /** √((3·0.1² + 1·0.5²)/4), which is neither their mean nor that of uses. */
    @Test
    void the_error_of_converters_counts_columns() {
        NetworkResult like = point("ramp", 4, "mse", 0.01, 1e-9, 0.1).networks().get(0);
        NetworkResult two = new NetworkResult(
                like.name(),
                like.task(),
                like.parameters(),
                like.digital(),
                like.analog(),
                like.probes(),
                like.references(),
                like.cost(),
                List.of(
                        new ConverterUse("a", "sin", 3, 0.1, 1e-9, 1e-12, 1e-12),
                        new ConverterUse("b", "tanh", 1, 0.5, 1e-9, 1e-12, 1e-12)),
                like.findings(),
                like.figures());
        assertThat(Conclusions.converterError(two))
                .isCloseTo(Math.sqrt(0.07), org.assertj.core.api.Assertions.within(1e-15));
    }
}
