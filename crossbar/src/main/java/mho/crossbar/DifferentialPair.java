package mho.crossbar;

import java.util.List;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;

/**
 * Two cells a weight, on neighbouring bit lines whose currents are subtracted.
 *
 * <pre>  D = G⁺ − G⁻ = w·s,   s = (G_max − G_min)/fullScale
 *   one-sided:  w > 0: G⁺ = G_min + |w|·s, G⁻ = G_min;   w &lt; 0: the other way round
 *   two-sided:  G± = (G_min + G_max)/2 ± w·s/2</pre>
 *
 * <p>Read noise, in units of the weight: σ_w² = (σ(G⁺)² + σ(G⁻)²)/s². Both cells are noisy on either side; where noise grows with
 * conductance, the two-sided pair, whose cells sit around mid-range, has the more. In return G⁺ + G⁻ is the same for every
 * weight, and with it the load of a word line; and a pair whose cells drift or leak alike loses no more at one sign than at the
 * other.
 *
 * @param sides whether one cell carries the weight, or both
 */
public record DifferentialPair(Sides sides) implements WeightEncoding.Unsliced {
    public static final DifferentialPair DEFAULT = new DifferentialPair(Sides.ONE);

    /** How a pair shares a weight between its cells. */
    public enum Sides {
        /** The cell of the weight's sign carries it, the other rests at the bottom of its range. */
        ONE,
        /** Both deviate from mid-range, in opposite directions. */
        TWO
    }

    /** A one-sided pair. */
    public DifferentialPair() {
        this(Sides.ONE);
    }

    @Override
    public String summary() {
        return "two cells a weight on neighbouring bit lines, subtracted; one or both carry the weight";
    }

    @Override
    public int bitLinesPerWeight() {
        return 2;
    }

    @Override
    public int references() {
        return 0;
    }

    @Override
    public String cells() {
        return "both cells of a pair";
    }

    @Override
    public double[] significances() {
        return new double[] {1};
    }

    @Override
    public Conductances encode(DMatrixRMaj weights, double fullScale, ConductanceRange range) {
        FullScale full = new FullScale(fullScale);
        int lines = 2 * weights.getNumCols();
        double scale = range.span() / fullScale;
        return Conductances.tabulate(weights.getNumRows(), lines, k -> {
            double weight = full.weight(weights, k / lines, k % lines / 2);
            return cell(k % 2 == 0 ? weight : -weight, scale, range);
        });
    }

    private double cell(double sided, double scale, ConductanceRange range) {
        double siemens = switch (sides) {
            case ONE -> range.min() + Math.max(0, sided) * scale;
            case TWO -> OffsetColumn.middle(range) + sided * scale / 2;
        };
        return Math.max(range.min(), Math.min(range.max(), siemens));
    }

    @Override
    public List<DMatrixRMaj> combine(Conductances bitLines) {
        DMatrixRMaj signed = new DMatrixRMaj(bitLines.rows(), pairs(bitLines));
        for (int row = 0; row < bitLines.rows(); row++) {
            for (int output = 0; output < signed.getNumCols(); output++) {
                signed.set(row, output, bitLines.at(row, 2 * output) - bitLines.at(row, 2 * output + 1));
            }
        }
        return List.of(signed);
    }

    @Override
    public List<ReadVariance> combineVariance(Conductances deviations) {
        DMatrixRMaj variance = new DMatrixRMaj(deviations.rows(), pairs(deviations));
        for (int row = 0; row < deviations.rows(); row++) {
            for (int output = 0; output < variance.getNumCols(); output++) {
                double plus = deviations.at(row, 2 * output);
                double minus = deviations.at(row, 2 * output + 1);
                variance.set(row, output, plus * plus + minus * minus);
            }
        }
        return List.of(new ReadVariance(variance, new DMatrixRMaj(deviations.rows(), 0)));
    }

    private static int pairs(Conductances bitLines) {
        if (bitLines.columns() % 2 != 0) {
            throw new IllegalArgumentException("Differential pairs need an even number of bit lines, but there are %d"
                    .formatted(bitLines.columns()));
        }
        return bitLines.columns() / 2;
    }
}
