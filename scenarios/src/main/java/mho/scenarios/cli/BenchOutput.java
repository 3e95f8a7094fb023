package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the files of a bench go. */
final class BenchOutput {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results as JSON and CSV, and report.html; none by default.")
    private Path out;

    @Option(names = "--plots", paramLabel = "DIR", description = "Folder for the plots as SVG files; none by default.")
    private Path plots;

    /** Folders that were not there, each before the one that it is in. */
    private final List<Path> absent = new ArrayList<>();

    /** Refuses folders that cannot be written to before any work is done for them. */
    void check() {
        Stream.of(Optional.ofNullable(out), Optional.ofNullable(plots))
                .flatMap(Optional::stream)
                .forEach(this::remember);
        folder().ifPresent(unused -> {});
        drawings().ifPresent(unused -> {});
    }

    private void remember(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            absent.add(at);
        }
    }

    /** Takes the folders away again that were made and hold nothing: those of a bench that failed. */
    void withdraw() {
        for (Path folder : absent) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException stays) {
                // it holds results, or is not ours to take away
            }
        }
        absent.clear();
    }

    boolean isAsked() {
        return out != null || plots != null;
    }

    Optional<ResultFolder> folder() {
        return Optional.ofNullable(out).map(ResultFolder::new);
    }

    Optional<ResultFolder> drawings() {
        return Optional.ofNullable(plots).map(ResultFolder::new);
    }

    /** Says where that is which an interruption has left. */
    void interrupted(PrintWriter err) {
        err.println(
                out == null
                        ? "interrupted; what was finished is shown"
                        : "interrupted; what was finished is in " + out.resolve("report.html"));
        err.flush();
    }

    /** Says where the files are. */
    void note(PrintWriter err) {
        if (out != null) {
            err.println("mho: wrote " + out.resolve("report.html"));
        }
        if (plots != null) {
            err.println("mho: wrote the plots to " + plots);
        }
        err.flush();
    }
}
