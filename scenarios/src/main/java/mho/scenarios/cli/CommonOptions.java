package mho.scenarios.cli;

import mho.base.kernel.Kernel;
import picocli.CommandLine.Option;

/** Options of all commands that compute. */
final class CommonOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of all hardware randomness; the scenario's by default, that of a bench is 42.")
    Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads, all processors by default. They never change a result.")
    Integer threads;

    @Option(
            names = "--kernel",
            paramLabel = "auto|plain|vector",
            description = "Matrix kernel, chosen by the amount of work by default. It never changes a result.")
    Kernel kernel = Kernel.AUTO;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "What goes to stdout, a table by default.")
    Format format = Format.TABLE;

    @Option(names = "--quiet", description = "No progress and no notes.")
    boolean quiet;

    @Option(names = "--no-color", description = "No colours; NO_COLOR in the environment does the same.")
    boolean noColor;

    /** What goes to stdout. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1 || threads > 1024) {
            throw new BadInput("--threads must be 1 to 1024, but is %d.".formatted(threads));
        }
        return threads;
    }

    /** Whether text on stdout may have colours: a terminal that is not dumb, and nobody said no. */
    boolean color() {
        return !noColor && System.getenv("NO_COLOR") == null && isTerminal("1");
    }

    /**
     * Whether a stream is a terminal that can redraw a line. Java cannot tell for stderr, and for stdout not the same way on
     * every release: the launcher says which of "1" and "2" are terminals.
     */
    static boolean isTerminal(String stream) {
        String terminal = System.getenv("TERM");
        return System.getProperty("mho.terminals", "").contains(stream) && terminal != null && !terminal.equals("dumb");
    }
}
