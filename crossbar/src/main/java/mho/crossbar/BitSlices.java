package mho.crossbar;

import java.util.ArrayList;
import java.util.List;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;

/**
 * The digits of a weight on arrays of their own, for cells that hold few bits. Weights are rounded to a sign and S·b bits; each
 * slice holds one digit of b bits, with the weight's sign, as a weight of its own.
 *
 * <pre>  |w|/fullScale ≈ q/Q,   q = Σ_s d_s·2^(b·s),   d_s = 0 … 2ᵇ − 1,   Q = 2^(S·b) − 1
 *   w/fullScale ≈ Σ_s f_s·(±d_s/(2ᵇ − 1)),   f_s = 2^(b·s)(2ᵇ − 1)/Q,   Σ f_s = 1</pre>
 *
 * <p>The significance of a slice is f_s times that of its own encoding. Slices are converted separately and added digitally, each
 * shifted to its place, so that read noise and rounding of a slice enter with its significance: the most significant slice has
 * nearly all of the noise of an encoding without slices,
 *
 * <pre>  σ_w² = Σ_s f_s² σ_w²(slice s) ≈ σ_w²(top slice)·(1 − 2^(−b))²·(1 + 4^(−b) + 16^(−b) + …)</pre>
 *
 * <p>An offset cell carries the sign of its digit and so has 2^(b+1) − 1 levels; a cell of a one-sided pair has 2ᵇ. Slices stand side
 * by side, the most significant first, each with a reference of its own if its encoding needs one.
 *
 * @param slices      number of slices S [1]
 * @param bitsPerCell bits b of a digit [bit]
 * @param slice       how a slice holds a signed digit
 */
public record BitSlices(int slices, int bitsPerCell, Unsliced slice) implements WeightEncoding {
    /** Eight bits and a sign in pairs of 2-bit cells (2 bits a cell as in ISAAC and PUMA). */
    public static final BitSlices DEFAULT = new BitSlices(4, 2, DifferentialPair.DEFAULT);

    private static final int MOST_BITS_PER_CELL = 4;
    /** More bits than the significand of the floats that products are computed in. */
    private static final int MOST_BITS = 24;

    public BitSlices {
        if (!(bitsPerCell >= 1 && bitsPerCell <= MOST_BITS_PER_CELL)) {
            throw new IllegalArgumentException("A slice has 1 to %d bits a cell, but %d were asked for"
                    .formatted(MOST_BITS_PER_CELL, bitsPerCell));
        }
        if (!(slices >= 1 && slices <= MOST_BITS / bitsPerCell)) {
            throw new IllegalArgumentException(
                    "A weight of at most %d bits has 1 to %d slices of %d bits, but %d were asked for"
                            .formatted(MOST_BITS, MOST_BITS / bitsPerCell, bitsPerCell, slices));
        }
    }

    /** Returns the magnitudes of a weight beside zero: 2^(S·b) − 1. */
    public int steps() {
        return (1 << (slices * bitsPerCell)) - 1;
    }

    private int largestDigit() {
        return (1 << bitsPerCell) - 1;
    }

    @Override
    public String summary() {
        return "the digits of a weight on cells of their own, converted one by one and added digitally";
    }

    @Override
    public int bitLinesPerWeight() {
        return slices * slice.bitLinesPerWeight();
    }

    @Override
    public int references() {
        return slices * slice.references();
    }

    @Override
    public String cells() {
        return slice.cells() + " in each slice";
    }

    @Override
    public double[] significances() {
        double[] factors = new double[slices];
        for (int n = 0; n < slices; n++) {
            factors[n] = slice.significances()[0] * ((double) largestDigit() * (1 << shift(n)) / steps());
        }
        return factors;
    }

    /** The place of slice n, counted from the most significant [bit]. */
    private int shift(int n) {
        return (slices - 1 - n) * bitsPerCell;
    }

    @Override
    public Conductances encode(DMatrixRMaj weights, double fullScale, ConductanceRange range) {
        FullScale full = new FullScale(fullScale);
        List<Conductances> encoded = new ArrayList<>();
        for (int n = 0; n < slices; n++) {
            encoded.add(slice.encode(digits(weights, full, n), largestDigit(), range));
        }
        int width = slice.bitLines(weights.getNumCols());
        return Conductances.tabulate(weights.getNumRows(), slices * width, k -> {
            int line = k % (slices * width);
            return encoded.get(line / width).at(k / (slices * width), line % width);
        });
    }

    private DMatrixRMaj digits(DMatrixRMaj weights, FullScale full, int n) {
        DMatrixRMaj digits = new DMatrixRMaj(weights.getNumRows(), weights.getNumCols());
        for (int input = 0; input < weights.getNumRows(); input++) {
            for (int output = 0; output < weights.getNumCols(); output++) {
                double weight = full.weight(weights, input, output);
                int code = (int) Math.min(steps(), Math.rint(Math.abs(weight) / full.magnitude() * steps()));
                int digit = (code >> shift(n)) & largestDigit();
                digits.set(input, output, weight < 0 ? -digit : digit);
            }
        }
        return digits;
    }

    @Override
    public List<DMatrixRMaj> combine(Conductances bitLines) {
        return split(bitLines).stream()
                .map(lines -> slice.combine(lines).get(0))
                .toList();
    }

    @Override
    public List<ReadVariance> combineVariance(Conductances deviations) {
        return split(deviations).stream()
                .map(lines -> slice.combineVariance(lines).get(0))
                .toList();
    }

    private List<Conductances> split(Conductances bitLines) {
        if (bitLines.columns() % slices != 0) {
            throw new IllegalArgumentException(
                    "%d slices need as many times the same number of bit lines, but there are %d"
                            .formatted(slices, bitLines.columns()));
        }
        int width = bitLines.columns() / slices;
        List<Conductances> parts = new ArrayList<>();
        for (int n = 0; n < slices; n++) {
            int from = n * width;
            parts.add(Conductances.tabulate(bitLines.rows(), width, k -> bitLines.at(k / width, from + k % width)));
        }
        return parts;
    }
}
