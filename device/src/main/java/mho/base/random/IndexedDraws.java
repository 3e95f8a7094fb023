package mho.base.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * One short sequence of random numbers for each index of an address: the programming error of cell 4711 is the same
 * whether or not cell 4710 needed two writes. SplitMix64 keyed by the index; opening a sequence costs a few nanoseconds.
 * Not for sharing between threads.
 */
public final class IndexedDraws {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private final long key;
    private final long first;
    private final SplitMix source = new SplitMix();
    private final Draws draws = new Draws(source);

    IndexedDraws(long key) {
        this(key, 0);
    }

    private IndexedDraws(long key, long first) {
        this.key = key;
        this.first = first;
    }

    /** Returns the numbers of this address whose index 0 is the given index here: a part of the cells. */
    public IndexedDraws from(long index) {
        return new IndexedDraws(key, first + index);
    }

    /** Returns the numbers of one index from their beginning; valid until the next call. */
    public Draws at(long index) {
        source.state = RandomStream.mix(key ^ RandomStream.mix(first + index + GAMMA));
        return draws;
    }

    /** Writes the first normal number of each of so many indices from the given one. */
    public void normals(long index, double[] into, int count) {
        for (int k = 0; k < count; k++) {
            into[k] = at(index + k).normal();
        }
    }

    private static final class SplitMix implements UniformRandomProvider {
        private long state;

        @Override
        public long nextLong() {
            state += GAMMA;
            return RandomStream.mix(state);
        }
    }
}
