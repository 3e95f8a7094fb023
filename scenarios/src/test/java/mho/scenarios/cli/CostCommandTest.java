package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostCommandTest {
    @TempDir
    private Path folder;

    private static Session cost(String... arguments) {
        return Session.of(
                Stream.concat(Stream.of("cost"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new);
        Session session = cost(all);
        assertThat(session.code()).as(session.err()).isZero();
        return JsonMapper.shared().readTree(session.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kws-nladc", "kws-ageing", "nested-singlu", "sin-study", "spiral-parity"})
    void every_scenario_of_the_catalogue_has_a_cost_without_data(String name) {
        JsonNode networks = json("catalog:" + name).get("networks");
        assertThat(networks).isNotEmpty();
        for (JsonNode network : networks) {
            JsonNode analog = network.get("analog");
            assertThat(analog.get("energy").get("nominal").asDouble()).isPositive();
            assertThat(analog.get("latency").asDouble()).isPositive();
            assertThat(analog.get("area").asDouble())
                    .isEqualTo(analog.get("areaBand").get("nominal").asDouble());
            assertThat(network.get("schedule").get("interval").asDouble()).isPositive();
            assertThat(network.get("programming").get("energy").get("nominal").asDouble())
                    .isPositive();
        }
    }

    /** 67 fJ at 65 nm and 1.2 V are 7.33 fJ at 16 nm and 0.8 V; 96 gates have 32 strobes at each of 49 steps. */
    @Test
    void an_explanation_is_the_formula_the_numbers_put_in_and_the_source() {
        Session session = cost("catalog:kws-nladc", "--explain");
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out())
                .contains(
                        "comparators    in lstm / analog / layer 0, Lstm / 0.gates / tiles / tile / conversion / sigmoid conversion, 5 bit\n"
                                + "  part     comparator\n"
                                + "  energy   150528 x 7.33 fJ = 1.103 nJ, 551.7 pJ .. 3.31 nJ\n"
                                + "  area     96 x 9.846 µm² = 945.2 µm², 945.2 µm² .. 945.2 µm²\n"
                                + "  time     1.568 µs; leakage 0 W\n"
                                + "  formula  67 fJ*(node/65 nm)*(V/1.2 V)^2; 40 um2*node/65 nm\n"
                                + "  with     node = 16 nm, V = 800 mV\n"
                                + "  source   67 fJ a strobe, 65 nm 1.2 V (doi:10.1007/s00034-023-02375-6); 40 um2 (TIMELY, 65 nm); "
                                + "energy as node V2, area as node\n");
    }

    @Test
    void every_leaf_of_a_document_explains_itself() {
        JsonNode analog =
                json("catalog:kws-nladc", "--explain").get("networks").get(0).get("analog");
        assertExplained(analog);
    }

    private static void assertExplained(JsonNode node) {
        if (node.get("parts").isEmpty() && node.get("energy").get("nominal").asDouble() > 0) {
            JsonNode unit = node.get("unit");
            assertThat(unit).as(node.get("name").asString()).isNotNull();
            double joules =
                    unit.get("energyPerAction").asDouble() * node.get("count").asDouble();
            assertThat(node.get("energy").get("nominal").asDouble()).isCloseTo(joules, within(1e-12 * joules));
            assertThat(unit.get("formula").asString()).isNotBlank();
            assertThat(node.get("source").asString()).isNotBlank();
        }
        node.get("parts").forEach(CostCommandTest::assertExplained);
    }

    @Test
    void a_part_can_be_given_ones_own_number_and_source() {
        String own =
                "/hardware/costs=[{\"part\":\"comparator\",\"energy\":\"12 fJ\",\"source\":\"my post-layout run 2026-03\"}]";
        Session session = cost("catalog:kws-nladc", "--explain", "--set", own);
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out())
                .contains("  energy   150528 x 12 fJ = 1.806 nJ, 1.806 nJ .. 1.806 nJ\n")
                .contains("  source   my post-layout run 2026-03\n");
    }

    @Test
    void a_part_that_there_is_not_is_bad_input_with_the_names_that_there_are() {
        Session session = cost(
                "catalog:kws-nladc",
                "--set",
                "/hardware/costs=[{\"part\":\"comparatr\",\"energy\":\"12 fJ\",\"source\":\"x\"}]");
        assertThat(session.code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(session.err()).contains("There is no part \"comparatr\"").contains("comparator, comparators");
        Session silent =
                cost("catalog:kws-nladc", "--set", "/hardware/costs=[{\"part\":\"comparator\",\"energy\":\"12 fJ\"}]");
        assertThat(silent.code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(silent.err()).contains("\"source\"");
    }

    @Test
    void values_and_fixed_energies_differ_in_the_cells_alone() {
        double values =
                energy("array", json("catalog:kws-nladc").get("networks").get(0).get("analog"));
        double fixed = energy(
                "array",
                json("catalog:kws-nladc", "--set", "/hardware/energy=fixed")
                        .get("networks")
                        .get(0)
                        .get("analog"));
        assertThat(fixed).isGreaterThan(1.5 * values);
    }

    private static double energy(String name, JsonNode node) {
        double sum = node.get("name").asString().equals(name)
                ? node.get("energy").get("nominal").asDouble()
                : 0;
        for (JsonNode part : node.get("parts")) {
            sum += energy(name, part);
        }
        return sum;
    }

    @Test
    void rows_of_a_csv_are_the_nodes_of_the_trees() {
        Session session = cost("catalog:spiral-parity", "--format", "csv");
        assertThat(session.code()).as(session.err()).isZero();
        List<String> lines = session.out().lines().toList();
        assertThat(lines.get(0)).startsWith("network,hardware,path,energy,energy low,energy high,latency,area");
        assertThat(lines.get(1)).contains(",analog,analog,");
        assertThat(lines).allSatisfy(line -> assertThat(line).isNotBlank());
    }

    /** The chip spends what is expected of the run's own values: CiMLoop's 3 %. */
    @Test
    void a_run_leaves_what_an_estimate_needs() throws IOException {
        String[] settings = {
            "--set", "/task={\"kind\":\"synthetic-keywords\",\"train\":150,\"test\":60,\"seed\":0}",
            "--set", "/networks/0/training/epochs=2",
            "--set", "/networks/0/architecture/hidden=12"
        };
        Path out = folder.resolve("run");
        String[] run = Stream.concat(
                        Stream.of("run", "catalog:kws-nladc", "--quiet", "--trials", "1", "--out", out.toString()),
                        Arrays.stream(settings))
                .toArray(String[]::new);
        Session session = Session.of(run);
        assertThat(session.code()).as(session.err()).isZero();
        JsonNode measured = JsonMapper.shared()
                .readTree(Files.readString(out.resolve("results.json")))
                .get("points")
                .get(0)
                .get("networks")
                .get(0)
                .get("cost");
        String[] estimate = Stream.concat(
                        Stream.of("catalog:kws-nladc", "--results", out.toString()), Arrays.stream(settings))
                .toArray(String[]::new);
        JsonNode expected = json(estimate).get("networks").get(0);
        assertClose(expected.get("analog"), measured.get("analog"), 0.03);
        // ranges of sums that are converted plainly, and with them capacitors, are not those of the mapping: only times
        // are
        assertThat(expected.get("references").get(0).get("latency").asDouble())
                .isEqualTo(measured.get("references").get(0).get("latency").asDouble());
        assertClose(
                expected.get("references").get(1), measured.get("references").get(1), 1e-9);
        assertThat(expected.get("schedule").get("step").asDouble())
                .isEqualTo(measured.get("schedule").get("step").asDouble());
        double array = energy("array", measured.get("analog"));
        assertThat(energy("array", expected.get("analog"))).isCloseTo(array, within(0.05 * array));
    }

    private static void assertClose(JsonNode expected, JsonNode measured, double share) {
        double joules = measured.get("energy").get("nominal").asDouble();
        assertThat(expected.get("energy").get("nominal").asDouble()).isCloseTo(joules, within(share * joules));
        double seconds = measured.get("latency").asDouble();
        assertThat(expected.get("latency").asDouble()).isCloseTo(seconds, within(1e-9 * seconds));
    }

    @Test
    void a_folder_without_a_run_is_refused_as_such() {
        Session session =
                cost("catalog:kws-nladc", "--results", folder.resolve("none").toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .isEqualTo("mho: There is no run in %s: it has no activity.json. mho run makes one.\n"
                        .formatted(folder.resolve("none")));
    }

    @Test
    void a_run_without_such_a_network_is_refused() throws IOException {
        Files.writeString(folder.resolve("activity.json"), "{\"networks\": {}}");
        Session session = cost("catalog:kws-nladc", "--results", folder.toString());
        assertThat(session.code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(session.err()).contains("has no network \"lstm\"");
    }

    /** Both are in a document; what a switched scenario has in its tree, the other has beside. */
    @Test
    void energies_from_values_and_fixed_ones_stand_beside_each_other() {
        JsonNode values = json("catalog:kws-nladc").get("networks").get(0);
        JsonNode fixed = json("catalog:kws-nladc", "--set", "/hardware/energy=fixed")
                .get("networks")
                .get(0);
        for (JsonNode network : List.of(values, fixed)) {
            JsonNode cells = network.get("cellEnergy");
            double of = energy("array", values.get("analog"));
            assertThat(cells.get("values").asDouble()).isCloseTo(of, within(1e-12 * of));
            double other = energy("array", fixed.get("analog"));
            assertThat(cells.get("fixed").asDouble()).isCloseTo(other, within(1e-12 * other));
        }
        assertThat(values.get("cellEnergy").get("used").asString()).isEqualTo("values");
        assertThat(fixed.get("cellEnergy").get("used").asString()).isEqualTo("fixed");
        assertThat(cost("catalog:kws-nladc").out()).contains("from the values that flow (", "values are in the costs");
    }

    /** 36 clocks of control at each of 49 steps, 30 to 80 by other fits; the rest is what the scenario's clock makes it. */
    @Test
    void a_total_has_a_band_of_time() {
        JsonNode analog = json("catalog:kws-nladc").get("networks").get(0).get("analog");
        JsonNode band = analog.get("latencyBand");
        double latency = analog.get("latency").asDouble();
        assertThat(band.get("nominal").asDouble()).isEqualTo(latency);
        assertThat(latency - band.get("low").asDouble()).isCloseTo(49 * 6e-9, within(1e-18));
        assertThat(band.get("high").asDouble() - latency).isCloseTo(49 * 44e-9, within(1e-18));
        JsonNode own = json("catalog:kws-nladc", "--set", "/hardware/digital/overheadCycles=20")
                .get("networks")
                .get(0)
                .get("analog")
                .get("latencyBand");
        assertThat(own.get("low")).isEqualTo(own.get("high"));
        assertThat(cost("catalog:kws-nladc").out())
                .contains("  low .. high: latency 8.227 µs .. 10.68 µs, area 0.1621 mm² .. 1.143 mm²\n");
    }

    /** 49 steps of 5 · 32 values on 32 units: 5 clocks each, up to 4 times that. */
    @Test
    void functions_in_shared_units_may_take_four_clocks_a_value() {
        JsonNode conventional = json("catalog:kws-nladc")
                .get("networks")
                .get(0)
                .get("references")
                .get(0);
        double band = conventional.get("latencyBand").get("high").asDouble()
                - conventional.get("latency").asDouble();
        assertThat(band).isCloseTo(49 * (44e-9 + 3 * 5e-9), within(1e-18));
    }
}
