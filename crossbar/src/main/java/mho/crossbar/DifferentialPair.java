package mho.crossbar;

import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;

/**
 * Two cells a weight, on neighbouring bit lines whose currents are subtracted: one-sided, so that one of the two rests at
 * the bottom of its range.
 *
 * <pre>  w > 0: G⁺ = G_min + |w|·s, G⁻ = G_min;   w < 0: the other way round;   s = (G_max − G_min)/fullScale
 *   w·s = G⁺ − G⁻</pre>
 */
public record DifferentialPair() implements WeightEncoding {
    @Override
    public int bitLinesPerWeight() {
        return 2;
    }

    @Override
    public Conductances encode(DMatrixRMaj weights, double fullScale, ConductanceRange range) {
        if (!(fullScale > 0 && fullScale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The full scale of weights must be > 0 and finite, but is %g".formatted(fullScale));
        }
        int outputs = weights.getNumCols();
        double scale = range.span() / fullScale;
        return Conductances.tabulate(weights.getNumRows(), 2 * outputs, k -> {
            double weight = weights.getData()[(k / (2 * outputs)) * outputs + (k % (2 * outputs)) / 2];
            if (!(Math.abs(weight) <= fullScale * (1 + 1e-9))) {
                throw new IllegalArgumentException("A weight must lie within ±%g, but input %d, output %d has %g"
                        .formatted(fullScale, k / (2 * outputs), (k % (2 * outputs)) / 2, weight));
            }
            double sided = k % 2 == 0 ? weight : -weight;
            return Math.min(range.max(), range.min() + Math.max(0, sided) * scale);
        });
    }

    @Override
    public DMatrixRMaj combine(Conductances bitLines) {
        DMatrixRMaj signed = new DMatrixRMaj(bitLines.rows(), pairs(bitLines));
        for (int row = 0; row < bitLines.rows(); row++) {
            for (int output = 0; output < signed.getNumCols(); output++) {
                signed.set(row, output, bitLines.at(row, 2 * output) - bitLines.at(row, 2 * output + 1));
            }
        }
        return signed;
    }

    @Override
    public DMatrixRMaj combineVariance(Conductances deviations) {
        DMatrixRMaj variance = new DMatrixRMaj(deviations.rows(), pairs(deviations));
        for (int row = 0; row < deviations.rows(); row++) {
            for (int output = 0; output < variance.getNumCols(); output++) {
                double plus = deviations.at(row, 2 * output);
                double minus = deviations.at(row, 2 * output + 1);
                variance.set(row, output, plus * plus + minus * minus);
            }
        }
        return variance;
    }

    private static int pairs(Conductances bitLines) {
        if (bitLines.columns() % 2 != 0) {
            throw new IllegalArgumentException("Differential pairs need an even number of bit lines, but there are %d"
                    .formatted(bitLines.columns()));
        }
        return bitLines.columns() / 2;
    }
}
