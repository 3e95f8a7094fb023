package mho.networks;

import org.ejml.data.DMatrixRMaj;

/**
 * The random numbers that fix a task or the initial weights of a network, so that both can be compared with other
 * programs draw by draw: one SplitMix64 sequence per purpose, equal to {@code new java.util.SplittableRandom(seed)}.
 *
 * <pre>
 *   z ← z + 0x9e3779b97f4a7c15,  v = mix(z)
 *   u = (v &gt;&gt;&gt; 11) · 2⁻⁵³,   U(low, high) = low + (high − low)·u
 *   N(0, 1) = √(−2 ln(1 − u₁)) · cos(2π u₂), two uniforms each, u₁ first
 * </pre>
 *
 * <p>Written out here because the JDK does not promise to keep its algorithm. Hardware randomness comes from
 * {@code mho.base.random.RandomStream} instead. An open sequence, hence mutable: not to be shared between threads.
 *
 * <p>Reference: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
 * doi:10.1145/2660193.2660195; constants of mix: D. Stafford, "Better bit mixing", variant 13.
 */
public final class SplitMixStream {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private SplitMixStream(long seed) {
        state = seed;
    }

    /** Opens the sequence of a seed at its first number. */
    public static SplitMixStream ofSeed(long seed) {
        return new SplitMixStream(seed);
    }

    /** Opens a second sequence that continues where this one stands. */
    public SplitMixStream copy() {
        return new SplitMixStream(state);
    }

    /** Draws from the 2⁵³ equally likely multiples of 2⁻⁵³ in [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Draws from U(low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** Draws from N(0, 1). */
    public double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Draws one of 0 … count − 1 as ⌊u·count⌋. */
    public int below(int count) {
        if (!(count >= 1)) {
            throw new IllegalArgumentException("A draw needs at least one number, but there are " + count);
        }
        return (int) (uniform() * count);
    }

    /** Fills a matrix row by row with draws from U(low, high), and returns it. */
    public DMatrixRMaj fillUniform(DMatrixRMaj matrix, double low, double high) {
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = uniform(low, high);
        }
        return matrix;
    }

    private long bits() {
        state += GOLDEN_GAMMA;
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
