package mho.networks.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's archive of arrays: a zip file of {@code NAME.npy}, as {@code numpy.savez} writes it. Compressed archives are read;
 * written is what {@code savez} writes, uncompressed, the same bytes each time.
 */
public final class NpzArchive {
    private static final String NPY = ".npy";
    /** A zip file has a date for each entry, and its calendar begins here. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzArchive() {}

    /**
     * Reads all arrays.
     *
     * @throws InvalidFileException if the bytes are no such archive, or a number is not finite
     */
    public static StoredTensors read(InputStream in) throws IOException {
        ZipContents zip = ZipContents.read(in);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (String entry : zip.names()) {
            if (!entry.endsWith(NPY)) {
                throw new InvalidFileException("must hold .npy arrays only, but holds \"%s\"".formatted(entry));
            }
            String name = entry.substring(0, entry.length() - NPY.length());
            tensors.put(name, array(name, zip.content(entry)).requireFinite(name));
        }
        return new StoredTensors(tensors);
    }

    private static StoredTensor array(String name, ByteBuffer content) throws IOException {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        try {
            return NpyArray.read(new ByteArrayInputStream(bytes)).tensor();
        } catch (InvalidFileException e) {
            throw new InvalidFileException("%s (tensor \"%s\")".formatted(e.getMessage(), name), e);
        }
    }

    /** Writes all arrays in the types they carry. */
    public static void write(StoredTensors stored, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, StoredTensor> entry : stored.tensors().entrySet()) {
            ByteArrayOutputStream array = new ByteArrayOutputStream();
            NpyArray.of(entry.getValue()).write(array);
            byte[] bytes = array.toByteArray();
            CRC32 crc = new CRC32();
            crc.update(bytes);
            ZipEntry header = new ZipEntry(entry.getKey() + NPY);
            header.setMethod(ZipEntry.STORED);
            header.setSize(bytes.length);
            header.setCrc(crc.getValue());
            header.setTimeLocal(DATE);
            zip.putNextEntry(header);
            zip.write(bytes);
            zip.closeEntry();
        }
        zip.finish();
    }
}
