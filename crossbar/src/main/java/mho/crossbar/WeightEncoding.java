package mho.crossbar;

import java.util.List;
import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;

/**
 * How signed weights become conductances, which have no sign, and how bit lines combine into signed outputs.
 *
 * <pre>  w/fullScale = Σ_s f_s·D_s/(G_max − G_min),   D_s signed sum of slice s [S],   f_s its significance</pre>
 *
 * <p>Each slice is an output of its own, with a conversion of its own. All but {@link BitSlices} have one.
 */
public sealed interface WeightEncoding permits WeightEncoding.Unsliced, BitSlices {
    /** An encoding that holds the whole weight in one signed output. */
    sealed interface Unsliced extends WeightEncoding permits DifferentialPair, OffsetColumn {}

    /** Returns the encoding in one line. */
    String summary();

    /** Returns the bit lines that one column of weights takes, without those that all columns share. */
    int bitLinesPerWeight();

    /** Returns the bit lines that all columns of weights of an array share as their reference. */
    int references();

    /** Returns in words which cells conduct for a weight. */
    String cells();

    /** Returns the factor f of each slice, the most significant first [1]. */
    double[] significances();

    /** Returns the bit lines of an array of so many columns of weights. */
    default int bitLines(int outputs) {
        return outputs * bitLinesPerWeight() + references();
    }

    /**
     * Returns the targets of a weight matrix [S].
     *
     * @param weights   inputs × outputs, each within ±fullScale
     * @param fullScale the magnitude of weight that uses the whole range
     * @param range     the cell's range
     */
    Conductances encode(DMatrixRMaj weights, double fullScale, ConductanceRange range);

    /** Returns each slice's signed sum D of the bit lines of each output [S], inputs × outputs. */
    List<DMatrixRMaj> combine(Conductances bitLines);

    /** Returns the variance of each slice of {@link #combine} for independent cells of the given deviations [S²]. */
    List<ReadVariance> combineVariance(Conductances deviations);
}
