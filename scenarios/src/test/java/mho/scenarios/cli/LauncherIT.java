package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user starts it: the launcher, the shipped jar, signals. Runs after the jar was built. */
class LauncherIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path JAR = ROOT.resolve("scenarios/target/mho.jar");

    @TempDir
    private Path folder;

    @Test
    void the_launcher_starts_the_jar_without_building_it_again() throws Exception {
        Outcome outcome = run(List.of(ROOT.resolve("mho").toString(), "list", "scenarios"));
        assertThat(outcome.err).doesNotContain("building");
        assertThat(outcome.code).isZero();
        assertThat(outcome.out).contains("kws-nladc", "nested-singlu", "spiral-parity");
    }

    @Test
    void the_jar_alone_works_without_the_vector_module() throws Exception {
        Outcome outcome =
                run(List.of(java(), "-jar", JAR.toString(), "ramp", "--trials", "3", "--quiet", "--format", "csv"));
        assertThat(outcome.code).isZero();
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.out).contains("sigmoid-5b,nonlinear-ramp,sigmoid,5,yang-taox-2025,30,");
    }

    @Test
    void the_vector_kernel_without_its_module_is_a_clear_error() throws Exception {
        Outcome outcome =
                run(List.of(java(), "-jar", JAR.toString(), "run", "catalog:kws-nladc", "--kernel", "vector"));
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.err).contains("--add-modules jdk.incubator.vector").hasLineCount(1);
    }

    @Test
    void an_interrupted_run_keeps_the_chips_that_were_finished() throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        java(),
                        "-jar",
                        JAR.toString(),
                        "run",
                        "catalog:kws-nladc",
                        "--out",
                        out.toString(),
                        "--trials",
                        "100000",
                        "--threads",
                        "1",
                        "--set",
                        "/task={\"kind\":\"synthetic-keywords\",\"train\":64,\"test\":32,\"seed\":0}",
                        "--set",
                        "/networks/0/training/epochs=1",
                        "--set",
                        "/networks/0/architecture/hidden=4")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            await_chips();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String results = Files.readString(out.resolve("results.json"));
            assertThat(results).contains("\"analog\"");
            assertThat(out.resolve("report.html")).exists();
            assertThat(Files.readString(folder.resolve("log"))).contains("interrupted; what was finished is in");
            try (var files = Files.list(out)) {
                assertThat(files).hasSize(4);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Waits until the log speaks of chips; a plain log has a line at the start of each phase. */
    private void await_chips() throws Exception {
        for (int tenth = 0; tenth < 1200; tenth++) {
            Path log = folder.resolve("log");
            if (Files.exists(log) && Files.readString(log).contains("chips of lstm")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no chip within two minutes: " + Files.readString(folder.resolve("log")));
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
