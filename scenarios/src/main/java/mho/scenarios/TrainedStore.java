package mho.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.io.NpyArray;
import org.ejml.data.DMatrixRMaj;

/** Trained networks that outlive a run: one .npy file each, all numbers of all tensors in their order. */
interface TrainedStore {
    /** Nothing is kept. */
    TrainedStore NONE = (name, initial, training) -> training.get();

    /**
     * Returns the network kept under a name, or trains and keeps it.
     *
     * @param name     of all that the training depends on
     * @param initial  a network of the same layers
     * @param training gives the trained network
     */
    Network get(String name, Network initial, Supplier<Network> training);

    /** Returns a store in a folder, which is made when the first network is kept. */
    static TrainedStore in(Path folder) {
        return (name, initial, training) -> {
            Path file = folder.resolve(name + ".npy");
            try {
                if (Files.exists(file)) {
                    return read(file, initial);
                }
                Network trained = training.get();
                write(file, trained);
                return trained;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Network read(Path file, Network initial) throws IOException {
        double[] numbers;
        try (InputStream in = Files.newInputStream(file)) {
            numbers = NpyArray.read(in).values();
        }
        if (numbers.length != initial.parameters().count()) {
            throw new IllegalArgumentException(
                    "%s should hold the %d numbers of a trained network, but has %d. Delete it to train anew."
                            .formatted(file, initial.parameters().count(), numbers.length));
        }
        int[] at = {0};
        Parameters parameters = initial.parameters().map(tensor -> {
            DMatrixRMaj filled = new DMatrixRMaj(tensor.getNumRows(), tensor.getNumCols());
            System.arraycopy(numbers, at[0], filled.data, 0, filled.getNumElements());
            at[0] += filled.getNumElements();
            return filled;
        });
        return initial.with(parameters);
    }

    /** Under another name first, so that a file that is there is whole. */
    private static void write(Path file, Network network) throws IOException {
        double[] numbers = new double[network.parameters().count()];
        int at = 0;
        for (DMatrixRMaj tensor : network.parameters().tensors()) {
            System.arraycopy(tensor.data, 0, numbers, at, tensor.getNumElements());
            at += tensor.getNumElements();
        }
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(partial)) {
            NpyArray.of(List.of(numbers.length), numbers).write(out);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
