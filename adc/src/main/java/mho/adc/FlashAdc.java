package mho.adc;

import java.util.Arrays;
import mho.adc.activation.Activation;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;

/**
 * A fabricated bank of flash converters. Without noise, both decoders give a code that only rises with the input, at thresholds in
 * rising order or at the largest threshold so far: looking up the code among these gives that of the comparators exactly.
 */
public final class FlashAdc implements Adc {
    private final FlashAdcSpec spec;
    private final RampPlan plan;
    private final double[] outputs;
    private final double[][] thresholds;
    private final FrontEnd.Columns frontEnd;
    private final SharedConverters shared;
    private final double comparatorNoise;

    FlashAdc(FlashAdcSpec spec, RampPlan plan, double[][] thresholds, FrontEnd.Columns front, double noise) {
        this.spec = spec;
        this.plan = plan;
        this.outputs = plan.levels();
        this.thresholds = thresholds;
        this.frontEnd = front;
        double[][] transitions =
                Arrays.stream(thresholds).map(spec.decoder()::transitions).toArray(double[][]::new);
        this.shared = new SharedConverters(transitions, outputs, front, spec.columnsPerAdc());
        this.comparatorNoise = noise;
    }

    @Override
    public double convert(double x, int column) {
        return outputs[code(x, column)];
    }

    @Override
    public void convert(double[] values, int from, int to, int column) {
        shared.convert(values, from, to, column);
    }

    /** Returns the output code of one column. */
    public int code(double x, int column) {
        return shared.code(x, column);
    }

    /** Returns the answers of the comparators of a column's converter. */
    public ThermometerCode thermometer(double x, int column) {
        double[] compared = thresholds[shared.converter(column)];
        double input = shared.seen(x, column);
        boolean[] passed = new boolean[compared.length];
        for (int k = 0; k < passed.length; k++) {
            passed[k] = input >= compared[k];
        }
        return new ThermometerCode(passed);
    }

    private ThermometerCode thermometer(double x, int column, Draws draws) {
        double[] compared = thresholds[shared.converter(column)];
        double input = shared.sampled(x, column, draws);
        boolean[] passed = new boolean[compared.length];
        for (int k = 0; k < passed.length; k++) {
            passed[k] = input + comparatorNoise * draws.normal() >= compared[k];
        }
        return new ThermometerCode(passed);
    }

    /** Every sample has its noise, and every comparator. */
    @Override
    public Moment moment(Draws draws) {
        if (comparatorNoise > 0) {
            return (values, from, to, column) -> {
                for (int k = from; k < to; k++) {
                    values[k] = outputs[spec.decoder().code(thermometer(values[k], column + k - from, draws))];
                }
            };
        }
        return shared.moment(draws);
    }

    @Override
    public Activation activation() {
        return plan.conversion().activation();
    }

    @Override
    public int columns() {
        return shared.columns();
    }

    /** Returns the thresholds of the comparators of a column's converter, in the order of the ladder; they may fall. */
    public double[] comparators(int column) {
        return thresholds[shared.converter(column)].clone();
    }

    /** Returns the code transition levels of the converter that a column uses, as seen behind the front end. */
    public TransferCurve transfer(int column) {
        return new TransferCurve(plan, shared.transitions(column));
    }

    @Override
    public double inputWidth() {
        return plan.conversion().inputs().width();
    }

    @Override
    public CostSheet conversion(Technology technology) {
        return new FlashBank(spec, plan.conversion(), columns()).conversion(technology);
    }

    @Override
    public Cost frontEndCalibration(Technology technology) {
        return frontEnd.calibration().cost(conversion(technology));
    }
}
