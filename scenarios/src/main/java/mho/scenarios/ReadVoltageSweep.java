package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import mho.adc.Adc;
import mho.adc.Channel;
import mho.adc.Conversion;
import mho.adc.ErrorRecord;
import mho.adc.LinearRampAdcSpec;
import mho.adc.RampAdc;
import mho.adc.RampCircuit;
import mho.adc.RampPlan;
import mho.adc.activation.Interval;
import mho.base.random.RandomStream;

/**
 * Converters while an array is read at another voltage than the nominal one: its outputs scale with the voltage. A ramp of cells
 * scales along; any other converter sees its inputs multiplied.
 *
 * @param plan  the ideal design
 * @param drawn the range of inputs
 */
record ReadVoltageSweep(RampPlan plan, Interval drawn) {
    private static final double NOMINAL = 0.2;
    private static final double LOW = 0.15;
    private static final double HIGH = 0.25;
    private static final int VOLTAGES = 21;

    ConverterResult.ReadVoltage of(Adc bank) {
        List<Double> volts = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        List<Double> fixed = new ArrayList<>();
        double changed = 0;
        double[] nominal = errors(new Channel(bank, 0).quiet()).errors();
        for (int n = 0; n < VOLTAGES; n++) {
            double volt = LOW + (HIGH - LOW) * n / (VOLTAGES - 1);
            double ratio = volt / NOMINAL;
            ErrorRecord record = errors(at(bank, ratio));
            changed = Math.max(changed, largestChange(record.errors(), nominal));
            volts.add(volt);
            errors.add(record.rms());
            fixed.add(errors(ideal(ratio)).rms());
        }
        return new ConverterResult.ReadVoltage(
                LOW, HIGH, (int) Math.rint(changed), referenceGains(), volts, errors, fixed);
    }

    private ErrorRecord errors(DoubleUnaryOperator converter) {
        return ErrorRecord.over(converter, plan, drawn, RampBench.GRID);
    }

    private static double largestChange(double[] seen, double[] nominal) {
        double largest = 0;
        for (int k = 0; k < seen.length; k++) {
            largest = Math.max(largest, Math.abs(seen[k] - nominal[k]));
        }
        return largest;
    }

    private static DoubleUnaryOperator at(Adc bank, double ratio) {
        return bank instanceof RampAdc ramp
                ? new Channel(ramp.atReadVoltage(ratio), 0).quiet()
                : x -> bank.convert(ratio * x, 0);
    }

    /** The design itself with levels that stay where they are. */
    private DoubleUnaryOperator ideal(double ratio) {
        double[] thresholds = plan.thresholds();
        double[] levels = plan.levels();
        return x -> {
            int place = Arrays.binarySearch(thresholds, ratio * x);
            return levels[place >= 0 ? place + 1 : -place - 1];
        };
    }

    private static List<Double> referenceGains() {
        RampAdc reference = new LinearRampAdcSpec(5)
                .withCircuit(RampCircuit.IDEAL)
                .fabricate(Conversion.linear(1), 1, RandomStream.ofSeed(0));
        return DoubleStream.of(LOW, HIGH)
                .map(voltage -> gain(reference, voltage / NOMINAL))
                .boxed()
                .toList();
    }

    /** The slope of a converter's codes over its input, relative to the nominal one. */
    private static double gain(RampAdc adc, double ratio) {
        double[] nominal = adc.transfer().thresholds();
        double[] seen = adc.atReadVoltage(ratio).transfer().thresholds();
        int last = nominal.length - 1;
        return (nominal[last] - nominal[0]) / (seen[last] - seen[0]);
    }
}
