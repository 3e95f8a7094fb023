package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Activation;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * A plain recurrent layer: one product a step, with the function in the converters.
 *
 * <pre>  h' = g(x·W_ih + b_ih + h·W_hh + b_hh)</pre>
 *
 * <p>Reference: J. Elman, "Finding structure in time", Cognitive Science 14 (1990), doi:10.1016/0364-0213(90)90002-E; two bias
 * vectors as in PyTorch, which has g = tanh or relu. Zero initial state.
 *
 * @param inputs     features of an input vector
 * @param outputs    units of the hidden state
 * @param activation the function g
 */
public record Rnn(int inputs, int outputs, Activation activation) implements Composed {
    /** Width of the hidden state's register [bit]; what goes out onto word lines has no more. */
    private static final int HIDDEN_BITS = 8;

    @Override
    public List<Tensor> tensors() {
        double limit = 1 / Math.sqrt(outputs);
        return List.of(
                Tensor.weight("weight_ih", inputs, outputs, limit),
                Tensor.weight("weight_hh", outputs, outputs, limit),
                Tensor.vector("bias_ih", outputs, limit),
                Tensor.vector("bias_hh", outputs, limit));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node weights = tape.below(List.of(tape.tensor("weight_ih"), tape.tensor("weight_hh")));
        Node bias = tape.folded(tape.tensor("bias_ih"), tape.tensor("bias_hh"));
        List<Node> hidden = new ArrayList<>();
        Node h = tape.constant(new DMatrixRMaj(steps.get(0).rows(), outputs));
        for (int t = 0; t < steps.size(); t++) {
            tape.at(t);
            Node x = steps.get(t);
            h = tape.product("state", tape.beside(x, tape.first(h, x.rows())), weights, bias, activation);
            tape.stored(h, HIDDEN_BITS);
            hidden.add(h);
        }
        return hidden;
    }
}
