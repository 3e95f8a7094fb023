package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.ReadNoise;
import mho.device.ReadNoise.Telegraph;
import mho.device.TelegraphSignal;

/**
 * Successive reads of single cells with a trap. Other noise of the same cells is left out.
 *
 * @param cell the cell
 * @param seed seed of all draws
 */
public record TelegraphBench(CellSpec cell, long seed) {
    private static final int CELLS = 3;
    private static final int READS = 400;
    /** A trap that one cell in a thousand has is found with a probability of 1 - 5e-5. */
    private static final int MOST_SEARCHED = 10_000;
    /** Reads over a correlation time, so that a level is seen more than once. Chosen. */
    private static final double PER_CORRELATION = 4;
    /** Cycles of capture and emission that all reads together span at least. Chosen. */
    private static final double CYCLES = 10;

    /**
     * Successive reads of one cell right after programming.
     *
     * @param target      conductance that was asked for [S]
     * @param conductance conductance reached, the mean of its reads [S]
     * @param depth       share of it that the trap takes while it is occupied [1]
     * @param interval    from one read to the next [s]
     * @param reads       in their order [S]
     */
    public record Trace(double target, double conductance, double depth, double interval, List<Double> reads) {
        public Trace {
            reads = List.copyOf(reads);
        }
    }

    /** Returns the telegraph noise of the cell, alone or the first of several noises. */
    public Optional<Telegraph> noise() {
        return telegraphs(cell.readNoise()).stream().findFirst();
    }

    private static List<Telegraph> telegraphs(ReadNoise noise) {
        if (noise instanceof Telegraph telegraph) {
            return List.of(telegraph);
        }
        return noise instanceof ReadNoise.Sum sum
                ? sum.parts().stream()
                        .flatMap(part -> telegraphs(part).stream())
                        .toList()
                : List.of();
    }

    /** Reads three cells with a trap, written to a third, two thirds and all of the range; none if no cell has one. */
    public List<Trace> measure() {
        return noise().map(this::traces).orElse(List.of());
    }

    private List<Trace> traces(Telegraph noise) {
        ConductanceRange range = cell.range();
        List<Trace> traces = new ArrayList<>();
        for (int n = 1; n <= CELLS; n++) {
            double target = range.min() + range.span() * n / CELLS;
            RandomStream stream =
                    RandomStream.ofSeed(seed).child("device").child("telegraph").child(n);
            IntStream.range(0, MOST_SEARCHED)
                    .mapToObj(stream::child)
                    .filter(one -> noise.depth(one.child("traps").draws()) > 0)
                    .findFirst()
                    .ifPresent(one -> traces.add(trace(noise, target, one)));
        }
        return traces;
    }

    private Trace trace(Telegraph noise, double target, RandomStream own) {
        double reached = cell.program(new double[] {target}, own).conductances()[0];
        double interval = interval(noise.signal(), noise.readTime());
        double[] reads = noise.trace(
                reached,
                READS,
                interval,
                own.child("traps").draws(),
                own.child("reads").draws());
        double depth = noise.depth(own.child("traps").draws());
        return new Trace(
                target, reached, depth, interval, Arrays.stream(reads).boxed().toList());
    }

    private static double interval(TelegraphSignal signal, double readTime) {
        double cycle = signal.capture() + signal.emission();
        double shown = Math.max(signal.correlationTime() / PER_CORRELATION, CYCLES * cycle / READS);
        return Math.max(readTime, shown);
    }
}
