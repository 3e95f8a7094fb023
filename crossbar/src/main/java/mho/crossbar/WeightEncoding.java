package mho.crossbar;

import mho.device.ConductanceRange;
import org.ejml.data.DMatrixRMaj;

/** How signed weights become conductances, which have no sign, and how bit lines combine into signed outputs. */
public sealed interface WeightEncoding permits DifferentialPair {
    /** Returns the bit lines that one column of weights takes. */
    int bitLinesPerWeight();

    /**
     * Returns the targets of a weight matrix [S].
     *
     * @param weights inputs × outputs, each within ±fullScale
     * @param fullScale the magnitude of weight that uses the whole range
     * @param range the cell's range
     */
    Conductances encode(DMatrixRMaj weights, double fullScale, ConductanceRange range);

    /** Returns the signed sum of the bit lines of each output [S], inputs × outputs. */
    DMatrixRMaj combine(Conductances bitLines);

    /** Returns the variance of {@link #combine} for independent cells of the given deviations [S²]. */
    DMatrixRMaj combineVariance(Conductances deviations);
}
