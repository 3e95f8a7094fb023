package mho.scenarios.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import mho.networks.data.Recording;
import mho.networks.data.Recordings;

/** The recordings in a folder: its WAV files, and those in the zip files in it. */
final class DataFolder implements Recordings {
    private static final String WAV = ".wav";
    private static final long LARGEST_FILE = 64L << 20;
    private static final long LARGEST_SUM = 1L << 30;
    private static final int MOST_FILES = 200_000;

    private final List<Recording> recordings;

    private DataFolder(List<Recording> recordings) {
        this.recordings = recordings;
    }

    @Override
    public List<Recording> all() {
        return recordings;
    }

    /** Reads a folder, or a single zip file. */
    static DataFolder read(Path place) {
        if (!Files.exists(place)) {
            throw new BadInput("There is no data folder %s.".formatted(place));
        }
        Found found = new Found();
        try {
            for (Path file : files(place)) {
                read(file, found);
            }
        } catch (IOException e) {
            throw new BadInput("The data in %s cannot be read: %s".formatted(place, e.getMessage()));
        }
        if (found.recordings.isEmpty()) {
            throw new BadInput("The data folder %s holds no .wav file and no zip file with any, but recordings are due."
                    .formatted(place));
        }
        found.recordings.sort(Comparator.comparing(Recording::name));
        return new DataFolder(List.copyOf(found.recordings));
    }

    /** What was found so far; refuses more than a machine should hold, before it holds it. */
    private static final class Found {
        private final List<Recording> recordings = new ArrayList<>();
        private long bytes;

        void add(Path source, String name, byte[] content) {
            bytes += content.length;
            if (bytes > LARGEST_SUM || recordings.size() == MOST_FILES) {
                throw new BadInput(
                        "All recordings together may have 1 GiB and be 200,000 files, but with %s they have more."
                                .formatted(source));
            }
            recordings.add(new Recording(name, content));
        }
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void read(Path file, Found found) throws IOException {
        String name = file.getFileName().toString();
        if (isWav(name)) {
            requireSize(name, Files.size(file));
            found.add(file, name, Files.readAllBytes(file));
        } else if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            readZip(file, found);
        }
    }

    private static void readZip(Path file, Found found) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.isDirectory() && isWav(entry.getName())) {
                    found.add(file, leaf(entry.getName()), content(zip, entry));
                }
            }
        } catch (ZipException e) {
            throw new BadInput("%s is not a readable zip file: %s".formatted(file, e.getMessage()));
        }
    }

    /** Reads an entry, but never more than a recording may have, whatever its header says. */
    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) LARGEST_FILE + 1);
            requireSize(entry.getName(), content.length);
            return content;
        }
    }

    private static void requireSize(String name, long size) {
        if (size > LARGEST_FILE) {
            throw new BadInput("A recording may have 64 MiB, but %s has more.".formatted(name));
        }
    }

    private static boolean isWav(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(WAV);
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
