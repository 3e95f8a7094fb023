package mho.networks.tile;

import java.util.Arrays;
import java.util.List;
import mho.adc.Conversion;
import mho.adc.activation.Interval;
import mho.base.random.RandomStream;
import mho.networks.Stage;
import org.ejml.data.DMatrixRMaj;

/**
 * A function on each number of a vector: the number goes back out onto a word line with one weight at full conductance,
 * and comes in again through a converter that applies the function (the second pass of an LSTM step, tanh c). Where the converter
 * does not apply it, or a number takes several conversions, the number stays digital and goes through the shared digital units.
 *
 * @param stage     the stage
 * @param hardware  the chip's design
 * @param inputRange input that the largest code stands for
 * @param clipped   share of calibration inputs beyond it [1]
 * @param arguments range of the calibration inputs
 * @param conversion the function over the reach of the inputs
 */
record PointwisePlan(
        Stage.Pointwise stage,
        HardwareSpec hardware,
        double inputRange,
        double clipped,
        Interval arguments,
        Conversion conversion)
        implements StagePlan {

    static PointwisePlan of(Stage.Pointwise stage, HardwareSpec hardware, Ranges ranges) {
        DMatrixRMaj inputs = ranges.inputs(stage);
        double[] values = Arrays.copyOf(inputs.data, inputs.getNumElements());
        double range = ranges.inputRange(stage, hardware.input().largestCode());
        return new PointwisePlan(
                stage,
                hardware,
                range,
                ClipRange.beyond(values, range),
                ClipRange.span(values),
                FunctionRange.conversion(stage.activation(), values, hardware.nonlinear()));
    }

    /** A function of a state that is held as a voltage needs a converter that applies it. */
    boolean analogFunction() {
        return analogFunction(stage, hardware);
    }

    static boolean analogFunction(Stage.Pointwise stage, HardwareSpec hardware) {
        return hardware.nonlinear().realises(stage.activation())
                && (held(stage, hardware) || hardware.conversionsPerOutput() == 1);
    }

    private boolean held() {
        return held(stage, hardware);
    }

    /** Returns whether arguments are voltages that can go into a converter as they are. */
    static boolean held(Stage.Pointwise stage, HardwareSpec hardware) {
        return stage.source() == Stage.Pointwise.Source.STATE
                && hardware.state().analog();
    }

    /** Returns what flows, on the calibration data. */
    StageMoments moments(Ranges ranges) {
        return ranges.workedOut(List.of("moments", stage.name(), inputRange), () -> {
            DMatrixRMaj seen = ranges.inputs(stage);
            double[] values = Arrays.copyOf(seen.data, seen.getNumElements());
            double[] shares = new double[values.length];
            Arrays.setAll(shares, k -> Math.max(-1, Math.min(1, values[k] / inputRange)));
            Histogram full = new Histogram(1, 1, List.of(1.0));
            Histogram arguments = Histogram.of(values);
            return new StageMoments(Histogram.of(shares), full, full, arguments, List.of(arguments), 0, inputRange, 0);
        });
    }

    @Override
    public int biasRows() {
        return 0;
    }

    @Override
    public List<Block> blocks() {
        return analogFunction() && !held() ? Block.cut(1, stage.width(), hardware.tile()) : List.of();
    }

    @Override
    public double weightRange() {
        return 1;
    }

    @Override
    public boolean digitalFunction() {
        return !analogFunction();
    }

    @Override
    public String converter() {
        return analogFunction()
                ? ProductPlan.describe(hardware, stage.activation(), true)
                : "digital %s".formatted(stage.activation().name());
    }

    @Override
    public StageHardware fabricate(RandomStream random) {
        if (!analogFunction()) {
            return PointwiseDigital.of(this);
        }
        return held() ? PointwiseHeld.fabricate(this, random) : PointwiseHardware.fabricate(this, random);
    }
}
