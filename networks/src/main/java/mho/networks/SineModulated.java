package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * A linear neuron that is multiplied by one plus a sine of another: "v1" of the benchmark, its first published form.
 *
 * <pre>  a = x·W1,   y = a ∘ sin(ω x·W2 + b) + a</pre>
 *
 * <p>The bias is not multiplied by ω, so it is a phase in radians.
 *
 * <p>Source: first README of huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark (commit a00a45a).
 *
 * @param inputs   features of an input
 * @param outputs  features of an output
 * @param omega    the frequency ω [rad per unit of x·W2]
 * @param position where the layer stands, which decides the initial W2
 */
public record SineModulated(int inputs, int outputs, double omega, Position position) implements Composed {
    public SineModulated {
        SinGlu.requireFrequency(omega, outputs, 1);
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        return List.of(
                Tensor.weight("W1.weight", inputs, outputs, plain),
                Tensor.weight("W2.weight", inputs, outputs, position.limit(inputs, omega)),
                Tensor.vector("W2.bias", outputs, plain));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("W2.weight"));
        return tape.eachStep(steps, x -> {
            Node sine = tape.product("sine", x, frequencies, tape.tensor("W2.bias"), new Sine());
            Node value = tape.product("value", x, "W1.weight", new Identity());
            return tape.plus(tape.times(value, sine), value);
        });
    }
}
