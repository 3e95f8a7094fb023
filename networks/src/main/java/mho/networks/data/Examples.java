package mho.networks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Inputs with the answers that belong to them. An input is a sequence of feature vectors, one per row; a feed-forward
 * task has sequences of one row, and sequences of one task may differ in length.
 *
 * @param inputs  one matrix of time steps × features per example; the list is copied, the matrices are shared and not
 *                to be changed
 * @param targets one target per input
 */
public record Examples(List<DMatrixRMaj> inputs, Targets targets) {
    public Examples {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("A set of examples needs at least one input, but there is none");
        }
        if (inputs.size() != targets.count()) {
            throw new IllegalArgumentException("Each input needs one target, but there are %d inputs and %d targets"
                    .formatted(inputs.size(), targets.count()));
        }
        int features = inputs.get(0).numCols;
        for (int i = 0; i < inputs.size(); i++) {
            check(i, inputs.get(i), features);
        }
    }

    /** Returns feed-forward examples, one for each row of a matrix. */
    public static Examples ofRows(DMatrixRMaj rows, Targets targets) {
        List<DMatrixRMaj> inputs = new ArrayList<>();
        for (int row = 0; row < rows.numRows; row++) {
            double[] features = Arrays.copyOfRange(rows.data, row * rows.numCols, (row + 1) * rows.numCols);
            inputs.add(DMatrixRMaj.wrap(1, rows.numCols, features));
        }
        return new Examples(inputs, targets);
    }

    /** Returns the number of examples [1]. */
    public int count() {
        return inputs.size();
    }

    /** Returns the number of features of each time step [1]. */
    public int features() {
        return inputs.get(0).numCols;
    }

    /** Returns the examples from {@code begin} (inclusive) to {@code end} (exclusive). */
    public Examples between(int begin, int end) {
        if (!(0 <= begin && begin < end && end <= count())) {
            throw new IllegalArgumentException("A part of %d examples needs 0 <= begin < end <= %d, but is %d to %d"
                    .formatted(count(), count(), begin, end));
        }
        return new Examples(inputs.subList(begin, end), targets.between(begin, end));
    }

    /** Returns a number of examples spread evenly over all, or all if there are fewer. */
    public Examples spread(int number) {
        int taken = Math.min(number, count());
        int[] indices = new int[taken];
        Arrays.setAll(indices, k -> (int) ((long) k * count() / taken));
        return select(indices);
    }

    /** Returns the given examples, in their order. */
    public Examples select(int[] examples) {
        List<DMatrixRMaj> chosen = Arrays.stream(examples).mapToObj(inputs::get).toList();
        return new Examples(chosen, targets.select(examples));
    }

    /** Returns the examples with each feature's sign changed, the targets as they are. */
    public Examples negated() {
        return new Examples(inputs.stream().map(Examples::negated).toList(), targets);
    }

    private static DMatrixRMaj negated(DMatrixRMaj input) {
        DMatrixRMaj negated = new DMatrixRMaj(input);
        org.ejml.dense.row.CommonOps_DDRM.changeSign(negated);
        return negated;
    }

    private static void check(int example, DMatrixRMaj input, int features) {
        if (!(input.numRows >= 1 && input.numCols >= 1 && input.numCols == features)) {
            throw new IllegalArgumentException(
                    "Inputs need one or more time steps of %d features, but input %d is %d × %d"
                            .formatted(Math.max(1, features), example, input.numRows, input.numCols));
        }
        for (int i = 0; i < input.getNumElements(); i++) {
            if (!Double.isFinite(input.data[i])) {
                throw new IllegalArgumentException("Inputs must be finite, but input %d has %s at step %d, feature %d"
                        .formatted(example, input.data[i], i / features, i % features));
            }
        }
    }
}
