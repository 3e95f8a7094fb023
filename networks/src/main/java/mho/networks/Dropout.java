package mho.networks;

import java.util.List;
import mho.base.random.Draws;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * Features that are left out at random while a network is trained, so that none is relied upon; nothing at all afterwards.
 *
 * <pre>  y = 0 with probability rate, else x/(1 − rate)</pre>
 *
 * <p>Reference: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", J. Machine Learning
 * Research 15 (2014); what is left is scaled up in training, as in PyTorch.
 *
 * @param inputs features of a vector [1]
 * @param rate   probability of being left out [1]
 */
public record Dropout(int inputs, double rate) implements Composed {
    public Dropout {
        requireRate(rate);
    }

    static void requireRate(double rate) {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "Dropout leaves out a share of features, from 0 to less than 1, but is %g".formatted(rate));
        }
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of();
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        return tape.keeps() ? tape.eachStep(steps, x -> thinned(tape, x)) : steps;
    }

    private Node thinned(Tape tape, Node x) {
        DMatrixRMaj mask = mask(tape.random().draws(), x.rows());
        return tape.custom(
                times(x.value(), mask), DigitalWork.NONE, List.of(x), gradient -> List.of(times(gradient, mask)));
    }

    private DMatrixRMaj mask(Draws draws, int rows) {
        DMatrixRMaj mask = new DMatrixRMaj(rows, inputs);
        for (int k = 0; k < mask.getNumElements(); k++) {
            mask.data[k] = draws.uniform() < rate ? 0 : 1 / (1 - rate);
        }
        return mask;
    }

    private static DMatrixRMaj times(DMatrixRMaj matrix, DMatrixRMaj mask) {
        DMatrixRMaj product = new DMatrixRMaj(matrix.getNumRows(), matrix.getNumCols());
        for (int k = 0; k < product.getNumElements(); k++) {
            product.data[k] = matrix.data[k] * mask.data[k];
        }
        return product;
    }
}
