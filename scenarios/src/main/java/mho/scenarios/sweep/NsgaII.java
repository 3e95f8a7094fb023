package mho.scenarios.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mho.base.random.RandomStream;
import mho.networks.SplitMixStream;
import mho.scenarios.sweep.Ranking.Fitness;

/**
 * A search for the places that no other place dominates, by {@link mho.scenarios.Sampler.NsgaII}. A place has an index for each list
 * and a share in [0, 1] for each range. Parents are chosen by tournaments of two. Shares are crossed by simulated binary crossover and
 * mutated polynomially:
 *
 * <pre>
 *   c = ½[(a + b) ∓ β(b − a)],   β so that the density of β falls as β^±η within the bounds,   η = 15, with probability 0.9
 *   c ← c + δ,                   δ within the bounds, density falling as (1 − |δ|)^η,          η = 20, with probability 1/n a share
 * </pre>
 *
 * <p>Indices of lists change sides with probability ½ and mutate, with probability 1/n each, to a neighbour or to any index. A child
 * that is there already is mutated until it is new, a few times. Each child draws from an address of its own.
 *
 * <p>References: {@link mho.scenarios.Sampler.NsgaII}; K. Deb, R. Agrawal, "Simulated binary crossover for continuous search space",
 * Complex Systems 9 (1995); η and probabilities as is usual since.
 */
final class NsgaII {
    private static final double CROSSOVER = 0.9;
    private static final double CROSSOVER_INDEX = 15;
    private static final double MUTATION_INDEX = 20;
    private static final int ATTEMPTS = 20;
    /** Parents closer than this are equal for crossover. */
    private static final double CLOSE = 1e-14;

    /** Values of each list; 0 for a range. */
    private final int[] sizes;

    private final int population;
    private final RandomStream address;

    /**
     * @param sizes      values of each list; 0 for a range
     * @param population places of a generation; even
     * @param address    of its random numbers
     */
    NsgaII(int[] sizes, int population, RandomStream address) {
        this.sizes = sizes.clone();
        this.population = population;
        this.address = address;
    }

    /** What a search asks of the world. */
    @FunctionalInterface
    interface Evaluation {
        /** Returns how good the places of a generation are; empty if it is time to end. */
        Optional<List<Fitness>> of(int generation, List<double[]> places);
    }

    /**
     * The last generation's parents.
     *
     * @param places  where they lie
     * @param fitness how good they are
     */
    record Population(List<double[]> places, List<Fitness> fitness) {}

    /** Searches for so many generations, or until it is time to end. */
    Population search(int generations, Evaluation evaluation) {
        Population parents = new Population(List.of(), List.of());
        for (int g = 0; g < generations; g++) {
            RandomStream generation = address.child(g);
            List<double[]> places = g == 0 ? first(generation) : children(parents, generation);
            Optional<List<Fitness>> found = evaluation.of(g, places);
            if (found.isEmpty()) {
                return parents;
            }
            parents = better(parents, new Population(places, found.get()));
        }
        return parents;
    }

    private Population better(Population parents, Population children) {
        List<double[]> places = new ArrayList<>(parents.places);
        places.addAll(children.places);
        List<Fitness> fitness = new ArrayList<>(parents.fitness);
        fitness.addAll(children.fitness);
        List<Integer> chosen = Ranking.of(fitness).best(Math.min(population, places.size()));
        return new Population(
                chosen.stream().map(places::get).toList(),
                chosen.stream().map(fitness::get).toList());
    }

