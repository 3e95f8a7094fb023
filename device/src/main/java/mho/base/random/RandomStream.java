package mho.base.random;

/**
 * An address in the tree of random numbers of a run, such as {@code 42/chip/3/gates/tile/0/programming}. The same
 * address gives the same numbers on every machine, thread and Java release; a new noise source is a new branch and
 * reshuffles nothing. Immutable.
 *
 * <p>A node's key is the SplitMix64 finaliser (Steele, Lea, Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014, doi:10.1145/2660193.2660195) chained over the parts of the path. Keys have 64 bits: two of a million
 * addresses collide with probability 3e-8.
 */
public final class RandomStream {
    private static final long NUMBERS = 0x9e3779b97f4a7c15L;
    /** Unlike the salt of numbers and the seeds, which are none: "1" below seed 48 is not "0" below seed 49. */
    private static final long NAMES = 0xd1342543de82ef95L;

    private final long key;
    private final RandomStream parent;
    private final Object name;

    private RandomStream(long key, RandomStream parent, Object name) {
        this.key = key;
        this.parent = parent;
        this.name = name;
    }

    /** Returns the root of the tree of one seed. */
    public static RandomStream ofSeed(long seed) {
        return new RandomStream(mix(seed), null, seed);
    }

    /** Returns the branch of this address with the given name. */
    public RandomStream child(String branch) {
        long hash = NAMES;
        for (int i = 0; i < branch.length(); i++) {
            hash = mix(hash ^ branch.charAt(i));
        }
        return new RandomStream(mix(key ^ hash), this, branch);
    }

    /** Returns the branch of this address with the given number: a chip, a tile, a time step. */
    public RandomStream child(long index) {
        return new RandomStream(keyOf(index), this, index);
    }

    /** Opens the numbers at this address, to be taken one after the other (xoroshiro128++ of commons-rng). */
    public Draws draws() {
        return new Draws(new Xoroshiro(key));
    }

    /** Opens one short sequence for each cell, column or sample at this address; cheap enough for millions of cells. */
    public IndexedDraws indexed() {
        return new IndexedDraws(key);
    }

    /** Returns a 64-bit key of this address, to seed a generator of another library. */
    public long key() {
        return key;
    }

    /** Returns the address, for messages. */
    @Override
    public String toString() {
        return parent == null ? String.valueOf(name) : parent + "/" + name;
    }

    private long keyOf(long index) {
        return mix(key ^ mix(index + NUMBERS));
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
