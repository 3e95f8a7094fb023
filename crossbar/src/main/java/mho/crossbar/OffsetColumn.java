package mho.crossbar;

import java.util.List;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;

/**
 * One cell a weight, whose zero is mid-range, and one reference column of cells at mid-range whose current every other bit line
 * subtracts. The reference is the last bit line of the array.
 *
 * <pre>  G_ij = G_mid + w_ij·s/2,   G_i,ref = G_mid,   s = (G_max − G_min)/fullScale
 *   D_ij = G_ij − G_i,ref = w_ij·s/2,   significance 2</pre>
 *
 * <p>Half the cells of a pair for half the signal: in units of the weight, the noise of both cells counts twice,
 *
 * <pre>  σ_w² = 4(σ(G_ij)² + σ(G_i,ref)²)/s²</pre>
 *
 * <p>and the part of the reference, its programming errors as well as its read noise, is common to all outputs of the array.
 */
public record OffsetColumn() implements WeightEncoding.Unsliced {
    /** Returns the conductance that stands for zero [S]. */
    static double middle(ConductanceRange range) {
        return (range.min() + range.max()) / 2;
    }

    @Override
    public String summary() {
        return "one cell a weight, zero at mid-range, and a reference column that all share";
    }

    @Override
    public int bitLinesPerWeight() {
        return 1;
    }

    @Override
    public int references() {
        return 1;
    }

    @Override
    public String cells() {
        return "the cell of a weight and the reference column";
    }

    @Override
    public double[] significances() {
        return new double[] {2};
    }

    @Override
    public Conductances encode(DMatrixRMaj weights, double fullScale, ConductanceRange range) {
        FullScale full = new FullScale(fullScale);
        int lines = weights.getNumCols() + 1;
        double scale = range.span() / fullScale / 2;
        return Conductances.tabulate(weights.getNumRows(), lines, k -> {
            double weight = k % lines == lines - 1 ? 0 : full.weight(weights, k / lines, k % lines);
            return Math.max(range.min(), Math.min(range.max(), middle(range) + weight * scale));
        });
    }

    @Override
    public List<DMatrixRMaj> combine(Conductances bitLines) {
        int outputs = outputs(bitLines);
        DMatrixRMaj signed = new DMatrixRMaj(bitLines.rows(), outputs);
        for (int row = 0; row < bitLines.rows(); row++) {
            for (int output = 0; output < outputs; output++) {
                signed.set(row, output, bitLines.at(row, output) - bitLines.at(row, outputs));
            }
        }
        return List.of(signed);
    }

    @Override
    public List<ReadVariance> combineVariance(Conductances deviations) {
        int outputs = outputs(deviations);
        DMatrixRMaj own = new DMatrixRMaj(deviations.rows(), outputs);
        DMatrixRMaj shared = new DMatrixRMaj(deviations.rows(), 1);
        for (int row = 0; row < deviations.rows(); row++) {
            for (int output = 0; output < outputs; output++) {
                own.set(row, output, deviations.at(row, output) * deviations.at(row, output));
            }
            shared.set(row, 0, deviations.at(row, outputs) * deviations.at(row, outputs));
        }
        return List.of(new ReadVariance(own, shared));
    }

    private static int outputs(Conductances bitLines) {
        if (bitLines.columns() < 2) {
            throw new IllegalArgumentException(
                    "An offset column needs a bit line and its reference, but the bit lines are %d"
                            .formatted(bitLines.columns()));
        }
        return bitLines.columns() - 1;
    }
}
