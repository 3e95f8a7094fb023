package mho.scenarios;

import java.util.ArrayList;
import java.util.List;

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
        List<Integer> front = new ArrayList<>();
        for (int k = 0; k < objectives.size(); k++) {
            double[] point = objectives.get(k);
            if (objectives.stream().noneMatch(other -> dominates(other, point))) {
                front.add(k);
            }
        }
        return front;
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
