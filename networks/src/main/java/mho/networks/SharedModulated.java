package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.networks.Tape.Node;

/**
 * A linear neuron that is multiplied by one plus a sine of itself: "v4", shared, of the benchmark. One matrix.
 *
 * <pre>  a = x·W + b,   y = a ∘ sin(ω s∘a + t) + a,   s from 1 and t from 0, both trained, one number a column</pre>
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param inputs  features of an input
 * @param outputs features of an output
 * @param omega   the frequency ω [rad per unit of a]
 */
public record SharedModulated(int inputs, int outputs, double omega) implements Composed {
    public SharedModulated {
        SinGlu.requireFrequency(omega, outputs, 1);
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        return List.of(
                Tensor.weight("W.weight", inputs, outputs, plain),
                Tensor.vector("W.bias", outputs, plain),
                Tensor.constant("s", outputs, 1),
                Tensor.constant("t", outputs, 0));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node scale = tape.folded(omega, tape.tensor("s"));
        return tape.eachStep(steps, x -> {
            Node value = tape.product("value", x, "W.weight", "W.bias", new Identity());
            Node phase = tape.shifted(tape.scaled(value, scale), tape.tensor("t"));
            return tape.plus(tape.times(value, tape.pointwise("sine", phase, new Sine())), value);
        });
    }
}
