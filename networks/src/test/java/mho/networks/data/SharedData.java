package mho.networks.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** The data sets that lie beside the project, in {@code ../shared/data}; tests that need them are skipped without. */
final class SharedData {
    private SharedData() {}

    /** Returns a file of the data sets, or skips the test with a message. */
    static Path file(String name) {
        Path file = root().resolveSibling("shared").resolve("data").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        return file;
    }

    static Recordings zip(String name) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (InputStream file = Files.newInputStream(file(name));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                recordings.add(new Recording(entry.getName(), content));
            }
        }
        return () -> recordings;
    }

    /** Returns the files of a data set's folder, those in its zip files, and compressed ones without .gz. */
    static Recordings folder(String name) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.list(file(name))) {
            for (Path path : files.sorted().toList()) {
                String leaf = path.getFileName().toString();
                if (leaf.endsWith(".zip")) {
                    recordings.addAll(zip(name + "/" + leaf).all());
                } else if (leaf.endsWith(".gz")) {
                    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
                        recordings.add(new Recording(leaf.replace(".gz", ""), in.readAllBytes()));
                    }
                } else {
                    recordings.add(new Recording(leaf, Files.readAllBytes(path)));
                }
            }
        }
        return () -> recordings;
    }

    /** The project's root: the highest folder with a POM above the module that runs the test. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (Files.exists(folder.resolveSibling("pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
