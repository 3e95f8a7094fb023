package mho.networks.tile;

import java.util.List;
import mho.adc.activation.Interval;
import mho.base.random.RandomStream;
import mho.networks.Stage;

/** How a stage is laid out on hardware: ranges, scales, tiles. The same for every chip. */
public sealed interface StagePlan permits ProductPlan, PointwisePlan, StatePlan {
    /** Returns the stage. */
    Stage stage();

    /** Returns the word lines that carry biases. */
    int biasRows();

    /** Returns the parts of the matrix, one a tile. */
    List<Block> blocks();

    /** Returns the input that the largest code stands for; the largest where inputs have their own. */
    double inputRange();

    /**
     * Returns the input that the largest code stands for, of each word line; the weights that a tile holds are multiplied by
     * it. Empty where there are no arrays.
     */
    default List<Double> lineRanges() {
        return List.of();
    }

    /** Returns the share of calibration inputs beyond their range. */
    double clipped();

    /** Returns the weight that the whole conductance range stands for. */
    double weightRange();

    /** Returns what arguments the stage's functions had on the calibration data. */
    Interval arguments();

    /** Returns whether a digital unit applies a function of the stage, in whole or in part. */
    boolean digitalFunction();

    /** Returns the converters in words. */
    String converter();

    /** Fabricates and programs the hardware. */
    StageHardware fabricate(RandomStream random);
}
