package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which points of a design space no other point beats. */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * Returns the indices of the points that no other point dominates: none is at least as good in every objective and better
     * in one.
     *
     * @param objectives a list of numbers for each point, all to be minimised
     */
    public static List<Integer> of(List<double[]> objectives) {
        // Whoever dominates a point comes before it here, and is itself kept or dominated by one that is.
        List<Integer> order = IntStream.range(0, objectives.size())
                .boxed()
                .sorted((one, other) -> compare(objectives.get(one), objectives.get(other)))
                .toList();
        List<Integer> front = new ArrayList<>();
        for (int k : order) {
            double[] point = objectives.get(k);
            if (!isDominated(point, front, objectives)) {
                front.add(k);
            }
        }
        return front.stream().sorted().toList();
    }

    private static boolean isDominated(double[] point, List<Integer> front, List<double[]> objectives) {
        for (int kept : front) {
            if (dominates(objectives.get(kept), point)) {
                return true;
            }
        }
        return false;
    }

    /** In the order of the first objective that differs; the two zeros do not. */
    private static int compare(double[] one, double[] other) {
        for (int k = 0; k < one.length; k++) {
            int order = Double.compare(one[k] + 0.0, other[k] + 0.0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int k = 0; k < one.length; k++) {
            if (!(one[k] <= other[k])) {
                return false;
            }
            better |= one[k] < other[k];
        }
        return better;
    }
}
