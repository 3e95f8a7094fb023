package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import mho.base.cost.Band;
import mho.scenarios.Results;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.json.JsonText;
import org.junit.jupiter.api.Test;

/** What is embedded in the page is what was found. */
class DesignDataTest {
    private static final Design GRID = DesignSamples.grid(2, 3);
    private static final Map<String, Object> DATA = DesignData.of(GRID);

    private static Map<String, Object> network() {
        return map(list(DATA, "networks").get(0));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    private static List<?> list(Map<String, Object> json, String key) {
        return (List<?>) json.get(key);
    }

    private static double sixDigits(double value) {
        return new BigDecimal(value).round(new MathContext(6)).doubleValue();
    }

    @Test
    void every_number_drawn_is_that_of_its_point() {
        List<?> points = list(DATA, "points");
        List<DesignMeasure> measures = GRID.measures(0);
        assertThat(points).hasSize(107);
        for (int m = 0; m < measures.size(); m++) {
            Map<String, Object> column = map(list(network(), "measures").get(m));
            assertThat(column).containsEntry("name", measures.get(m).name());
            for (int row = 0; row < points.size(); row++) {
                var amount = GRID.amount((Integer) points.get(row), 0, measures.get(m));
                OptionalDouble value = (OptionalDouble) list(column, "values").get(row);
                assertThat(value.isPresent()).isEqualTo(amount.isPresent());
                if (amount.isPresent()) {
                    assertThat(value.getAsDouble())
                            .isEqualTo(sixDigits(amount.orElseThrow().value()));
                }
                if (column.containsKey("low")) {
                    assertThat(((OptionalDouble) list(column, "low").get(row)).getAsDouble())
                            .isEqualTo(sixDigits(amount.orElseThrow().low()));
                    assertThat(((OptionalDouble) list(column, "high").get(row)).getAsDouble())
                            .isEqualTo(sixDigits(amount.orElseThrow().high()));
                }
            }
        }
    }

    /** Six digits of each part: the sum is that of the total to the last but one of them. */
    @Test
    void the_parts_drawn_add_up_to_the_total_drawn() {
        List<?> components = list(network(), "components");
        assertThat(components).isEqualTo(List.of("array", "comparators", "analog bias", "digital activation"));
        List<?> totals = list(map(list(network(), "measures").get(1)), "values");
        for (int row = 0; row < totals.size(); row++) {
            double sum = 0;
            for (Object part : list(network(), "energy")) {
                sum += (double) list(map(part), "values").get(row);
            }
            assertThat(sum / ((OptionalDouble) totals.get(row)).getAsDouble()).isBetween(1 - 1e-5, 1 + 1e-5);
        }
    }

    @Test
    void failed_points_are_there_with_their_message_and_settings() {
        assertThat(list(DATA, "failed"))
                .isEqualTo(
                        List.of(List.of(107, "A <ramp> of 8 bit needs \"cells\" of 10 uS, but the largest is 5 uS")));
        assertThat(list(DATA, "changes")).hasSize(108);
        String page = DesignPage.of(GRID, "title", Map.of());
        assertThat(page)
                .contains("A &lt;ramp&gt; of 8 bit needs &quot;cells&quot;", "(1 of 108)", "of which 1 failed")
                .contains("way = clamped ramp, bits = 8, /hardware/readVoltage = 200 mV, /hardware/age = 1e2 s");
    }

    @Test
    void changes_refer_to_pointers_and_values_that_are_there_once() {
        List<?> pointers = list(DATA, "pointers");
        List<?> values = list(DATA, "values");
        assertThat(pointers).doesNotHaveDuplicates();
        assertThat(values).doesNotHaveDuplicates();
        for (int k = 0; k < GRID.points().size(); k++) {
            List<ScenarioChange> changes = ((List<?>) list(DATA, "changes").get(k))
                    .stream()
                            .map(pair -> (List<?>) pair)
                            .map(pair -> new ScenarioChange(
                                    (String) pointers.get((Integer) pair.get(0)), values.get((Integer) pair.get(1))))
                            .toList();
            assertThat(changes).isEqualTo(GRID.points().get(k).changes());
        }
    }

    @Test
    void a_space_of_failed_points_only_is_a_table_of_messages() {
        Design failed = new Design(
                List.of(
                        DesignPoint.failed(Map.of("bits", 3), List.of(), "too few"),
                        DesignPoint.failed(Map.of("bits", 99), List.of(), "too many")),
                List.of(),
                DesignSamples.rerun());
        assertThat(DesignPage.of(failed, "title", Map.of())).contains("too few", "too many", "of which 2 failed");
    }

    /** Numbers of a run reach the design space unchanged, and its parts of one name are one component. */
    @Test
    void a_run_becomes_the_same_numbers() {
        Results results = ResultsSamples.sweep();
        Design design = ResultsSamples.design(results);
        NetworkResult network = results.points().get(2).networks().get(0);
        DesignMeasure mse = DesignMeasure.less("mean squared error", "");
        assertThat(design.amount(2, 0, mse))
                .contains(new DesignPoint.Amount(
                        network.analog().p05(),
                        network.analog().mean(),
                        network.analog().p95()));
        assertThat(design.amount(2, 0, DesignMeasure.ENERGY).orElseThrow().value())
                .isEqualTo(network.cost().analog().energy().nominal());
        assertThat(design.amount(2, 0, DesignMeasure.less("energy × latency", "J·s"))
                        .orElseThrow()
                        .value())
                .isEqualTo(network.cost().analog().energy().nominal()
                        * network.cost().analog().latency());
        double shares = design.network(2, 0).shares().stream()
                .mapToDouble(share -> share.energy().nominal())
                .sum();
        assertThat(shares / network.cost().analog().energy().nominal()).isBetween(1 - 1e-12, 1 + 1e-12);
        assertThat(design.network(2, 0).shares())
                .extracting(DesignPoint.CostShare::component)
                .doesNotHaveDuplicates()
                .contains("comparator", "cells");
        assertThat(JsonText.of(DesignData.of(design))).contains("\"J·s\"");
    }

    @Test
    void components_read_from_a_file_of_results_are_those_of_the_tree() {
        Map<String, Object> band = Map.of("low", 1e-12, "nominal", 2e-12, "high", 4e-12);
        Map<String, Object> leaf = Map.of("name", "cells", "energy", band, "area", 3e-12, "parts", List.of());
        Map<String, Object> tree = Map.of(
                "name",
                "all",
                "energy",
                band,
                "area",
                6e-12,
                "parts",
                List.of(leaf, Map.of("name", "inner", "energy", band, "area", 3e-12, "parts", List.of(leaf))));
        assertThat(DesignPoint.CostShare.read(tree))
                .containsExactly(new DesignPoint.CostShare(
                        "cells", new Band(2e-12, 4e-12, 8e-12), new Band(6e-12, 6e-12, 6e-12)));
    }

    /** As a sweep by the cost model alone leaves them. */
    @Test
    void points_with_totals_only_and_no_score_make_a_page_too() {
        List<DesignPoint> points = List.of(costs(3, 2e-12, 5e-12), costs(4, 1e-12, 6e-12), costs(5, 3e-12, 7e-12));
        Design design = new Design(points, List.of(), DesignSamples.rerun());
        assertThat(design.objectives(0)).containsExactly(DesignMeasure.ENERGY, DesignMeasure.AREA);
        assertThat(design.front(0)).containsExactly(0, 1);
        assertThat(DesignPage.of(design, "title", Map.of()))
                .contains("2 of 3 points are on the front of energy and area.");
    }

    private static DesignPoint costs(int bits, double energy, double area) {
        Map<DesignMeasure, DesignPoint.Amount> measures = new LinkedHashMap<>();
        measures.put(DesignMeasure.ENERGY, DesignPoint.Amount.exact(energy));
        measures.put(DesignMeasure.AREA, DesignPoint.Amount.exact(area));
        return new DesignPoint(
                Map.of("bits", bits),
                List.of(),
                new DesignPoint.Done(List.of(new DesignPoint.Network("net", measures, List.of()))));
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThatThrownBy(() -> DesignPoint.Amount.exact(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number of a point must be finite and low <= high, but it is NaN from NaN to NaN");
    }
}
