package mho.networks;

import java.util.List;
import java.util.function.IntFunction;

/** The search for the width whose number of parameters comes closest to a budget. */
final class Width {
    private static final int SMALLEST = 2;
    private static final int LARGEST = 1 << 14;

    private Width() {}

    /** Returns the layers of the width closest to the budget; the count must rise with the width. */
    static List<Layer> matching(int budget, IntFunction<List<Layer>> layersOfWidth) {
        int low = SMALLEST;
        int high = LARGEST;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (count(layersOfWidth.apply(middle)) < budget) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Layer> above = layersOfWidth.apply(low);
        List<Layer> below = layersOfWidth.apply(Math.max(SMALLEST, low - 1));
        return count(above) - budget < budget - count(below) ? above : below;
    }

    private static long count(List<Layer> layers) {
        return layers.stream().mapToLong(Layer::parameterCount).sum();
    }
}
