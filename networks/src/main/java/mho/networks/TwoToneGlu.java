package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * A SinGLU with a tone and its octave, both moved by a bounded function of the input: "v15" of the benchmark.
 *
 * <pre>
 *   g = ω x·Wg,   p = tanh(x·Wf + bf),   low = sin(g + β p),   high = sin(2 g + γ p)
 *   y = (low ∘ (1 + 0.3 high) ∘ x·Wv)·Wo + bo,   β and γ from 0.1, trained, one number a layer
 * </pre>
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param inputs   features of an input
 * @param outputs  features h of an output
 * @param omega    the frequency ω [rad per unit of x·Wg]
 * @param position where the layer stands, which decides the initial Wg
 */
public record TwoToneGlu(int inputs, int outputs, double omega, Position position) implements Composed {
    public TwoToneGlu {
        SinGlu.requireFrequency(omega, outputs, 2);
    }

    @Override
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>(PhasedGlu.gluTensors(inputs, outputs, omega, position));
        double plain = 1 / Math.sqrt(inputs);
        int gates = 2 * outputs / 3;
        tensors.add(Tensor.weight("Wf.weight", inputs, gates, plain));
        tensors.add(Tensor.vector("Wf.bias", gates, plain));
        tensors.add(Tensor.constant("beta", 1, 0.1));
        tensors.add(Tensor.constant("gamma", 1, 0.1));
        return tensors;
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("Wg.weight"));
        return tape.eachStep(steps, x -> {
            Node phase = tape.product("phase", x, frequencies, new Identity());
            Node bounded = tape.product("shift", x, "Wf.weight", "Wf.bias", new Tanh());
            Node value = tape.product("value", x, "Wv.weight", new Identity());
            Node low = tape.plus(phase, tape.scaled(bounded, tape.tensor("beta")));
            Node high = tape.plus(tape.affine(phase, 2, 0), tape.scaled(bounded, tape.tensor("gamma")));
            Node tone = tape.times(
                    tape.pointwise("low", low, new Sine()),
                    tape.affine(tape.pointwise("high", high, new Sine()), 0.3, 1));
            return tape.product("output", tape.times(tone, value), "Wo.weight", "Wo.bias", new Identity());
        });
    }
}
