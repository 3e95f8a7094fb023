package mho.base.kernel;

import static mho.base.kernel.ElementaryTables.ANGLE_HI;
import static mho.base.kernel.ElementaryTables.ANGLE_MID;
import static mho.base.kernel.ElementaryTables.FRACTION_BITS;
import static mho.base.kernel.ElementaryTables.POWERS;
import static mho.base.kernel.ElementaryTables.POWER_TAILS;
import static mho.base.kernel.ElementaryTables.QUARTER;
import static mho.base.kernel.ElementaryTables.ROUNDER;
import static mho.base.kernel.ElementaryTables.SINES;
import static mho.base.kernel.ElementaryTables.SINE_TAILS;
import static mho.base.kernel.ElementaryTables.STEPS;
import static mho.base.kernel.ElementaryTables.STEP_BITS;
import static mho.base.kernel.ElementaryTables.TANHS;
import static mho.base.kernel.ElementaryTables.TANH_IS_SMALL;
import static mho.base.kernel.ElementaryTables.TANH_LIMIT;
import static mho.base.kernel.ElementaryTables.TANH_SLOPES;
import static mho.base.kernel.ElementaryTables.TANH_STEPS;
import static mho.base.kernel.ElementaryTables.TANH_TAILS;
import static mho.base.kernel.ElementaryTables.TURN;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions on the Vector API: what {@link Elementary} does with one number, in the same order, with several. Between reduction
 * and result stands a look-up in tables, number by number. Where an argument is outside of a formula's range, its part of the run is
 * computed number by number.
 */
final class VectorRuns implements FunctionRuns {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Eight arrays of so many numbers take 8 KiB of a first-level cache. */
    private static final int COUNT = 128;

    /** One thread's numbers between the steps. */
    private static final class Scratch {
        private final double[] x = new double[COUNT];
        private final double[] shifted = new double[COUNT];
        private final double[] rest = new double[COUNT];
        private final double[] series = new double[COUNT];
        private final double[] first = new double[COUNT];
        private final double[] second = new double[COUNT];
        private final double[] third = new double[COUNT];
        private final double[] fourth = new double[COUNT];
        private final double[] y = new double[COUNT];
    }

    private final ThreadLocal<Scratch> scratches = ThreadLocal.withInitial(Scratch::new);

    /** A formula for a part of a run. */
    private interface Formula {
        /** Computes y from x; returns whether it holds for all numbers. */
        boolean compute(Scratch scratch, int count);
    }

    VectorRuns() {}

    @Override
    public void sigmoids(double[] x, double[] y, int from, int to) {
        compute(x, y, from, to, VectorRuns::sigmoid, Elementary::sigmoid);
    }

    @Override
    public void tanhs(double[] x, double[] y, int from, int to) {
        compute(x, y, from, to, VectorRuns::tanh, Elementary::tanh);
    }

    @Override
    public void sines(double[] x, double[] y, int from, int to) {
        compute(x, y, from, to, (scratch, count) -> wave(scratch, count, 0), Elementary::sin);
    }

    @Override
    public void cosines(double[] x, double[] y, int from, int to) {
        compute(x, y, from, to, (scratch, count) -> wave(scratch, count, QUARTER), Elementary::cos);
    }

