package mho.base.kernel;

import static mho.base.kernel.ElementaryTables.FRACTION_BITS;
import static mho.base.kernel.ElementaryTables.POWERS;
import static mho.base.kernel.ElementaryTables.POWER_TAILS;
import static mho.base.kernel.ElementaryTables.ROUNDER;
import static mho.base.kernel.ElementaryTables.STEPS;
import static mho.base.kernel.ElementaryTables.STEP_BITS;

/**
 * {@link Elementary#sigmoid} of many numbers, with the same bits. The formula is cut into short loops over arrays with a common
 * index, which the compiler turns into vector instructions; only the look-up in tables goes number by number.
 */
final class SigmoidRun {
    /** Seven arrays of so many numbers take 7 KiB of a first-level cache. */
    private static final int COUNT = 128;

    private static final ThreadLocal<SigmoidRun> SCRATCH = ThreadLocal.withInitial(SigmoidRun::new);

    private final double[] negative = new double[COUNT];
    private final double[] shifted = new double[COUNT];
    private final double[] less = new double[COUNT];
    private final double[] power = new double[COUNT];
    private final double[] tail = new double[COUNT];
    private final double[] result = new double[COUNT];

    private SigmoidRun() {}

    static void compute(double[] x, double[] y, int from, int to) {
        SigmoidRun run = SCRATCH.get();
        for (int at = from; at < to; at += COUNT) {
            run.part(x, y, at, Math.min(COUNT, to - at));
        }
    }

    private void part(double[] x, double[] y, int at, int count) {
        System.arraycopy(x, at, power, 0, count);
        negate(power, negative, count);
        shift(negative, shifted, count);
        reduce(negative, shifted, less, count);
        expLessOne(less, tail, count);
        boolean moderate = lookUp(count);
        change(power, tail, less, count);
        invert(power, less, result, count);
        for (int k = 0; !moderate && k < count; k++) {
            result[k] = Elementary.sigmoid(-negative[k]);
        }
        System.arraycopy(result, 0, y, at, count);
    }

    private static void negate(double[] x, double[] negative, int count) {
        for (int k = 0; k < count; k++) {
            negative[k] = -x[k];
        }
    }

    private static void shift(double[] x, double[] shifted, int count) {
        for (int k = 0; k < count; k++) {
            shifted[k] = Math.fma(x[k], Elementary.STEPS_PER_UNIT, ROUNDER);
        }
    }

    private static void reduce(double[] x, double[] shifted, double[] r, int count) {
        for (int k = 0; k < count; k++) {
            double steps = ROUNDER - shifted[k];
            r[k] = Math.fma(steps, Elementary.STEP_LO, Math.fma(steps, Elementary.STEP_HI, x[k]));
        }
    }

    private static void expLessOne(double[] r, double[] less, int count) {
        for (int k = 0; k < count; k++) {
            less[k] = Elementary.expLessOne(r[k]);
        }
    }

    /** Returns whether the formula holds for all numbers. */
    private boolean lookUp(int count) {
        boolean moderate = true;
        for (int k = 0; k < count; k++) {
            long n = Double.doubleToRawLongBits(shifted[k]);
            int j = (int) n & (STEPS - 1);
            power[k] = Double.longBitsToDouble(POWERS[j] + (n << (FRACTION_BITS - STEP_BITS)));
            tail[k] = POWER_TAILS[j] + tail[k];
            moderate &= Math.abs(negative[k]) <= Elementary.EXP_LIMIT;
        }
        return moderate;
    }

    private static void change(double[] power, double[] tail, double[] change, int count) {
        for (int k = 0; k < count; k++) {
            double one = 1 + power[k];
            double part = one - power[k];
            double lost = (power[k] - (one - part)) + (1 - part);
            change[k] = Math.fma(power[k], tail[k], lost);
        }
    }

    private static void invert(double[] power, double[] change, double[] result, int count) {
        for (int k = 0; k < count; k++) {
            double one = 1 + power[k];
            double whole = one + change[k];
            double rest = one - whole + change[k];
            double inverse = 1 / whole;
            result[k] = Math.fma(Math.fma(-whole, inverse, 1) - rest * inverse, inverse, inverse);
        }
    }
}
