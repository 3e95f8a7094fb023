package mho.scenarios.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A folder of results. A file is written under a temporary name and then moved, so that none is ever half-written. */
final class ResultFolder {
    private final Path folder;
    /** Folders that were not there, each before the one that it is in. */
    private final List<Path> made = new ArrayList<>();

    /** Makes sure that the folder exists and can be written, before any work is done for it. */
    ResultFolder(Path folder) {
        this.folder = folder;
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadInput("Results go into a folder, but %s is a file.".formatted(folder));
        }
        for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            made.add(at);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInput("The result folder %s cannot be made: %s.".formatted(folder, reason(e)));
        }
        if (!Files.isWritable(folder)) {
            throw new BadInput("The result folder %s cannot be written to.".formatted(folder));
        }
    }

    /** The system's own reasons come with nothing but the path where they are of a kind. */
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is a file";
        }
        if (failure instanceof NoSuchFileException refused) {
            return "no folder can be made at " + refused.getFile();
        }
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : failure.getMessage();
    }

    /** Takes the folders away again that were made for this and hold nothing: those of work that failed. */
    void withdraw() {
        for (Path empty : made) {
            try {
                Files.deleteIfExists(empty);
            } catch (IOException stays) {
                // it holds results, or is not ours to take away
            }
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
        } catch (IOException e) {
            throw new IOException("%s cannot be written: %s.".formatted(target, reason(e)), e);
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
