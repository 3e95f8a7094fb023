package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * A sine with a linear phase, gated twice: "v8" of the benchmark.
 *
 * <pre>  y = sin(ω x·Wp + (x·Wf + b)) ∘ x·Wv ∘ σ(x·Wa + c)</pre>
 *
 * <p>Trained as two matrices, the argument of the sine is one product: a chip holds ωWp + Wf.
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param inputs   features of an input
 * @param outputs  features of an output
 * @param omega    the frequency ω [rad per unit of x·Wp]
 * @param position where the layer stands, which decides the initial Wp
 */
public record PhaseGated(int inputs, int outputs, double omega, Position position) implements Composed {
    public PhaseGated {
        SinGlu.requireFrequency(omega, outputs, 1);
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        return List.of(
                Tensor.weight("Wp.weight", inputs, outputs, position.limit(inputs, omega)),
                Tensor.weight("Wv.weight", inputs, outputs, plain),
                Tensor.weight("Wf.weight", inputs, outputs, plain),
                Tensor.vector("Wf.bias", outputs, plain),
                Tensor.weight("Wa.weight", inputs, outputs, plain),
                Tensor.vector("Wa.bias", outputs, plain));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node phases = tape.folded(tape.folded(omega, tape.tensor("Wp.weight")), tape.tensor("Wf.weight"));
        return tape.eachStep(steps, x -> {
            Node sine = tape.product("sine", x, phases, tape.tensor("Wf.bias"), new Sine());
            Node value = tape.product("value", x, "Wv.weight", new Identity());
            Node gate = tape.product("gate", x, "Wa.weight", "Wa.bias", new Sigmoid());
            return tape.times(tape.times(sine, value), gate);
        });
    }
}
