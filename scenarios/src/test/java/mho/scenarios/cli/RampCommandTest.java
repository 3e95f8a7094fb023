package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RampCommandTest {
    @Test
    void five_bit_sigmoid_has_the_published_thresholds_and_cells() {
        Map<String, Object> converter = converter("--function", "sigmoid", "--device", "ideal", "--trials", "4");
        List<Object> thresholds = list(converter, "thresholds");
        assertThat(thresholds).hasSize(31);
        // golden values of the 5-bit sigmoid, outer end inward, by x = ln(y/(1-y)) at multiples of 1/32
        double[] golden = {-3.4340, -2.7081, -2.2687, -1.9459, -1.6864};
        for (int k = 0; k < golden.length; k++) {
            assertThat((double) thresholds.get(k)).isCloseTo(golden[k], within(1e-4));
        }
        List<Object> cells = list(converter, "conductances");
        assertThat(cells).hasSize(30);
        double[] goldenCells = {150, 90.79, 66.69, 53.62, 45.47};
        for (int k = 0; k < goldenCells.length; k++) {
            assertThat((double) cells.get(k) * 1e6).isCloseTo(goldenCells[k], within(0.005));
        }
        assertThat(number(map(map(converter, "maxInl"), "calibrated"), "median"))
                .isLessThan(1e-9);
    }

    @Test
    void accept_window_of_5_uS_at_150_uS_gives_the_derived_linearity() {
        Map<String, Object> converter = converter("--function", "sigmoid", "--trials", "400");
        Map<String, Object> inl = map(converter, "maxInl");
        // 400 columns: the median's standard error is about 0.01 LSB
        assertThat(number(map(inl, "calibrated"), "median")).isCloseTo(0.36, within(0.05));
        assertThat(number(map(inl, "raw"), "median")).isCloseTo(0.53, within(0.06));
        assertThat(number(map(inl, "best"), "median")).isCloseTo(0.23, within(0.05));
    }

    @Test
    void read_voltage_changes_no_code_but_the_gain_of_a_fixed_reference() {
        Map<String, Object> readVoltage = map(converter("--function", "sigmoid", "--trials", "2"), "readVoltage");
        assertThat(number(readVoltage, "codesChanged")).isZero();
        List<Object> gains = list(readVoltage, "referenceGains");
        assertThat((double) gains.get(0)).isCloseTo(0.75, within(1e-12));
        assertThat((double) gains.get(1)).isCloseTo(1.25, within(1e-12));
    }

    @Test
    void sine_over_five_half_periods_takes_five_times_the_clocks() {
        Map<String, Object> sine =
                converter("--function", "sin", "--half-periods", "5", "--bits", "5", "--trials", "2");
        Map<String, Object> sigmoid = converter("--function", "sigmoid", "--bits", "5", "--trials", "2");
        assertThat(number(sine, "steps")).isEqualTo(154);
        assertThat(number(sine, "conversionTime") / number(sigmoid, "conversionTime"))
                .isCloseTo(5, within(1e-12));
        assertThat(number(sine, "energy")).isGreaterThan(4 * number(sigmoid, "energy"));
        assertThat(Session.of("ramp", "--function", "sin", "--half-periods", "5", "--trials", "2")
                        .out())
                .contains("154 steps, 165 cells")
                .contains("###");
    }

    /** The names and shapes that scripts rely on: docs and cli contract. */
    @Test
    void fields_of_the_contract_are_all_there() {
        Map<String, Object> converter = converter("--trials", "2");
        assertThat(converter)
                .containsKeys(
                        "name",
                        "kind",
                        "function",
                        "bits",
                        "device",
                        "steps",
                        "cells",
                        "columns",
                        "thresholds",
                        "codes",
                        "conductances",
                        "conversionTime",
                        "energy",
                        "area",
                        "maxInl",
                        "rmsError");
        assertThat(map(converter, "maxInl")).containsOnlyKeys("raw", "calibrated", "best");
        assertThat(converter).containsEntry("name", "sigmoid-5b").containsEntry("kind", "nonlinear-ramp");
        assertThat(number(converter, "cells")).isEqualTo(37);
    }

    /** The parts of the whole bank's cost, with bands and sources: a total alone cannot be checked. */
    @Test
    void energy_and_area_are_those_of_a_column_of_the_bank_whose_parts_are_told() {
        Map<String, Object> converter = converter("--columns", "64", "--trials", "2");
        Map<String, Object> cost = map(converter, "cost");
        assertThat(number(map(cost, "energy"), "nominal") / 64)
                .isCloseTo(number(converter, "energy"), within(1e-12 * number(converter, "energy")));
        assertThat(number(cost, "area") / 64)
                .isCloseTo(number(converter, "area"), within(1e-12 * number(converter, "area")));
        assertThat(number(map(cost, "energy"), "low")).isLessThan(number(map(cost, "energy"), "high"));
        assertThat(list(cost, "parts"))
                .isNotEmpty()
                .allSatisfy(
                        part -> assertThat((String) asMap(part).get("source")).isNotBlank());
    }

    /** Bands hold the first bank's values in nine of ten codes or so; here all that is asked is that they are ordered. */
    @Test
    void bands_have_a_value_for_each_transition_and_hold_their_median() {
        Map<String, Object> converter = converter("--trials", "64");
        Map<String, Object> bands = map(converter, "inlBands");
        assertThat(list(bands, "median")).hasSize(31);
        for (int k = 0; k < 31; k++) {
            double median = (double) list(bands, "median").get(k);
            assertThat((double) list(bands, "p05").get(k)).isLessThanOrEqualTo(median);
            assertThat((double) list(bands, "p95").get(k)).isGreaterThanOrEqualTo(median);
        }
        // held at input zero within a tolerance of 1 µS, where a step is 25.86 µS
        assertThat((double) list(bands, "p95").get(15)).isLessThan(1 / 25.86);
        assertThat(list(map(converter, "dnlBands"), "median")).hasSize(30);
        assertThat(list(converter, "missingCodes")).isEmpty();
    }

    @Test
    void an_exact_ramp_has_its_bits() {
        for (int bits : new int[] {3, 5, 8}) {
            Map<String, Object> converter = converter("--device", "ideal", "--bits", "" + bits, "--trials", "2");
            assertThat(number(map(converter, "enob"), "median")).isCloseTo(bits, within(0.1));
            assertThat(number(map(converter, "maxDnl"), "p95")).isLessThan(1e-6);
        }
    }

    /** The comparator of a fixed reference has an offset, which a correction takes out and leaves nothing. */
    @Test
    void what_a_correction_leaves_stands_beside_the_whole() {
        Map<String, Object> linear =
                converter("--function", "identity", "--way", "linear-ramp", "--circuit", "usual", "--trials", "20");
        assertThat(number(map(map(linear, "maxInl"), "raw"), "p95")).isGreaterThan(0.01);
        for (String correction : new String[] {"endPoint", "bestFit"}) {
            Map<String, Object> left = map(map(linear, "corrected"), correction);
            assertThat(number(left, "maxInl")).isLessThan(1e-9);
            assertThat(number(left, "gain")).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void procedures_say_what_they_cost_and_bring() {
        Map<String, Object> converter = converter("--trials", "200");
        List<Object> procedures = list(converter, "procedures");
        Map<String, Object> programming = asMap(procedures.get(0));
        Map<String, Object> calibration = asMap(procedures.get(1));
        // 5.57 sweeps a cell on 30 cells, on average
        assertThat(number(programming, "pulses")).isCloseTo(5.57 * 30, within(15.0));
        assertThat(number(map(calibration, "after"), "median"))
                .isLessThan(number(map(calibration, "before"), "median"))
                // one counts it from the levels of the ramp, the other measures it
                .isCloseTo(number(map(map(converter, "maxInl"), "calibrated"), "median"), within(1e-8));
    }

    @Test
    void several_ways_and_bits_are_measured_in_one_call() {
        Session session = ramp(
                "--function",
                "sin,sigmoid",
                "--way",
                "nonlinear-ramp,modular-ramp,sar",
                "--bits",
                "3,4",
                "--trials",
                "8");
        List<Object> converters = list(JsonSyntaxReader.read(session.out()), "converters");
        assertThat(converters).hasSize(12);
        assertThat(converters.stream().map(one -> asMap(one).get("name")))
                .contains("sin-3b-nonlinear-ramp", "sin-4b-modular-ramp", "sin-3b-sar-table", "sigmoid-4b-modular-ramp")
                .doesNotHaveDuplicates();
        assertThat(converters.stream().filter(one -> asMap(one).containsKey("refused")))
                .hasSize(2)
                .allSatisfy(one -> assertThat((String) asMap(one).get("refused"))
                        .startsWith("A range reduction needs a periodic function"));
    }

    /** Each on its own row, with the reason below. */
    @Test
    void the_table_of_several_has_a_row_each() {
        Session session = Session.of(
                "ramp",
                "--function",
                "sigmoid",
                "--way",
                "modular-ramp,clamped-ramp",
                "--bits",
                "3,4",
                "--trials",
                "2");
        assertThat(session.code()).isZero();
        assertThat(session.out().lines().filter(line -> line.startsWith("  sigmoid ")))
                .hasSize(4);
        assertThat(session.out()).contains("refused: sigmoid-3b-modular-ramp, sigmoid-4b-modular-ramp: A range");
    }

    @Test
    void csv_has_as_many_cells_in_every_row() {
        Session session =
                Session.of("ramp", "--way", "modular-ramp,sar,nonlinear-ramp", "--trials", "2", "--format", "csv");
        List<String> lines = session.out().lines().toList();
        assertThat(lines).hasSize(4);
        // the reason of the refused one has a comma, in quotes
        assertThat(lines.stream()
                        .map(line -> line.replaceAll("\"[^\"]*\"", "")
                                .chars()
                                .filter(c -> c == ',')
                                .count()))
                .containsOnly(23L);
    }

    @Test
    void the_dip_of_gelu_is_kept_exactly_when_the_bits_allow_it() {
        Map<String, Object> eight =
                converter("--function", "gelu", "--bits", "8", "--device", "ideal", "--trials", "2");
        assertThat(number(map(eight, "dip"), "codes")).isEqualTo(10);
        assertThat(number(map(eight, "dip"), "seen")).isEqualTo(10);
        assertThat(Session.of("ramp", "--function", "gelu", "--bits", "8", "--device", "ideal", "--trials", "2")
                        .out())
                .contains("dip: of −0.170 kept by 10 codes");
        assertThat(Session.of("ramp", "--function", "gelu", "--bits", "4", "--trials", "2")
                        .out())
                .contains("dip: of −0.170 lost: less than one LSB");
        assertThat(Session.of(
                                "ramp",
                                "--function",
                                "gelu",
                                "--bits",
                                "8",
                                "--way",
                                "clamped-ramp",
                                "--device",
                                "ideal",
                                "--trials",
                                "2")
                        .out())
                .contains("dip: of −0.170 kept by 0 of 10 codes");
    }

    @Test
    void planned_steps_bring_eight_bits_below_one_lsb() {
        Map<String, Object> planned = converter("--bits", "8", "--steps", "planned", "--trials", "12");
        // max |INL| has a spread of about 0.35 LSB, the median of 12 banks one of 0.13: three of those
        assertThat(number(map(map(planned, "maxInl"), "calibrated"), "median")).isLessThan(0.9 + 0.4);
        assertThat(number(planned, "predictedMaxInl")).isLessThanOrEqualTo(0.9);
        assertThat(number(planned, "cells")).isGreaterThan(261);
        Map<String, Object> single = converter("--bits", "8", "--trials", "100");
        assertThat(number(map(map(single, "maxInl"), "calibrated"), "median")).isCloseTo(8.1, within(1.0));
    }

    @Test
    void age_shows_beside_the_fresh_converter() {
        Map<String, Object> drifted = converter(
                "--device", "joshi-pcm-2020", "--bits", "3", "--trials", "100", "--age", "1 day", "--upkeep", "never");
        Map<String, Object> inl = map(drifted, "maxInl");
        assertThat(inl).containsOnlyKeys("raw", "calibrated", "best", "aged");
        assertThat(number(map(inl, "aged"), "median")).isGreaterThan(number(map(inl, "calibrated"), "median"));
    }

    @Test
    void a_converter_of_ones_own_is_measured_as_it_is(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.json");
        Files.writeString(file, "{\"kind\": \"nonlinear-ramp\", \"bits\": 4, \"cell\": \"ideal\"}");
        Map<String, Object> converter = converter("--converter", file.toString(), "--trials", "2");
        assertThat(converter)
                .containsEntry("way", "mine")
                .containsEntry("device", "own")
                .containsEntry("bits", 4L);
        Session session = Session.of("ramp", "--converter", file.toString(), "--bits", "5");
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("A converter of --converter has its own bits, cells and steps");
        Files.writeString(file, "{\"kind\": \"nonlinear-ramp\", \"bitz\": 4}");
        Session wrong = Session.of("ramp", "--converter", file.toString());
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).contains("mine.json: ").contains("bitz");
    }

    /** Nine clocks for each of eight columns, eight conversions of all: 8·72 ns; and gains of 5 % are trimmed to steps of 1 %. */
    @Test
    void calibrated_front_ends_say_what_they_cost_and_bring(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("trimmed.json");
        String front = "{\"gainSpread\": 0.05, \"calibration\": %s}";
        String sar = "{\"kind\": \"sar\", \"bits\": 8, \"frontEnd\": %s}";
        Files.writeString(file, sar.formatted(front.formatted("{\"kind\": \"two-point\"}")));
        Map<String, Object> converter = converter(
                "--converter", file.toString(), "--function", "identity", "--columns", "64", "--trials", "50");
        Map<String, Object> calibration = asMap(list(converter, "procedures").get(0));
        assertThat(calibration).containsEntry("name", "front ends");
        assertThat(number(calibration, "time")).isCloseTo(8 * 72e-9, within(1e-15));
        assertThat(number(calibration, "energy"))
                .isCloseTo(8 * 64 * number(converter, "energy"), within(1e-9 * number(calibration, "energy")));
        assertThat(number(map(calibration, "after"), "median"))
                .isEqualTo(number(map(map(converter, "maxInl"), "raw"), "median"))
                .isLessThan(0.3 * number(map(calibration, "before"), "median"));
        Files.writeString(file, sar.formatted(front.formatted("\"none\"")));
        Map<String, Object> raw = converter("--converter", file.toString(), "--function", "identity", "--trials", "2");
        assertThat(list(raw, "procedures")).isEmpty();
        assertThat(map(raw, "maxInl")).containsOnlyKeys("raw");
    }

    @Test
    void a_function_of_ones_own_is_converted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("soft.csv");
        Files.writeString(file, "x,y\n-2,0\n-1,0.2\n0,0.5\n1,0.8\n2,1\n");
        Map<String, Object> converter = converter("--points", file.toString(), "--bits", "3", "--trials", "2");
        assertThat(converter).containsEntry("function", "soft");
        assertThat((double) list(converter, "thresholds").get(3)).isCloseTo(0, within(1e-9));
        Files.writeString(file, "x,y\n-2,0\n-2,0.2\n");
        Session wrong = Session.of("ramp", "--points", file.toString());
        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err()).contains("line 3, column 1: x must rise from line to line");
    }

    /** −5.4 + (2.4 − (−5.4)) is 4e-16 more than 2.4: the last place of a drawn curve may lie beyond the points. */
    @Test
    void a_function_of_ones_own_is_drawn_to_its_last_point(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("soft.csv");
        Files.writeString(file, "x,y\n-5.4,0\n-2,1\n0,1.5\n2.4,3\n");
        Session session = Session.of(
                "ramp", "--points", file.toString(), "--bits", "3", "--trials", "2", "--out", folder.toString());
        assertThat(session.err()).doesNotContain("was asked for");
        assertThat(session.code()).isZero();
        assertThat(folder.resolve("report.html")).exists();
    }

    @Test
    void threads_do_not_show() {
        String[] options = {"--function", "sigmoid,sin", "--bits", "4", "--trials", "50"};
        String one = ramp(with(options, "--threads", "1")).out();
        assertThat(ramp(with(options, "--threads", "3")).out()).isEqualTo(one);
        assertThat(ramp(with(options, "--threads", "2", "--seed", "43")).out()).isNotEqualTo(one);
    }

    @Test
    void the_folder_has_a_page_with_every_converter(@TempDir Path folder) throws IOException {
        Session session = Session.of(
                "ramp",
                "--bits",
                "3,4",
                "--way",
                "nonlinear-ramp,modular-ramp",
                "--trials",
                "20",
                "--out",
                folder.toString());
        assertThat(session.code()).as(session.err()).isZero();
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains(
                        "sigmoid-3b-nonlinear-ramp: integral nonlinearity",
                        "sigmoid: energy of a conversion against bits")
                .contains("Combinations that cannot be")
                .contains("--way nonlinear-ramp,modular-ramp");
        assertThat(Files.readString(folder.resolve("results.json"))).contains("\"figures\"");
        assertThat(Files.readAllLines(folder.resolve("results.csv"))).hasSize(5);
    }

    @Test
    void names_with_commas_and_quotes_are_one_cell_of_the_csv(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("f.json");
        Files.writeString(file, "{\"name\": \"a,\\\"b\", \"x\": [-1, 0, 1], \"y\": [0, 0.5, 1]}");
        Session session =
                Session.of("ramp", "--points", file.toString(), "--bits", "3", "--trials", "2", "--format", "csv");
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("\"a,\"\"b-3b\",nonlinear-ramp,\"a,\"\"b\",3,yang-taox-2025,");
    }

    private static Session ramp(String... options) {
        Session session = Session.of(with(new String[] {"ramp", "--format", "json"}, options));
        assertThat(session.code()).as(session.err()).isZero();
        return session;
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }

    private static Map<String, Object> converter(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "ramp";
        arguments[1] = "--format";
        arguments[2] = "json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isZero();
        Map<String, Object> document = JsonSyntaxReader.read(session.out());
        return asMap(list(document, "converters").get(0));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return asMap(parent.get(key));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> parent, String key) {
        return (List<Object>) parent.get(key);
    }

    private static double number(Map<String, Object> parent, String key) {
        return ((Number) parent.get(key)).doubleValue();
    }
}
