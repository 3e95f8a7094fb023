package mho.adc;

import mho.adc.activation.Activation;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;

/**
 * A fabricated bank of SAR converters, each with capacitors and a comparator of its own, which so many neighbouring columns use
 * one after the other.
 *
 * <p>Without noise of the comparator, a code is reached from the input on at which the last of the trials on its way answers yes,
 * which is a comparison of levels and no arithmetic: looking up the code among these transitions gives that of the bit trials
 * exactly.
 */
public final class SarAdc implements Adc {
    private final SarAdcSpec spec;
    private final RampPlan plan;
    private final double[] outputs;
    private final double[][] levels;
    private final FrontEnd.Columns frontEnd;
    private final SharedConverters shared;
    private final double decisionNoise;

    SarAdc(SarAdcSpec spec, RampPlan plan, double[][] levels, FrontEnd.Columns front, double decisionNoise) {
        this.spec = spec;
        this.plan = plan;
        this.outputs = plan.levels();
        this.levels = levels;
        this.frontEnd = front;
        double[][] transitions = new double[levels.length][];
        for (int adc = 0; adc < levels.length; adc++) {
            double[] found = new double[levels[adc].length - 1];
            transitions(levels[adc], 0, 1 << spec.bits(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, found);
            transitions[adc] = found;
        }
        this.shared = new SharedConverters(transitions, outputs, front, spec.columnsPerAdc());
        this.decisionNoise = decisionNoise;
    }

    /**
     * Writes the inputs at which each code of a part of the search tree begins.
     *
     * @param levels what each trial code is compared with
     * @param first  smallest code of the part
     * @param codes  how many there are
     * @param from   the part is searched from this input on
     * @param to     and up to this one
     * @param found  the beginnings of codes 1, 2, …
     */
    private static void transitions(double[] levels, int first, int codes, double from, double to, double[] found) {
        if (codes == 1) {
            return;
        }
        int trial = first + codes / 2;
        double at = Math.max(from, Math.min(to, levels[trial]));
        found[trial - 1] = at;
        transitions(levels, first, codes / 2, from, at, found);
        transitions(levels, trial, codes / 2, at, to, found);
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

    /** Returns the output code of one column as the circuit finds it: bit by bit. */
    public int searched(double x, int column) {
        double input = shared.seen(x, column);
        double[] compared = levels[shared.converter(column)];
        int code = 0;
        for (int bit = 1 << (spec.bits() - 1); bit > 0; bit >>= 1) {
            code |= input >= compared[code | bit] ? bit : 0;
        }
        return code;
    }

    private int searched(double x, int column, Draws draws) {
        double input = shared.sampled(x, column, draws);
        double[] compared = levels[shared.converter(column)];
        int code = 0;
        for (int bit = 1 << (spec.bits() - 1); bit > 0; bit >>= 1) {
            code |= input + decisionNoise * draws.normal() >= compared[code | bit] ? bit : 0;
        }
        return code;
    }

    /** Every sample has its noise, and every bit decision. */
    @Override
    public Moment moment(Draws draws) {
        if (decisionNoise > 0) {
            return (values, from, to, column) -> {
                for (int k = from; k < to; k++) {
                    values[k] = outputs[searched(values[k], column + k - from, draws)];
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

    /** Returns the code transition levels of the converter that a column uses, as seen behind the front end. */
    public TransferCurve transfer(int column) {
        return new TransferCurve(plan, shared.transitions(column));
    }

    /** Returns the levels of the capacitor array of a column's converter, at codes 1, 2, …; they may fall. */
    public TransferCurve array(int column) {
        double[] all = levels[shared.converter(column)];
        return new TransferCurve(plan, java.util.Arrays.copyOfRange(all, 1, all.length));
    }

    @Override
    public double inputWidth() {
        return plan.conversion().inputs().width();
    }

    @Override
    public CostSheet conversion(Technology technology) {
        return new SarBank(spec, plan.conversion(), columns()).conversion(technology);
    }

    @Override
    public Cost frontEndCalibration(Technology technology) {
        return frontEnd.calibration().cost(conversion(technology));
    }
}
