package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mho.scenarios.cli.PointWorker.PointTask;
import mho.scenarios.cli.PointWorker.TrainingTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What goes to other processes and comes back; the test of the module spark has real ones. */
class ClusterSweepTest {
    private static final String SCENARIO = """
            {
              "name": "cluster", "title": "points for several processes",
              "task": {"kind": "nested", "seed": 0},
              "networks": [{
                "architecture": {"kind": "sin-glu-mlp", "budget": 200, "blocks": 1, "omega": 10, "biases": "absent"},
                "training": {"epochs": 4, "batching": "full", "learningRate": 1e-3, "clipNorm": 1}
              }],
              "hardware": {"input": {"kind": "pulse-width", "bits": 8}},
              "references": [],
              "run": {"seed": 42, "chips": 1, "trainingSeeds": 1, "calibrationExamples": 50},
              "axes": [
                {"kind": "values", "pointer": "/networks/0/training/epochs", "values": [4, 6]},
                {"kind": "resolution", "bits": [4, 5, 99]}
              ]
            }
            """;

    private final AtomicInteger trainings = new AtomicInteger();
    private final AtomicInteger points = new AtomicInteger();

    @TempDir
    private Path folder;

    private Path scenario;

    @BeforeEach
    void write() throws IOException {
        scenario = Files.writeString(folder.resolve("scenario.json"), SCENARIO);
    }

    /** Does tasks in this process, but sends them and their results through bytes; loses one on the way. */
    private final class Mail implements Cluster {
        private final int lost;

        Mail(int lost) {
            this.lost = lost;
        }

        @Override
        public int tasks() {
            return 2;
        }

        @Override
        public Shipment ship(byte[] bytes) {
            return new Parcel(bytes);
        }

        @Override
        public <T extends Serializable> T run(RemoteTask<T> task) {
            if (task instanceof TrainingTask) {
                trainings.incrementAndGet();
            } else if (task instanceof PointTask && points.incrementAndGet() == lost) {
                throw new IllegalStateException("The task was lost");
            }
            return sent(sent(task).run());
        }

        @Override
        public void cancel() {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parcel(byte[] bytes) implements Cluster.Shipment {}

    @SuppressWarnings("unchecked") // what comes out is what went in
    private static <T> T sent(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private Session remote(Cluster cluster, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ClusterSweep.commandLine(() -> cluster);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] arguments = Stream.concat(Stream.of(scenario.toString()), Stream.of(options))
                .toArray(String[]::new);
        return new Session(line.execute(arguments), out.toString(), err.toString());
    }

    private String csv(String results) throws IOException {
        return Files.readString(folder.resolve(results).resolve("results.csv"));
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void a_sweep_elsewhere_is_that_of_one_process_and_trains_each_network_once() throws IOException {
        Session local = Session.of("sweep", scenario.toString(), "--out", out("local"), "--threads", "1");
        Session remote = remote(new Mail(0), "--out", out("remote"));
        assertThat(List.of(local.code(), remote.code())).containsOnly(0);
        assertThat(csv("remote"))
                .isEqualTo(csv("local"))
                .contains(",infeasible,")
                .hasLineCount(7);
        assertThat(remote.out()).isEqualTo(local.out());
        assertThat(points).hasValue(4);
        assertThat(trainings).hasValue(2);
        assertThat(remote.err())
                .contains("4 points by the process " + ProcessHandle.current().pid());
    }

    @Test
    void trainings_of_one_process_serve_in_a_cluster_and_the_other_way_round() throws IOException {
        String networks = out("networks");
        Session.of("sweep", scenario.toString(), "--out", out("local"), "--networks", networks, "--points", "2");
        remote(new Mail(0), "--out", out("remote"), "--networks", networks);
        assertThat(trainings).hasValue(1);
        Session again = Session.of("sweep", scenario.toString(), "--out", out("again"), "--networks", networks);
        assertThat(csv("again")).isEqualTo(csv("remote"));
        assertThat(again.code()).isZero();
        assertThat(folder.resolve("networks"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().contains("tmp"));
    }

    @Test
    void a_point_that_is_lost_is_told_of_and_can_be_done_again() throws IOException {
        remote(new Mail(2), "--out", out("remote"), "--threads", "1");
        assertThat(csv("remote")).contains(",failed,").contains("The task was lost");
        remote(new Mail(0), "--out", out("remote"), "--threads", "1");
        assertThat(points).hasValue(4);
        remote(new Mail(0), "--out", out("remote"), "--retry-failed");
        assertThat(points).hasValue(5);
        Session.of("sweep", scenario.toString(), "--out", out("local"));
        assertThat(csv("remote")).isEqualTo(csv("local"));
    }

    @Test
    void what_every_process_misses_ends_the_sweep_and_leaves_the_points_for_later() throws IOException {
        Session missing = remote(
                new Mail(0), "--out", out("remote"), "--set", "/task={\"kind\": \"numpy-arrays\"}", "--threads", "2");
        assertThat(missing.code()).isEqualTo(Mho.FAILED);
        assertThat(missing.err()).contains("must be under the same path on every machine");
        assertThat(points).hasValue(0);
        Session results = Session.of("results", out("remote"), "--format", "csv");
        assertThat(results.out()).doesNotContain("failed").doesNotContain(",done,");
    }

    @Test
    void a_cluster_is_not_opened_for_a_sweep_that_needs_none() {
        CommandLine line = ClusterSweep.commandLine(() -> {
            throw new AssertionError("opened");
        });
        line.setOut(new PrintWriter(new StringWriter()));
        assertThat(line.execute(
                        scenario.toString(),
                        "--out",
                        out("costs"),
                        "--set",
                        "/sweep={\"evaluate\": \"costs\", \"objectives\": [\"energy\"]}",
                        "--quiet"))
                .isZero();
        assertThat(line.execute(scenario.toString(), "--dry-run")).isZero();
    }
}
