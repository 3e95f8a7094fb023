package mho.base.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Counts on the Vector API: the sign of x − level is one bit, which is added up.
 *
 * <p>The sign is right for every pair: a difference of doubles is zero only if they are equal, and that zero is positive but for
 * −0 − 0, which is why +0 is added to x first.
 */
final class VectorLevels implements LevelCount {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> COUNTS = SPECIES.vectorShape().withLanes(long.class);
    private static final int LANES = SPECIES.length();
    /** Chains of additions that do not wait for one another. */
    private static final int CHAINS = 4;

    VectorLevels() {}

    @Override
    public void above(double[] levels, int count, double[] x, int from, int to, long[] above) {
        int k = from;
        for (; k + CHAINS * LANES <= to; k += CHAINS * LANES) {
            countBlock(levels, count, x, k, above, k - from);
        }
        if (to - from < LANES) {
            countOneByOne(levels, count, x, from, to, above);
            return;
        }
        for (; k < to; k += LANES) {
            // the last ones together with some that were counted already
            int start = Math.min(k, to - LANES);
            countVector(levels, count, x, start, above, start - from);
        }
    }

    private static void countBlock(double[] levels, int count, double[] x, int from, long[] above, int to) {
        DoubleVector x0 = numbers(x, from);
        DoubleVector x1 = numbers(x, from + LANES);
        DoubleVector x2 = numbers(x, from + 2 * LANES);
        DoubleVector x3 = numbers(x, from + 3 * LANES);
        LongVector n0 = LongVector.zero(COUNTS);
        LongVector n1 = n0;
        LongVector n2 = n0;
        LongVector n3 = n0;
        for (int k = 0; k < count; k++) {
            DoubleVector level = DoubleVector.broadcast(SPECIES, levels[k]);
            n0 = n0.add(below(x0, level));
            n1 = n1.add(below(x1, level));
            n2 = n2.add(below(x2, level));
            n3 = n3.add(below(x3, level));
        }
        n0.intoArray(above, to);
        n1.intoArray(above, to + LANES);
        n2.intoArray(above, to + 2 * LANES);
        n3.intoArray(above, to + 3 * LANES);
    }

    private static void countVector(double[] levels, int count, double[] x, int from, long[] above, int to) {
        DoubleVector numbers = numbers(x, from);
        LongVector n = LongVector.zero(COUNTS);
        for (int k = 0; k < count; k++) {
            n = n.add(below(numbers, DoubleVector.broadcast(SPECIES, levels[k])));
        }
        n.intoArray(above, to);
    }

    private static DoubleVector numbers(double[] x, int from) {
        return DoubleVector.fromArray(SPECIES, x, from).add(0.0);
    }

    private static LongVector below(DoubleVector x, DoubleVector level) {
        return x.sub(level).reinterpretAsLongs().lanewise(VectorOperators.LSHR, Long.SIZE - 1);
    }

    private static void countOneByOne(double[] levels, int count, double[] x, int from, int to, long[] above) {
        for (int k = from; k < to; k++) {
            long n = 0;
            for (int level = 0; level < count; level++) {
                n += x[k] < levels[level] ? 1 : 0;
            }
            above[k - from] = n;
        }
    }
}
