package mho.scenarios.cli;

import java.io.PrintWriter;
import java.util.Locale;
import mho.scenarios.Progress;

/**
 * Progress on stderr: one line that is redrawn, with the time left, on a terminal; a plain line every ten seconds otherwise.
 */
final class ConsoleProgress implements Progress {
    /** Where it is shown. */
    enum Target {
        TERMINAL,
        LOG
    }

    private static final long REDRAW_NANOS = 200_000_000L;
    private static final long LOG_NANOS = 10_000_000_000L;
    private static final int BAR = 24;

    private final PrintWriter out;
    private final Target target;
    private final long interval;
    private String phase = "";
    private long phaseStart;
    private long last;
    private int drawn;

    ConsoleProgress(PrintWriter out, Target target) {
        this.out = out;
        this.target = target;
        this.interval = target == Target.TERMINAL ? REDRAW_NANOS : LOG_NANOS;
        this.last = System.nanoTime();
    }

    /** Returns progress on stderr, drawn as that allows. */
    static ConsoleProgress on(PrintWriter err) {
        return new ConsoleProgress(err, CommonOptions.isTerminal("2") ? Target.TERMINAL : Target.LOG);
    }

    @Override
    public synchronized void report(String what, double done, double all) {
        long now = System.nanoTime();
        String nextPhase = what.replaceAll(",.*", "");
        if (!nextPhase.equals(phase)) {
            phase = nextPhase;
            phaseStart = now;
        } else if (now - last < interval && done < all) {
            return;
        }
        last = now;
        String left = done > 0 ? ", %s left".formatted(time((now - phaseStart) / 1e9 * (all - done) / done)) : "";
        String numbers = String.format(Locale.ROOT, "%.0f/%.0f", done, all);
        if (target == Target.TERMINAL) {
            int full = (int) (BAR * done / all);
            redraw("[%s%s] %s %s%s".formatted("=".repeat(full), " ".repeat(BAR - full), numbers, what, left));
        } else {
            out.println("%s: %s%s".formatted(what, numbers, left));
            out.flush();
        }
    }

    private void redraw(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        out.flush();
        drawn = line.length();
    }

    /** Clears the line. */
    synchronized void end() {
        if (drawn > 0) {
            redraw("");
            out.print("\r");
            out.flush();
            drawn = 0;
        }
    }

    private static String time(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
}
