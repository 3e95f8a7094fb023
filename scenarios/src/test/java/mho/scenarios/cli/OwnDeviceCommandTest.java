package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mho.device.CellSpec;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that users bring: measurements in CSV, cells in JSON. */
class OwnDeviceCommandTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final String WRITES =
            EXAMPLES.resolve("my-device-writes.csv").toString();
    private static final String PULSES =
            EXAMPLES.resolve("my-device-pulses.csv").toString();

    @TempDir
    private Path folder;

    private String trap;

    @BeforeEach
    void write_a_cell_with_a_trap() throws IOException {
        trap = file("trap.json", """
                {"extends": "ideal", "readNoise": {"kind": "telegraph", "share": 0.25, "amplitude": 0.2, "spread": 0,
                  "signal": {"capture": "3 ms", "emission": "1 ms"}, "readTime": "0 s"}}
                """);
    }

    @Test
    void the_fitted_cell_has_the_moments_of_the_file() {
        Map<String, Object> results = json("--csv", WRITES, "--targets", "20 uS,100 uS", "--trials", "20000");
        assertThat(results).containsEntry("name", "my-device-writes");
        Map<String, Object> top = objects(results, "points").get(3);
        assertThat(number(top, "target")).isEqualTo(100e-6);
        // sums over the 30 lines "100,...,1" of the file, by awk: the mean has a standard error of 0.25 uS
        assertThat(number(top, "mean") * 1e6).isCloseTo(101.273, within(0.75));
        assertThat(objects(results, "points").stream().map(point -> number(point, "time")))
                .containsExactly(0.0, 99.0, 9999.0, 0.0, 99.0, 9999.0);
        Map<String, Object> measured = objects(results, "measured").stream()
                .filter(row ->
                        number(row, "target") == 100e-6 && row.get("quantity").equals("programmed mean"))
                .findFirst()
                .orElseThrow();
        assertThat(number(measured, "published")).isCloseTo(101.273, within(0.0005));
        Map<String, Object> fit = object(results, "fit");
        assertThat(fit).containsEntry("kind", "writes");
        assertThat(objects(fit, "biasOrders")).hasSize(4);
        assertThat(objects(fit, "exponents")).hasSize(5).allSatisfy(drift -> {
            assertThat(number(drift, "exponent")).isCloseTo(0.02, within(0.006));
            assertThat(number(drift, "error")).isBetween(1e-4, 4e-3);
        });
        assertThat(number(object(fit, "residuals"), "points")).isEqualTo(150);
    }

    @Test
    void pulses_show_laws_tried_and_residuals_of_steps_and_trajectory() {
        Map<String, Object> results = json("--csv", PULSES, "--trials", "50", "--name", "mine");
        assertThat(results).containsEntry("name", "mine");
        assertThat(objects(results, "points"))
                .hasSize(9)
                .allSatisfy(
                        point -> assertThat(number(point, "mean")).isCloseTo(number(point, "target"), within(1.6e-6)));
        Map<String, Object> fit = object(results, "fit");
        assertThat(objects(fit, "laws")).hasSizeGreaterThan(3);
        // made with noise of 0.008 of half the range of 80 uS
        assertThat(number(object(fit, "steps"), "rms")).isCloseTo(0.32e-6, within(0.04e-6));
        assertThat(number(object(fit, "trajectory"), "determination")).isGreaterThan(0.99);
    }

    @Test
    void the_table_has_the_report_and_the_cell() {
        Session session = Session.of("device", "--csv", WRITES, "--trials", "100", "--quiet");
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out())
                .startsWith("my-device-writes: fitted to measured writes, 20 µS to 100 µS")
                .contains(
                        "measured numbers beside the model's",
                        "excess kurtosis  Jarque-Bera",
                        "  standard deviation  order 3           4",
                        "standard error     R²  reads",
                        "cell.json\n{\n",
                        "\"max\": \"100 uS\"");
        assertThat(session.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void csv_keeps_its_columns() {
        for (String example : List.of(WRITES, PULSES)) {
            Session session = Session.of("device", "--csv", example, "--trials", "20", "--format", "csv");
            assertThat(session.code()).as(session.err()).isZero();
            assertThat(session.out().lines()).allMatch(line -> line.split(",", -1).length == 7);
            assertThat(session.out()).contains("_r2,1,0.", "_excess_kurtosis,1,");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"writes", "pulses"})
    void the_cell_of_a_result_folder_runs_in_a_scenario(String kind) throws IOException {
        Path out = folder.resolve(kind);
        Session bench = Session.of(
                "device", "--csv", kind.equals("writes") ? WRITES : PULSES, "--trials", "50", "--out", out.toString());
        assertThat(bench.code()).as(bench.err()).isZero();
        assertThat(bench.out()).doesNotContain("cell.json");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Jarque-Bera", "<h2 id=\"cell-heading\">Cell</h2>", "measured");
        String cell = Files.readString(out.resolve("cell.json"));
        CellSpec read = Catalogue.binder().read(cell, CellSpec.class);
        Session run = Session.of(
                "run",
                "catalog:kws-nladc",
                "--quiet",
                "--out",
                folder.resolve("run").toString(),
                "--trials",
                "2",
                "--set",
                "/hardware/tile/crossbar/cell=" + cell,
                "--set",
                "/task={\"kind\":\"synthetic-keywords\",\"train\":40,\"test\":20,\"seed\":0}",
                "--set",
                "/networks/0/training/epochs=1",
                "--set",
                "/networks/0/architecture/hidden=4");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(folder.resolve("run").resolve("results.json")))
                .contains("\"max\": \"%s\"".formatted(kind.equals("writes") ? "100 uS" : "88.931 uS"));
        assertThat(read.range().min()).isEqualTo(kind.equals("writes") ? 20e-6 : 14e-6);
    }

    @Test
    void successive_reads_of_a_trap_have_two_levels_and_its_occupancy() {
        Map<String, Object> results = json("--cell", trap, "--trials", "100", "--ages", "0 s");
        List<Map<String, Object>> traces = objects(results, "telegraph");
        assertThat(traces).hasSize(3);
        for (Map<String, Object> trace : traces) {
            double mean = number(trace, "conductance");
            // G + a G (p - X) with a = 0.2 and p = 1/4
            assertThat(reads(trace).stream().distinct().toList())
                    .hasSize(2)
                    .allSatisfy(read -> assertThat(Math.min(Math.abs(read / mean - 1.05), Math.abs(read / mean - 0.85)))
                            .isLessThan(1e-12));
            double occupied = reads(trace).stream().filter(read -> read < mean).count() / 400.0;
            // 400 reads at 1/4 of the correlation time are worth about 50; five standard errors
            assertThat(occupied).isCloseTo(0.25, within(5 * Math.sqrt(0.25 * 0.75 / 50)));
            int changes = 0;
            for (int k = 1; k < 400; k++) {
                changes += reads(trace).get(k).equals(reads(trace).get(k - 1)) ? 0 : 1;
            }
            // 2 p (1 - p) (1 - e^(-1/4)) = 0.083 of 399, where independent reads would change 150 times
            assertThat(changes).isBetween(8, 70);
        }
        for (int n = 0; n < 3; n++) {
            assertThat(number(traces.get(n), "target")).isCloseTo((n + 1) * 50e-6, within(1e-18));
        }
    }

    @Test
    void telegraph_reads_are_in_the_table_the_csv_and_a_plot() throws IOException {
        Session table = Session.of("device", "--cell", trap, "--trials", "50", "--plots", folder.toString(), "--quiet");
        assertThat(table.out()).startsWith("trap: cell of ").contains("cells with a trap", "  20 %", "highest read");
        assertThat(Files.readString(folder.resolve("trap-telegraph.svg"))).contains("time [ms]");
        Session csv = Session.of("device", "--cell", trap, "--trials", "50", "--format", "csv");
        assertThat(csv.out().lines().filter(line -> line.contains(",telegraph_read,S,")))
                .hasSize(1200)
                .allMatch(line -> line.split(",", -1).length == 7);
        String none = file("none.json", "\"yang-taox-2025\"");
        assertThat(json("--cell", none, "--trials", "50")).doesNotContainKey("telegraph");
    }

    @Test
    void a_preset_by_name_is_the_preset() throws IOException {
        String same = file("same.json", "\"joshi-pcm-2020\"");
        assertThat(json("--cell", same, "--trials", "200").get("points"))
                .isEqualTo(json("joshi-pcm-2020", "--trials", "200").get("points"));
    }

    @Test
    void an_energy_that_no_source_gives_is_unknown() {
        Map<String, Object> results = json("xiao-sonos-2022", "--trials", "20", "--ages", "0 s");
        assertThat(objects(results, "writes"))
                .allSatisfy(write -> assertThat(write).containsKey("time").doesNotContainKey("energy"));
        assertThat(Session.of("device", "xiao-sonos-2022", "--trials", "20").out())
                .contains(" unknown        1 ms")
                .doesNotContain(" 0 J");
        assertThat(objects(json("ideal", "--trials", "20"), "writes"))
                .allSatisfy(write -> assertThat(write).containsKey("energy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "target [uS],reached [uS]\\n1,x\\n|FILE: line 2, column 2 (reached): must be a finite number >= 0, but is \"x\"",
                "target [uS],reached [uS]\\n1,x\\n-2,3\\n|FILE: line 2, column 2 (reached): must be a finite number >= 0, but is \"x\"\\nmho: FILE: line 3, column 1 (target): must be a finite number >= 0, but is \"-2\"",
                "target [V],reached [uS]\\n1,1\\n|FILE: the unit of the column \"target\" must be in siemens (S), such as \"150 uS\", but \"1 V\" is in volts (V)",
                "pulse,conductance [uS]\\n0,5\\n1,5\\n|FILE: A fit of pulses needs conductances that change, but 2 reads are all 5.00000e-06 S"
            })
    void a_bad_file_is_refused_with_its_place(String text, String message) throws IOException {
        String bad = file("bad.csv", text.replace("\\n", "\n"));
        Session session = Session.of("device", "--csv", bad);
        assertThat(session.err())
                .isEqualTo("mho: " + message.replace("\\n", "\n").replace("FILE", bad) + "\n");
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void files_that_cannot_be_read_are_refused_in_one_line() throws IOException {
        String none = folder.resolve("none.csv").toString();
        assertThat(refusal(3, "--csv", none)).isEqualTo("mho: There is no file %s.\n".formatted(none));
        assertThat(refusal(3, "--cell", none)).isEqualTo("mho: There is no file %s.\n".formatted(none));
        assertThat(refusal(3, "--csv", folder.toString()))
                .isEqualTo("mho: %s is a folder, but a file is due.\n".formatted(folder));
        String bytes = folder.resolve("bytes.csv").toString();
        Files.write(Path.of(bytes), new byte[] {(byte) 0xff, 0x31});
        assertThat(refusal(3, "--csv", bytes)).isEqualTo("mho: %s: must be text in UTF-8.\n".formatted(bytes));
        String open = file("open.csv", "target [uS],reached [uS]\n\"1,2\n");
        assertThat(refusal(3, "--csv", open)).startsWith("mho: %s: must be CSV, but: ".formatted(open));
        String wrong = file("wrong.json", "{\"extends\": \"ideal\", \"readNoise\": {\"kind\": \"telegraf\"}}");
        assertThat(refusal(3, "--cell", wrong))
                .startsWith("mho: /readNoise/kind: must be one of ")
                .endsWith("Did you mean \"telegraph\"?\n");
        assertThat(refusal(3, "--csv", WRITES, "--name", "a,b")).startsWith("mho: --name: must be of letters, digits");
        assertThat(refusal(3, "--csv", WRITES, "--targets", "10 uS"))
                .isEqualTo(
                        "mho: A target of my-device-writes must lie in its range of 20 µS to 100 µS, but is 10 µS\n");
    }

    @Test
    void a_device_is_one_of_three_things() {
        assertThat(refusal(2)).startsWith("mho: A device is one of NAME");
        assertThat(refusal(2, "ideal", "--csv", WRITES)).startsWith("mho: A device is one of NAME");
        assertThat(refusal(2, "ideal", "--name", "x")).startsWith("mho: --name belongs to --csv and --cell.");
    }

    private static String refusal(int code, String... options) {
        Session session = session(options);
        assertThat(session.code()).as(session.err()).isEqualTo(code);
        assertThat(session.out()).isEmpty();
        return session.err();
    }

    private static Session session(String... options) {
        List<String> arguments = new ArrayList<>(List.of("device"));
        arguments.addAll(List.of(options));
        return Session.of(arguments.toArray(String[]::new));
    }

    private static Map<String, Object> json(String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--format", "json"));
        Session session = session(arguments.toArray(String[]::new));
        assertThat(session.code()).as(session.err()).isZero();
        return JsonSyntaxReader.read(session.out());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Double> reads(Map<String, Object> trace) {
        return (List<Double>) trace.get("reads");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    private static double number(Map<String, Object> parent, String key) {
        return ((Number) parent.get(key)).doubleValue();
    }
}
