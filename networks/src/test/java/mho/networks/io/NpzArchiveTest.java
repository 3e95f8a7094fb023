package mho.networks.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class NpzArchiveTest {
    private static StoredTensors read(byte[] file) throws IOException {
        return NpzArchive.read(new ByteArrayInputStream(file));
    }

    private static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(message);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] npy(double... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyArray.of(List.of(values.length), values).write(out);
        return out.toByteArray();
    }

    @Test
    void a_compressed_archive_of_numpy_is_read() throws IOException {
        try (InputStream in = NpzArchiveTest.class.getResourceAsStream("/mho/networks/foreign/compressed.npz")) {
            StoredTensors archive = NpzArchive.read(in);
            assertThat(archive.tensors())
                    .containsEntry(
                            "w", StoredTensor.of(ElementType.F64, List.of(2, 3), new double[] {0, 1, 2, 3, 4, 5}))
                    .containsEntry("half", StoredTensor.of(ElementType.F16, List.of(1), new double[] {1.5}));
        }
    }

    @Test
    void what_is_written_is_read_back_and_has_the_same_bytes_each_time() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("fc.weight", StoredTensor.of(ElementType.F32, List.of(2, 1), new double[] {0.5, -1}));
        tensors.put("steps", StoredTensor.of(ElementType.I64, List.of(), new double[] {12}));
        byte[] first = written(tensors);
        assertThat(read(first).tensors()).isEqualTo(tensors);
        assertThat(written(tensors)).isEqualTo(first);
        assertThatThrownBy(() -> written(Map.of("x", StoredTensor.of(ElementType.BF16, List.of(1), new double[] {1}))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NumPy has no type BF16");
    }

    private static byte[] written(Map<String, StoredTensor> tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpzArchive.write(new StoredTensors(tensors), out);
        return out.toByteArray();
    }

    @Test
    void a_zip_bomb_is_refused_before_it_is_unpacked() throws IOException {
        byte[] bomb = zip("w.npy", new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(100_000);
        refused(
                bomb,
                "must not grow by more than 100 times when it is unpacked, but its %d bytes become %d"
                        .formatted(bomb.length, 64 << 20));
    }

    @Test
    void an_entry_that_is_longer_than_it_says_is_not_unpacked_further() throws IOException {
        byte[] file = zip("w.npy", npy(new double[2000]));
        // the length in the central directory, 24 bytes after its signature
        int directory = indexOf(file, new byte[] {'P', 'K', 1, 2});
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 100);
        refused(file, "must be a whole zip file, but does not unpack \"w.npy\" to the 100 bytes that it names");
    }

    @Test
    void a_bomb_that_names_a_small_length_costs_no_more_than_that() throws IOException {
        byte[] bomb = zip("w.npy", new byte[64 << 20]);
        int directory = indexOf(bomb, new byte[] {'P', 'K', 1, 2});
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 24, 100);
        refused(bomb, "must be a whole zip file, but does not unpack \"w.npy\" to the 100 bytes that it names");
        long before = allocated();
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(InvalidFileException.class);
        assertThat(allocated() - before).isLessThan(4 << 20);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void entries_together_do_not_grow_more_than_one_may() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("a.npy", "b.npy")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[900_000]);
            }
        }
        byte[] file = bytes.toByteArray();
        refused(
                file,
                "must not grow by more than 100 times when it is unpacked, but its %d bytes become 1800000"
                        .formatted(file.length));
    }

    @Test
    void entries_that_share_bytes_or_lie_outside_are_refused() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("a", StoredTensor.of(ElementType.F64, List.of(2), new double[] {1, 2}));
        tensors.put("b", StoredTensor.of(ElementType.F64, List.of(2), new double[] {3, 4}));
        byte[] file = written(tensors);
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int directory = indexOf(file, new byte[] {'P', 'K', 1, 2});
        int second = directory + 46 + "a.npy".length() + buffer.getShort(directory + 30);
        int length = buffer.getInt(second + 24);
        buffer.putInt(second + 42, 0);
        refused(file, "must be a whole zip file, but has overlapping entries \"a.npy\" and \"b.npy\"");
        buffer.putInt(second + 42, file.length - 10);
        refused(file, "must be a whole zip file, but does not hold \"b.npy\" where and as long as its directory says");
        byte[] again = written(tensors);
        again[again.length - 200] ^= 1;
        assertThatThrownBy(() -> read(again)).isInstanceOf(InvalidFileException.class);
        assertThat(length).isEqualTo(144);
    }

    @Test
    void numbers_that_are_changed_on_the_way_are_noticed() throws IOException {
        byte[] file = written(Map.of("a", StoredTensor.of(ElementType.F64, List.of(1), new double[] {1})));
        int magic = indexOf(file, new byte[] {(byte) 0x93, 'N', 'U', 'M'});
        file[magic + 130] ^= 1;
        refused(file, "must be a whole zip file, but does not hold \"a.npy\" unharmed: its check sum differs");
    }

    @Test
    void other_entries_and_bad_arrays_are_refused_by_name() throws IOException {
        refused(zip("w.txt", npy(1)), "must hold .npy arrays only, but holds \"w.txt\"");
        refused(
                zip("w.npy", new byte[3]),
                "must be a .npy file, but does not begin with the bytes 93 4E 55 4D 50 59 (tensor \"w\")");
        refused(zip("w.npy", npy(Double.NaN)), "must hold finite numbers, but tensor \"w\" has NaN at [0]");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (ByteBuffer.wrap(bytes, at, part.length).equals(ByteBuffer.wrap(part))) {
                return at;
            }
        }
        throw new IllegalStateException("not found");
    }
}
