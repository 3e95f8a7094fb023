package mho.scenarios;

/**
 * How points of a design space are chosen. What is random comes from the scenario's seed and the number of the point, so the same
 * scenario has the same points, however many threads, interruptions and parts its sweep has.
 */
public sealed interface Sampler {
    /** Points that a sampler can hold in memory. */
    int MOST_HELD = 5_000_000;

    /** All combinations of the values of the axes, the last axis varying fastest. */
    record Grid() implements Sampler {}

    /**
     * Independent draws, each value of a list and each part of a range equally likely.
     *
     * @param points how many [1]
     */
    record Random(int points) implements Sampler {
        public Random {
            requirePoints(points);
        }
    }

    /**
     * Every axis is cut into as many equal strata as there are points, and each stratum has exactly one of them; the strata of
     * different axes are paired at random.
     *
     * <p>Reference: M. McKay, R. Beckman, W. Conover, "A comparison of three methods for selecting values of input variables in
     * the analysis of output from a computer code", Technometrics 21 (1979).
     *
     * @param points how many [1]
     */
    record LatinHypercube(int points) implements Sampler {
        public LatinHypercube {
            requireHeld(points);
        }
    }

    /**
     * The first points of Sobol's sequence, not scrambled: more points of a sweep never move its first ones. Balanced when the
     * number of points is a power of two. At most 1000 axes.
     *
     * <p>Reference: S. Joe, F. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30
     * (2008); computed by Commons Math.
     *
     * @param points how many [1]
     */
    record Sobol(int points) implements Sampler {
        public Sobol {
            requireHeld(points);
        }
    }

    /**
     * A search for the Pareto front of the sweep's objectives: the better half of parents and children, by front and crowding,
     * become parents; children are crossed and mutated (simulated binary crossover, polynomial mutation; for lists, by index).
     *
     * <p>Reference: K. Deb, A. Pratap, S. Agarwal, T. Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II",
     * IEEE Trans. Evol. Comput. 6 (2002), doi:10.1109/4235.996017.
     *
     * @param population  points of a generation; even [1]
     * @param generations how many generations there are, the first one included [1]
     */
    record NsgaII(int population, int generations) implements Sampler {
        public NsgaII {
            if (!(population >= 4 && population % 2 == 0 && population <= 100_000 && generations >= 1)) {
                throw new IllegalArgumentException(
                        "NSGA-II needs an even population of 4 to 100,000 and at least one generation, but they are %d and %d"
                                .formatted(population, generations));
            }
        }
    }

    /** Places that are held in memory. */
    private static void requireHeld(int points) {
        requirePoints(points);
        if (points > MOST_HELD) {
            throw new IllegalArgumentException(
                    "A Latin hypercube and Sobol's sequence have at most %,d points, but %,d were asked for"
                            .formatted(MOST_HELD, points));
        }
    }

    private static void requirePoints(int points) {
        if (!(points >= 1)) {
            throw new IllegalArgumentException("A sampler needs at least one point, but has %d".formatted(points));
        }
    }
}
