package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumpyArraysTest {
    @Test
    void integers_are_classes() {
        Task task = load(
                floats("(2, 3)", 1, 2, 3, 4, 5, 6), longs("(2,)", 2, 0), floats("(1, 3)", 7, 8, 9), longs("(1,)", 1));
        assertThat(task.train().targets()).isEqualTo(new Targets.Labels(new int[] {2, 0}, List.of("0", "1", "2")));
        assertThat(task.test().targets()).isEqualTo(new Targets.Labels(new int[] {1}, List.of("0", "1", "2")));
        assertThat(task.train().inputs().get(1).data).containsExactly(4, 5, 6);
        assertThat(task.train().inputs().get(1).numRows).isEqualTo(1);
        assertThat(task.metric()).isEqualTo(Metric.ACCURACY);
        assertThat(task.probes()).isEmpty();
    }

    @Test
    void floats_are_values_one_or_more_each() {
        Task one = load(floats("(2, 1)", 1, 2), floats("(2,)", 5, 6), floats("(1, 1)", 3), floats("(1,)", 7));
        assertThat(one.train().targets().outputs()).isEqualTo(1);
        assertThat(((Targets.Values) one.train().targets()).matrix().data).containsExactly(5, 6);
        Task two =
                load(floats("(2, 1)", 1, 2), floats("(2, 2)", 5, 6, 7, 8), floats("(1, 1)", 3), floats("(1, 2)", 7, 9));
        assertThat(two.train().targets().outputs()).isEqualTo(2);
        assertThat(two.metric()).isEqualTo(Metric.MSE);
    }

    @Test
    void three_axes_are_sequences_with_one_answer_or_one_a_step() {
        byte[] x = floats("(2, 2, 2)", 1, 2, 3, 4, 5, 6, 7, 8);
        Task whole = load(x, longs("(2,)", 0, 1), x, longs("(2,)", 1, 1));
        assertThat(whole.train().inputs().get(1).numRows).isEqualTo(2);
        assertThat(whole.train().inputs().get(1).data).containsExactly(5, 6, 7, 8);
        Task steps = load(x, longs("(2, 2)", 0, 1, -100, 2), x, longs("(2, 2)", 0, 0, 0, 0));
        assertThat(((Targets.StepLabels) steps.train().targets()).labels().get(1))
                .containsExactly(Targets.StepLabels.NOT_ASKED, 2);
        byte[] y = floats("(2, 2, 1)", 1, 2, 3, 4);
        Task values = load(x, y, x, y);
        assertThat(((Targets.StepValues) values.test().targets()).sequences().get(1).data)
                .containsExactly(3, 4);
    }

    @Test
    void a_validation_set_is_a_test_beside() {
        byte[] x = floats("(2, 1)", 1, 2);
        List<Recording> files = files(x, longs("(2,)", 0, 1), x, longs("(2,)", 0, 1));
        files.add(new Recording("data.npz/X_val.npy", x));
        files.add(new Recording("data.npz/y_val.npy", longs("(2,)", 3, 1)));
        Task task = new NumpyArrays().load(() -> files);
        assertThat(task.probes()).hasSize(1);
        assertThat(task.train().targets().outputs()).isEqualTo(4);
    }

    @Test
    void every_integer_type_of_numpy_is_read() {
        byte[] x = floats("(2, 1)", 1, 2);
        byte[] test = longs("(2,)", 0, 1);
        assertThat(load(x, npy("|u1", "(2,)", new byte[] {(byte) 200, 0}), x, test)
                        .train()
                        .targets()
                        .outputs())
                .isEqualTo(201);
        assertThat(load(x, npy("|i1", "(2,)", new byte[] {3, 0}), x, test)
                        .train()
                        .targets()
                        .outputs())
                .isEqualTo(4);
        assertThat(load(x, npy("|b1", "(2,)", new byte[] {1, 0}), x, test)
                        .train()
                        .targets()
                        .outputs())
                .isEqualTo(2);
        assertThat(load(x, npy("<i2", "(2,)", new byte[] {0, 1, 0, 0}), x, test)
                        .train()
                        .targets()
                        .outputs())
                .isEqualTo(257);
        byte[] words = {0, 0, 1, 0, 0, 0, 0, 0};
        assertThat(load(x, npy("<i4", "(2,)", words), x, test).train().targets().outputs())
                .isEqualTo(65537);
    }

    @Test
    void shapes_that_do_not_fit_are_refused() {
        byte[] x = floats("(2, 1)", 1, 2);
        refused(
                x,
                longs("(3,)", 0, 1, 1),
                "y_train.npy must have one answer for each of the 2 examples, but is [3] of integers");
        refused(
                floats("(2, 1, 1)", 1, 2),
                longs("(2, 3)", 0, 1, 1, 0, 0, 0),
                "y_train.npy must have one answer for each of the 2 examples, or for each of their 1 steps, but is [2, 3] of integers");
        refused(
                floats("(2,)", 1, 2),
                longs("(2,)", 0, 1),
                "X_train.npy must be (n, features) or (n, steps, features), none of them 0, but is [2]");
        refused(x, longs("(2,)", 0, 1L << 40), "y_train.npy may hold the classes 0 to 99999, but has 1099511627776");
        refused(
                "no array".getBytes(StandardCharsets.UTF_8),
                x,
                "X_train.npy must be a .npy file, but does not begin with the bytes 93 4E 55 4D 50 59");
        refused(x, longs("(2,)", 0, -1), "A label must be one of 0 … 1, but example 1 has -1");
    }

    @Test
    void missing_arrays_are_asked_for() {
        assertThatThrownBy(() -> new NumpyArrays().load(Recordings.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A task of NumPy arrays needs the file X_train.npy, but no data were given. Save X_train.npy,"
                                + " y_train.npy, X_test.npy and y_test.npy by numpy.save, or all in one file by numpy.savez, and"
                                + " name their folder with --data DIR");
    }

    private static void refused(byte[] x, byte[] y, String message) {
        assertThatThrownBy(() -> load(x, y, floats("(2, 1)", 1, 2), longs("(2,)", 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Task load(byte[] xTrain, byte[] yTrain, byte[] xTest, byte[] yTest) {
        List<Recording> files = files(xTrain, yTrain, xTest, yTest);
        return new NumpyArrays().load(() -> files);
    }

    private static List<Recording> files(byte[] xTrain, byte[] yTrain, byte[] xTest, byte[] yTest) {
        return new ArrayList<>(List.of(
                new Recording("X_train.npy", xTrain),
                new Recording("y_train.npy", yTrain),
                new Recording("X_test.npy", xTest),
                new Recording("y_test.npy", yTest)));
    }

    private static byte[] floats(String shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return npy("<f4", shape, bytes.array());
    }

    private static byte[] longs(String shape, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return npy("<i8", shape, bytes.array());
    }

    /** A file of version 1.0 as NumPy writes it. */
    private static byte[] npy(String type, String shape, byte[] values) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
        return ByteBuffer.allocate(10 + header.length() + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(values)
                .array();
    }
}
