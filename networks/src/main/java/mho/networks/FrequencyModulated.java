package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * A sine gate whose frequency follows the input: "v7" of the benchmark.
 *
 * <pre>  y = sin(ω (1 + ½ tanh(x·Ww + b)) ∘ x·Wp) ∘ x·Wv</pre>
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param inputs   features of an input
 * @param outputs  features of an output
 * @param omega    the frequency ω [rad per unit of x·Wp]
 * @param position where the layer stands, which decides the initial Wp
 */
public record FrequencyModulated(int inputs, int outputs, double omega, Position position) implements Composed {
    public FrequencyModulated {
        SinGlu.requireFrequency(omega, outputs, 1);
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        return List.of(
                Tensor.weight("Wp.weight", inputs, outputs, position.limit(inputs, omega)),
                Tensor.weight("Wv.weight", inputs, outputs, plain),
                Tensor.weight("Ww.weight", inputs, outputs, plain),
                Tensor.vector("Ww.bias", outputs, plain));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("Wp.weight"));
        return tape.eachStep(steps, x -> {
            Node swing = tape.product("swing", x, "Ww.weight", "Ww.bias", new Tanh());
            Node phase = tape.product("phase", x, frequencies, new Identity());
            Node value = tape.product("value", x, "Wv.weight", new Identity());
            Node sine = tape.pointwise("sine", tape.times(tape.affine(swing, 0.5, 1), phase), new Sine());
            return tape.times(sine, value);
        });
    }
}
