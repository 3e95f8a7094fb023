package mho.scenarios.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mho.networks.Signal;
import mho.networks.io.ElementType;
import mho.networks.io.NpyArray;
import mho.networks.io.StoredTensor;
import org.ejml.data.DMatrixRMaj;

/**
 * Inputs or outputs of a network in an .npy file: samples × features, or samples × time steps × features.
 *
 * @param path where it is
 */
record SequenceFile(Path path) {
    /** Reads inputs, all of one length. */
    Signal read(int features) {
        if (!Files.isRegularFile(path)) {
            throw new BadInput("There is no file %s.".formatted(path));
        }
        StoredTensor array;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            array = NpyArray.read(in).tensor();
        } catch (IllegalArgumentException e) {
            throw new BadInput("%s: %s.".formatted(path, e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
        }
        int rank = array.shape().size();
        boolean fits = (rank == 2 || rank == 3) && array.shape().get(rank - 1) == features && array.count() > 0;
        if (!fits) {
            throw new BadInput("%s: must have the shape [samples, %d] or [samples, steps, %d], but has %s."
                    .formatted(path, features, features, array.shape()));
        }
        for (int k = 0; k < array.count(); k++) {
            if (!Double.isFinite(array.value(k))) {
                throw new BadInput("%s: must hold finite numbers, but sample %d has %s."
                        .formatted(path, k / (array.count() / array.shape().get(0)), array.value(k)));
            }
        }
        return signal(array, rank == 2 ? 1 : array.shape().get(1), features);
    }

    private static Signal signal(StoredTensor array, int steps, int features) {
        int samples = array.shape().get(0);
        List<DMatrixRMaj> all = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            DMatrixRMaj step = new DMatrixRMaj(samples, features);
            for (int sample = 0; sample < samples; sample++) {
                for (int f = 0; f < features; f++) {
                    step.data[sample * features + f] = array.value((sample * steps + t) * features + f);
                }
            }
            all.add(step);
        }
        return new Signal(all);
    }

    /** Returns outputs as an array; one step has no axis of time. */
    static StoredTensor array(Signal outputs, ElementType type) {
        int samples = outputs.samples();
        int steps = outputs.steps().size();
        int features = outputs.steps().get(0).getNumCols();
        double[] values = new double[samples * steps * features];
        for (int t = 0; t < steps; t++) {
            for (int sample = 0; sample < samples; sample++) {
                for (int f = 0; f < features; f++) {
                    values[(sample * steps + t) * features + f] =
                            outputs.steps().get(t).get(sample, f);
                }
            }
        }
        List<Integer> shape = steps == 1 ? List.of(samples, features) : List.of(samples, steps, features);
        return StoredTensor.of(type, shape, values);
    }

    /** Returns arrays of one shape as one, along a new first axis. */
    static StoredTensor stacked(List<StoredTensor> arrays) {
        int each = arrays.get(0).count();
        double[] values = new double[arrays.size() * each];
        for (int k = 0; k < values.length; k++) {
            values[k] = arrays.get(k / each).value(k % each);
        }
        List<Integer> shape = new ArrayList<>(arrays.get(0).shape());
        shape.add(0, arrays.size());
        return StoredTensor.of(arrays.get(0).type(), shape, values);
    }

    /** Writes an array under a temporary name first. */
    void write(StoredTensor array) throws IOException {
        Path absolute = path.toAbsolutePath();
        if (Files.isDirectory(absolute) || absolute.getFileName() == null) {
            throw new BadInput("%s is a folder, but an .npy file is to be written.".formatted(path));
        }
        new ResultFolder(absolute.getParent()).write(absolute.getFileName().toString(), NpyArray.of(array)::write);
    }
}
