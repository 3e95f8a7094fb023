package mho.scenarios.cli;

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

    private Course named(Course course) {
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
