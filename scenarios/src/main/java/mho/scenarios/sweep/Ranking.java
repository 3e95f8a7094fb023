package mho.scenarios.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Solutions of a problem with several goals, ordered for selection: by the front they are on, and on a front by how far apart they
 * are from others.
 *
 * <p>Reference: K. Deb, A. Pratap, S. Agarwal, T. Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE
 * Trans. Evol. Comput. 6 (2002), III.A fast non-dominated sort, III.B crowding distance, VI constraint domination.
 *
 * @param fronts    indices of the solutions on each front, the best front first
 * @param front     number of each solution's front
 * @param crowding  crowding distance of each solution on its front; infinite at its ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ranking(List<List<Integer>> fronts, int[] front, double[] crowding) {
    /**
     * How good a solution is.
     *
     * @param goals     numbers to be made small; infinite where there is none
     * @param violation how far it is from meeting all constraints; 0 if it does
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fitness(double[] goals, double violation) {
        /** Whether this is better than another: meets the constraints better, or is as good in all goals and better in one. */
        boolean dominates(Fitness other) {
            if (violation > 0 || other.violation > 0) {
                return violation < other.violation;
            }
            boolean better = false;
            for (int k = 0; k < goals.length; k++) {
                if (!(goals[k] <= other.goals[k])) {
                    return false;
                }
                better |= goals[k] < other.goals[k];
            }
            return better;
        }
    }

    static Ranking of(List<Fitness> solutions) {
        int count = solutions.size();
        List<List<Integer>> dominated = new ArrayList<>();
        int[] dominators = new int[count];
        for (int one = 0; one < count; one++) {
            List<Integer> beaten = new ArrayList<>();
            for (int other = 0; other < count; other++) {
                if (solutions.get(one).dominates(solutions.get(other))) {
                    beaten.add(other);
                    dominators[other]++;
                }
            }
            dominated.add(beaten);
        }
        return peel(solutions, dominated, dominators);
    }

    /** Takes front after front away. */
    private static Ranking peel(List<Fitness> solutions, List<List<Integer>> dominated, int[] dominators) {
        int count = solutions.size();
        int[] front = new int[count];
        double[] crowding = new double[count];
        List<List<Integer>> fronts = new ArrayList<>();
        List<Integer> present = IntStream.range(0, count)
                .filter(k -> dominators[k] == 0)
                .boxed()
                .toList();
        while (!present.isEmpty()) {
            List<Integer> next = new ArrayList<>();
            for (int one : present) {
                front[one] = fronts.size();
                for (int other : dominated.get(one)) {
                    if (--dominators[other] == 0) {
                        next.add(other);
                    }
                }
            }
            crowd(solutions, present, crowding);
            fronts.add(present);
            next.sort(Comparator.naturalOrder());
            present = next;
        }
        return new Ranking(fronts, front, crowding);
    }

    private static void crowd(List<Fitness> solutions, List<Integer> front, double[] crowding) {
        int goals = solutions.get(front.get(0)).goals().length;
        for (int m = 0; m < goals; m++) {
            int goal = m;
            List<Integer> sorted = new ArrayList<>(front);
            sorted.sort(Comparator.comparingDouble(k -> solutions.get(k).goals()[goal]));
            double[] values = sorted.stream()
                    .mapToDouble(k -> solutions.get(k).goals()[goal])
                    .toArray();
            int last = values.length - 1;
            crowding[sorted.get(0)] = Double.POSITIVE_INFINITY;
            crowding[sorted.get(last)] = Double.POSITIVE_INFINITY;
            double span = values[last] - values[0];
            for (int k = 1; k < last && span > 0 && span < Double.POSITIVE_INFINITY; k++) {
                crowding[sorted.get(k)] += (values[k + 1] - values[k - 1]) / span;
            }
        }
    }

    /** Returns the better ones: whole fronts, and of the last one those that are least crowded; in the order of selection. */
    List<Integer> best(int count) {
        List<Integer> chosen = new ArrayList<>();
        for (List<Integer> one : fronts) {
            List<Integer> members = new ArrayList<>(one);
            if (chosen.size() + members.size() > count) {
                members.sort(Comparator.comparingDouble(k -> -crowding[k]));
                members = members.subList(0, count - chosen.size());
            }
            chosen.addAll(members);
        }
        return chosen;
    }

    /** Whether one solution is to be preferred to another: by front, then by crowding. */
    boolean prefers(int one, int other) {
        return front[one] < front[other] || (front[one] == front[other] && crowding[one] > crowding[other]);
    }

    @Override
    public String toString() {
        return fronts + " " + Arrays.toString(crowding);
    }
}
