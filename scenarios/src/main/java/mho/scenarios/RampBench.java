package mho.scenarios;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import mho.adc.Conversion;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.Placement;
import mho.adc.RampAdc;
import mho.adc.RampCalibration;
import mho.adc.RampCircuit;
import mho.adc.RampColumn;
import mho.adc.RampPlan;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;
import mho.adc.activation.Sine;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.device.CellSpec;

/**
 * The converter bench: many fabricated ramp columns of one design, without and with calibration.
 *
 * @param device   name of the cell
 * @param cell     the cell
 * @param trials   ramp columns fabricated for each statistic [1]
 * @param best     columns of which the best is kept, for the third statistic [1]
 * @param columns  signal columns that share a ramp, for the costs [1]
 * @param random   address of the bench
 */
public record RampBench(String device, CellSpec cell, int trials, int best, int columns, RandomStream random) {
    private static final double NOMINAL_READ_VOLTAGE = 0.2;
    private static final int GRID = 4001;

    public RampBench {
        if (!(trials >= 1 && best >= 1 && columns >= 1)) {
            throw new IllegalArgumentException(
                    "A ramp bench needs at least one trial, one candidate and one column, but they are %d, %d and %d"
                            .formatted(trials, best, columns));
        }
    }

    /**
     * Median and 95 % quantile over fabricated columns.
     *
     * @param median median
     * @param p95    95 % quantile
     */
    public record Spread(double median, double p95) {}

    /**
     * Largest |INL| of a column [output LSB].
     *
     * @param raw        started as designed
     * @param calibrated bias calibrated at zero
     * @param best       calibrated, best of several columns
     */
    public record MaxInl(Spread raw, Spread calibrated, Spread best) {}

    /**
     * What a read voltage off its nominal value does.
     *
     * @param low             lowest voltage [V]
     * @param high            highest voltage [V]
     * @param codesChanged    largest change of a code of this converter, its comparators being ideal [output LSB]
     * @param referenceGains  gain of a converter with a fixed reference at the lowest and highest voltage [1]
     */
    public record ReadVoltage(double low, double high, int codesChanged, List<Double> referenceGains) {}

    /**
     * One converter on the bench.
     *
     * @param name           short name
     * @param kind           kind of converter
     * @param function       function that it applies
     * @param bits           resolution [bit]
     * @param device         cell that the ramp is made of
     * @param steps          ramp steps between thresholds [1]
     * @param cells          cells of a ramp column, bias cells included [1]
     * @param columns        ramp columns in use [1]
     * @param thresholds     ideal inputs at which the code changes
     * @param codes          code after each threshold
     * @param conductances   ideal ramp cells [S]
     * @param conversionTime time of a conversion [s]
     * @param energy         energy of a conversion of one column [J]
     * @param area           area for one column, shared parts by their share [m²]
     * @param maxInl         linearity over fabricated columns
     * @param rmsError       root mean square error against the function over its range, first column [output LSB]
     * @param readVoltage    sensitivity to the read voltage
     */
    public record Converter(
            String name,
            String kind,
            String function,
            int bits,
            String device,
            int steps,
            int cells,
            int columns,
            List<Double> thresholds,
            List<Integer> codes,
            List<Double> conductances,
            double conversionTime,
            double energy,
            double area,
            MaxInl maxInl,
            double rmsError,
            ReadVoltage readVoltage) {}

    /** A converter with its first fabricated column, for drawing. */
    public record Measured(Converter converter, RampAdc adc, Interval drawn) {}

    /**
     * Returns the range that a function is converted over.
     *
     * @param activation  the function
     * @param halfPeriods half-periods of a sine [1]
     * @param limit       end of the range of a function that does not saturate
     */
    public static Conversion conversion(Activation activation, int halfPeriods, double limit) {
        if (halfPeriods < 1) {
            throw new IllegalArgumentException("A sine needs at least one half-period, but has " + halfPeriods);
        }
        Interval inputs = Interval.REALS;
        if (activation instanceof Sine) {
            inputs = Interval.symmetric(halfPeriods * Math.PI / 2);
        } else if (activation instanceof Relu) {
            inputs = new Interval(0, limit);
        } else if (!activation.outputs(Interval.REALS).isFinite()) {
            inputs = Interval.symmetric(limit);
        }
        return new Conversion(activation, inputs, Placement.CENTRE);
    }

