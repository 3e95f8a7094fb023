package mho.scenarios.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import mho.networks.data.Recording;
import mho.networks.data.Recordings;
import mho.scenarios.cli.DataFile.Limit;

/**
 * The files in a folder and the folders in it; those in zip files (.zip, .npz) under the archive's name and theirs,
 * compressed ones under their name without .gz. Only names are read until a task asks for a file.
 */
final class DataFolder implements Recordings, AutoCloseable {
    private static final String GZIP = ".gz";
    private static final List<String> ARCHIVES = List.of(".zip", ".npz");
    private static final int DEEPEST = 4;
    private static final int MOST_FILES = 200_000;

    private final Path place;
    private final List<Recording> files = new ArrayList<>();
    private final List<ZipFile> archives = new ArrayList<>();
    private final AtomicLong fetched = new AtomicLong();

    private DataFolder(Path place) {
        this.place = place;
    }

    /** Lists what is in a folder, or in a single file. */
    static DataFolder open(Path place) {
        if (!Files.exists(place)) {
            throw new BadInput("There is no data folder %s.".formatted(place));
        }
        DataFolder folder = new DataFolder(place);
        try (Stream<Path> found = Files.find(
                place, DEEPEST, (path, attributes) -> attributes.isRegularFile(), FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                folder.list(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            folder.close();
            throw new BadInput("The data in %s cannot be read: %s".formatted(place, e.getMessage()));
        } catch (BadInput refused) {
            folder.close();
            throw refused;
        }
        if (folder.files.isEmpty()) {
            throw new BadInput("There is no file in the data folder %s.".formatted(place));
        }
        // a file system has no order of its own
        folder.files.sort(Comparator.comparing(Recording::name));
        return folder;
    }

    @Override
    public List<Recording> all() {
        return List.copyOf(files);
    }

    @Override
    public void close() {
        for (ZipFile archive : archives) {
            try {
                archive.close();
            } catch (IOException e) {
                throw new BadInput("The data in %s cannot be closed: %s".formatted(place, e.getMessage()));
            }
        }
    }

    private void list(Path file) throws IOException {
        Path relative = file.equals(place) ? file.getFileName() : place.relativize(file);
        String name = relative.toString().replace('\\', '/');
        String lower = name.toLowerCase(Locale.ROOT);
        if (ARCHIVES.stream().anyMatch(lower::endsWith)) {
            listArchive(file, name);
        } else if (lower.endsWith(GZIP)) {
            String inside = name.substring(0, name.length() - GZIP.length());
            add(
                    inside,
                    new DataFile(name, () -> new GZIPInputStream(Files.newInputStream(file)), Limit.UNPACKED, fetched));
        } else {
            add(name, new DataFile(name, () -> Files.newInputStream(file), Limit.PLAIN, fetched));
        }
    }

    private void listArchive(Path file, String name) throws IOException {
        ZipFile archive;
        try {
            archive = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BadInput("%s is not a readable zip file: %s".formatted(file, e.getMessage()));
        }
        archives.add(archive);
        Iterator<? extends ZipEntry> entries = archive.stream().iterator();
        while (entries.hasNext()) {
            ZipEntry entry = entries.next();
            if (!entry.isDirectory()) {
                String path = name + "/" + entry.getName();
                add(path, new DataFile(path, () -> archive.getInputStream(entry), Limit.UNPACKED, fetched));
            }
        }
    }

    private void add(String name, DataFile content) {
        if (files.size() == MOST_FILES) {
            throw new BadInput("A data folder may hold 200,000 files, but %s holds more.".formatted(place));
        }
        files.add(new Recording(name, content));
    }
}
