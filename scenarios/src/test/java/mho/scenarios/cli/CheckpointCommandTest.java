package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mho.networks.data.Recordings;
import mho.networks.io.Safetensors;
import mho.networks.io.StoredTensors;
import mho.networks.train.Checkpoint;
import mho.networks.train.TrainingRun;
import mho.scenarios.Checkpoints;
import mho.scenarios.DesignSpace;
import mho.scenarios.Progress;
import mho.scenarios.Results;
import mho.scenarios.Scenario;
import mho.scenarios.ScenarioRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointCommandTest {
    private static final String SCENARIO = """
            {
              "name": "kept", "title": "checkpoints",
              "task": {"kind": "nested", "seed": 0},
              "networks": [{
                "architecture": {"kind": "sin-glu-mlp", "budget": 200, "blocks": 1, "omega": 10, "biases": "absent"},
                "training": {"epochs": 6, "batching": {"kind": "mini", "size": 400}, "schedule": "one-cycle", "weightDecay": 0.01,
                  "rehearsal": {"weights": "as-hardware", "outputs": "as-hardware",
                                "inputs": {"kind": "as-hardware", "range": "learned"}}}
              }],
              "hardware": {"input": {"kind": "pulse-width", "bits": 6}},
              "references": [],
              "run": {"seed": 42, "chips": 1, "trainingSeeds": 2, "calibrationExamples": 100}
            }
            """;

    private static final String FILE = "training-0-singlu-seed-0.safetensors";

    @TempDir
    private Path folder;

    private Session run(String out, String... more) throws IOException {
        Path file = folder.resolve("kept.json");
        Files.writeString(file, SCENARIO);
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {"run", file.toString(), "--quiet", "--format", "json", "--out=" + folder.resolve(out)},
                0,
                arguments,
                0,
                6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Session.of(arguments);
    }

    private Path states() {
        return folder.resolve("states");
    }

    private static List<Results.NetworkResult> networks(Checkpoints checkpoints) {
        Scenario scenario = Catalogue.binder().read(SCENARIO, Scenario.class);
        return new ScenarioRunner(2, Recordings.NONE, Progress.SILENT)
                .keeping(checkpoints)
                .run(DesignSpace.of(scenario, Catalogue.binder()))
                .get(0)
                .networks();
    }

    /** Leaves what a run that was ended early would have: the states after the first epochs. */
    private List<Results.NetworkResult> leaveAfter(int epochs) {
        CheckpointFolder kept = new CheckpointFolder(states(), 1);
        return networks(new Checkpoints() {
            @Override
            public Optional<Checkpoint> last(Course course) {
                return kept.last(course);
            }

            @Override
            public void epochDone(Course course, TrainingRun run) {
                if (run.epochs() <= epochs) {
                    kept.epochDone(course, run);
                }
            }
        });
    }

    @Test
    void a_run_that_goes_on_from_its_states_ends_as_one_that_was_never_ended() throws IOException {
        List<Results.NetworkResult> undisturbed = leaveAfter(2);
        assertThat(epochs("training-0-singlu-seed-0")).isEqualTo(2);
        assertThat(networks(new CheckpointFolder(states(), 4))).isEqualTo(undisturbed);
        // the last state is kept whatever the interval
        assertThat(epochs("training-0-singlu-seed-0")).isEqualTo(6);
        assertThat(epochs("training-0-singlu-seed-1")).isEqualTo(6);
        try (var files = Files.list(states())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "training-0-singlu-seed-0.safetensors", "training-0-singlu-seed-1.safetensors");
        }
        Session finished = run("a", "--checkpoints=" + states(), "--checkpoint-every=5");
        assertThat(finished.err()).isEmpty();
        assertThat(finished.code()).isZero();
    }

    private int epochs(String name) throws IOException {
        try (InputStream in = Files.newInputStream(states().resolve(name + ".safetensors"))) {
            StoredTensors stored = Safetensors.read(in);
            assertThat(stored.metadata()).containsEntry("seed", "42").containsKeys("task", "architecture", "training");
            return stored.tensors().get("epochs").shape().get(0);
        }
    }

    @Test
    void states_of_another_training_are_refused_with_what_differs() throws IOException {
        try (var kept = Files.newOutputStream(Files.createDirectories(states()).resolve(FILE))) {
            Safetensors.write(
                    new StoredTensors(Map.of(), Map.of("mho", Version.program(), "task", "{ \"kind\": \"spiral\" }")),
                    kept);
        }
        Session other = run("a", "--checkpoints=" + states());
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err())
                .contains(FILE)
                .contains("is of another training: its task is { \"kind\": \"spiral\" }, but that of this run is {")
                .contains("Name another folder, or delete the file to begin anew.");
    }

    @Test
    void broken_states_and_impossible_intervals_are_refused() throws IOException {
        Files.createDirectories(states());
        Files.writeString(states().resolve(FILE), "broken");
        Session broken = run("a", "--checkpoints=" + states());
        assertThat(broken.code()).isEqualTo(3);
        assertThat(broken.err()).contains("must be a safetensors file").contains("Delete it to begin anew.");
        Session never = run("a", "--checkpoints=" + states(), "--checkpoint-every=0");
        assertThat(never.err()).contains("--checkpoint-every must be at least 1 epoch, but is 0.");
    }
}
