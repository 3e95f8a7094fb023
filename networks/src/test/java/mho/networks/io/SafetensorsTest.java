package mho.networks.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsTest {
    private static final String TWO_FLOATS = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    private static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }

    private static StoredTensors read(byte[] file) throws IOException {
        return Safetensors.read(new ByteArrayInputStream(file));
    }

    private static void refused(String header, byte[] data, String message) {
        assertThatThrownBy(() -> read(file(header, data)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(message);
    }

    private static byte[] written(StoredTensors tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Safetensors.write(tensors, out);
        return out.toByteArray();
    }

    @Test
    void a_file_built_byte_by_byte_is_read() throws IOException {
        String header = """
                {"__metadata__":{"omega":"10","a \\"quoted\\" \\u00e9":"\\n"},
                 "b":{"data_offsets":[8,12],"dtype":"I16","shape":[2,1]},
                 "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
                 "scalar":{"dtype":"U8","shape":[],"data_offsets":[12,13]}}\s\s\s""";
        byte[] data = ByteBuffer.allocate(13)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1.5f)
                .putFloat(-0.1f)
                .putShort((short) -7)
                .putShort((short) 300)
                .put((byte) 200)
                .array();
        StoredTensors read = read(file(header, data));
        assertThat(read.metadata()).isEqualTo(Map.of("omega", "10", "a \"quoted\" é", "\n"));
        assertThat(read.tensors().keySet()).containsExactly("b", "a", "scalar");
        assertThat(read.tensors().get("a"))
                .isEqualTo(StoredTensor.of(ElementType.F32, List.of(2), new double[] {1.5, -0.1f}));
        assertThat(read.tensors().get("b").values()).containsExactly(-7, 300);
        assertThat(read.tensors().get("b").shape()).containsExactly(2, 1);
        assertThat(read.tensors().get("scalar").values()).containsExactly(200);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void every_type_survives_writing_and_reading(ElementType type) throws IOException {
        double[] values = type == ElementType.BOOL ? new double[] {0, 1, 1} : new double[] {0, 1, 100};
        if (type.isFloating()) {
            values[1] = -0.375;
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("x", StoredTensor.of(type, List.of(3, 1), values));
        tensors.put("empty", StoredTensor.of(type, List.of(0, 5), new double[0]));
        tensors.put("wide", StoredTensor.of(ElementType.F64, List.of(1), new double[] {0.1}));
        byte[] file = written(new StoredTensors(tensors, Map.of("key", "v\"\\\u0001é")));
        StoredTensors read = read(file);
        assertThat(read.tensors()).isEqualTo(tensors);
        assertThat(read.metadata()).containsExactlyEntriesOf(Map.of("key", "v\"\\\u0001é"));
        // readers that map the file need the numbers aligned
        assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
    }

    // expected bits from numpy 1.24 float16 and from torch 1.13 bfloat16
    @ParameterizedTest
    @CsvSource({
        "1, 3C00, 3F80",
        "-2, C000, C000",
        "0.1, 2E66, 3DCD",
        "65504, 7BFF, 4780",
        "6e-8, 0001, 3381",
        "2.9802322387695312e-8, 0000, 3300",
        "2.98023223876954e-8, 0001, 3300",
        "2049, 6800, 4500",
        "2051, 6802, 4500",
        "6.1e-5, 03FF, 3880",
        "1e-40, 0000, 0001",
        "-0.0, 8000, 8000"
    })
    void short_floats_round_to_nearest_even(double value, String half, String brain) throws IOException {
        assertThat(bits(ElementType.F16, value)).isEqualTo(half);
        assertThat(bits(ElementType.BF16, value)).isEqualTo(brain);
    }

    private static String bits(ElementType type, double value) {
        ByteBuffer out = ByteBuffer.allocate(2);
        type.write(value, out);
        return "%04X".formatted(out.getShort(0));
    }

    @Test
    void all_short_floats_decode_to_what_they_encode() {
        for (int bits = 0; bits < 0x10000; bits++) {
            for (SmallFloat format : List.of(new SmallFloat(5, 10), new SmallFloat(8, 7))) {
                double value = format.decode((short) bits);
                if (!Double.isNaN(value)) {
                    assertThat(format.encode(value)).isEqualTo((short) bits);
                }
            }
            // bfloat16 is defined as the upper half of a float
            Double upperHalf = (double) Float.intBitsToFloat(bits << 16);
            assertThat(new SmallFloat(8, 7).decode((short) bits)).isEqualTo(upperHalf);
        }
    }

    @Test
    void numbers_that_a_type_cannot_hold_are_not_written() {
        assertThatThrownBy(() -> bits(ElementType.F16, 65520))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number of type F16 cannot hold 65520.0");
        assertThatThrownBy(() -> bits(ElementType.I16, 40000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number of type I16 must be an integer of -32768 to 32767, but is 40000.0");
        assertThatThrownBy(() -> bits(ElementType.U8, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number of type U8 must be an integer of 0 to 255, but is 0.5");
    }

    @Test
    void lengths_that_the_file_does_not_have_are_refused() {
        assertThatThrownBy(() -> read(new byte[5]))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must be a safetensors file and begin with 8 bytes of header length, but has 5 bytes");
        assertThatThrownBy(() -> read(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'}))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(
                        "must be a safetensors file with a header of 2 to 100000000 bytes, but says 18446744073709551615");
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 5, 0, 0, 0, 0, '{', '}'}))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("must hold the 83886080 bytes of its header, but ends after 2. Is it complete?");
        refused(
                TWO_FLOATS,
                new byte[7],
                "must hold the 8 bytes of numbers that its header names, but ends after 7. Is the download complete?");
        refused(
                TWO_FLOATS,
                new byte[9],
                "must end after the 8 bytes of numbers that its header names, but has more bytes");
    }

    @Test
    void headers_that_promise_gigabytes_cost_nothing() {
        refused(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]}}",
                new byte[8],
                "must hold the 2000000000 bytes of numbers that its header names, but ends after 8. "
                        + "Is the download complete?");
        refused(
                "{\"w\":{\"dtype\":\"F64\",\"shape\":[500000000],\"data_offsets\":[0,4000000000]}}",
                new byte[8],
                "must have at most 2147483639 bytes of numbers, but its header says 4000000000");
    }

    @Test
    void offsets_that_overlap_leave_gaps_or_do_not_fit_the_shape_are_refused() {
        refused(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}",
                new byte[12],
                "must hold its tensors one after the other, but tensor \"b\" begins at byte 4 and the one before ends at 8");
        refused(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                new byte[8],
                "must hold its tensors one after the other, but tensor \"a\" begins at byte 4 and the one before ends at 0");
        refused(
                TWO_FLOATS.replace("F32", "F64"),
                new byte[8],
                "must give tensor \"w\" of type F64 and shape [2] 16 bytes, but its data_offsets are [0, 8]");
        refused(
                TWO_FLOATS.replace("[2]", "[2000000000,2000000000,2000000000]"),
                new byte[8],
                "must give tensor \"w\" of type F32 and shape [2000000000, 2000000000, 2000000000] more than 2^63 bytes, "
                        + "but its data_offsets are [0, 8]");
        refused(
                TWO_FLOATS.replace("[0,8]", "[8,0]"),
                new byte[8],
                "must give tensor \"w\" data_offsets of a begin and an end, but they are [8, 0]");
        refused(
                TWO_FLOATS.replace("[2]", "[9999999999]"),
                new byte[8],
                "must have sizes of at most 2147483647, but tensor \"w\" has shape [9999999999]");
        refused(
                TWO_FLOATS.replace("[2]", "[-2]"),
                new byte[8],
                "must be a safetensors file, but its header needs an integer of at most 18 digits, not negative "
                        + "at character 29 and has '-'");
    }

    @Test
    void headers_of_another_kind_are_refused() {
        refused("[]", new byte[0], "must be a safetensors file, but its header needs '{' at character 0 and has '['");
        refused(
                "{} x",
                new byte[0],
                "must be a safetensors file, but its header needs nothing more at character 3 and has 'x'");
        refused(
                "{\"w\":{\"dtype\":\"F8\",\"shape\":[],\"data_offsets\":[0,1]}}",
                new byte[1],
                "must hold numbers of a type among [F64, F32, F16, BF16, I64, I32, I16, I8, U64, U32, U16, U8, BOOL], "
                        + "but tensor \"w\" holds \"F8\"");
        refused(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[]}}",
                new byte[4],
                "must say dtype, shape and data_offsets of each tensor, but says only [dtype][shape] of \"w\"");
        String tensor = TWO_FLOATS.substring(1, TWO_FLOATS.length() - 1);
        refused(
                "{" + tensor + "," + tensor + "}",
                new byte[8],
                "must name each tensor once, but its header names \"w\" twice");
        refused(
                TWO_FLOATS.replace("[2]", "[" + "1,".repeat(64) + "2]"),
                new byte[8],
                "must be a safetensors file, but its header needs the end of a list of at most 64 sizes "
                        + "at character 157 and has '2'");
    }

    @Test
    void weights_that_are_no_numbers_are_refused() {
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1)
                .putFloat(Float.NaN)
                .array();
        refused(
                TWO_FLOATS.replace("[2]", "[2,1]"),
                data,
                "must hold finite numbers, but tensor \"w\" has NaN at [1, 0]");
        refused(
                "{\"w\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[0,1]}}",
                new byte[] {3},
                "must hold truth values 0 and 1, but one is 3 (tensor \"w\")");
        refused(
                "{\"w\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
                new byte[] {-1, -1, -1, -1, -1, -1, -1, -1},
                "must hold integers of at most 2^53, but one is 18446744073709551615 (tensor \"w\")");
    }
}