    private void compute(double[] x, double[] y, int from, int to, Formula formula, DoubleUnaryOperator alone) {
        Scratch scratch = scratches.get();
        for (int at = from; at < to; at += COUNT) {
            int count = Math.min(COUNT, to - at);
            System.arraycopy(x, at, scratch.x, 0, count);
            if (formula.compute(scratch, count)) {
                System.arraycopy(scratch.y, 0, y, at, count);
            } else {
                for (int k = 0; k < count; k++) {
                    y[at + k] = alone.applyAsDouble(scratch.x[k]);
                }
            }
        }
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    private static boolean wave(Scratch scratch, int count, int ahead) {
        reduceAngles(scratch.x, scratch.shifted, scratch.rest, scratch.series, count);
        boolean moderate = true;
        for (int k = 0; k < count; k++) {
            int n = (int) Double.doubleToRawLongBits(scratch.shifted[k]) + ahead;
            int at = n & (TURN - 1);
            scratch.first[k] = SINES[at];
            scratch.second[k] = SINES[(n + QUARTER) & (TURN - 1)];
            scratch.third[k] = SINE_TAILS[at];
            moderate &= !Elementary.outsideTurns(scratch.x[k]);
        }
        addAngles(scratch, count);
        return moderate;
    }

    private static void reduceAngles(double[] x, double[] shifted, double[] rest, double[] sines, int count) {
        for (int k = 0; k < count; k += LANES) {
            DoubleVector argument = load(x, k);
            DoubleVector sum = argument.fma(all(Elementary.ANGLES_PER_RADIAN), all(ROUNDER));
            DoubleVector angles = all(ROUNDER).sub(sum);
            DoubleVector coarse = angles.fma(all(ANGLE_HI), argument);
            DoubleVector fine = angles.mul(all(ANGLE_MID));
            DoubleVector r = coarse.add(fine);
            DoubleVector part = r.sub(coarse);
            DoubleVector lost = coarse.sub(r.sub(part)).add(fine.sub(part)).add(angles.fma(all(ANGLE_MID), fine.neg()));
            DoubleVector small = angles.fma(all(Elementary.ANGLE_LO), lost);
            DoubleVector square = r.mul(r);
            DoubleVector series = square.fma(square.fma(all(-1.0 / 5040), all(1.0 / 120)), all(-1.0 / 6));
            sum.intoArray(shifted, k);
            r.intoArray(rest, k);
            r.add(r.mul(square).fma(series, small)).intoArray(sines, k);
        }
    }

    private static void addAngles(Scratch scratch, int count) {
        for (int k = 0; k < count; k += LANES) {
            DoubleVector r = load(scratch.rest, k);
            DoubleVector square = r.mul(r);
            DoubleVector series = square.fma(square.fma(all(-1.0 / 720), all(1.0 / 24)), all(-1.0 / 2));
            DoubleVector sine = load(scratch.first, k);
            DoubleVector change = sine.mul(square).fma(series, load(scratch.third, k));
            sine.add(load(scratch.second, k).fma(load(scratch.series, k), change))
                    .intoArray(scratch.y, k);
        }
    }

    private static boolean tanh(Scratch scratch, int count) {
        reduceTanh(scratch.x, scratch.shifted, scratch.rest, scratch.series, count);
        boolean moderate = true;
        for (int k = 0; k < count; k++) {
            boolean inside = Math.abs(scratch.x[k]) < TANH_LIMIT;
            int j = inside ? (int) Double.doubleToRawLongBits(scratch.shifted[k]) : 0;
            scratch.first[k] = TANHS[j];
            scratch.second[k] = TANH_IS_SMALL[j];
            scratch.third[k] = TANH_SLOPES[j];
            scratch.fourth[k] = TANH_TAILS[j];
            moderate &= inside;
        }
        addTanh(scratch, count);
        for (int k = 0; k < count; k++) {
            scratch.y[k] = Math.copySign(scratch.y[k], scratch.x[k]);
        }
        return moderate;
    }

    private static void reduceTanh(double[] x, double[] shifted, double[] rest, double[] bends, int count) {
        for (int k = 0; k < count; k += LANES) {
            DoubleVector size = load(x, k).abs();
            DoubleVector sum = size.fma(all(TANH_STEPS), all(ROUNDER));
            DoubleVector r = all(ROUNDER).sub(sum).fma(all(1.0 / TANH_STEPS), size);
            DoubleVector square = r.mul(r);
            DoubleVector high = square.fma(square.fma(all(62.0 / 2835), all(-17.0 / 315)), all(2.0 / 15));
            sum.intoArray(shifted, k);
            r.intoArray(rest, k);
            r.mul(square).mul(square.fma(high, all(-1.0 / 3))).intoArray(bends, k);
        }
    }

    private static void addTanh(Scratch scratch, int count) {
        for (int k = 0; k < count; k += LANES) {
            DoubleVector r = load(scratch.rest, k);
            DoubleVector bend = load(scratch.series, k);
            DoubleVector t = r.add(bend);
            DoubleVector table = load(scratch.first, k);
            DoubleVector small = load(scratch.second, k);
            DoubleVector fine = t.neg().mul(table).fma(table.add(r), bend);
            DoubleVector numerator = small.fma(fine, load(scratch.third, k).mul(t));
            DoubleVector sum = small.fma(r, table);
            DoubleVector rest = small.fma(r, table.sub(sum)).add(load(scratch.fourth, k));
            sum.add(rest.add(numerator.div(table.fma(t, all(1))))).intoArray(scratch.y, k);
        }
    }

    private static boolean sigmoid(Scratch scratch, int count) {
        reduceSigmoid(scratch.x, scratch.shifted, scratch.series, count);
        boolean moderate = true;
        for (int k = 0; k < count; k++) {
            long n = Double.doubleToRawLongBits(scratch.shifted[k]);
            int j = (int) n & (STEPS - 1);
            scratch.first[k] = Double.longBitsToDouble(POWERS[j] + (n << (FRACTION_BITS - STEP_BITS)));
            scratch.second[k] = POWER_TAILS[j];
            moderate &= Math.abs(scratch.x[k]) <= Elementary.EXP_LIMIT;
        }
        invert(scratch, count);
        return moderate;
    }

    private static void reduceSigmoid(double[] x, double[] shifted, double[] less, int count) {
        for (int k = 0; k < count; k += LANES) {
            DoubleVector negative = load(x, k).neg();
            DoubleVector sum = negative.fma(all(Elementary.STEPS_PER_UNIT), all(ROUNDER));
            DoubleVector steps = all(ROUNDER).sub(sum);
            DoubleVector r = steps.fma(all(Elementary.STEP_LO), steps.fma(all(Elementary.STEP_HI), negative));
            DoubleVector square = r.mul(r);
            DoubleVector tail = r.fma(r.fma(all(1.0 / 24), all(1.0 / 6)), all(0.5));
            sum.intoArray(shifted, k);
            square.fma(square.mul(r).fma(all(1.0 / 120), tail), r).intoArray(less, k);
        }
    }

    private static void invert(Scratch scratch, int count) {
        for (int k = 0; k < count; k += LANES) {
            DoubleVector power = load(scratch.first, k);
            DoubleVector tail = load(scratch.second, k).add(load(scratch.series, k));
            DoubleVector one = power.add(all(1));
            DoubleVector part = one.sub(power);
            DoubleVector lost = power.sub(one.sub(part)).add(all(1).sub(part));
            DoubleVector change = power.fma(tail, lost);
            DoubleVector whole = one.add(change);
            DoubleVector rest = one.sub(whole).add(change);
            DoubleVector inverse = all(1).div(whole);
            DoubleVector error = whole.neg().fma(inverse, all(1)).sub(rest.mul(inverse));
            error.fma(inverse, inverse).intoArray(scratch.y, k);
        }
    }
}
