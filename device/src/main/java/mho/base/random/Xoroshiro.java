package mho.base.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The generator of commons-rng, which can also make many normal numbers in one loop, with its state in registers. It extends that
 * generator because nothing else can reach the state; the numbers are the same.
 */
final class Xoroshiro extends XoRoShiRo128PlusPlus {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double[] WIDTHS = widths();

    /** Seeded with two numbers of SplitMix64, as commons-rng does. */
    Xoroshiro(long seed) {
        super(RandomStream.mix(seed + GAMMA), RandomStream.mix(seed + GAMMA + GAMMA));
    }

    /**
     * What the modified ziggurat multiplies a whole number by if its low byte is below {@link #layers}: the layer's width over 2⁶³.
     * The sampler itself is asked, with 2⁶² and the byte for a number, which rounds to 2⁶².
     */
    private static double[] widths() {
        double[] widths = new double[layers()];
        for (int layer = 0; layer < widths.length; layer++) {
            widths[layer] = Math.scalb(sampled(new Asked(layer)), -Asked.EXPONENT);
        }
        return widths;
    }

    /** Layers from which the sampler makes a normal number of one whole number; for those behind it needs more. */
    private static int layers() {
        int layers = 0;
        Asked asked;
        do {
            asked = new Asked(layers);
            sampled(asked);
            layers++;
        } while (asked.times == 1);
        return layers - 1;
    }

    private static double sampled(UniformRandomProvider source) {
        return ZigguratSampler.NormalizedGaussian.of(source).sample();
    }

    /** A source of one number of our choice, and of a sequence after it. */
    private static final class Asked implements UniformRandomProvider {
        private static final int EXPONENT = 62;

        private final long first;
        private int times;

        Asked(int layer) {
            first = (1L << EXPONENT) | layer;
        }

        @Override
        public long nextLong() {
            times++;
            return times == 1 ? first : RandomStream.mix(times);
        }
    }

    /** Writes the next normal numbers, the same as the given sampler of this source would, one after the other. */
    void normals(double[] into, int count, ZigguratSampler sampler) {
        double[] widths = WIDTHS;
        long a = state0;
        long b = state1;
        for (int k = 0; k < count; k++) {
            long bits = Long.rotateLeft(a + b, 17) + a;
            int layer = (int) bits & 0xff;
            if (layer < widths.length) {
                into[k] = widths[layer] * bits;
                long mixed = a ^ b;
                a = Long.rotateLeft(a, 49) ^ mixed ^ (mixed << 21);
                b = Long.rotateLeft(mixed, 28);
            } else {
                state0 = a;
                state1 = b;
                into[k] = sampler.sample();
                a = state0;
                b = state1;
            }
        }
        state0 = a;
        state1 = b;
    }
}
