package mho.networks.tile;

import java.util.List;
import java.util.Map;
import mho.networks.StageShape;

/** What is expected to flow through the stages of a network that is not run. */
public sealed interface ExpectedActivity {
    /** Returns what flows through a stage. */
    StageMoments of(StageShape stage);

    /** Returns the assumption in words. */
    String description();

    /**
     * Without knowledge of any network: everything is normal.
     *
     * <pre>
     *   inputs    deviation a third of their range, clipped to it
     *   weights   deviation 1/3.5 of the largest (of some 2,000); biases likewise, on one word line
     *   arguments deviation 1.5, sums of as many independent products as there are inputs
     *   numbers through a function of their own: deviation a third of their range of ±3
     * </pre>
     */
    record Assumed() implements ExpectedActivity {
        private static final double INPUT = 1.0 / 3;
        private static final double WEIGHT = 1 / 3.5;
        private static final double ARGUMENT = 1.5;
        private static final double STATE_RANGE = 3;

        private static final Histogram INPUTS = Histogram.normal(INPUT, 1);
        private static final Histogram WEIGHTS = Histogram.normal(WEIGHT, 1);
        private static final Histogram ARGUMENTS = Histogram.normal(ARGUMENT, 3.5 * ARGUMENT);
        private static final Histogram STATES = Histogram.normal(1, STATE_RANGE);
        private static final double PER_PRODUCT = INPUTS.rms() * WEIGHTS.rms();

        @Override
        public StageMoments of(StageShape stage) {
            if (stage instanceof StageShape.Product product) {
                double range = ARGUMENT / (Math.sqrt(product.inputs()) * PER_PRODUCT);
                return new StageMoments(INPUTS, WEIGHTS, WEIGHTS, ARGUMENTS, List.of(ARGUMENTS), 0, range, 1);
            }
            return new StageMoments(INPUTS, WEIGHTS, WEIGHTS, STATES, List.of(STATES), 0, STATE_RANGE, 0);
        }

        @Override
        public String description() {
            return "assumed: normal inputs of a third of their range, normal weights with the largest at 3.5 deviations, "
                    + "arguments of deviation 1.5";
        }
    }

    /**
     * As seen in calibration.
     *
     * @param stages by name; a stage that is not among them is as {@link Assumed}
     */
    record Measured(Map<String, StageMoments> stages) implements ExpectedActivity {
        public Measured {
            stages = Map.copyOf(stages);
        }

        @Override
        public StageMoments of(StageShape stage) {
            StageMoments found = stages.get(stage.name());
            return found == null ? new Assumed().of(stage) : found;
        }

        @Override
        public String description() {
            return "measured: histograms of the calibration data of a trained network";
        }
    }
}
