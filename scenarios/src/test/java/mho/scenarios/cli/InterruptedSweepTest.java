package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mho.networks.SplitMixStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes of their own that are ended at moments that look random and are the same every time. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptedSweepTest {
    private static final String AXES = """
            "axes": [
              {"kind": "values", "pointer": "/networks/0/training/epochs", "values": [300, 301]},
              {"kind": "linear", "pointer": "/hardware/tile/readVoltage", "from": "0.1 V", "to": "0.2 V", "count": 12},
              {"kind": "resolution", "bits": [4, 6]}
            ]""";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write_the_scenario() throws IOException {
        file = folder.resolve("space.json");
        Files.writeString(file, SweepCommandTest.scenario(AXES).replace("\"chips\": 2", "\"chips\": 20"));
    }

    private Process start(String out) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        classes,
                        Mho.class.getName(),
                        "sweep",
                        file.toString(),
                        "--threads",
                        "2",
                        "--quiet",
                        "--out",
                        folder.resolve(out).toString()))
                .redirectOutput(new File(folder.toFile(), out + ".out"))
                .redirectError(new File(folder.toFile(), out + ".err"))
                .start();
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String csv(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("results.csv"));
    }

    /** Ends a sweep so often, then lets it finish. */
    private void disturb(int times, long seed) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        assertThat(ended(start("undisturbed"))).isZero();
        double seconds = (System.nanoTime() - begin) / 1e9;
        SplitMixStream moments = SplitMixStream.ofSeed(seed);
        for (int k = 0; k < times; k++) {
            Process process = start("disturbed");
            // the beginning is the start of Java; later processes have less to do
            double moment = seconds * moments.uniform(0.15, 1.0 / (1 + 0.1 * k));
            if (process.waitFor((long) (1e6 * moment), TimeUnit.MICROSECONDS)) {
                assertThat(process.exitValue()).isZero();
            } else if (k % 2 == 0) {
                process.destroyForcibly();
                ended(process);
            } else {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                // 0 if it had just finished
                assertThat(ended(process)).isIn(Mho.INTERRUPTED, 0);
                // the process waits for its store to be closed
                assertThat(folder.resolve("disturbed").resolve("sweep.sqlite-wal"))
                        .doesNotExist();
            }
        }
        assertThat(ended(start("disturbed"))).isZero();
        assertThat(csv("disturbed")).isEqualTo(csv("undisturbed"));
        assertThat(csv("undisturbed").lines()).hasSize(1 + 2 * 12 * 2);
        assertThat(folder.resolve("disturbed").resolve("sweep.sqlite-wal")).doesNotExist();
    }

    @Test
    void a_sweep_that_was_ended_twice_comes_to_the_same_bytes() throws IOException, InterruptedException {
        disturb(2, 1);
    }

    @Test
    @Tag("acceptance")
    void a_sweep_that_was_ended_ten_times_comes_to_the_same_bytes() throws IOException, InterruptedException {
        disturb(10, 2);
    }

    @Test
    void a_second_process_on_the_same_store_is_refused() throws IOException, InterruptedException {
        Process first = start("shared");
        while (first.isAlive() && !Files.exists(folder.resolve("shared").resolve("networks"))) {
            Thread.sleep(20);
        }
        Session second = Session.of(
                "sweep",
                file.toString(),
                "--quiet",
                "--out",
                folder.resolve("shared").toString());
        assertThat(second.err()).contains("Another process (%d) is at work on the sweep".formatted(first.pid()));
        assertThat(second.code()).isEqualTo(Mho.FAILED);
        first.destroyForcibly();
        ended(first);
        assertThat(Session.of(
                                "sweep",
                                file.toString(),
                                "--quiet",
                                "--points",
                                "1",
                                "--out",
                                folder.resolve("shared").toString())
                        .code())
                .isZero();
    }
}
