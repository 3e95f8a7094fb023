package mho.networks.data;

import org.ejml.data.DMatrixRMaj;

/** What becomes of the mean of a clip's coefficients, which tells the voice and the microphone, not the word. */
public enum ClipMean {
    /** It stays. */
    KEPT,
    /** It is subtracted from each clip before the scaling: better on unknown speakers. */
    SUBTRACTED;

    /** Returns the frames of a clip with or without their mean. */
    DMatrixRMaj of(DMatrixRMaj frames) {
        return this == KEPT ? frames : centred(frames);
    }

    private static DMatrixRMaj centred(DMatrixRMaj frames) {
        DMatrixRMaj centred = new DMatrixRMaj(frames);
        for (int column = 0; column < frames.numCols; column++) {
            double sum = 0;
            for (int row = 0; row < frames.numRows; row++) {
                sum += frames.get(row, column);
            }
            for (int row = 0; row < frames.numRows; row++) {
                centred.set(row, column, frames.get(row, column) - sum / frames.numRows);
            }
        }
        return centred;
    }
}
