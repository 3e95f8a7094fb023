package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.base.random.RandomStream;
import mho.device.Polarity;
import mho.device.PulsedCell;
import mho.device.pulse.PulsedPreset;

/**
 * The bench of a cell under pulses: many fabricated cells go from the lower bound up by SET pulses and down again by RESET
 * pulses.
 *
 * @param preset the cell
 * @param trials cells [1]
 * @param seed   seed of all draws
 */
public record PulseBench(PulsedPreset preset, int trials, long seed) {
    /** Pulses of each polarity, relative to those that the nominal step would need from bound to bound. */
    private static final double TRAVERSALS = 1.5;

    private static final int FEWEST = 20;
    private static final int MOST = 4000;
    private static final int POINTS = 60;
    private static final int SHOWN = 3;

    public PulseBench {
        if (!(trials >= 2 && trials <= 100_000)) {
            throw new IllegalArgumentException(
                    "A pulse bench needs 2 to 100,000 cells, but %d were asked for".formatted(trials));
        }
    }

    /**
     * What the bench found.
     *
     * @param name   name of the cell
     * @param seed   seed of all draws
     * @param n      cells [1]
     * @param pulses pulses of each polarity [1]
     * @param points statistics after some of the pulses, in their order
     * @param cells  reads of a few cells after the same pulses [S]
     */
    public record Results(String name, long seed, int n, int pulses, List<Point> points, List<List<Double>> cells) {}

    /**
     * The cells after a number of pulses.
     *
     * @param pulse pulses so far, SET before RESET [1]
     * @param mean  mean of reads [S]
     * @param sd    their standard deviation from cell to cell [S]
     * @param p05   5 % quantile [S]
     * @param p95   95 % quantile [S]
     */
    public record Point(int pulse, double mean, double sd, double p05, double p95) {}

    /** Applies the pulses. */
    public Results measure() {
        double step = preset.update().size().mean();
        double span = preset.update().bounds().max() - preset.update().bounds().min();
        int pulses = (int) Math.max(FEWEST, Math.min(MOST, Math.ceil(TRAVERSALS * span / step)));
        int[] shown = shown(2 * pulses);
        double[][] reads = new double[shown.length][trials];
        RandomStream stream = RandomStream.ofSeed(seed).child("device").child("pulses");
        for (int cell = 0; cell < trials; cell++) {
            double[] response = reads(pulses, stream.child(cell));
            for (int k = 0; k < shown.length; k++) {
                reads[k][cell] = response[shown[k]];
            }
        }
        List<List<Double>> cells = IntStream.range(0, Math.min(SHOWN, trials))
                .mapToObj(cell -> Arrays.stream(reads).map(at -> at[cell]).toList())
                .toList();
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < shown.length; k++) {
            points.add(point(shown[k], reads[k]));
        }
        return new Results(preset.name(), seed, trials, pulses, points, cells);
    }

    /** Reads of one cell before and after each pulse [S]. */
    private double[] reads(int pulses, RandomStream stream) {
        PulsedCell cell = preset.update().fabricate(stream.child("cell").draws());
        PulsedCell.Response up = cell.response(
                cell.low(), Polarity.SET, pulses, stream.child("set").draws());
        // from what the cell holds: write noise is in what reads see, not in what the next pulse meets
        PulsedCell.Response down = cell.response(
                up.left(), Polarity.RESET, pulses, stream.child("reset").draws());
        return Stream.concat(up.seen().stream(), down.seen().stream().skip(1))
                .mapToDouble(weight -> preset.update().conductance(weight, preset.range()))
                .toArray();
    }

    private static int[] shown(int last) {
        return IntStream.rangeClosed(0, POINTS)
                .map(n -> (int) Math.round((double) n * last / POINTS))
                .distinct()
                .toArray();
    }

    private static Point point(int pulse, double[] reads) {
        double[] sorted = reads.clone();
        Arrays.sort(sorted);
        Moments moments = Moments.of(reads);
        return new Point(
                pulse,
                moments.mean(),
                moments.sd(),
                Statistics.quantile(sorted, 0.05),
                Statistics.quantile(sorted, 0.95));
    }
}
