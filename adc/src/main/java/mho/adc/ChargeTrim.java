package mho.adc;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import mho.device.Cells;
import mho.device.ConductanceRange;

/**
 * A few cells that together give a wanted charge: each read for the same whole number of clocks, all with the polarity that
 * is needed, and rewritten until the sum is within a tolerance. Immutable.
 */
final class ChargeTrim {
    private static final int MOST_REWRITES = 200;

    private final Cells cells;
    private final int read;
    private final int clocks;
    private final double sign;

    private ChargeTrim(Cells cells, int read, int clocks, double sign) {
        this.cells = cells;
        this.read = read;
        this.clocks = clocks;
        this.sign = sign;
    }

    /**
     * Writes cells for an equal share each and rewrites one after the other, from the last, until their charge is right; a
     * stuck cell is thereby made up for by its neighbours.
     *
     * @param wanted    charge over volt and clock [S], of either sign
     * @param tolerance largest error of it [S]
     * @param count     cells that there are
     * @param range     of the cells
     * @param writer    writes all of them to given targets
     */
    static ChargeTrim of(
            double wanted, double tolerance, int count, ConductanceRange range, Function<double[], Cells> writer) {
        int read = cellsRead(count, Math.abs(wanted), range.min());
        int clocks = clocks(Math.abs(wanted), read, range);
        double share = read == 0 ? 0 : Math.abs(wanted) / clocks / read;
        double[] targets = new double[count];
        Arrays.fill(targets, clamp(share, range));
        ChargeTrim trim = new ChargeTrim(writer.apply(targets), read, clocks, Math.copySign(1, wanted));
        for (int i = read - 1; i >= 0 && Math.abs(trim.error(wanted)) > tolerance; i--) {
            trim = trim.rewritten(i, wanted, tolerance);
        }
        return trim;
    }

    /** Returns the charge nearest to a wanted one that exact cells make [S]. */
    static double nearest(double wanted, int count, ConductanceRange range) {
        int read = cellsRead(count, Math.abs(wanted), range.min());
        int clocks = clocks(Math.abs(wanted), read, range);
        double share = read == 0 ? 0 : clamp(Math.abs(wanted) / clocks / read, range);
        return Math.copySign(read * share * clocks, wanted);
    }

    /** Cells that cannot go to zero are left unread where all together would give more than is wanted. */
    private static int cellsRead(int count, double wanted, double smallest) {
        if (smallest == 0) {
            return count;
        }
        // a single one at its smallest is still nearer to what is wanted than none
        int least = wanted >= smallest / 2 ? 1 : 0;
        return (int) Math.min(count, Math.max(least, Math.rint(wanted / (2 * smallest))));
    }

    /** One cell fewer than there are must do, so that one may be stuck. */
    private static int clocks(double charge, int cells, ConductanceRange range) {
        double largest = Math.max(1, cells - 1) * range.max();
        return (int) Math.max(1, Math.ceil(charge / largest * (1 - 1e-12)));
    }

    private static double clamp(double target, ConductanceRange range) {
        return Math.min(Math.max(target, range.min()), range.max());
    }

    private ChargeTrim rewritten(int i, double wanted, double tolerance) {
        ConductanceRange range = cells.spec().range();
        double needed = clamp(cells.conductances()[i] - error(wanted) / clocks, range);
        ChargeTrim trim = this;
        for (int attempt = 1; attempt <= MOST_REWRITES && Math.abs(trim.error(wanted)) > tolerance; attempt++) {
            trim = new ChargeTrim(trim.cells.rewritten(i, needed, attempt), read, clocks, sign);
        }
        return trim;
    }

    private double error(double wanted) {
        return sum() * clocks - Math.abs(wanted);
    }

    private double sum() {
        return DoubleStream.of(cells.conductances()).limit(read).sum();
    }

    Cells cells() {
        return cells;
    }

    /** Returns for how many clocks each cell is read. */
    int clocks() {
        return clocks;
    }

    /** Returns the read pulses on all of its lines together. */
    long linePulses() {
        return (long) read * clocks;
    }

    /** Returns the charge over volt and clock [S], with its sign. */
    double charge() {
        return Math.copySign(sum() * clocks, sign);
    }

    /** Returns the variance of the charge from one conversion to the next [S²]. */
    double variance() {
        double sum = 0;
        double[] deviations = cells.readDeviations();
        for (int i = 0; i < read; i++) {
            // reads that follow each other by nanoseconds find a cell in the same state
            double deviation = clocks * deviations[i];
            sum += deviation * deviation;
        }
        return sum;
    }

    ChargeTrim aged(double age) {
        return new ChargeTrim(cells.aged(age), read, clocks, sign);
    }
}
