package mho.scenarios.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder of results. A file is written under a temporary name and then moved, so that none is ever half-written. */
final class ResultFolder {
    private final Path folder;

    /** Makes sure that the folder exists and can be written, before any work is done for it. */
    ResultFolder(Path folder) {
        this.folder = folder;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInput("Results go into a folder, but %s is a file.".formatted(folder));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInput("The result folder %s cannot be made: %s".formatted(folder, e.getMessage()));
        }
        if (!Files.isWritable(folder)) {
            throw new BadInput("The result folder %s cannot be written to.".formatted(folder));
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What writes a file. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    void write(String name, Content content) throws IOException {
        Path target = file(name);
        Path temporary = folder.resolve(
                ".%s.%d.tmp".formatted(name, ProcessHandle.current().pid()));
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                content.to(out);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
