package mho.adc;

import java.util.function.DoubleUnaryOperator;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;

/** Converters that are known without any circuit. */
final class ConverterSamples {
    private ConverterSamples() {}

    /** The function, rounded to the grid of a design: the ideal quantiser, computed without any level. */
    static DoubleUnaryOperator rounded(RampPlan plan) {
        Conversion conversion = plan.conversion();
        Activation activation = conversion.activation();
        Interval outputs = activation.outputs(conversion.inputs());
        return x -> conversion
                .placement()
                .nearest(
                        outputs,
                        plan.bits(),
                        activation.value(conversion.inputs().clamp(x)));
    }

    /** The converter whose output moves on at levels of one's own, taken in their order. */
    static DoubleUnaryOperator withLevels(RampPlan plan, double... levels) {
        double[] outputs = plan.levels();
        return x -> {
            int k = 0;
            while (k < levels.length && levels[k] <= x) {
                k++;
            }
            return outputs[k];
        };
    }
}
