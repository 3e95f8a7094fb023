package mho.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * A long short-term memory layer whose state is projected to fewer numbers before it goes back and out: fewer word lines for
 * the gates at the price of one more product in sequence.
 *
 * <pre>
 *   i, f, o = sigmoid,  g = tanh  of  x·W_ih + b_ih + h·W_hh + b_hh     (columns in the order i, f, g, o)
 *   c' = f∘c + i∘g,   h' = (o∘tanh c')·W_hr
 * </pre>
 *
 * <p>On hardware as {@link Lstm}, and then an array for W_hr with linear converters.
 *
 * <p>Reference: H. Sak, A. Senior, F. Beaufays, "Long short-term memory recurrent neural network architectures for large scale
 * acoustic modeling", Interspeech 2014; tensors as PyTorch's {@code proj_size}. Zero initial state.
 *
 * @param inputs  features of an input vector
 * @param cells   cell states
 * @param outputs numbers of the projected hidden state
 */
public record ProjectedLstm(int inputs, int cells, int outputs) implements Composed {
    /** Width of the hidden state's register [bit]. */
    private static final int HIDDEN_BITS = 8;

    public ProjectedLstm {
        if (!(outputs >= 1 && outputs < cells)) {
            throw new IllegalArgumentException(
                    "A projection of %d cell states needs at least one number and fewer than these, but has %d"
                            .formatted(cells, outputs));
        }
    }

    @Override
    public List<Tensor> tensors() {
        double limit = 1 / Math.sqrt(cells);
        int gates = 4 * cells;
        return List.of(
                Tensor.weight("weight_ih", inputs, gates, limit),
                Tensor.weight("weight_hh", outputs, gates, limit),
                Tensor.vector("bias_ih", gates, limit),
                Tensor.vector("bias_hh", gates, limit),
                Tensor.weight("weight_hr", cells, outputs, limit));
    }

    /** All tensors uniform in ±1/√cells, the forget part of b_ih one more. */
    @Override
    public Map<String, DMatrixRMaj> initial(SplitMixStream stream) {
        Map<String, DMatrixRMaj> drawn = Composed.super.initial(stream);
        for (int k = cells; k < 2 * cells; k++) {
            drawn.get("bias_ih").data[k] += 1;
        }
        return drawn;
    }

    /** What one time step leaves to the next. */
    private record State(Node h, Node c) {}

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node weights = tape.below(List.of(tape.tensor("weight_ih"), tape.tensor("weight_hh")));
        Node bias = tape.folded(tape.tensor("bias_ih"), tape.tensor("bias_hh"));
        List<ColumnGroup> functions = List.of(
                new ColumnGroup(0, 2 * cells, new Sigmoid()),
                new ColumnGroup(2 * cells, 3 * cells, new Tanh()),
                new ColumnGroup(3 * cells, 4 * cells, new Sigmoid()));
        int samples = steps.get(0).rows();
        State state = new State(
                tape.constant(new DMatrixRMaj(samples, outputs)), tape.constant(new DMatrixRMaj(samples, cells)));
        List<Node> hidden = new ArrayList<>();
        for (int t = 0; t < steps.size(); t++) {
            tape.at(t);
            Node x = steps.get(t);
            Node joined = tape.beside(x, tape.first(state.h, x.rows()));
            Node gates = tape.product("gates", joined, weights, bias, functions);
            state = next(tape, gates, tape.first(state.c, x.rows()));
            hidden.add(state.h);
        }
        return hidden;
    }

    private State next(Tape tape, Node gates, Node before) {
        Node i = tape.columns(gates, 0, cells);
        Node f = tape.columns(gates, cells, 2 * cells);
        Node g = tape.columns(gates, 2 * cells, 3 * cells);
        Node o = tape.columns(gates, 3 * cells, 4 * cells);
        Node c = tape.state(
                "state", Stage.State.Use.CONVERTERS, () -> tape.plus(tape.times(f, before), tape.times(i, g)));
        Node full = tape.times(o, tape.ofState("cell", c, new Tanh()));
        Node h = tape.product("projection", full, "weight_hr", new Identity());
        tape.stored(h, HIDDEN_BITS);
        return new State(h, c);
    }
}
