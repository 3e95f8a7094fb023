package mho.adc;

import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;

/**
 * How far from their targets writes of a cell end, on average and in spread: sampled from the cell's own programming and
 * variation at targets that lie closer towards zero, where errors are cut off, linear in between. A mean error that so many
 * samples cannot tell from none counts as none. Stuck cells are not in it. The samples are the same at every use.
 */
final class WriteAccuracy {
    private static final int TARGETS = 17;
    /** Leaves a standard error of 2 % to a standard deviation of normal errors. */
    private static final int WRITES = 1024;

    private final ConductanceRange range;
    private final double[] means = new double[TARGETS];
    private final double[] deviations = new double[TARGETS];

    WriteAccuracy(CellSpec cell) {
        this.range = cell.range();
        RandomStream random = RandomStream.ofSeed(0).child("write-accuracy");
        for (int i = 0; i < TARGETS; i++) {
            sample(i, cell, random.child(i));
        }
    }

    private void sample(int i, CellSpec cell, RandomStream random) {
        double target = range.min() + range.span() * i * i / ((TARGETS - 1) * (TARGETS - 1));
        IndexedDraws writes = random.child("programming").indexed();
        IndexedDraws cells = random.child("cell").indexed();
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < WRITES; n++) {
            double error = reached(cell, target, writes.at(n), cells.at(n)) - target;
            sum += error;
            squares += error * error;
        }
        double mean = sum / WRITES;
        deviations[i] = Math.sqrt(Math.max(0, squares / WRITES - mean * mean));
        means[i] = Math.abs(mean) > 3 * deviations[i] / Math.sqrt(WRITES) ? mean : 0;
    }

    private static double reached(CellSpec cell, double target, Draws write, Draws own) {
        double typical = cell.programming().write(target, write).conductance();
        return cell.variation().apply(typical, target, cell.range(), own);
    }

    /** Returns the mean error at a target [S]. */
    double mean(double target) {
        return at(target, means);
    }

    /** Returns the standard deviation at a target [S]. */
    double deviation(double target) {
        return at(target, deviations);
    }

    private double at(double target, double[] values) {
        double share = Math.max(0, (target - range.min()) / range.span());
        int below = (int) Math.min(TARGETS - 2, Math.sqrt(share) * (TARGETS - 1));
        double from = (double) below * below;
        double position = (share * (TARGETS - 1) * (TARGETS - 1) - from) / (2 * below + 1);
        return values[below] + position * (values[below + 1] - values[below]);
    }
}
