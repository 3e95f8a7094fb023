package mho.networks.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyTorchStateTest {
    private static final String RESAVE = "In PyTorch: torch.save(model.state_dict(), path)";
    /** From a tensor's name on: its storage of so many numbers, offset, sizes and strides. */
    private static final String REBUILD = "ctorch._utils\n_rebuild_tensor_v2\n";

    private static StoredTensors golden(String file) throws IOException {
        try (InputStream in = PyTorchStateTest.class.getResourceAsStream("/mho/networks/foreign/" + file)) {
            return PyTorchState.read(in);
        }
    }

    private static StoredTensors read(byte[] file) throws IOException {
        return PyTorchState.read(new ByteArrayInputStream(file));
    }

    private static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(message);
    }

    /** A zip of a pickle of {"w": a tensor} and one storage of floats. */
    private static byte[] file(byte[] pickle, byte[] storage) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(pickle);
            zip.putNextEntry(new ZipEntry("archive/data/0"));
            zip.write(storage);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] pickle(String instructions) {
        return ("\u0080\u0002" + instructions).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(String value) {
        return "X" + (char) value.length() + "\0\0\0" + value;
    }

    /** Pickles {"w": a view of a storage of floats}. */
    private static byte[] view(String kind, int count, int offset, int[] sizes, int[] strides) {
        return pickle("}" + text("w") + REBUILD + "((" + text("storage") + "ctorch\n" + kind + "\n" + text("0")
                + text("cpu") + integer(count) + "tQ" + integer(offset) + tuple(sizes) + tuple(strides)
                + "\u0089}tRs.");
    }

    private static String tuple(int[] values) {
        StringBuilder text = new StringBuilder("(");
        for (int value : values) {
            text.append(integer(value));
        }
        return text.append('t').toString();
    }

    private static String integer(int value) {
        return "J" + (char) (value & 255) + (char) (value >> 8 & 255) + (char) (value >> 16 & 255)
                + (char) (value >> 24 & 255);
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @Test
    void views_of_shared_storages_in_a_checkpoint_are_read() throws IOException {
        Map<String, StoredTensor> tensors = golden("views.pt").tensors();
        // torch.arange(12).reshape(3, 4)[1:, ::2], and the first column's first two
        assertThat(tensors.get("module.fc.weight"))
                .isEqualTo(StoredTensor.of(ElementType.F32, List.of(2, 2), new double[] {4, 6, 8, 10}));
        assertThat(tensors.get("module.fc.bias").values()).containsExactly(0, 1);
        assertThat(tensors).hasSize(2);
    }

    @Test
    void all_types_of_plain_tensors_and_parameters_are_read() throws IOException {
        Map<String, StoredTensor> tensors = golden("types.pt").tensors();
        assertThat(tensors.get("a")).isEqualTo(StoredTensor.of(ElementType.F16, List.of(2), new double[] {1.5, -2}));
        assertThat(tensors.get("b")).isEqualTo(StoredTensor.of(ElementType.BF16, List.of(2), new double[] {1.5, -2}));
        assertThat(tensors.get("c")).isEqualTo(StoredTensor.of(ElementType.I64, List.of(1, 2), new double[] {3, -4}));
        assertThat(tensors.get("d")).isEqualTo(StoredTensor.of(ElementType.BOOL, List.of(2), new double[] {1, 0}));
        assertThat(tensors.get("e")).isEqualTo(StoredTensor.of(ElementType.F64, List.of(1), new double[] {0.1}));
        assertThat(tensors.get("f")).isEqualTo(StoredTensor.of(ElementType.U8, List.of(), new double[] {7}));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "module.pt | must hold a state dict of plain tensors, but holds an object of torch.nn.modules.linear.Linear. "
                        + RESAVE,
                "old.pt | must be saved by PyTorch 1.6 or newer, but has the older format. "
                        + "In PyTorch: torch.save(torch.load(path), path)",
                "quantised.pt | must hold numbers of a type among [torch.BFloat16Storage, torch.BoolStorage, "
                        + "torch.ByteStorage, torch.CharStorage, torch.DoubleStorage, torch.FloatStorage, torch.HalfStorage, "
                        + "torch.IntStorage, torch.LongStorage, torch.ShortStorage], but holds torch.QInt8Storage"
            })
    void other_things_that_pytorch_saves_are_refused_with_what_to_do(String file, String message) {
        assertThatThrownBy(() -> golden(file))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(message);
    }

    @Test
    void a_file_built_by_hand_is_read() throws IOException {
        byte[] file = file(view("FloatStorage", 4, 1, new int[] {3}, new int[] {1}), floats(9, 1, 2, 3));
        assertThat(read(file).tensors().get("w").values()).containsExactly(1, 2, 3);
    }

    @Test
    void classes_that_are_not_named_are_never_run() {
        refused(
                file(pickle("cos\nsystem\n(" + text("true") + "tR."), floats()),
                "must hold a state dict of plain tensors, but holds an object of os.system. " + RESAVE);
        refused(
                file(pickle("ctorch._utils\n_rebuild_qtensor\n(tR."), floats()),
                "must hold plain tensors, but holds a quantised one (torch._utils._rebuild_qtensor). "
                        + "In PyTorch: save it after tensor.dequantize()");
        refused(
                file(pickle("c__builtin__\neval\n" + text("1") + "\u0085\u0081."), floats()),
                "must hold a state dict of plain tensors, but holds an object of __builtin__.eval. " + RESAVE);
    }

    @Test
    void views_that_leave_their_storage_are_refused() {
        refused(
                file(view("FloatStorage", 4, 2, new int[] {3}, new int[] {1}), floats(1, 2, 3, 4)),
                "must keep tensor \"w\" within its storage, but shape [3] with strides [1] from 2 on needs 5 of 4 numbers");
        refused(
                file(view("FloatStorage", 5, 0, new int[] {4}, new int[] {1}), floats(1, 2, 3, 4)),
                "must hold 5 numbers of type F32 for tensor \"w\", but has 16 bytes");
        refused(
                file(view("FloatStorage", 4, 0, new int[] {-4}, new int[] {1}), floats(1, 2, 3, 4)),
                "must hold tensors of sizes from 0 to 2147483647, but one is -4");
        refused(
                file(view("FloatStorage", 4, 0, new int[] {4}, new int[] {}), floats(1, 2, 3, 4)),
                "must hold tensors with a stride for each size, but one has 0 and 1");
        refused(
                file(view("FloatStorage", 1, 0, new int[] {1}, new int[] {1}), floats(Float.POSITIVE_INFINITY)),
                "must hold finite numbers, but tensor \"w\" has Infinity at [0]");
    }

    @Test
    void a_number_repeated_by_strides_of_zero_does_not_fill_the_memory() {
        byte[] file = file(view("FloatStorage", 1, 0, new int[] {40_000, 40_000}, new int[] {0, 0}), floats(1));
        refused(
                file,
                "must not hold tensors of more than 16 times its own %d bytes, but they have %d or more"
                        .formatted(file.length, 4L * 1_600_000_000));
    }

    /** Python 3 fills a dictionary after it has made it; one made of a list that is recalled could be made without end. */
    @Test
    void dictionaries_are_made_empty() {
        refused(
                file(pickle("ccollections\nOrderedDict\n](X\u0001\u0000\u0000\u0000aK\u0001\u0086e\u0085R."), floats()),
                "must make its dictionaries empty and then fill them, but makes one of a list. " + RESAVE);
    }

    @Test
    void broken_pickles_are_refused() {
        refused(file(pickle("P."), floats()), "must be a pickle of plain values, but has the instruction 0x50");
        refused(file(pickle("}"), floats()), "must be a whole pickle, but ends too early");
        refused(file(pickle("h\u0007."), floats()), "must be a whole pickle, but recalls a value that it did not make");
        refused(file(pickle("t."), floats()), "must be a whole pickle, but ends a list that it did not begin");
        refused(file(pickle("R."), floats()), "must be a whole pickle, but uses a value that it did not make");
        refused(file(pickle("}Ns."), floats()), "must be a whole pickle, but uses a value that it did not make");
        refused(
                file(pickle("}NNs."), floats()),
                "must be a pickle with a key that is a text or a number where one is due, but has None");
        refused(file(pickle("X\u00ff\u00ff\u00ff\u007f."), floats()), "must be a whole pickle, but ends too early");
        refused(
                file(pickle("(".repeat(2000) + "."), floats()),
                "must be a pickle of plain values, but nests more than 1000 deep");
        refused(
                file(new byte[] {(byte) 0x80, 1, '.'}, floats()),
                "must be a pickle of protocol 2 to 5, but is of protocol 1");
        refused(
                file(pickle("}" + text("x") + "K\u0001s."), floats()),
                "must hold one state dict of tensors, but has none. " + RESAVE);
        refused(
                file(pickle("K\u0001."), floats()),
                "must hold a state dict, but holds a value of another kind. " + RESAVE);
    }

    @Test
    void files_that_are_no_zip_are_refused() {
        refused(
                "hello".getBytes(StandardCharsets.US_ASCII),
                "must be a zip file as torch.save writes it, but is none. " + RESAVE);
        byte[] good = file(view("FloatStorage", 1, 0, new int[] {1}, new int[] {1}), floats(1));
        refused(
                Arrays.copyOf(good, good.length - 30),
                "must be a whole zip file, but has no directory at its end. Is the download complete?");
    }
}
