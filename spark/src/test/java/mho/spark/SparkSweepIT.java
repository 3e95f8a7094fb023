package mho.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sweeps as a user starts them, by {@code spark-submit} and the shipped jars, on Spark's own local cluster: a master, two workers, and
 * an executor of each in a process of its own. Everything listens on 127.0.0.1 only.
 */
class SparkSweepIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path MHO = ROOT.resolve("scenarios/target/mho.jar");
    private static final Path MHO_SPARK = ROOT.resolve("spark/target/mho-spark.jar");
    /** The jars of Spark as the build has laid them out. */
    private static final Path SPARK_HOME = ROOT.resolve("spark/target/spark");

    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";
    private static final Pattern WORK = Pattern.compile("([0-9]+) points by the process ([0-9]+) on ");
    private static final int PATIENCE_SECONDS = 400;
    private static final int TRAININGS = 2;
    private static final int POINTS = 24;

    /** Two trainings, each for twelve points. */
    private static final String SCENARIO = """
            {
              "name": "cluster", "title": "points for several processes",
              "task": {"kind": "nested", "seed": 0},
              "networks": [{
                "architecture": {"kind": "sin-glu-mlp", "budget": 200, "blocks": 1, "omega": 10, "biases": "absent"},
                "training": {"epochs": 10, "batching": "full", "learningRate": 1e-3, "clipNorm": 1}
              }],
              "hardware": {"input": {"kind": "pulse-width", "bits": 8}},
              "references": [],
              "run": {"seed": 42, "chips": 24, "trainingSeeds": 1, "calibrationExamples": 100},
              "axes": [
                {"kind": "values", "pointer": "/networks/0/training/epochs", "values": [10, 15]},
                {"kind": "values", "pointer": "/run/calibrationExamples", "values": [50, 100]},
                {"kind": "resolution", "bits": [3, 4, 5, 6, 7, 8]}
              ]
            }
            """;

    /** What one process makes of it. */
    private static String expected;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private final List<Process> drivers = new ArrayList<>();
    private final Set<ProcessHandle> seen = new HashSet<>();
    private Path scenario;

    @BeforeAll
    static void sweepInOneProcess() throws Exception {
        Path scenario = Files.writeString(shared.resolve("scenario.json"), SCENARIO);
        Process process = new ProcessBuilder(
                        java(),
                        "-jar",
                        MHO.toString(),
                        "sweep",
                        scenario.toString(),
                        "--out",
                        shared.resolve("one").toString())
                .redirectErrorStream(true)
                .redirectOutput(shared.resolve("one.txt").toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(shared.resolve("one.txt")))
                .isZero();
        expected = Files.readString(shared.resolve("one/results.csv"));
        assertThat(expected).hasLineCount(POINTS + 1).doesNotContain("failed");
    }

    @BeforeEach
    void write() throws IOException {
        scenario = Files.writeString(folder.resolve("scenario.json"), SCENARIO);
    }

    @AfterEach
    void end() {
        drivers.forEach(driver -> {
            seen.addAll(executors(driver));
            driver.destroyForcibly();
        });
        // they end by themselves when their driver is gone, but it takes them a while
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void executors_of_their_own_evaluate_the_points_and_one_of_them_may_be_killed() throws Exception {
        Process driver = submit("out.txt", "err.txt");
        ProcessHandle victim = executors(driver, 2).get(0);
        // from here on they take turns, so that of some more points both have a part
        await("both executors at work", () -> registered("err.txt") >= 2 || !driver.isAlive());
        awaitPoints(6);
        assertThat(victim.destroyForcibly()).isTrue();
        finish(driver);

        assertThat(results()).isEqualTo(expected);
        Set<Long> processes = processes("err.txt");
        assertThat(processes)
                .hasSizeGreaterThanOrEqualTo(2)
                .doesNotContain(driver.pid(), ProcessHandle.current().pid());
        assertThat(driver.exitValue()).isZero();
        // the first one of Spark's jobs waits for an executor
        assertThat(jobs("err.txt")).isEqualTo(1 + TRAININGS + POINTS);
    }

    @Test
    void a_killed_driver_keeps_what_was_done_and_the_same_command_does_the_rest() throws Exception {
        Process first = submit("out1.txt", "err1.txt");
        executors(first, 1);
        awaitPoints(3);
        first.destroyForcibly().waitFor();

        finish(submit("out2.txt", "err2.txt"));
        assertThat(results()).isEqualTo(expected);
        assertThat(evaluated("err2.txt")).isBetween(1, POINTS - 1);
    }

    /** As bin/spark-submit does, whose script is not among the jars of Maven Central. */
    private Process submit(String out, String err) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx1g"));
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", SPARK_HOME.resolve("jars") + "/*", "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", "local-cluster[2,1,1024]"));
        command.addAll(
                List.of("--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1"));
        command.addAll(List.of("--conf", "spark.ui.enabled=false"));
        command.addAll(List.of("--jars", MHO.toString(), MHO_SPARK.toString()));
        command.addAll(
                List.of(scenario.toString(), "--out", folder.resolve("results").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve(out).toFile())
                .redirectError(folder.resolve(err).toFile());
        builder.environment().put("SPARK_HOME", SPARK_HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process driver = builder.start();
        drivers.add(driver);
        return driver;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What is waited for. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private List<ProcessHandle> executors(Process driver, int count) throws Exception {
        await(count + " executors", () -> executors(driver).size() >= count || !driver.isAlive());
        List<ProcessHandle> found = executors(driver);
        assertThat(found).hasSizeGreaterThanOrEqualTo(count);
        seen.addAll(found);
        return found;
    }

    private static List<ProcessHandle> executors(Process driver) {
        return driver.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(EXECUTOR))
                .toList();
    }

    /** Waits until some points are in the store: its log grows with each. */
    private void awaitPoints(int sizesOfTheLog) throws Exception {
        Path log = folder.resolve("results/sweep.sqlite-wal");
        await("the store", () -> Files.exists(log) && trainings() == TRAININGS);
        Set<Long> sizes = new HashSet<>();
        await("points", () -> sizes.add(Files.size(log)) && sizes.size() >= sizesOfTheLog);
    }

    private long registered(String log) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(log))) {
            return lines.filter(line -> line.contains("Registered executor")).count();
        }
    }

    private int trainings() throws IOException {
        Path networks = folder.resolve("results/networks");
        if (!Files.isDirectory(networks)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(networks)) {
            return (int) files.filter(file -> file.toString().endsWith(".safetensors"))
                    .count();
        }
    }

    private static void finish(Process driver) throws InterruptedException {
        assertThat(driver.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(driver.exitValue()).isZero();
    }

    private String results() throws IOException {
        return Files.readString(folder.resolve("results/results.csv"));
    }

    private Set<Long> processes(String log) throws IOException {
        Set<Long> processes = new HashSet<>();
        Matcher work = WORK.matcher(Files.readString(folder.resolve(log)));
        while (work.find()) {
            processes.add(Long.parseLong(work.group(2)));
        }
        return processes;
    }

    private long jobs(String log) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(log))) {
            return lines.filter(line -> line.contains("DAGScheduler: Got job ")).count();
        }
    }

    private int evaluated(String log) throws IOException {
        int points = 0;
        Matcher work = WORK.matcher(Files.readString(folder.resolve(log)));
        while (work.find()) {
            points += Integer.parseInt(work.group(1));
        }
        return points;
    }
}
