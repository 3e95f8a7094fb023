package mho.networks.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a zip file that was read whole. Goes by the central directory: Java's own stream cannot read stored entries
 * whose length follows them, as PyTorch writes them, and its file reader wants a path. Entries must not overlap, and what they
 * inflate to is limited before anything is inflated.
 *
 * <p>Reference: PKWARE, ".ZIP File Format Specification", APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class ZipContents {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    /** Trained weights hardly shrink: what grows more than this is made to fill the memory. */
    private static final int LARGEST_GROWTH = 100;

    private static final int FREE_GROWTH = 1 << 20;

    private final ByteBuffer file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** One file in the zip; begin is where its stored bytes begin. */
    private record Entry(String name, int method, int crc, int stored, int length, int header, int begin) {}

    private ZipContents(byte[] bytes) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the directory, after the whole file was read. */
    static ZipContents read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Integer.MAX_VALUE - 8);
        if (in.read() >= 0) {
            throw new InvalidFileException("must have at most %d bytes, but has more".formatted(bytes.length));
        }
        return of(bytes);
    }

    static ZipContents of(byte[] bytes) {
        ZipContents zip = new ZipContents(bytes);
        zip.readDirectory();
        zip.requireApart();
        return zip;
    }

    /** Whether a file begins as a zip file does. */
    static boolean isZip(byte[] bytes) {
        return bytes.length >= END_LENGTH && bytes[0] == 'P' && bytes[1] == 'K';
    }

    /** Returns the names of all entries. */
    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    int fileLength() {
        return file.capacity();
    }

    private void readDirectory() {
        int end = endRecord();
        int count = Short.toUnsignedInt(file.getShort(end + 10));
        long at = Integer.toUnsignedLong(file.getInt(end + 16));
        if (at > end) {
            throw damaged("has its directory at byte %d, but it ends at %d".formatted(at, end));
        }
        long inflated = 0;
        for (int k = 0; k < count; k++) {
            if (at + CENTRAL_LENGTH > end || file.getInt((int) at) != CENTRAL_SIGNATURE) {
                throw damaged("has no directory entry %d of %d where it is due".formatted(k, count));
            }
            Entry entry = entry((int) at, end);
            if (entries.put(entry.name, entry) != null) {
                throw damaged("has \"%s\" twice".formatted(entry.name));
            }
            inflated += entry.method == DEFLATED ? entry.length : 0;
            at += CENTRAL_LENGTH
                    + Short.toUnsignedInt(file.getShort((int) at + 28))
                    + Short.toUnsignedInt(file.getShort((int) at + 30))
                    + Short.toUnsignedInt(file.getShort((int) at + 32));
        }
        if (inflated > (long) LARGEST_GROWTH * file.capacity() + FREE_GROWTH) {
            throw new InvalidFileException(
                    "must not grow by more than %d times when it is unpacked, but its %d bytes become %d"
                            .formatted(LARGEST_GROWTH, file.capacity(), inflated));
        }
    }

    private int endRecord() {
        for (int at = file.capacity() - END_LENGTH;
                at >= Math.max(0, file.capacity() - END_LENGTH - LONGEST_COMMENT);
                at--) {
            if (file.getInt(at) == END_SIGNATURE) {
                return at;
            }
        }
        throw damaged("has no directory at its end. Is the download complete?");
    }

    private Entry entry(int at, int end) {
        int nameLength = Short.toUnsignedInt(file.getShort(at + 28));
        if (at + CENTRAL_LENGTH + nameLength > end) {
            throw damaged("ends within its directory");
        }
        byte[] text = new byte[nameLength];
        file.get(at + CENTRAL_LENGTH, text);
        String name = new String(text, StandardCharsets.UTF_8);
        int method = Short.toUnsignedInt(file.getShort(at + 10));
        long stored = Integer.toUnsignedLong(file.getInt(at + 20));
        long length = Integer.toUnsignedLong(file.getInt(at + 24));
        long header = Integer.toUnsignedLong(file.getInt(at + 42));
        if ((file.getShort(at + 8) & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
            throw damaged("has \"%s\" encrypted or packed by method %d".formatted(name, method));
        }
        if (header + LOCAL_LENGTH > at
                || length > Integer.MAX_VALUE - 8
                || file.getInt((int) header) != LOCAL_SIGNATURE
                || (method == STORED && stored != length)) {
            throw damaged("does not hold \"%s\" where and as long as its directory says".formatted(name));
        }
        long begin = header
                + LOCAL_LENGTH
                + Short.toUnsignedInt(file.getShort((int) header + 26))
                + Short.toUnsignedInt(file.getShort((int) header + 28));
        if (begin + stored > at) {
            throw damaged("does not hold \"%s\" where and as long as its directory says".formatted(name));
        }
        return new Entry(name, method, file.getInt(at + 16), (int) stored, (int) length, (int) header, (int) begin);
    }

    private void requireApart() {
        List<Entry> ordered = new ArrayList<>(entries.values());
        ordered.sort(Comparator.comparingInt(Entry::header));
        for (int k = 1; k < ordered.size(); k++) {
            Entry before = ordered.get(k - 1);
            if (before.begin + before.stored > ordered.get(k).header) {
                throw damaged("has overlapping entries \"%s\" and \"%s\"".formatted(before.name, ordered.get(k).name));
            }
        }
    }

    /** Returns the bytes of an entry, unpacked and checked. */
    ByteBuffer content(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new InvalidFileException("must hold \"%s\", but holds %s".formatted(name, shown(names())));
        }
        ByteBuffer stored = file.slice(entry.begin, entry.stored);
        ByteBuffer content = entry.method == STORED ? stored : inflated(entry, stored);
        CRC32 crc = new CRC32();
        crc.update(content.duplicate());
        if ((int) crc.getValue() != entry.crc) {
            throw damaged("does not hold \"%s\" unharmed: its check sum differs".formatted(name));
        }
        return content.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer inflated(Entry entry, ByteBuffer stored) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(stored);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] block = new byte[1 << 13];
            int read;
            while ((read = inflater.inflate(block)) > 0 && out.size() <= entry.length) {
                out.write(block, 0, read);
            }
            if (!inflater.finished() || out.size() != entry.length) {
                throw damaged(
                        "does not unpack \"%s\" to the %d bytes that it names".formatted(entry.name, entry.length));
            }
            return ByteBuffer.wrap(out.toByteArray());
        } catch (DataFormatException e) {
            throw new InvalidFileException(
                    "must be a whole zip file, but \"%s\" cannot be unpacked".formatted(entry.name), e);
        } finally {
            inflater.end();
        }
    }

    /** A few names, for a message. */
    private static String shown(List<String> names) {
        return names.size() <= 8 ? names.toString() : "%s and %d more".formatted(names.subList(0, 8), names.size() - 8);
    }

    private static InvalidFileException damaged(String found) {
        return new InvalidFileException("must be a whole zip file, but " + found);
    }
}
