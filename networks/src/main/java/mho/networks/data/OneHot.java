package mho.networks.data;

import org.ejml.data.DMatrixRMaj;

/** Sequences of symbols as networks see them: a 1 at the symbol's number, 0 elsewhere, one row a step. */
final class OneHot {
    private OneHot() {}

    /**
     * Returns part of a sequence.
     *
     * @param symbols  numbers of the symbols
     * @param from     first of the part
     * @param count    length of the part
     * @param alphabet number of different symbols
     */
    static DMatrixRMaj of(int[] symbols, int from, int count, int alphabet) {
        DMatrixRMaj rows = new DMatrixRMaj(count, alphabet);
        for (int t = 0; t < count; t++) {
            rows.set(t, symbols[from + t], 1);
        }
        return rows;
    }
}
