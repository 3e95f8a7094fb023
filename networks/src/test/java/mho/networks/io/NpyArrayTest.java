package mho.networks.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NpyArrayTest {
    /** 1.0, -2.5, 0.1 and 3e-6 as IEEE 754 doubles, least significant byte first. */
    private static final String DOUBLES =
            "000000000000f03f" + "00000000000004c0" + "9a9999999999b93f" + "54e41071732ac93e";

    private static final double[] NUMBERS = {1.0, -2.5, 0.1, 3e-6};

    @Test
    void doubles_in_rows() throws IOException {
        NpyArray array = read(file(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }", DOUBLES));
        assertThat(array.shape()).containsExactly(2, 2);
        assertThat(array.values()).containsExactly(NUMBERS);
    }

    @Test
    void doubles_in_columns() throws IOException {
        String more = DOUBLES + "0000000000001440" + "0000000000001840";
        NpyArray array = read(file(1, "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", more));
        // stored column by column: (1, -2.5), (0.1, 3e-6), (5, 6)
        assertThat(array.values()).containsExactly(1.0, 0.1, 5, -2.5, 3e-6, 6);
    }

    @Test
    void floats_and_a_header_of_version_two() throws IOException {
        // 1.0, -2.5 and 0.1f
        NpyArray array =
                read(file(2, "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", "0000803f000020c0cdcccc3d"));
        assertThat(array.shape()).containsExactly(3);
        assertThat(array.values()).containsExactly(1.0, -2.5, 0.1f);
    }

    @Test
    void written_bytes_are_those_of_numpy() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpyArray.of(List.of(2, 2), NUMBERS).write(out);
        // numpy.save of NumPy 1.24: header padded with spaces to 128 bytes in all
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }";
        byte[] expected = new byte[128 + 32];
        byte[] start = HexFormat.of().parseHex("934e554d5059" + "0100" + "7600");
        System.arraycopy(start, 0, expected, 0, 10);
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        System.arraycopy(padded.getBytes(StandardCharsets.US_ASCII), 0, expected, 10, 118);
        System.arraycopy(HexFormat.of().parseHex(DOUBLES), 0, expected, 128, 32);
        assertThat(out.toByteArray()).isEqualTo(expected);
    }

    @Test
    void what_is_written_reads_back_for_every_shape() throws IOException {
        for (List<Integer> shape :
                List.of(List.<Integer>of(), List.of(1), List.of(4), List.of(0, 3), List.of(2, 1, 2))) {
            double[] values = new double[shape.stream().reduce(1, Math::multiplyExact)];
            Arrays.setAll(values, k -> NUMBERS[k]);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            NpyArray.of(shape, values).write(out);
            NpyArray back = read(out.toByteArray());
            assertThat(back.shape()).isEqualTo(shape);
            assertThat(back.values()).containsExactly(values);
        }
    }

    @Test
    void other_bytes_are_refused_with_what_was_found() {
        String good = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }";
        refused(
                "hello, world".getBytes(StandardCharsets.US_ASCII),
                "must be a .npy file, but does not begin with the bytes 93 4E 55 4D 50 59");
        refused(file(9, good, DOUBLES), "must be of .npy version 1, 2 or 3, but is of version 9");
        refused(
                file(1, good.replace("<f8", ">f8"), DOUBLES),
                "must hold little-endian numbers or truth values, but holds '>f8'. In NumPy: a.astype('<f8')");
        refused(file(1, good, DOUBLES.substring(16)), "must be a complete .npy file, but ends too early");
        refused(file(1, good, DOUBLES + "00"), "must end after 4 numbers of shape [2, 2], but has more bytes");
        refused(
                file(1, "{'descr': '<f8', 'fortran_order': False}", DOUBLES),
                "must say 'shape' in its header, but the header is {'descr': '<f8', 'fortran_order': False}");
        refused(
                file(1, good.replace("(2, 2)", "(40000, 40000)"), DOUBLES),
                "must have at most 2147483647 bytes of numbers, but shape [40000, 40000] has 12800000000");
    }

    private static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static NpyArray read(byte[] file) throws IOException {
        return NpyArray.read(new ByteArrayInputStream(file));
    }

    /** A file written out by hand: magic, version, length of the header, header, numbers. */
    private static byte[] file(int version, String header, String hexNumbers) {
        String length =
                version == 1 ? "%02x00".formatted(header.length() + 1) : "%02x000000".formatted(header.length() + 1);
        String hex = "934e554d5059" + "%02x00".formatted(version) + length
                + HexFormat.of().formatHex((header + "\n").getBytes(StandardCharsets.US_ASCII)) + hexNumbers;
        return HexFormat.of().parseHex(hex);
    }
}
