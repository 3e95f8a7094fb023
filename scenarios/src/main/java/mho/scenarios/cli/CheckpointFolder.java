package mho.scenarios.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mho.networks.Architecture;
import mho.networks.data.TaskSpec;
import mho.networks.io.ElementType;
import mho.networks.io.InvalidFileException;
import mho.networks.io.Safetensors;
import mho.networks.io.StoredTensor;
import mho.networks.io.StoredTensors;
import mho.networks.train.Checkpoint;
import mho.networks.train.Training;
import mho.networks.train.TrainingRun;
import mho.scenarios.Checkpoints;
import org.ejml.data.DMatrixRMaj;

/**
 * A folder with the state of each training as a safetensors file of doubles, whose metadata say which training it is. A file is
 * always whole: it is written under another name and then moved over the last one.
 */
final class CheckpointFolder implements Checkpoints {
    private final ResultFolder folder;
    private final int every;

    /**
     * @param folder where the files are
     * @param every  epochs from one state to the next; the last one is always kept
     */
    CheckpointFolder(Path folder, int every) {
        if (every < 1) {
            throw new BadInput("--checkpoint-every must be at least 1 epoch, but is %d.".formatted(every));
        }
        this.folder = new ResultFolder(folder);
        this.every = every;
    }

    @Override
    public Optional<Checkpoint> last(Course course) {
        Path file = folder.file(name(course));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(read(in, file, course));
        } catch (InvalidFileException e) {
            throw new BadInput("The checkpoint %s %s. Delete it to begin anew.".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("The checkpoint %s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    /** Reads a state of a training from what a file holds. */
    static Checkpoint read(InputStream in, Path file, Course course) throws IOException {
        StoredTensors stored = Safetensors.read(in);
        requireSame(file, identity(course), stored.metadata());
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        stored.tensors().forEach((name, tensor) -> tensors.put(name, matrix(tensor)));
        return Checkpoint.of(tensors);
    }

    private static void requireSame(Path file, Map<String, String> own, Map<String, String> found) {
        own.forEach((key, value) -> {
            String other = found.getOrDefault(key, "not said");
            if (!other.equals(value)) {
                throw new BadInput(
                        "The checkpoint %s is of another training: its %s is %s, but that of this run is %s. Name another folder, or delete the file to begin anew."
                                .formatted(file, key, other, value));
            }
        });
    }

    @Override
    public void epochDone(Course course, TrainingRun run) {
        int epochs = run.epochs();
        if (!run.done() && epochs % every != 0) {
            return;
        }
        try {
            folder.write(name(course), out -> write(course, run, out));
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint %s cannot be written".formatted(name(course)), e);
        }
    }

    /** Writes the state of a training as a file holds it. */
    static void write(Course course, TrainingRun run, OutputStream out) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        run.checkpoint().tensors().forEach((name, matrix) -> tensors.put(name, stored(matrix)));
        Safetensors.write(new StoredTensors(tensors, identity(course)), out);
    }

    /** Returns the name of the file of a training. */
    static String name(Course course) {
        return course.name() + ".safetensors";
    }

    private static Map<String, String> identity(Course course) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("mho", Version.program());
        identity.put("task", oneLine(course.task(), TaskSpec.class));
        identity.put("architecture", oneLine(course.architecture(), Architecture.class));
        identity.put("training", oneLine(course.training(), Training.class));
        identity.put("seed", Long.toString(course.seed()));
        identity.put("training seed", Integer.toString(course.trainingSeed()));
        return identity;
    }

    private static <T> String oneLine(T value, Class<T> type) {
        return Catalogue.binder().write(value, type).strip().replaceAll("\\s*\\n\\s*", " ");
    }

    private static DMatrixRMaj matrix(StoredTensor tensor) {
        List<Integer> shape = tensor.shape();
        if (shape.size() != 2) {
            throw new InvalidFileException("must hold matrices only, but has a tensor of shape %s".formatted(shape));
        }
        return new DMatrixRMaj(shape.get(0), shape.get(1), true, tensor.values());
    }

    private static StoredTensor stored(DMatrixRMaj matrix) {
        double[] values = java.util.Arrays.copyOf(matrix.data, matrix.getNumElements());
        return StoredTensor.of(ElementType.F64, List.of(matrix.getNumRows(), matrix.getNumCols()), values);
    }
}
