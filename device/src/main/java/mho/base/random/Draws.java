package mho.base.random;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Random numbers taken one after the other from one address. Not for sharing between threads. */
public final class Draws {
    private final UniformRandomProvider source;
    private final ZigguratSampler normals;
    private final Optional<Xoroshiro> bulk;

    /** The numbers of a short sequence. */
    Draws(UniformRandomProvider source) {
        this(source, Optional.empty());
    }

    /** The numbers of a long sequence, to be taken many at once. */
    Draws(Xoroshiro source) {
        this(source, Optional.of(source));
    }

    private Draws(UniformRandomProvider source, Optional<Xoroshiro> bulk) {
        this.source = source;
        this.bulk = bulk;
        this.normals = ZigguratSampler.NormalizedGaussian.of(source);
    }

    /** Returns the next number uniform in [0, 1). */
    public double uniform() {
        return source.nextDouble();
    }

    /**
     * Returns the next standard normal number (modified ziggurat of McFarland, commons-rng). About one draw in a hundred
     * is accepted or not by comparing with {@link Math#exp}; a last bit of it decides one draw in 10¹⁷.
     */
    public double normal() {
        return normals.sample();
    }

    /** Writes the next standard normal numbers, as so many calls of {@link #normal}. */
    public void normals(double[] into, int count) {
        if (bulk.isPresent()) {
            bulk.get().normals(into, count, normals);
            return;
        }
        for (int k = 0; k < count; k++) {
            into[k] = normals.sample();
        }
    }

    /** Returns the next integer uniform in 0 … bound − 1. */
    public int integer(int bound) {
        return source.nextInt(bound);
    }
}
