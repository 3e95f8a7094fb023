package mho.adc;

import mho.adc.activation.Activation;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.unit.SI;

/** A fabricated bank of converters with a range reduction before them. */
public final class ModularRampAdc implements Adc {
    private final Reduction reduction;
    private final Adc fine;
    private final FrontEndCalibration calibration;

    ModularRampAdc(Reduction reduction, Adc fine, FrontEndCalibration calibration) {
        this.reduction = reduction;
        this.fine = fine;
        this.calibration = calibration;
    }

    @Override
    public double convert(double x, int column) {
        double sample = reduction.sampled(x, column);
        int fold = reduction.fold(sample, column);
        return reduction.unfolded(fine.convert(reduction.residue(sample, fold, column), column), fold);
    }

    @Override
    public void convert(double[] values, int from, int to, int column) {
        for (int k = from; k < to; k++) {
            values[k] = reduction.sampled(values[k], column + k - from);
        }
        convertSamples(values, from, to, column, fine::convert);
    }

    /** Front ends are sampled once: the coarse and the fine conversion see the same noise. */
    @Override
    public Moment moment(Draws draws) {
        Moment fineMoment = fine.moment(draws);
        return new Moment() {
            @Override
            public void convert(double[] values, int from, int to, int column) {
                sample(values, from, to, column, draws);
                convertSamples(values, from, to, column, fineMoment);
            }

            @Override
            public void clocked(double[] values, int from, int to, int column) {
                sample(values, from, to, column, draws);
                convertSamples(values, from, to, column, fineMoment::clocked);
            }
        };
    }

    private void sample(double[] values, int from, int to, int column, Draws draws) {
        double noise = reduction.noise();
        for (int k = from; k < to; k++) {
            values[k] = reduction.sampled(values[k], column + k - from);
            if (noise > 0) {
                values[k] += noise * draws.normal();
            }
        }
    }

    private void convertSamples(double[] values, int from, int to, int column, Moment fineMoment) {
        int[] folds = new int[to - from];
        for (int k = from; k < to; k++) {
            int own = column + k - from;
            folds[k - from] = reduction.fold(values[k], own);
            values[k] = reduction.residue(values[k], folds[k - from], own);
        }
        fineMoment.convert(values, from, to, column);
        for (int k = from; k < to; k++) {
            values[k] = reduction.unfolded(values[k], folds[k - from]);
        }
    }

    /** Returns the number of the fold that the coarse conversion finds for an input; fold 0 is that of input zero. */
    public int fold(double x, int column) {
        return reduction.fold(reduction.sampled(x, column), column);
    }

    /** Returns the folds that the range of inputs covers. */
    public int folds() {
        return reduction.folds().boundaries() + 1;
    }

    /** Returns the resolution of the coarse conversion [bit]. */
    public int coarseBits() {
        return reduction.folds().bits();
    }

    /** Returns the bank that converts what is left on a fold. */
    public Adc fine() {
        return fine;
    }

    @Override
    public ModularRampAdc aged(@SI("s") double age) {
        return new ModularRampAdc(reduction, fine.aged(age), calibration);
    }

    @Override
    public Cost upkeep() {
        return fine.upkeep();
    }

    @Override
    public Activation activation() {
        return fine.activation();
    }

    @Override
    public int columns() {
        return reduction.columns();
    }

    private ModularBank bank() {
        return new ModularBank(reduction.spec(), reduction.conversion(), fine);
    }

    @Override
    public double inputWidth() {
        return bank().inputWidth();
    }

    @Override
    public double preparation(Technology technology) {
        return bank().preparation(technology);
    }

    @Override
    public CostSheet conversion(Technology technology) {
        return bank().conversion(technology);
    }

    @Override
    public Cost frontEndCalibration(Technology technology) {
        return calibration.cost(conversion(technology));
    }
}
