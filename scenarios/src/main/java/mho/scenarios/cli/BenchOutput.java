package mho.scenarios.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the files of a bench go. */
final class BenchOutput {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for results.json, results.csv and report.html; none by default.")
    private Path out;

    @Option(names = "--plots", paramLabel = "DIR", description = "Folder for the plots as SVG files; none by default.")
    private Path plots;

    /** Refuses folders that cannot be written to before any work is done for them. */
    void check() {
        folder().ifPresent(unused -> {});
        drawings().ifPresent(unused -> {});
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
