package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * A gate that mixes a linear neuron with its product with a sine: "v6" of the benchmark.
 *
 * <pre>  α = σ(x·Wa + b),   l = x·Wl,   y = α ∘ sin(ω x·Wp) ∘ l + (1 − α) ∘ l</pre>
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param inputs   features of an input
 * @param outputs  features of an output
 * @param omega    the frequency ω [rad per unit of x·Wp]
 * @param position where the layer stands, which decides the initial Wp
 */
public record SineMixture(int inputs, int outputs, double omega, Position position) implements Composed {
    public SineMixture {
        SinGlu.requireFrequency(omega, outputs, 1);
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        return List.of(
                Tensor.weight("Wp.weight", inputs, outputs, position.limit(inputs, omega)),
                Tensor.weight("Wl.weight", inputs, outputs, plain),
                Tensor.weight("Wa.weight", inputs, outputs, plain),
                Tensor.vector("Wa.bias", outputs, plain));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("Wp.weight"));
        return tape.eachStep(steps, x -> {
            Node sine = tape.product("sine", x, frequencies, new Sine());
            Node value = tape.product("value", x, "Wl.weight", new Identity());
            Node gate = tape.product("gate", x, "Wa.weight", "Wa.bias", new Sigmoid());
            return mixed(tape, gate, tape.times(sine, value), value);
        });
    }

    /** Returns α∘a + (1 − α)∘b. */
    static Node mixed(Tape tape, Node share, Node a, Node b) {
        return tape.plus(tape.times(share, a), tape.times(tape.affine(share, -1, 1), b));
    }
}
