package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * A sine whose frequency, phase and share all follow the input: "v9" of the benchmark.
 *
 * <pre>
 *   p = ω (1 + ½ tanh(x·Ww)) ∘ x·Wp + π tanh(x·Wf + b),   α = σ(x·Wa),   v = x·Wv
 *   y = α ∘ sin p ∘ v + (1 − α) ∘ v
 * </pre>
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param inputs   features of an input
 * @param outputs  features of an output
 * @param omega    the frequency ω [rad per unit of x·Wp]
 * @param position where the layer stands, which decides the initial Wp
 */
public record AdaptiveSine(int inputs, int outputs, double omega, Position position) implements Composed {
    public AdaptiveSine {
        SinGlu.requireFrequency(omega, outputs, 1);
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        return List.of(
                Tensor.weight("Wp.weight", inputs, outputs, position.limit(inputs, omega)),
                Tensor.weight("Wv.weight", inputs, outputs, plain),
                Tensor.weight("Ww.weight", inputs, outputs, plain),
                Tensor.weight("Wf.weight", inputs, outputs, plain),
                Tensor.vector("Wf.bias", outputs, plain),
                Tensor.weight("Wa.weight", inputs, outputs, plain));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("Wp.weight"));
        return tape.eachStep(steps, x -> {
            Node swing = tape.product("swing", x, "Ww.weight", new Tanh());
            Node phase = tape.product("phase", x, frequencies, new Identity());
            Node shift = tape.product("shift", x, "Wf.weight", "Wf.bias", new Tanh());
            Node value = tape.product("value", x, "Wv.weight", new Identity());
            Node gate = tape.product("gate", x, "Wa.weight", new Sigmoid());
            Node moved = tape.plus(tape.times(tape.affine(swing, 0.5, 1), phase), tape.affine(shift, Math.PI, 0));
            Node sine = tape.pointwise("sine", moved, new Sine());
            return SineMixture.mixed(tape, gate, tape.times(sine, value), value);
        });
    }
}
