package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.DacSpec;
import mho.adc.InputPlane;
import mho.adc.InputStep;
import mho.crossbar.Conductances;
import mho.crossbar.WeightEncoding;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What the converters of a slice see on the calibration data where an output takes several conversions: the sums of single steps of
 * the input over single tiles, with cells as asked for.
 */
final class ConversionSums {
    /** Sums of single reads that are looked at for each column. */
    private static final int MOST_READS = 4096;

    private final ProductPlan plan;
    private final List<InputStep> steps;
    private final List<DMatrixRMaj> applied;
    private final List<List<DMatrixRMaj>> signed;

    ConversionSums(ProductPlan plan, DMatrixRMaj inputs) {
        this.plan = plan;
        this.steps = plan.hardware().input().steps();
        float[] codes = codes(inputs);
        this.applied = steps.stream().map(step -> applied(step, codes)).toList();
        this.signed = new ArrayList<>();
        WeightEncoding encoding = plan.hardware().tile().encoding();
        for (Block block : plan.blocks()) {
            DMatrixRMaj weights = CommonOps_DDRM.extract(
                    plan.folded(), block.fromRow(), block.toRow(), block.fromColumn(), block.toColumn());
            Conductances targets = encoding.encode(
                    weights,
                    plan.weightRange(),
                    plan.hardware().tile().crossbar().cell().range());
            signed.add(encoding.combine(targets));
        }
    }

    /** The codes of vectors from all over the calibration data. */
    private float[] codes(DMatrixRMaj inputs) {
        DacSpec dac = plan.hardware().input();
        double[] ranges = plan.inputRanges();
        int vectors = Math.min(inputs.getNumRows(), Math.max(1, MOST_READS / steps.size()));
        float[] codes = new float[vectors * ranges.length];
        for (int n = 0; n < vectors; n++) {
            int vector = (int) ((long) n * inputs.getNumRows() / vectors);
            dac.codes(inputs.data, vector * ranges.length, ranges, codes, n * ranges.length);
        }
        return codes;
    }

    private DMatrixRMaj applied(InputStep step, float[] codes) {
        int inputs = plan.inputRanges().length;
        DMatrixRMaj sum = new DMatrixRMaj(codes.length / inputs, inputs);
        float[] values = new float[codes.length];
        for (InputPlane plane : step.planes()) {
            plane.extract(codes, values, codes.length);
            for (int k = 0; k < codes.length; k++) {
                sum.data[k] += plane.weight() * values[k];
            }
        }
        return sum;
    }

    /**
     * Returns the range limit at which rounding and clipping of all conversions of a slice do the least harm to their weighted sum.
     *
     * @param slice number of the slice
     * @param from  first column
     * @param to    one past the last column
     * @param codes steps from zero to the limit [1]
     */
    double limit(int slice, int from, int to, double codes) {
        List<DMatrixRMaj> sums = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int number = 0; number < plan.blocks().size(); number++) {
            Block block = plan.blocks().get(number);
            int first = Math.max(block.fromColumn(), from) - block.fromColumn();
            int last = Math.min(block.toColumn(), to) - block.fromColumn();
            for (int step = 0; first < last && step < steps.size(); step++) {
                sums.add(sums(number, slice, step, first, last));
                weights.add(steps.get(step).weight());
            }
        }
        return ClipRange.best(sums, weights, codes);
    }

    private DMatrixRMaj sums(int number, int slice, int step, int first, int last) {
        Block block = plan.blocks().get(number);
        DMatrixRMaj all = applied.get(step);
        DMatrixRMaj x = CommonOps_DDRM.extract(all, 0, all.getNumRows(), block.fromRow(), block.toRow());
        DMatrixRMaj columns = CommonOps_DDRM.extract(signed.get(number).get(slice), 0, block.rows(), first, last);
        DMatrixRMaj sums = CommonOps_DDRM.mult(x, columns, null);
        CommonOps_DDRM.scale(plan.unit(slice), sums);
        return sums;
    }
}