    /** Puts one converter on the bench. */
    public Measured measure(Conversion conversion, int bits, Technology technology) {
        RampPlan plan = RampPlan.of(conversion, bits);
        NonlinearRampAdcSpec raw = spec(bits, new RampCalibration.None(), 1);
        NonlinearRampAdcSpec calibrated = spec(bits, RampCalibration.OnePoint.DEFAULT, 1);
        MaxInl maxInl = new MaxInl(
                spread(raw, conversion),
                spread(calibrated, conversion),
                spread(spec(bits, RampCalibration.OnePoint.DEFAULT, best), conversion));
        RampAdc bank = calibrated.fabricate(conversion, columns, random.child(0));
        Interval drawn = drawn(plan);
        CostSheet cost = bank.conversion(technology);
        Converter converter = new Converter(
                "%s-%db".formatted(conversion.activation().name(), bits),
                "nonlinear-ramp",
                conversion.activation().name(),
                bits,
                device,
                plan.steps().length,
                plan.clocks() + RampColumn.BIAS_CELLS,
                1,
                Arrays.stream(plan.thresholds()).boxed().toList(),
                Arrays.stream(plan.codes()).skip(1).boxed().toList(),
                Arrays.stream(bank.rampTargets()).boxed().toList(),
                cost.latency(),
                cost.energy().nominal() / columns,
                cost.area() / columns,
                maxInl,
                bank.transfer().rmsError(drawn, GRID),
                readVoltage(bits, bank, drawn));
        return new Measured(converter, bank, drawn);
    }

    private NonlinearRampAdcSpec spec(int bits, RampCalibration calibration, int candidates) {
        return NonlinearRampAdcSpec.DEFAULT
                .withBits(bits)
                .withCell(cell)
                .withCalibration(calibration)
                .withCandidates(candidates)
                .withCircuit(RampCircuit.IDEAL);
    }

    private Spread spread(NonlinearRampAdcSpec spec, Conversion conversion) {
        double[] largest = IntStream.range(0, trials)
                .mapToDouble(n -> spec.fabricate(conversion, 1, random.child(n))
                        .transfer()
                        .maxInl())
                .sorted()
                .toArray();
        return new Spread(Statistics.quantile(largest, 0.5), Statistics.quantile(largest, 0.95));
    }

    /** The range of thresholds and a tenth on either side. */
    private static Interval drawn(RampPlan plan) {
        double[] thresholds = plan.thresholds();
        double low = thresholds[0];
        double high = thresholds[thresholds.length - 1];
        double margin = 0.1 * (high - low);
        Interval reach = new Interval(low - margin, high + margin);
        Interval inputs = plan.conversion().inputs();
        return new Interval(Math.max(reach.low(), inputs.low()), Math.min(reach.high(), inputs.high()));
    }

    private static ReadVoltage readVoltage(int bits, RampAdc bank, Interval drawn) {
        double low = 0.15;
        double high = 0.25;
        int changed = 0;
        for (double voltage : new double[] {low, 0.175, 0.225, high}) {
            RampAdc shifted = bank.atReadVoltage(voltage / NOMINAL_READ_VOLTAGE);
            for (int n = 0; n < GRID; n++) {
                double x = drawn.low() + drawn.width() * n / (GRID - 1);
                changed = Math.max(changed, Math.abs(shifted.code(x, 0) - bank.code(x, 0)));
            }
        }
        RampAdc reference = new LinearRampAdcSpec(bits)
                .withCircuit(RampCircuit.IDEAL)
                .fabricate(Conversion.linear(1), 1, RandomStream.ofSeed(0));
        List<Double> gains = DoubleStream.of(low, high)
                .map(voltage -> gain(reference, voltage / NOMINAL_READ_VOLTAGE))
                .boxed()
                .toList();
        return new ReadVoltage(low, high, changed, gains);
    }

    /** The slope of a converter's codes over its input, relative to the nominal one. */
    private static double gain(RampAdc adc, double ratio) {
        double[] nominal = adc.transfer().thresholds();
        double[] seen = adc.atReadVoltage(ratio).transfer().thresholds();
        int last = nominal.length - 1;
        return (nominal[last] - nominal[0]) / (seen[last] - seen[0]);
    }
}
