package mho.scenarios.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/** Fetches one of the user's files, but never more of it than a machine should hold, whatever its header says. */
final class DataFile implements Supplier<byte[]> {
    private static final long LARGEST_SUM = 1L << 30;

    private final String name;
    private final Opening opening;
    private final Limit limit;
    private final AtomicLong fetched;
    private final AtomicBoolean counted = new AtomicBoolean();

    /**
     * @param name    for messages
     * @param opening opens the file, unpacking it
     * @param limit   how many bytes it may have
     * @param fetched bytes of all files fetched so far, each counted once
     */
    DataFile(String name, Opening opening, Limit limit, AtomicLong fetched) {
        this.name = name;
        this.opening = opening;
        this.limit = limit;
        this.fetched = fetched;
    }

    /** Opens a file. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** How large a file may be. */
    enum Limit {
        /** As it lies on the disk. */
        PLAIN(1 << 30, "1 GiB"),
        /** Out of an archive, whose size says nothing. */
        UNPACKED(64 << 20, "64 MiB when it is unpacked");

        private final int bytes;
        private final String text;

        Limit(int bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }
    }

    @Override
    public byte[] get() {
        try (InputStream in = opening.open()) {
            byte[] content = in.readNBytes(limit.bytes + 1);
            if (content.length > limit.bytes) {
                throw new BadInput("A file of data may have %s, but %s has more.".formatted(limit.text, name));
            }
            count(content.length);
            return content;
        } catch (ZipException | EOFException e) {
            throw new BadInput(
                    "%s must be a whole compressed file, but cannot be unpacked: %s".formatted(name, e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(name, e.getMessage()));
        }
    }

    private void count(int bytes) {
        if (counted.compareAndSet(false, true) && fetched.addAndGet(bytes) > LARGEST_SUM) {
            throw new BadInput(
                    "All files that a task reads may have 1 GiB together, but with %s they have more.".formatted(name));
        }
    }
}
