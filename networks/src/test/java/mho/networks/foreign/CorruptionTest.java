package mho.networks.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import mho.networks.io.InvalidFileException;
import mho.networks.io.NpyArray;
import mho.networks.io.NpzArchive;
import mho.networks.io.OnnxModel;
import mho.networks.io.PyTorchState;
import mho.networks.io.Safetensors;
import mho.networks.io.StoredTensors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Good files with random damage: they are read, or refused as what they are, and never cost more than a few megabytes. */
class CorruptionTest {
    private static final int FILES = 2000;
    private static final long MOST_BYTES = 16L << 20;

    private interface Reader {
        void read(InputStream in) throws IOException;
    }

    private static Reader reader(String format) {
        return switch (format) {
            case "pt" -> in -> StateDict.read(PyTorchState.read(in), Hints.DEFAULT);
            case "npz" -> in -> NpzArchive.read(in);
            case "npy" -> NpyArray::read;
            case "onnx" -> in -> OnnxNetwork.read(OnnxModel.read(in));
            default -> in -> StateDict.read(Safetensors.read(in), Hints.DEFAULT);
        };
    }

    private static byte[] good(String format) throws IOException {
        String file = switch (format) {
            case "npz" -> "compressed.npz";
            case "onnx" -> "lstm-both-ways.onnx";
            default -> "gru.pt";
        };
        try (InputStream in = CorruptionTest.class.getResourceAsStream(file)) {
            if (!format.equals("safetensors") && !format.equals("npy")) {
                return in.readAllBytes();
            }
            StoredTensors state = PyTorchState.read(in);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (format.equals("npy")) {
                NpyArray.of(state.tensors().get("fc.weight")).write(out);
            } else {
                Safetensors.write(state, out);
            }
            return out.toByteArray();
        }
    }

    /** Bytes changed, runs of bytes set to extremes, parts cut out, ends cut off, parts repeated. */
    private static byte[] damaged(byte[] good, SplittableRandom random) {
        byte[] file = good.clone();
        int at = random.nextInt(file.length);
        switch (random.nextInt(5)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                byte value = (byte) (random.nextBoolean() ? -1 : random.nextInt(256));
                Arrays.fill(file, at, Math.min(file.length, at + 1 + random.nextInt(8)), value);
            }
            case 2 -> file = Arrays.copyOf(file, at);
            case 3 -> {
                int length = Math.min(file.length - at, 1 + random.nextInt(16));
                System.arraycopy(good, at + length, file, at, file.length - at - length);
                file = Arrays.copyOf(file, file.length - length);
            }
            default -> {
                int from = random.nextInt(file.length);
                int length = Math.min(random.nextInt(64), file.length - Math.max(at, from));
                System.arraycopy(good, from, file, at, length);
            }
        }
        return random.nextInt(3) == 0 ? damaged(file.length == 0 ? good : file, random) : file;
    }

    @ParameterizedTest
    @CsvSource({"pt, 1", "npz, 2", "npy, 3", "onnx, 4", "safetensors, 5"})
    void damaged_files_are_refused_as_such_at_little_cost(String format, int seed) throws IOException {
        byte[] good = good(format);
        Reader reader = reader(format);
        reader.read(new ByteArrayInputStream(good));
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int k = 0; k < FILES; k++) {
            byte[] file = damaged(good, random);
            long before = allocated();
            try {
                reader.read(new ByteArrayInputStream(file));
            } catch (InvalidFileException e) {
                refused++;
                assertThat(e.getMessage()).as("%s, file %d", format, k).startsWith("must ");
            }
            assertThat(allocated() - before).as("%s, file %d, bytes", format, k).isLessThan(MOST_BYTES);
        }
        assertThat(refused).as("%s refused", format).isGreaterThan(FILES / 5);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
