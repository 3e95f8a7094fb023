package mho.networks.tile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import mho.networks.Stage;

/** Ranges of inputs that a training has learned, by stage: what the largest code stands for. Immutable. */
public final class InputRanges {
    /** None learned. */
    public static final InputRanges NONE = new InputRanges(Map.of());

    private final Map<String, double[]> byStage;

    private InputRanges(Map<String, double[]> byStage) {
        this.byStage = byStage;
    }

    /**
     * Returns ranges by the names of stages.
     *
     * @param byStage one range for all inputs of a stage, or one for each
     */
    public static InputRanges of(Map<String, double[]> byStage) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        byStage.forEach((stage, ranges) -> copies.put(stage, requirePositive(stage, ranges.clone())));
        return new InputRanges(copies);
    }

    private static double[] requirePositive(String stage, double[] ranges) {
        for (double range : ranges) {
            if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The range of an input must be > 0, but one of stage %s is %g".formatted(stage, range));
            }
        }
        return ranges;
    }

    /** Returns whether those of a stage were learned. */
    public boolean has(Stage stage) {
        return byStage.containsKey(stage.name());
    }

    /** Returns the range of each input of a stage. */
    public double[] of(Stage stage) {
        double[] ranges = byStage.get(stage.name());
        if (ranges == null || (ranges.length != 1 && ranges.length != stage.inputs())) {
            throw new IllegalArgumentException(
                    "Stage %s needs one range or one for each of its %d inputs, but %s were learned"
                            .formatted(stage.name(), stage.inputs(), ranges == null ? "none" : ranges.length));
        }
        if (ranges.length == stage.inputs()) {
            return ranges.clone();
        }
        double[] all = new double[stage.inputs()];
        Arrays.fill(all, ranges[0]);
        return all;
    }
}
