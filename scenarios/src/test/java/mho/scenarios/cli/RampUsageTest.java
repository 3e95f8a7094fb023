package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mho.base.random.RandomStream;
import mho.scenarios.ConverterResult;
import mho.scenarios.Progress;
import mho.scenarios.RampBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the converter bench says to its user: progress, mistakes, where things are. */
class RampUsageTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("There is no function \"sigmoit\". Did you mean \"sigmoid\"?", "--function sigmoit"),
                Arguments.of("There is no device \"yang\".", "--device yang"),
                Arguments.of("There is no way \"sarr\". Did you mean \"sar\"?", "--way sarr"),
                Arguments.of("There is no --steps kind \"one\".", "--steps one"),
                Arguments.of(
                        "There is no --calibration kind \"two-points\". Did you mean \"two-point\"?",
                        "--calibration two-points"),
                Arguments.of("There is no --upkeep kind \"newer\".", "--upkeep newer"),
                Arguments.of("--range must be lo:hi with lo < hi, or X > 0 for -X to X, but is 2:2.", "--range 2:2"),
                Arguments.of("--range must be lo:hi with lo < hi, or X > 0 for -X to X, but is 0.", "--range 0"),
                Arguments.of("--range must be lo:hi or X, such as -4:4 or 4, but is wide.", "--range wide"),
                Arguments.of("--half-periods must be 1 or more, but is 0.", "--function sin --half-periods 0"),
                Arguments.of("--spares must be 0 to 10000, but is -1.", "--spares -1"),
                Arguments.of("--best must be 1 to 1000, but is 0.", "--best 0"),
                Arguments.of("--best must be 1 to 1000, but is 1000000000.", "--best 1000000000"),
                Arguments.of("1 to 12 bits, but 0 were asked for", "--bits 0"),
                Arguments.of("1 to 12 bits, but 99 were asked for", "--bits 99"),
                Arguments.of("A converter bench needs 1 to 100000 trials", "--trials 0"),
                Arguments.of("A converter bench needs 1 to 100000 trials", "--trials 1000000"),
                Arguments.of("A range reduction needs a periodic function", "--way modular-ramp"),
                Arguments.of("There is no file nothing.csv.", "--points nothing.csv"),
                Arguments.of("There is no file nothing.json.", "--converter nothing.json"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named_in_one_message(String message, String options) {
        Session session = Session.of(("ramp " + options).split(" ", -1));
        assertThat(session.code()).as(session.err()).isEqualTo(3);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).startsWith("mho: ").contains(message);
        assertThat(session.err().lines()).hasSize(1);
    }

    static Stream<Arguments> optionsWithoutUse() {
        return Stream.of(
                Arguments.of("--half-periods is for functions that are periodic", "--half-periods 3"),
                Arguments.of("give one of them", "--function sin --half-periods 3 --range 2"),
                Arguments.of("--device is about ramps of cells", "--way sar --device ideal"),
                Arguments.of("--steps is about ramps of cells", "--way sar,flash --steps planned"),
                Arguments.of("--calibration is about ramps of cells", "--way ideal --calibration one-point"),
                Arguments.of("--spares is about ramps of cells", "--way linear-ramp --spares 2"),
                Arguments.of("--upkeep is about ramps of cells", "--way sar --upkeep never"));
    }

    @ParameterizedTest
    @MethodSource("optionsWithoutUse")
    void an_option_that_would_change_nothing_is_refused(String message, String options) {
        Session session = Session.of(("ramp --trials 2 " + options).split(" ", -1));
        assertThat(session.code()).as(session.err()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).contains(message);
    }

    @Test
    void an_option_that_one_of_several_converters_has_a_use_for_is_taken() {
        Session session = Session.of(("ramp --trials 2 --bits 3 --function sin,tanh --half-periods 3 --range 2 "
                        + "--way sar,nonlinear-ramp --device ideal --steps planned --spares 1 --format csv")
                .split(" ", -1));
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out().lines()).hasSize(5);
    }

    @Test
    void progress_goes_to_stderr_and_quiet_silences_it() {
        Session told = Session.of("ramp", "--trials", "40", "--bits", "3,4", "--format", "csv");
        assertThat(told.err()).contains("banks, sigmoid-3b: ", "banks, sigmoid-4b: 80/80");
        assertThat(told.out()).doesNotContain("80/80");
        Session quiet = Session.of("ramp", "--trials", "40", "--bits", "3,4", "--format", "csv", "--quiet");
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).isEqualTo(told.out());
    }

    @Test
    void progress_never_goes_back_and_ends_with_all_banks() {
        List<Double> told = new ArrayList<>();
        options("--bits", "2,3", "--device", "ideal", "--age", "1 h")
                .measure(
                        new RampBench(50, 4, 2, RandomStream.ofSeed(1)),
                        () -> false,
                        (what, done, all) -> {
                            assertThat(all).isEqualTo(100);
                            told.add(done);
                        },
                        IllegalStateException::new);
        assertThat(told).isSorted().hasSizeGreaterThan(8).endsWith(100.0);
    }

    @Test
    void an_ended_bench_keeps_the_converters_that_were_measured() {
        AtomicInteger asked = new AtomicInteger();
        ConverterOptions options = options("--bits", "2,3,4", "--device", "ideal");
        RampBench bench = new RampBench(1, 4, 1, RandomStream.ofSeed(1));
        // of one bank, each converter has three jobs: two preparations, and its statistics as it is used
        List<ConverterResult> results =
                options.measure(bench, () -> asked.incrementAndGet() > 8, Progress.SILENT, IllegalStateException::new);
        assertThat(results.stream().map(result -> result.label().bits())).containsExactly(2, 3);
        assertThat(options.measure(bench, () -> true, Progress.SILENT, IllegalStateException::new))
                .isEmpty();
    }

    @Test
    void what_an_interruption_leaves_is_told_with_its_place() {
        StringWriter err = new StringWriter();
        output("--out", folder.toString()).interrupted(new PrintWriter(err));
        assertThat(err.toString())
                .isEqualTo("interrupted; what was finished is in %s\n".formatted(folder.resolve("report.html")));
    }

    @Test
    void a_folder_that_a_failed_bench_made_is_taken_away_with_those_around_it() throws IOException {
        Path out = folder.resolve("a/b");
        Session refused = Session.of("ramp", "--bits", "99", "--out", out.toString());
        assertThat(refused.code()).isEqualTo(3);
        assertThat(folder).isEmptyDirectory();
        assertThat(Session.of("array", "--device", "none", "--plots", out.toString())
                        .code())
                .isEqualTo(3);
        assertThat(Session.of("device", "none", "--out", out.toString()).code()).isEqualTo(3);
        assertThat(folder).isEmptyDirectory();
        Path there = Files.createDirectory(folder.resolve("there"));
        Session.of("ramp", "--bits", "99", "--out", there.toString());
        assertThat(there).isEmptyDirectory();
        Session good = Session.of("ramp", "--bits", "3", "--trials", "2", "--out", out.toString());
        assertThat(good.err()).contains("mho: wrote " + out.resolve("report.html"));
        assertThat(out.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused_with_the_reason() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(Session.of("ramp", "--out", file.resolve("x").toString()).err())
                .startsWith("mho: The result folder %s cannot be made: ".formatted(file.resolve("x")))
                .doesNotContain("made: %s".formatted(file.resolve("x")));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            assertThat(Session.of("ramp", "--out", "/proc/x").err())
                    .isEqualTo("mho: The result folder /proc/x cannot be made: no folder can be made at /proc/x.\n");
        }
    }

    static Stream<Arguments> misuse() {
        return Stream.of(
                Arguments.of("ramp --circuit foo", "expected one of [ideal, usual] but was 'foo'", "mho ramp"),
                Arguments.of("ramp --format XML", "expected one of [table, json, csv] but was 'XML'", "mho ramp"),
                Arguments.of("ramp --trials many", "'many' is not a whole number", "mho ramp"),
                Arguments.of("array --device", "Missing required parameter", "mho array"),
                Arguments.of("run", "Missing required parameter: 'SCENARIO'", "mho run"),
                Arguments.of("ramp --way sar --steps planned", "--steps is about ramps of cells", "mho ramp"));
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void misuse_gets_two_lines_and_not_the_whole_help(String line, String message, String command) {
        Session session = Session.of(line.split(" ", -1));
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).startsWith("mho: ").contains(message).endsWith("Run " + command + " --help.\n");
        assertThat(session.err().lines()).hasSize(2);
    }

    @Test
    void a_misspelt_option_is_answered_with_the_nearest() {
        assertThat(Session.of("ramp", "--trialz", "3").err().lines())
                .containsExactly(
                        "mho: Unknown options: '--trialz', '3'",
                        "Possible solutions: --trials",
                        "Run mho ramp --help.");
    }

    private static ConverterOptions options(String... arguments) {
        ConverterOptions options = new ConverterOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return options;
    }

    private static BenchOutput output(String... arguments) {
        BenchOutput output = new BenchOutput();
        new CommandLine(output).parseArgs(arguments);
        return output;
    }
}
