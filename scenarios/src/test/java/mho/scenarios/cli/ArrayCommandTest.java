package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mho.crossbar.Ends;
import mho.crossbar.Wires;
import mho.device.CellSpec;
import mho.networks.io.NpyArray;
import mho.scenarios.ArrayBench;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayCommandTest {
    /** Qucs, 5 x 4 cells of R = 10 (4 i + j + 1) ohm, published with badcrossbar 1.1.0. */
    private static final double[] IDEAL = {0.08882855706, 0.08031746032, 0.07352016405, 0.06791666667};

    private static final double[] WIRED = {
        0.060570196651101416, 0.059327610716747844, 0.05634873882925334, 0.05335235457510154
    };

    @TempDir
    private Path folder;

    private String array;
    private String inputs;

    @BeforeEach
    void write_the_published_array() throws IOException {
        StringBuilder text = new StringBuilder("# siemens\n");
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 4; column++) {
                text.append(column == 0 ? "" : ",").append(1.0 / (10 * (4 * row + column + 1)));
            }
            text.append("\n");
        }
        array = file("G.csv", text.toString());
        inputs = file("V.csv", "0, 1, 2, 3, 4\n3, 2, -1, 2, 3\n");
    }

    @Test
    void currents_of_an_array_in_files_are_those_of_a_circuit_simulator() {
        Map<String, Object> results = own("--row-wire", "1ohm", "--column-wire", "2ohm");
        List<List<Double>> currents = matrix(results, "bitLineCurrents");
        for (int column = 0; column < 4; column++) {
            assertThat(currents.get(0).get(column)).isCloseTo(WIRED[column], within(1e-12));
        }
        double[] second = {0.15274675, 0.10872371, 0.08719953, 0.07446608};
        for (int column = 0; column < 4; column++) {
            assertThat(currents.get(1).get(column)).isCloseTo(second[column], within(5e-9));
        }
        double in = matrix(results, "wordLineCurrents").get(0).stream()
                .mapToDouble(x -> x)
                .sum();
        double out = currents.get(0).stream().mapToDouble(x -> x).sum();
        assertThat(in).isCloseTo(out, within(1e-15));
        assertThat((double) results.get("residual")).isLessThan(1e-12);
    }

    @Test
    void without_wires_a_current_is_a_sum_and_the_power_that_of_the_cells() {
        Map<String, Object> results = own();
        List<Double> currents = matrix(results, "bitLineCurrents").get(0);
        for (int column = 0; column < 4; column++) {
            assertThat(currents.get(column)).isCloseTo(IDEAL[column], within(5e-12));
        }
        double power = 0;
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 4; column++) {
                power += row * row / (10.0 * (4 * row + column + 1));
            }
        }
        @SuppressWarnings("unchecked")
        List<Double> found = (List<Double>) results.get("power");
        assertThat(found.get(0)).isCloseTo(power, within(1e-14));
    }

    @Test
    void npy_files_give_the_same_numbers_as_csv() throws IOException {
        double[] values = new double[20];
        for (int k = 0; k < 20; k++) {
            values[k] = 1.0 / (10 * (k + 1));
        }
        Path conductances = folder.resolve("G.npy");
        try (OutputStream out = Files.newOutputStream(conductances)) {
            NpyArray.of(List.of(5, 4), values).write(out);
        }
        String csv = Session.of(
                        "array", "--conductances", array, "--inputs", inputs, "--format", "json", "--driver", "50ohm")
                .out();
        String npy = Session.of(
                        "array",
                        "--conductances",
                        conductances.toString(),
                        "--inputs",
                        inputs,
                        "--format",
                        "json",
                        "--driver",
                        "50ohm")
                .out();
        assertThat(npy).isEqualTo(csv).contains("bitLineCurrents");
    }

    @Test
    void one_nonlinear_cell_follows_its_law() throws IOException {
        String cell = file("cell.csv", "1e-4\n");
        String volts = file("volts.csv", "1.2\n-0.4\n");
        Map<String, Object> sinh =
                json("--conductances", cell, "--inputs", volts, "--iv", "sinh", "--iv-parameter", "3");
        assertThat(matrix(sinh, "bitLineCurrents").get(0).get(0)).isCloseTo(1e-4 * Math.sinh(3.6) / 3, within(1e-15));
        Map<String, Object> cubic =
                json("--conductances", cell, "--inputs", volts, "--iv", "cubic", "--iv-parameter", "0.1");
        assertThat(matrix(cubic, "bitLineCurrents").get(1).get(0))
                .isCloseTo(1e-4 * (-0.4 + 0.1 * 0.064), within(1e-17));
    }

    @Test
    void drivers_senses_and_transistors_are_in_series_with_a_cell() throws IOException {
        String cell = file("cell.csv", "1e-3\n");
        String volts = file("volts.csv", "1\n");
        Map<String, Object> results = json(
                "--conductances",
                cell,
                "--inputs",
                volts,
                "--driver",
                "50ohm",
                "--sense",
                "30ohm",
                "--row-wire",
                "5ohm",
                "--column-wire",
                "15ohm",
                "--access",
                "1t1r",
                "--access-resistance",
                "0.9kohm");
        assertThat(matrix(results, "bitLineCurrents").get(0).get(0)).isCloseTo(1.0 / 2000, within(1e-17));
    }

    @Test
    void a_floating_row_sneaks_current_that_a_grounded_one_does_not() throws IOException {
        // 2 x 2 equal cells of 1 mS, one cell read at 1 V: the sneak path is three cells in series beside it
        String cells = file("cells.csv", "1e-3,1e-3\n1e-3,1e-3\n");
        String volts = file("volts.csv", "1\n");
        String[] one = {"--conductances", cells, "--inputs", volts, "--selected-rows", "0", "--selected-columns", "1"};
        assertThat(current(1, one, "--unselected", "grounded")).isCloseTo(1e-3, within(1e-17));
        assertThat(current(1, one, "--unselected", "floating")).isCloseTo(1e-3 * 4 / 3, within(1e-15));
        // the other row at half a volt
        assertThat(current(1, one, "--unselected", "half")).isCloseTo(1.5e-3, within(1e-15));
        assertThat(current(1, one, "--unselected", "floating", "--access", "1t1r"))
                .isCloseTo(1e-3, within(1e-15));
    }

    @Test
    void the_transfer_matrix_goes_to_a_file() throws IOException {
        Path npy = folder.resolve("T.npy");
        Path csv = folder.resolve("T.csv");
        for (Path file : List.of(npy, csv)) {
            Session session = Session.of(
                    "array",
                    "--conductances",
                    array,
                    "--inputs",
                    inputs,
                    "--transfer",
                    file.toString(),
                    "--quiet",
                    "--row-wire",
                    "1 ohm",
                    "--column-wire",
                    "2 ohm");
            assertThat(session.code()).as(session.err()).isZero();
        }
        try (InputStream in = Files.newInputStream(npy)) {
            NpyArray transfer = NpyArray.read(in);
            assertThat(transfer.shape()).containsExactly(5, 4);
            double current = 0;
            for (int row = 0; row < 5; row++) {
                current += row * transfer.values()[4 * row];
            }
            assertThat(current).isCloseTo(WIRED[0], within(1e-12));
            assertThat(Files.readString(csv))
                    .startsWith(transfer.values()[0] + ",")
                    .hasLineCount(5);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_random_array_without_wires_has_no_error() {
        Map<String, Object> results = json("--rows", "6", "--columns", "5");
        assertThat(results).containsEntry("rows", 6L).containsEntry("device", "yang-taox-2025");
        @SuppressWarnings("unchecked")
        List<Double> errors = (List<Double>) results.get("relativeErrors");
        assertThat(errors).hasSize(5).allSatisfy(error -> assertThat(error).isCloseTo(0, within(1e-14)));
    }

    @Test
    void cells_off_ohms_law_carry_the_currents_of_their_law() {
        CellSpec milo = Catalogue.cell("milo-rram-2021").cell();
        ArrayBench bench = new ArrayBench("milo-rram-2021", milo, 7, 3, wires(0), 0.2, 5);
        ArrayBench.Results results = bench.measure();
        assertThat(results.transfer()).isEmpty();
        for (int column = 0; column < 3; column++) {
            double sum = 0;
            double ohmic = 0;
            for (int row = 0; row < 7; row++) {
                double siemens = results.conductances().at(row, column);
                sum += milo.iv().current(siemens, 0.2);
                ohmic += siemens * 0.2;
            }
            double found = results.read().bitLineCurrents().get(column);
            assertThat(found).isCloseTo(sum, withinPercentage(1e-9));
            assertThat(Math.abs(found / ohmic - 1)).isGreaterThan(1e-3);
            assertThat(results.errors().get(column)).isCloseTo(0, within(1e-11));
        }
        assertThat(results.products())
                .hasSize(16 * 3)
                .allSatisfy(product -> assertThat(product.actual()).isCloseTo(product.ideal(), withinPercentage(1e-9)));
    }

    @Test
    void wires_take_from_cells_off_ohms_law_what_is_missing_beside_ideal_wires() {
        CellSpec milo = Catalogue.cell("milo-rram-2021").cell();
        ArrayBench.Results results = new ArrayBench("milo-rram-2021", milo, 1, 1, wires(500), 0.4, 5).measure();
        double current = results.read().bitLineCurrents().get(0);
        double siemens = results.conductances().at(0, 0);
        // one cell behind 500 ohm: its law at what the resistor leaves
        assertThat(current).isCloseTo(milo.iv().current(siemens, 0.4 - 500 * current), withinPercentage(1e-9));
        double ideal = milo.iv().current(siemens, 0.4);
        assertThat(results.errors().get(0)).isCloseTo(current / ideal - 1, within(1e-12));
    }

    @Test
    void the_table_says_that_cells_do_not_obey_ohms_law() {
        String[] milo = {"array", "--rows", "3", "--columns", "2", "--device", "milo-rram-2021"};
        assertThat(Session.of(milo).out()).containsPattern("cells off Ohm's law, known up to +500 mV");
        assertThat(Session.of("array", "--rows", "3", "--columns", "2").out()).doesNotContain("Ohm's law");
    }

    @Test
    void one_column_of_equal_cells_loses_what_the_ladder_says() {
        // a single line of n cells G on segments r: about 1 - tanh(sqrt a)/sqrt a is lost, a = n^2 r G
        Map<String, Object> results =
                json("--rows", "200", "--columns", "1", "--device", "ideal", "--column-wire", "1ohm");
        @SuppressWarnings("unchecked")
        List<Double> errors = (List<Double>) results.get("relativeErrors");
        double root = Math.sqrt(200 * 200 * 75e-6);
        // cells are random around the mean of 75 uS: 4 % of spread in the mean of 200 cells
        assertThat(-errors.get(0)).isCloseTo(1 - Math.tanh(root) / root, within(0.04));
    }

    @Test
    void the_table_says_where_voltage_and_power_go() {
        Session session = Session.of(
                "array",
                "--rows",
                "8",
                "--columns",
                "8",
                "--row-wire",
                "2.5ohm",
                "--column-wire",
                "2.5ohm",
                "--driver",
                "50 ohm");
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .startsWith("8 x 8 cells of yang-taox-2025")
                .contains(
                        "word line 2.5 Ω and bit line 2.5 Ω a cell, driver 50 Ω, sense 0 Ω",
                        "error of a bit line",
                        "residual",
                        "solved in");
    }

    @Test
    void a_result_folder_holds_numbers_and_a_page_with_a_heat_map() throws IOException {
        Path out = folder.resolve("out");
        Session random =
                Session.of("array", "--rows", "8", "--columns", "6", "--row-wire", "2 ohm", "--out", out.toString());
        assertThat(random.code()).as(random.err()).isZero();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains(
                        "data-chart=\"heatmap\"",
                        "Array of 8 × 6 cells",
                        "mho array --rows 8 --columns 6 --row-wire '2 ohm'");
        assertThat(JsonSyntaxReader.read(Files.readString(out.resolve("results.json"))))
                .containsKey("figures");
        assertThat(Files.readString(out.resolve("results.csv")))
                .startsWith("read,quantity,line,value,unit\n0,bit_line_current,0,");
        Session mine =
                Session.of("array", "--conductances", array, "--inputs", inputs, "--out", out.toString(), "--quiet");
        assertThat(mine.err()).isEmpty();
        assertThat(Files.readString(out.resolve("report.html"))).contains("Array of your own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1e-3,2e-3\\n3e-3\\n | G2.csv: line 2 must have as many values as the first, 2, but has 1.",
                "1e-3,-2e-3\\n | G2.csv: line 1, column 2 must be a number in siemens (S) without a unit, finite and >= 0, but is \"-2e-3\".",
                "1e-3\\n\\n5 uS\\n | G2.csv: line 3, column 1 must be a number in siemens (S) without a unit, finite and >= 0, but is \"5 uS\".",
                "NaN\\n | G2.csv: line 1, column 1 must be a number in siemens (S) without a unit, finite and >= 0, but is \"NaN\".",
                "1e999\\n | G2.csv: line 1, column 1 must be a number in siemens (S) without a unit, finite and >= 0, but is \"1e999\".",
                "# nothing\\n | G2.csv: must hold at least one number, but is empty."
            })
    void bad_conductances_are_refused_with_line_and_column(String text, String message) throws IOException {
        String bad = file("G2.csv", text.replace("\\n", "\n"));
        Session session = Session.of("array", "--conductances", bad, "--inputs", inputs);
        assertThat(session.err()).isEqualTo("mho: " + bad.replace("G2.csv", "") + message + "\n");
        assertThat(session.code()).isEqualTo(3);
    }

    @Test
    void what_does_not_fit_is_refused_in_one_line() throws IOException {
        String short_ = file("short.csv", "1,2,3\n");
        assertThat(refusal(3, "--conductances", array, "--inputs", short_))
                .isEqualTo(
                        "mho: %s must have one voltage for each of the 5 driven word lines of %s, but its rows have 3.\n"
                                .formatted(short_, array));
        String none = folder.resolve("none.csv").toString();
        assertThat(refusal(3, "--conductances", none, "--inputs", inputs))
                .isEqualTo("mho: There is no file %s.\n".formatted(none));
        assertThat(refusal(3, "--conductances", folder.toString(), "--inputs", inputs))
                .isEqualTo("mho: %s is a folder, but a .csv or .npy file is due.\n".formatted(folder));
        String fake = file("fake.npy", "hello, world\n");
        assertThat(refusal(3, "--conductances", fake, "--inputs", inputs))
                .isEqualTo("mho: %s: must be a .npy file, but does not begin with the bytes 93 4E 55 4D 50 59.\n"
                        .formatted(fake));
        assertThat(refusal(3, "--row-wire", "2.5 V"))
                .isEqualTo(
                        "mho: --row-wire: must be in ohms (Ω), such as \"2.5 ohm\", but \"2.5 V\" is in volts (V)\n");
        assertThat(refusal(3, "--conductances", array, "--inputs", inputs, "--selected-rows", "0,7"))
                .isEqualTo("mho: --selected-rows: a line must be a number from 0 to 4, but is \"7\".\n");
        assertThat(refusal(3, "--rows", "0"))
                .isEqualTo("mho: An array has 1 to 16384 rows and columns, but 0 x 64 were asked for\n");
        assertThat(refusal(
                        3,
                        "--conductances",
                        array,
                        "--inputs",
                        inputs,
                        "--iv",
                        "sinh",
                        "--iv-parameter",
                        "3",
                        "--transfer",
                        none))
                .isEqualTo("mho: An array has a transfer matrix only if its cells are linear, but --iv is sinh.\n");
        assertThat(refusal(3, "--device", "milo-rram-2021", "--read-voltage", "2V"))
                .isEqualTo("mho: The current of milo-rram-2021 is known up to 0.500000 V,"
                        + " but the read voltage is 2.00000 V\n");
        assertThat(refusal(3, "--device", "milo-rram-2021", "--transfer", none))
                .isEqualTo("mho: An array has a transfer matrix only if its cells are linear,"
                        + " but those of milo-rram-2021 do not obey Ohm's law.\n");
        assertThat(refusal(3, "--rows", "16384", "--columns", "16384", "--row-wire", "1 ohm"))
                .isEqualTo("mho: A random array has at most 4194304 cells, but 16384 x 16384 were asked for\n");
    }

    @Test
    void npy_files_of_another_kind_or_shape_are_refused() throws IOException {
        String deep = npy("deep.npy", "<f8", "(1, 1, 1)", new byte[8]);
        assertThat(refusal(3, "--conductances", deep, "--inputs", inputs))
                .isEqualTo("mho: %s: must have one or two dimensions, but has shape [1, 1, 1].\n".formatted(deep));
        String complex = npy("complex.npy", "<c16", "(1, 1)", new byte[16]);
        assertThat(refusal(3, "--conductances", complex, "--inputs", inputs))
                .startsWith("mho: %s: ".formatted(complex))
                .contains("<c16")
                .hasLineCount(1);
        String cut = npy("cut.npy", "<f8", "(2, 2)", new byte[8]);
        assertThat(refusal(3, "--conductances", cut, "--inputs", inputs))
                .startsWith("mho: %s".formatted(cut))
                .hasLineCount(1);
        Path negative = folder.resolve("negative.npy");
        try (OutputStream out = Files.newOutputStream(negative)) {
            NpyArray.of(List.of(1, 2), new double[] {1, -1}).write(out);
        }
        assertThat(refusal(3, "--conductances", negative.toString(), "--inputs", inputs))
                .isEqualTo("mho: %s: row 0, column 1 must be finite and >= 0, but is -1.0.\n".formatted(negative));
    }

    private String npy(String name, String type, String shape, byte[] data) throws IOException {
        String head = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
        String padded = head + " ".repeat(117 - head.length()) + "\n";
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) padded.length(), 0});
            out.write(padded.getBytes(StandardCharsets.US_ASCII));
            out.write(data);
        }
        return file.toString();
    }

    @Test
    void an_array_of_open_cells_carries_nothing() throws IOException {
        String open = file("open.csv", "0,0\n0,0\n");
        String volts = file("volts.csv", "0.1,0.2\n");
        for (String wire : List.of("0 ohm", "1 ohm")) {
            Map<String, Object> results =
                    json("--conductances", open, "--inputs", volts, "--row-wire", wire, "--column-wire", wire);
            assertThat(matrix(results, "bitLineCurrents")).isEqualTo(List.of(List.of(0.0, 0.0)));
            assertThat(results).containsEntry("power", List.of(0.0)).containsEntry("residual", 0.0);
        }
    }

    @Test
    void one_word_line_loses_what_the_ladder_says() {
        // cells of one row on segments r: V_k - V_(k+1) = r times the current of all cells behind
        Map<String, Object> results = json("--rows", "1", "--columns", "512", "--row-wire", "1 ohm");
        List<Double> volts = matrix(results, "cellVoltage").get(0);
        List<Double> currents = matrix(results, "bitLineCurrents").get(0);
        double behind = currents.stream().mapToDouble(x -> x).sum();
        double before = 1;
        for (int k = 0; k < 512; k++) {
            assertThat(volts.get(k)).isCloseTo(before - behind * 1 / 0.2, within(1e-10));
            before = volts.get(k);
            behind -= currents.get(k);
        }
        assertThat(json("--rows", "1", "--columns", "1")).containsKey("residual");
    }

    @Test
    void wall_time_is_in_the_table_and_not_in_the_json() {
        String[] random = {"array", "--rows", "9", "--columns", "7", "--row-wire", "1 ohm", "--format", "json"};
        assertThat(Session.of(random).out()).isEqualTo(Session.of(random).out()).contains("\"residual\"");
        Session table = Session.of("array", "--conductances", array, "--inputs", inputs);
        assertThat(table.out()).containsPattern("solved in [0-9.]+ [mµ]?s\n").contains("residual");
        assertThat(own()).doesNotContainKey("seconds").containsKey("residual");
    }

    @Test
    void options_that_do_not_go_together_are_bad_usage() {
        assertThat(refusal(2, "--conductances", array))
                .startsWith("mho: An array of your own needs both --conductances and --inputs.");
        assertThat(refusal(2, "--conductances", array, "--inputs", inputs, "--rows", "4"))
                .startsWith("mho: Rows, columns, device and read voltage belong to a random array");
        assertThat(refusal(2, "--selected-rows", "0")).startsWith("mho: Selected rows and columns, access");
        assertThat(refusal(2, "--conductances", array, "--inputs", inputs, "--iv", "sinh"))
                .startsWith("mho: --iv-parameter goes with");
    }

    private static String refusal(int code, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "array";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isEqualTo(code);
        assertThat(session.out()).isEmpty();
        return session.err();
    }

    private double current(int column, String[] options, String... more) {
        String[] all = new String[options.length + more.length];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return matrix(json(all), "bitLineCurrents").get(0).get(column);
    }

    private static Wires wires(double driver) {
        return new Wires(0, 0, driver, 0, Ends.ONE_SIDE, Ends.ONE_SIDE);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Map<String, Object> own(String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "--conductances";
        all[1] = array;
        all[2] = "--inputs";
        all[3] = inputs;
        System.arraycopy(options, 0, all, 4, options.length);
        return json(all);
    }

    private static Map<String, Object> json(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "array";
        arguments[1] = "--format";
        arguments[2] = "json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isZero();
        return JsonSyntaxReader.read(session.out());
    }

    @SuppressWarnings("unchecked")
    private static List<List<Double>> matrix(Map<String, Object> parent, String key) {
        return (List<List<Double>>) parent.get(key);
    }
}
