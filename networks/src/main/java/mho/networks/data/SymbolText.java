package mho.networks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A text as classes of characters, to be cut into examples: at each step the character as a vector of zeros and a one, and
 * the next character as the answer.
 *
 * @param symbols  class of each character; shared, not to be changed
 * @param alphabet the classes
 */
@SuppressWarnings("ArrayRecordComponent") // a book, never compared
record SymbolText(int[] symbols, Alphabet alphabet) {
    /** Returns the number of characters that have a next one [1]. */
    int steps() {
        return symbols.length - 1;
    }

    /** Returns the pieces from given places on, so many steps each. */
    Examples pieces(int[] begins, int steps) {
        int[] ends = Arrays.stream(begins).map(begin -> begin + steps).toArray();
        return pieces(begins, ends);
    }

    /** Cuts the whole text into parallel streams, one after the other, and takes at most so many steps of each. */
    Examples streams(int count, int most) {
        int streams = Math.min(count, steps());
        int[] begins = new int[streams];
        int[] ends = new int[streams];
        for (int k = 0; k < streams; k++) {
            begins[k] = (int) ((long) k * steps() / streams);
            ends[k] = (int) Math.min(begins[k] + (long) most, (k + 1L) * steps() / streams);
        }
        return pieces(begins, ends);
    }

    private Examples pieces(int[] begins, int[] ends) {
        List<DMatrixRMaj> inputs = new ArrayList<>();
        List<int[]> next = new ArrayList<>();
        for (int k = 0; k < begins.length; k++) {
            inputs.add(OneHot.of(symbols, begins[k], ends[k] - begins[k], alphabet.size()));
            next.add(Arrays.copyOfRange(symbols, begins[k] + 1, ends[k] + 1));
        }
        return new Examples(inputs, new Targets.StepLabels(next, alphabet.names()));
    }
}
