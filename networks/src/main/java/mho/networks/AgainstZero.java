package mho.networks;

import java.util.List;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * The decision of one number: a first class whose logit is always zero, beside the number as the second's.
 *
 * <pre>  softmax(0, z) = (1 − σ(z), σ(z)),   so the cross-entropy is the binary one, −ln σ(z) for yes, −ln σ(−z) for no</pre>
 */
public record AgainstZero() implements Composed {
    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of();
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        return tape.eachStep(steps, z -> tape.beside(tape.constant(new DMatrixRMaj(z.rows(), 1)), z));
    }
}
