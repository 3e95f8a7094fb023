package mho.scenarios.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mho.networks.Architecture;
import mho.networks.Stored;
import mho.networks.data.TaskSpec;
import mho.networks.train.Checkpoint;
import mho.networks.train.Training;
import mho.networks.train.TrainingRun;
import mho.scenarios.Checkpoints;
import mho.scenarios.json.ContentHash;
import mho.scenarios.json.JsonBinder;

/**
 * The trainings of a sweep in a folder, each in a file that is named by the hash of all that it depends on besides the user's data. A
 * training that was finished is not done again; one that was not goes on from a late epoch.
 *
 * @param folder where the files are
 * @param files  hashes of the networks that trainings begin with
 */
record KeptTrainings(Path folder, StoredNetworks files) implements Checkpoints {
    /** States that are written of a training: more would take time, fewer would lose more of it. */
    private static final int STATES = 20;

    @Override
    public Optional<Checkpoint> last(Course course) {
        return every(1).last(named(course));
    }

    @Override
    public void epochDone(Course course, TrainingRun run) {
        int every = Math.max(1, course.training().epochs() / STATES);
        if (run.done() || run.epochs() % every == 0) {
            every(every).epochDone(named(course), run);
        }
    }

    private CheckpointFolder every(int epochs) {
        return new CheckpointFolder(folder, epochs);
    }

    /** Returns a finished training's state as its file holds it; empty if there is none, or it is not finished. */
    Optional<byte[]> finished(Course course) {
        Course named = named(course);
        if (last(course)
                .filter(state -> state.history().size() >= course.training().epochs())
                .isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(CheckpointFolder.name(named))));
        } catch (IOException e) {
            throw new BadInput("The training %s cannot be read: %s.".formatted(named.name(), e.getMessage()));
        }
    }

    /** Keeps a state that another process wrote. */
    void keep(Course course, byte[] state) {
        String name = CheckpointFolder.name(named(course));
        try {
            new ResultFolder(folder).write(name, out -> out.write(state));
        } catch (IOException e) {
            throw new UncheckedIOException("The training %s cannot be kept".formatted(name), e);
        }
    }

    private Course named(Course course) {
        return named(course, files);
    }

    /** Returns a training under a name that is the hash of all that it depends on besides the user's data. */
    static Course named(Course course, StoredNetworks files) {
        JsonBinder binder = Catalogue.binder();
        String start = course.architecture() instanceof Stored stored ? files.hash(stored.folder()) : "";
        String hash = ContentHash.ofJson(Map.of(
                "course",
                java.util.List.of(
                        Version.program(),
                        start,
                        binder.tree(course.task(), TaskSpec.class),
                        binder.tree(course.architecture(), Architecture.class),
                        binder.tree(course.training(), Training.class),
                        course.seed(),
                        course.trainingSeed())));
        return new Course(
                hash, course.task(), course.architecture(), course.training(), course.seed(), course.trainingSeed());
    }
}
