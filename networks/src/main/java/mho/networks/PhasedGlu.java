package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * A SinGLU whose sine is moved by a second, bounded function of the input: "v10" to "v13" of the benchmark.
 *
 * <pre>  g = ω x·Wg,   p = tanh(x·Wf + bf),   y = (sin q(g, p) ∘ x·Wv)·Wo + bo,   m = ⌊2h/3⌋ gates for h outputs</pre>
 *
 * <p>g, p and x·Wv come from converters; q is put together in digital, its sine is a stage of its own. Without bf all of g, p and
 * x·Wv are odd in x, and the layer is exactly even as {@link SinGlu} is.
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark).
 *
 * @param inputs   features of an input
 * @param outputs  features h of an output
 * @param omega    the frequency ω [rad per unit of x·Wg]
 * @param shift    how p moves the argument of the sine
 * @param position where the layer stands, which decides the initial Wg
 */
public record PhasedGlu(int inputs, int outputs, double omega, Shift shift, Position position) implements Composed {
    /** The argument q of the sine. */
    public enum Shift {
        /** q = g + π p, "free phase", v10. */
        FREE,
        /** The same without bf, v10nb. */
        FREE_UNBIASED,
        /** q = g + 0.1 ω p, v11. */
        BOUNDED,
        /** q = g (1 + 0.2 p), v12. */
        RELATIVE,
        /** q = g + 0.1 (g/ω) p, v13: too small to make the network much more than even. */
        SLIGHT
    }

    public PhasedGlu {
        SinGlu.requireFrequency(omega, outputs, 2);
    }

    /** Returns the number of gates m. */
    public int gates() {
        return 2 * outputs / 3;
    }

    @Override
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>(gluTensors(inputs, outputs, omega, position));
        double plain = 1 / Math.sqrt(inputs);
        tensors.add(Tensor.weight("Wf.weight", inputs, gates(), plain));
        if (shift != Shift.FREE_UNBIASED) {
            tensors.add(Tensor.vector("Wf.bias", gates(), plain));
        }
        return tensors;
    }

    /** Returns what gate, value and output are made of. */
    static List<Tensor> gluTensors(int inputs, int outputs, double omega, Position position) {
        int gates = 2 * outputs / 3;
        double output = 1 / Math.sqrt(gates);
        return List.of(
                Tensor.weight("Wg.weight", inputs, gates, position.limit(inputs, omega)),
                Tensor.weight("Wv.weight", inputs, gates, 1 / Math.sqrt(inputs)),
                Tensor.weight("Wo.weight", gates, outputs, output),
                Tensor.vector("Wo.bias", outputs, output));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("Wg.weight"));
        return tape.eachStep(steps, x -> {
            Node phase = tape.product("phase", x, frequencies, new Identity());
            Node bounded = shift == Shift.FREE_UNBIASED
                    ? tape.product("shift", x, "Wf.weight", new Tanh())
                    : tape.product("shift", x, "Wf.weight", "Wf.bias", new Tanh());
            Node value = tape.product("value", x, "Wv.weight", new Identity());
            Node sine = tape.pointwise("sine", argument(tape, phase, bounded), new Sine());
            return tape.product("output", tape.times(sine, value), "Wo.weight", "Wo.bias", new Identity());
        });
    }

    private Node argument(Tape tape, Node phase, Node bounded) {
        return switch (shift) {
            case FREE, FREE_UNBIASED -> tape.plus(phase, tape.affine(bounded, Math.PI, 0));
            case BOUNDED -> tape.plus(phase, tape.affine(bounded, 0.1 * omega, 0));
            case RELATIVE -> tape.times(phase, tape.affine(bounded, 0.2, 1));
            case SLIGHT -> tape.times(phase, tape.affine(bounded, 0.1 / omega, 1));
        };
    }
}
