package mho.networks.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: a length, a header that says name, type, shape and place of each tensor, then the numbers, row by
 * row, without gaps.
 *
 * <pre>  u64 length of the header | {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …} | numbers</pre>
 *
 * <p>A reader takes memory as bytes come, after the header was found to be consistent: what a header promises and the file
 * does not hold costs nothing.
 *
 * <p>Reference: Hugging Face, "Safetensors", github.com/huggingface/safetensors, section "Format".
 */
public final class Safetensors {
    private static final int LONGEST_HEADER = 100_000_000;
    private static final long LARGEST_DATA = Integer.MAX_VALUE - 8L;
    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    /**
     * Reads all tensors.
     *
     * @throws InvalidFileException if the bytes are no such file, or a number is not finite
     */
    public static StoredTensors read(InputStream in) throws IOException {
        SafetensorsHeader header = new HeaderParser(header(in)).header();
        long bytes = header.dataBytes();
        if (bytes > LARGEST_DATA) {
            throw new InvalidFileException(
                    "must have at most %d bytes of numbers, but its header says %d".formatted(LARGEST_DATA, bytes));
        }
        byte[] data = in.readNBytes((int) bytes);
        if (data.length < bytes) {
            throw new InvalidFileException(
                    "must hold the %d bytes of numbers that its header names, but ends after %d. Is the download complete?"
                            .formatted(bytes, data.length));
        }
        if (in.read() >= 0) {
            throw new InvalidFileException(
                    "must end after the %d bytes of numbers that its header names, but has more bytes"
                            .formatted(bytes));
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        header.entries().forEach((name, entry) -> tensors.put(name, decoded(name, entry, data)));
        return new StoredTensors(tensors, header.metadata());
    }

    private static StoredTensor decoded(String name, SafetensorsHeader.Entry entry, byte[] data) {
        int length = (int) (entry.end() - entry.begin());
        try {
            return StoredTensor.decode(entry.type(), entry.shape(), ByteBuffer.wrap(data, (int) entry.begin(), length))
                    .requireFinite(name);
        } catch (InvalidFileException e) {
            throw e.getMessage().contains("tensor \"")
                    ? e
                    : new InvalidFileException("%s (tensor \"%s\")".formatted(e.getMessage(), name), e);
        }
    }

    private static String header(InputStream in) throws IOException {
        byte[] prefix = in.readNBytes(Long.BYTES);
        if (prefix.length < Long.BYTES) {
            throw new InvalidFileException(
                    "must be a safetensors file and begin with 8 bytes of header length, but has %d bytes"
                            .formatted(prefix.length));
        }
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (!(length >= 2 && length <= LONGEST_HEADER)) {
            throw new InvalidFileException("must be a safetensors file with a header of 2 to %d bytes, but says %s"
                    .formatted(LONGEST_HEADER, Long.toUnsignedString(length)));
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length < length) {
            throw new InvalidFileException("must hold the %d bytes of its header, but ends after %d. Is it complete?"
                    .formatted(length, header.length));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidFileException("must have a header of UTF-8 text, but it is not", e);
        }
    }

    /**
     * Writes all tensors in the types they carry; those of long numbers first, so that each begins at a multiple of its own
     * number's length.
     *
     * @throws IllegalArgumentException if a type cannot hold a number
     */
    public static void write(StoredTensors stored, OutputStream out) throws IOException {
        List<Map.Entry<String, StoredTensor>> ordered = stored.tensors().entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().type().bytes()))
                .toList();
        byte[] text = SafetensorsHeader.text(ordered, stored.metadata()).getBytes(StandardCharsets.UTF_8);
        int padding = -text.length & (ALIGNMENT - 1);
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length + padding)
                .array());
        out.write(text);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (Map.Entry<String, StoredTensor> entry : ordered) {
            StoredTensor tensor = entry.getValue();
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.toIntExact(tensor.bytes())).order(ByteOrder.LITTLE_ENDIAN);
            tensor.encode(bytes);
            out.write(bytes.array());
        }
    }
}
