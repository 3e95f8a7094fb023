package mho.scenarios.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final List<ResultFolder> opened = new ArrayList<>();

    /** Refuses folders that cannot be written to before any work is done for them. */
    void check() {
        folder().ifPresent(opened::add);
        drawings().ifPresent(opened::add);
    }

    /** Takes the folders away again that were made and hold nothing: those of a bench that failed. */
    void withdraw() {
        opened.forEach(ResultFolder::withdraw);
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