    private List<double[]> first(RandomStream generation) {
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < population; i++) {
            SplitMixStream random = SplitMixStream.ofSeed(generation.child(i).key());
            double[] place = new double[sizes.length];
            for (int a = 0; a < place.length; a++) {
                place[a] = sizes[a] == 0 ? random.uniform() : random.below(sizes[a]);
            }
            places.add(place);
        }
        return places;
    }

    private List<double[]> children(Population parents, RandomStream generation) {
        Ranking ranking = Ranking.of(parents.fitness);
        List<double[]> children = new ArrayList<>();
        for (int i = 0; i < population; i += 2) {
            SplitMixStream random = SplitMixStream.ofSeed(generation.child(i).key());
            double[] one = parents.places.get(winner(ranking, random)).clone();
            double[] other = parents.places.get(winner(ranking, random)).clone();
            cross(one, other, random);
            for (double[] child : List.of(one, other)) {
                mutate(child, random);
                for (int n = 0; n < ATTEMPTS && isThere(child, parents.places, children); n++) {
                    mutate(child, random);
                }
                children.add(child);
            }
        }
        return children;
    }

    private static boolean isThere(double[] place, List<double[]> parents, List<double[]> children) {
        return parents.stream().anyMatch(other -> Arrays.equals(place, other))
                || children.stream().anyMatch(other -> Arrays.equals(place, other));
    }

    private static int winner(Ranking ranking, SplitMixStream random) {
        int first = random.below(ranking.front().length);
        int second = random.below(ranking.front().length);
        return ranking.prefers(second, first) ? second : first;
    }

    private void cross(double[] one, double[] other, SplitMixStream random) {
        if (random.uniform() > CROSSOVER) {
            return;
        }
        for (int a = 0; a < sizes.length; a++) {
            boolean crossed = random.uniform() < 0.5;
            if (crossed && sizes[a] == 0 && Math.abs(one[a] - other[a]) > CLOSE) {
                crossShare(one, other, a, random);
            } else if (crossed) {
                swap(one, other, a);
            }
        }
    }

    private static void swap(double[] one, double[] other, int a) {
        double kept = one[a];
        one[a] = other[a];
        other[a] = kept;
    }

    private static void crossShare(double[] one, double[] other, int a, SplitMixStream random) {
        double low = Math.min(one[a], other[a]);
        double high = Math.max(one[a], other[a]);
        double u = random.uniform();
        double below = 0.5 * (low + high - spread(u, 2 * low / (high - low)) * (high - low));
        double above = 0.5 * (low + high + spread(u, 2 * (1 - high) / (high - low)) * (high - low));
        boolean swapped = random.uniform() < 0.5;
        one[a] = within(swapped ? above : below);
        other[a] = within(swapped ? below : above);
    }

    /**
     * Returns β of a uniform number.
     *
     * @param room from the nearer parent to the bound, in halves of the parents' distance [1]
     */
    private static double spread(double u, double room) {
        double alpha = 2 - StrictMath.pow(1 + room, -(CROSSOVER_INDEX + 1));
        double power = 1 / (CROSSOVER_INDEX + 1);
        return u <= 1 / alpha ? StrictMath.pow(u * alpha, power) : StrictMath.pow(1 / (2 - u * alpha), power);
    }

    private void mutate(double[] place, SplitMixStream random) {
        for (int a = 0; a < sizes.length; a++) {
            if (random.uniform() * sizes.length < 1) {
                place[a] = sizes[a] == 0 ? mutated(place[a], random) : otherIndex((int) place[a], sizes[a], random);
            }
        }
    }

    private static double mutated(double x, SplitMixStream random) {
        double u = random.uniform();
        double power = MUTATION_INDEX + 1;
        double delta = u < 0.5
                ? StrictMath.pow(2 * u + (1 - 2 * u) * StrictMath.pow(1 - x, power), 1 / power) - 1
                : 1 - StrictMath.pow(2 * (1 - u) + (2 * u - 1) * StrictMath.pow(x, power), 1 / power);
        return within(x + delta);
    }

    private static double otherIndex(int index, int size, SplitMixStream random) {
        boolean near = random.uniform() < 0.5;
        int any = random.below(size);
        if (!near) {
            return any;
        }
        int step = random.uniform() < 0.5 ? -1 : 1;
        return Math.max(0, Math.min(size - 1, index + step));
    }

    private static double within(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
