package mho.scenarios.sweep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The volume that points dominate below a reference point, all goals to be made small: by slices along the last goal. */
final class Hypervolume {
    private Hypervolume() {}

    static double of(List<double[]> points, double... reference) {
        List<double[]> inside = points.stream()
                .filter(point -> below(point, reference))
                .sorted(Comparator.comparingDouble(point -> point[point.length - 1]))
                .toList();
        int last = reference.length - 1;
        if (last == 0) {
            return inside.isEmpty() ? 0 : reference[0] - inside.get(0)[0];
        }
        double volume = 0;
        for (int k = 0; k < inside.size(); k++) {
            double top = k + 1 < inside.size() ? inside.get(k + 1)[last] : reference[last];
            double height = top - inside.get(k)[last];
            if (height > 0) {
                List<double[]> slice = inside.subList(0, k + 1).stream()
                        .map(point -> Arrays.copyOf(point, last))
                        .toList();
                volume += height * of(slice, Arrays.copyOf(reference, last));
            }
        }
        return volume;
    }

    private static boolean below(double[] point, double[] reference) {
        for (int m = 0; m < reference.length; m++) {
            if (!(point[m] < reference[m])) {
                return false;
            }
        }
        return true;
    }
}
