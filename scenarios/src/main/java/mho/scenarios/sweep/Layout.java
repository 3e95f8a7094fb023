package mho.scenarios.sweep;

import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.SplitMixStream;
import mho.scenarios.Axis;
import mho.scenarios.Sampler;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** The places of a sampler's points, each from its number alone. Used by several threads. */
public interface Layout {
    /** Returns how many points there are. */
    long count();

    /** Returns where a point lies: an index for each list, a share for each range. */
    double[] place(long number);

    /**
     * Lays out the points of a sampler that knows them beforehand.
     *
     * @param sampler which one
     * @param axes    the axes
     * @param seed    of the scenario
     * @throws IllegalArgumentException if the sampler cannot do these axes
     */
    static Layout of(Sampler sampler, List<Axis> axes, long seed) {
        RandomStream address = RandomStream.ofSeed(seed).child("sweep");
        if (sampler instanceof Sampler.Random random) {
            return new Random(random.points(), axes, address.child("random"));
        }
        if (sampler instanceof Sampler.LatinHypercube hypercube) {
            return LatinHypercube.of(hypercube.points(), axes, address.child("latin-hypercube"));
        }
        if (sampler instanceof Sampler.Sobol sobol) {
            return Sobol.of(sobol.points(), axes);
        }
        if (sampler instanceof Sampler.Grid) {
            return Grid.of(axes);
        }
        throw new IllegalArgumentException("A search does not know its points beforehand");
    }

    /** Returns the places of numbers in [0, 1): equal parts of it for the values of a list. */
    private static double[] place(double[] shares, List<Axis> axes) {
        double[] place = new double[shares.length];
        for (int a = 0; a < place.length; a++) {
            place[a] = axes.get(a) instanceof Axis.Listed listed
                    ? Math.floor(shares[a] * listed.labels().size())
                    : shares[a];
        }
        return place;
    }

    /**
     * All combinations, the last axis fastest.
     *
     * @param sizes values on each axis
     * @param count their product
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Grid(int[] sizes, long count) implements Layout {
        private static final long MOST = 1_000_000_000;

        static Grid of(List<Axis> axes) {
            int[] sizes = new int[axes.size()];
            long count = 1;
            for (int a = 0; a < sizes.length; a++) {
                if (!(axes.get(a) instanceof Axis.Listed listed)) {
                    throw new IllegalArgumentException(
                            "A grid takes all values of each axis, but those of the range \"%s\" have no end. Take another sampler, or a linear or log axis."
                                    .formatted(axes.get(a).key()));
                }
                sizes[a] = listed.labels().size();
                count *= sizes[a];
                if (count > MOST) {
                    throw new IllegalArgumentException(
                            "A grid has at most %,d points, but its axes make more".formatted(MOST));
                }
            }
            return new Grid(sizes, count);
        }

        @Override
        public double[] place(long number) {
            double[] place = new double[sizes.length];
            long rest = number;
            for (int a = sizes.length - 1; a >= 0; a--) {
                place[a] = rest % sizes[a];
                rest /= sizes[a];
            }
            return place;
        }
    }

    /**
     * Independent draws.
     *
     * @param count   how many
     * @param axes    the axes
     * @param address of its random numbers
     */
    record Random(long count, List<Axis> axes, RandomStream address) implements Layout {
        @Override
        public double[] place(long number) {
            SplitMixStream numbers = SplitMixStream.ofSeed(address.child(number).key());
            double[] shares = new double[axes.size()];
            for (int a = 0; a < shares.length; a++) {
                shares[a] = numbers.uniform();
            }
            return Layout.place(shares, axes);
        }
    }

    /**
     * One point in each stratum of each axis.
     *
     * @param count   how many
     * @param axes    the axes
     * @param strata  stratum of each point, by axis
     * @param address of its random numbers
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record LatinHypercube(long count, List<Axis> axes, int[][] strata, RandomStream address) implements Layout {
        static LatinHypercube of(int count, List<Axis> axes, RandomStream address) {
            int[][] strata = new int[axes.size()][];
            for (int a = 0; a < strata.length; a++) {
                strata[a] = shuffled(
                        count,
                        SplitMixStream.ofSeed(address.child("strata").child(a).key()));
            }
            return new LatinHypercube(count, axes, strata, address.child("points"));
        }

        private static int[] shuffled(int count, SplitMixStream numbers) {
            int[] order = new int[count];
            for (int k = 0; k < count; k++) {
                int other = numbers.below(k + 1);
                order[k] = order[other];
                order[other] = k;
            }
            return order;
        }

        @Override
        public double[] place(long number) {
            SplitMixStream numbers = SplitMixStream.ofSeed(address.child(number).key());
            double[] shares = new double[axes.size()];
            for (int a = 0; a < shares.length; a++) {
                double share = (strata[a][(int) number] + numbers.uniform()) / count;
                // the largest uniform number may round up to the next stratum
                shares[a] = Math.min(share, Math.nextDown((strata[a][(int) number] + 1.0) / count));
            }
            return Layout.place(shares, axes);
        }
    }

    /**
     * The first points of Sobol's sequence.
     *
     * @param count  how many
     * @param axes   the axes
     * @param shares coordinates of each point
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sobol(long count, List<Axis> axes, double[][] shares) implements Layout {
        private static final int MOST_AXES = 1000;

        static Sobol of(int count, List<Axis> axes) {
            if (axes.isEmpty() || axes.size() > MOST_AXES) {
                throw new IllegalArgumentException("Sobol's sequence has 1 to %,d axes, but the scenario has %d"
                        .formatted(MOST_AXES, axes.size()));
            }
            SobolSequenceGenerator sequence = new SobolSequenceGenerator(axes.size());
            double[][] shares = new double[count][];
            for (int k = 0; k < count; k++) {
                shares[k] = sequence.nextVector();
            }
            return new Sobol(count, axes, shares);
        }

        @Override
        public double[] place(long number) {
            return Layout.place(shares[(int) number], axes);
        }
    }
}
