package mho.adc;

import mho.base.random.Draws;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import mho.device.ConductanceRange;

/**
 * How far from their targets writes of a cell end, on average and in spread: sampled from the cell's own programming and
 * variation at evenly spaced targets, linear in between. Stuck cells are not in it. The samples are the same at every use.
 */
final class WriteAccuracy {
    private static final int TARGETS = 17;
    /** Leaves a standard error of 4 % to a standard deviation of normal errors. */
    private static final int WRITES = 256;

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
        double target = range.min() + range.span() * i / (TARGETS - 1);
        IndexedDraws writes = random.child("programming").indexed();
        IndexedDraws cells = random.child("cell").indexed();
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < WRITES; n++) {
            double error = reached(cell, target, writes.at(n), cells.at(n)) - target;
            sum += error;
            squares += error * error;
        }
        means[i] = sum / WRITES;
        deviations[i] = Math.sqrt(Math.max(0, squares / WRITES - means[i] * means[i]));
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
        double position = (target - range.min()) / range.span() * (TARGETS - 1);
        int below = (int) Math.max(0, Math.min(TARGETS - 2, position));
        return values[below] + (position - below) * (values[below + 1] - values[below]);
    }
}
