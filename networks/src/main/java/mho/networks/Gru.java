package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * A layer of gated recurrent units in the form whose reset gate acts after the product, so that nothing has to wait for it
 * before an array is read.
 *
 * <pre>
 *   r, z = sigmoid of  x·W_ih + b_ih + h·W_hh + b_hh                       (columns in the order r, z, n)
 *   n    = tanh(x·W_in + b_in + r∘(h·W_hn + b_hn))
 *   h'   = (1 − z)∘n + z∘h = n + z∘(h − n)
 * </pre>
 *
 * <p>On hardware: the gates are one product with sigmoid converters; the two halves of n are products of their own with linear
 * converters, because r comes between them, and all three are read at the same time; r∘(…) and the sum are digital, and the sum goes out
 * again through tanh converters of its own. The recurrent bias of n stands inside r∘(…) and cannot be added to the other one.
 *
 * <p>Reference: K. Cho et al., "Learning phrase representations using RNN encoder–decoder", EMNLP 2014, doi:10.3115/v1/D14-1179, in the
 * form of PyTorch (in ONNX: linear_before_reset = 1). Zero initial state.
 *
 * @param inputs  features of an input vector
 * @param outputs units of the hidden state
 */
public record Gru(int inputs, int outputs) implements Composed {
    @Override
    public List<Tensor> tensors() {
        double limit = 1 / Math.sqrt(outputs);
        return List.of(
                Tensor.weight("weight_ih", inputs, 3 * outputs, limit),
                Tensor.weight("weight_hh", outputs, 3 * outputs, limit),
                Tensor.vector("bias_ih", 3 * outputs, limit),
                Tensor.vector("bias_hh", 3 * outputs, limit));
    }

    /** Tensors cut into what the stages hold. */
    private record Parts(Node gates, Node gateBias, Half input, Half state) {}

    /** One of the two products of the candidate n. */
    private record Half(String stage, Node weights, Node bias) {
        Node of(Tape tape, Node x) {
            return tape.product(stage, x, weights, bias, new Identity());
        }
    }

    private Parts parts(Tape tape) {
        int gates = 2 * outputs;
        int all = 3 * outputs;
        Node toInput = tape.tensor("weight_ih");
        Node toState = tape.tensor("weight_hh");
        Node ofInput = tape.tensor("bias_ih");
        Node ofState = tape.tensor("bias_hh");
        return new Parts(
                tape.below(List.of(tape.columns(toInput, 0, gates), tape.columns(toState, 0, gates))),
                tape.folded(tape.columns(ofInput, 0, gates), tape.columns(ofState, 0, gates)),
                new Half("candidate_input", tape.columns(toInput, gates, all), tape.columns(ofInput, gates, all)),
                new Half("candidate_state", tape.columns(toState, gates, all), tape.columns(ofState, gates, all)));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Parts parts = parts(tape);
        List<Node> hidden = new ArrayList<>();
        Node h = tape.constant(new DMatrixRMaj(steps.get(0).rows(), outputs));
        for (int t = 0; t < steps.size(); t++) {
            tape.at(t);
            Node x = steps.get(t);
            h = next(tape, parts, x, tape.first(h, x.rows()));
            hidden.add(h);
        }
        return hidden;
    }

    private Node next(Tape tape, Parts parts, Node x, Node h) {
        Node gates = tape.product("gates", tape.beside(x, h), parts.gates, parts.gateBias, new Sigmoid());
        Node r = tape.columns(gates, 0, outputs);
        Node z = tape.columns(gates, outputs, 2 * outputs);
        Node sum = tape.plus(parts.input.of(tape, x), tape.times(r, parts.state.of(tape, h)));
        Node n = tape.pointwise("candidate", sum, new Tanh());
        return tape.state(
                "hidden",
                Stage.State.Use.WORD_LINES,
                () -> tape.plus(n, tape.times(z, tape.plus(h, tape.affine(n, -1, 0)))));
    }
}
