package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.Band;
import mho.scenarios.report.DesignPoint.Amount;
import mho.scenarios.report.DesignPoint.CostShare;
import mho.scenarios.report.DesignPoint.Network;
import org.junit.jupiter.api.Test;

class DesignTest {
    private static final Design GRID = DesignSamples.grid(3, 4);

    private static DesignPoint point(Map<String, Object> parameters, double accuracy, double energy) {
        Map<DesignMeasure, Amount> measures = new LinkedHashMap<>();
        measures.put(DesignSamples.ACCURACY, Amount.exact(accuracy));
        measures.put(DesignMeasure.ENERGY, Amount.exact(energy));
        return new DesignPoint(
                parameters, List.of(), new DesignPoint.Done(List.of(new Network("net", measures, List.of()))));
    }

    private static Map<String, Object> at(String way, String device) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("way", way);
        parameters.put("device", device);
        return parameters;
    }

    /** An exact cell beats every real one at the same energy: it must not take their front from them. */
    @Test
    void each_circumstance_has_a_front_of_its_own() {
        Design design = new Design(
                List.of(
                        point(at("a", "exact"), 0.99, 2),
                        point(at("a", "real"), 0.8, 2),
                        point(at("b", "exact"), 0.95, 1),
                        point(at("b", "real"), 0.7, 1),
                        point(at("c", "real"), 0.6, 3)),
                List.of(),
                DesignSamples.rerun());
        assertThat(design.circumstances()).containsExactly(1);
        assertThat(design.front(0, DesignSamples.ACCURACY, DesignMeasure.ENERGY))
                .containsExactly(0, 1, 2, 3);
        assertThat(design.best(0)).isZero();
    }

    /** Brute force over all pairs, for every pair of measures. */
    @Test
    void a_front_holds_just_the_points_that_no_other_beats() {
        List<DesignMeasure> measures = GRID.measures(0);
        for (DesignMeasure one : measures) {
            for (DesignMeasure other : measures) {
                List<Integer> able = GRID.done().stream()
                        .filter(k -> GRID.amount(k, 0, one).isPresent()
                                && GRID.amount(k, 0, other).isPresent())
                        .toList();
                List<Integer> unbeaten = able.stream()
                        .filter(k -> able.stream().noneMatch(by -> beats(by, k, one, other)))
                        .toList();
                assertThat(GRID.front(0, one, other))
                        .as(one.name() + ", " + other.name())
                        .isEqualTo(unbeaten);
            }
        }
    }

    private static boolean beats(int by, int point, DesignMeasure one, DesignMeasure other) {
        double first = Double.compare(loss(by, one), loss(point, one));
        double second = Double.compare(loss(by, other), loss(point, other));
        return first <= 0 && second <= 0 && first + second < 0;
    }

    private static double loss(int point, DesignMeasure measure) {
        return measure.loss(GRID.amount(point, 0, measure).orElseThrow().value());
    }

    @Test
    void a_failed_point_is_kept_and_counted_out() {
        assertThat(GRID.points()).hasSize(216);
        assertThat(GRID.done()).hasSize(215).doesNotContain(215);
    }

    @Test
    void quantities_are_numbers_in_rising_order_and_other_texts_are_not() {
        assertThat(GRID.axes()).extracting(DesignAxis::isNumeric).containsExactly(false, true, true, true);
        DesignAxis voltage = GRID.axes().get(2);
        assertThat(voltage.unit()).isEqualTo("V");
        assertThat(voltage.numbers()).containsExactly(0.1, 0.2, 0.3);
        assertThat(voltage.labels()).containsExactly("100 mV", "200 mV", "300 mV");
        assertThat(voltage.name()).isEqualTo("hardware readVoltage");
        assertThat(GRID.axes().get(3).numbers()).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(GRID.circumstances()).isEmpty();
    }

    /** The law of the sample: area is 100 m²/J times energy, whose comparators take 0.1 pJ · 2^bits · (1 + way). */
    @Test
    void one_axis_at_a_time_moves_a_measure_by_its_own_law() {
        int centre = GRID.best(0);
        List<Sensitivity> found = Sensitivity.of(GRID, 0, DesignSamples.AREA, centre);
        assertThat(found)
                .extracting(Sensitivity::axis)
                .containsExactly("way", "bits", "/hardware/readVoltage", "/hardware/age");
        // at 8 bit the clamped ramp's comparators take three times those of the nonlinear ramp
        assertThat(found.get(0).span()).isCloseTo(100 * 2 * 256 * 0.1e-12, within(1e-20));
        assertThat(found.get(1).span()).isCloseTo(100 * (256 - 8) * 0.1e-12, within(1e-20));
        assertThat(found.get(2).span()).isCloseTo(100 * (9 - 1) * 1e-12, within(1e-20));
        assertThat(found.get(3).span()).isZero();
    }

    @Test
    void sensitivities_are_those_of_a_search_of_all_points() {
        for (int centre : List.of(0, 17, 100, 214)) {
            for (Sensitivity found : Sensitivity.of(GRID, 0, DesignSamples.ACCURACY, centre)) {
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int k : GRID.done()) {
                    if (differs(k, centre).stream().allMatch(found.axis()::equals)) {
                        double value = GRID.amount(k, 0, DesignSamples.ACCURACY)
                                .orElseThrow()
                                .value();
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
                assertThat(found.low()).isEqualTo(low);
                assertThat(found.high()).isEqualTo(high);
                assertThat(differs(found.least(), centre)).isSubsetOf(found.axis());
                assertThat(differs(found.greatest(), centre)).isSubsetOf(found.axis());
            }
        }
    }

    private static List<String> differs(int one, int other) {
        List<String> keys = new ArrayList<>();
        GRID.points().get(one).parameters().forEach((key, value) -> {
            if (!value.equals(GRID.points().get(other).parameters().get(key))) {
                keys.add(key);
            }
        });
        return keys;
    }

    @Test
    void points_drawn_at_random_have_no_axis_alone_but_averages_over_ranges() {
        Design random = DesignSamples.random(100);
        assertThat(Sensitivity.of(random, 0, DesignSamples.ACCURACY, 3)).isEmpty();
        MainEffect spread = MainEffect.of(random, 0).get(0);
        assertThat(spread.counts()).containsExactly(20, 20, 20, 20, 20);
        List<Double> means =
                spread.means().get(0).stream().map(mean -> mean.orElseThrow()).toList();
        // a rising spread costs accuracy one to one, evenly spread over 0 to 0.2
        assertThat(means.get(0) - means.get(4)).isCloseTo(0.16, within(0.004));
    }

    @Test
    void averages_are_over_all_points_with_a_value() {
        MainEffect bits = MainEffect.of(GRID, 0).get(1);
        assertThat(bits.labels()).containsExactly("3", "4", "5", "6", "7", "8");
        assertThat(bits.counts()).containsExactly(36, 36, 36, 36, 36, 35);
        int latency = GRID.measures(0).indexOf(DesignSamples.LATENCY);
        assertThat(bits.means().get(latency).get(2).orElseThrow()).isCloseTo(32e-9, within(1e-20));
        // the clamped ramp has no such number, so its mean is empty
        MainEffect way = MainEffect.of(GRID, 0).get(0);
        assertThat(way.means().get(4).get(2)).isEmpty();
    }

    @Test
    void the_band_of_each_component_moves_the_total_by_its_own_width() {
        List<CostShare> shares = List.of(
                new CostShare("a", new Band(1, 2, 5), Band.ZERO),
                new CostShare("exact", new Band(7, 7, 7), Band.ZERO),
                new CostShare("b", new Band(3, 10, 11), Band.ZERO));
        assertThat(ComponentSwing.of(shares, CostShare::energy))
                .containsExactly(new ComponentSwing("b", 12, 20), new ComponentSwing("a", 18, 22));
        assertThat(ComponentSwing.of(shares, CostShare::area)).isEmpty();
    }

    @Test
    void changes_are_the_smallest_parts_that_differ() {
        Map<String, Object> base = Map.of(
                "a",
                1,
                "b",
                Map.of("kind", "x", "p", 1),
                "c",
                Map.of("kind", "y", "q", 2),
                "d",
                List.of(1, 2),
                "e~/f",
                3);
        Map<String, Object> other = Map.of(
                "a",
                1,
                "b",
                Map.of("kind", "z", "p", 1),
                "c",
                Map.of("kind", "y", "q", 3),
                "d",
                List.of(1, 5),
                "e~/f",
                4);
        assertThat(ScenarioChange.between(base, other))
                .containsExactlyInAnyOrder(
                        new ScenarioChange("/b", Map.of("kind", "z", "p", 1)),
                        new ScenarioChange("/c/q", 3),
                        new ScenarioChange("/d/1", 5),
                        new ScenarioChange("/e~0~1f", 4));
        assertThat(ScenarioChange.between(base, base)).isEmpty();
    }

    /** Nothing compares every point with every other, and nothing is said twice. */
    @Test
    void ten_thousand_points_make_a_page_of_a_few_megabytes() throws IOException {
        Design large = DesignSamples.grid(10, 55);
        assertThat(large.points()).hasSize(9900);
        String page = DesignPage.of(large, "large", Map.of("seed", "42"));
        assertThat(page.length()).isBetween(1_500_000, 5_000_000);
        Path folder = Files.createDirectories(Path.of("target", "report"));
        Files.writeString(folder.resolve("design-large.html"), page);
        Files.writeString(
                folder.resolve("design.html"), DesignPage.of(GRID, "A <design> & more", Map.of("seed", "42")));
        Files.writeString(
                folder.resolve("design-random.html"),
                DesignPage.of(DesignSamples.random(500), "random", Map.of("seed", "42")));
    }
}
