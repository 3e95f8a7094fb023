package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.networks.Tape.Node;

/**
 * A gated linear unit whose gate is a sine.
 *
 * <pre>  p = ω(x·Wg + bg),   y = (sin p ∘ (x·Wv + bv))·Wo + bo,   m = ⌊2h/3⌋ gates for h outputs</pre>
 *
 * <p>Without bg and bv both factors are odd in x, so y is exactly even: f(−x) = f(x). Such a network can learn the even part
 * of a target only, and a column offset on a chip shows as f(x) − f(−x) ≠ 0.
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark). Initial frequencies as in
 * V. Sitzmann et al., "Implicit neural representations with periodic activation functions", NeurIPS 2020.
 *
 * @param inputs   features of an input
 * @param outputs  features h of an output
 * @param omega    the frequency ω [rad per unit of x·Wg]
 * @param biases   whether bg and bv exist; bo always does
 * @param position where in the network the layer stands, which decides its initial frequencies
 */
public record SinGlu(int inputs, int outputs, double omega, GateBiases biases, Position position) implements Composed {
    /** Whether gate and value have biases. */
    public enum GateBiases {
        ABSENT,
        PRESENT
    }

    /** Where a layer stands. */
    public enum Position {
        /** The first layer: frequencies start uniform in ±1/fan-in. */
        FIRST,
        /** A later one: frequencies start uniform in ±√(6/fan-in)/ω. */
        HIDDEN,
        /** Anywhere: frequencies start as other weights do, uniform in ±1/√fan-in. */
        ANY;

        /** Returns the limit of the initial frequencies. */
        double limit(int inputs, double omega) {
            return switch (this) {
                case FIRST -> 1.0 / inputs;
                case HIDDEN -> Math.sqrt(6.0 / inputs) / omega;
                case ANY -> 1 / Math.sqrt(inputs);
            };
        }
    }

    public SinGlu {
        requireFrequency(omega, outputs, 2);
    }

    static void requireFrequency(double omega, int outputs, int fewest) {
        if (!(omega > 0 && omega < Double.POSITIVE_INFINITY && outputs >= fewest)) {
            throw new IllegalArgumentException(
                    "A layer of sines needs a frequency > 0 and at least %d outputs, but they are %g and %d"
                            .formatted(fewest, omega, outputs));
        }
    }

    /** Returns the number of gates m. */
    public int gates() {
        return 2 * outputs / 3;
    }

    private boolean biased() {
        return biases == GateBiases.PRESENT;
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        double frequency = position.limit(inputs, omega);
        double output = 1 / Math.sqrt(gates());
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.weight("Wg.weight", inputs, gates(), frequency));
        if (biased()) {
            tensors.add(Tensor.vector("Wg.bias", gates(), plain));
        }
        tensors.add(Tensor.weight("Wv.weight", inputs, gates(), plain));
        if (biased()) {
            tensors.add(Tensor.vector("Wv.bias", gates(), plain));
        }
        tensors.add(Tensor.weight("Wo.weight", gates(), outputs, output));
        tensors.add(Tensor.vector("Wo.bias", outputs, output));
        return tensors;
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("Wg.weight"));
        return tape.eachStep(steps, x -> {
            Node gate = biased()
                    ? tape.product("gate", x, frequencies, tape.folded(omega, tape.tensor("Wg.bias")), new Sine())
                    : tape.product("gate", x, frequencies, new Sine());
            Node value = biased()
                    ? tape.product("value", x, "Wv.weight", "Wv.bias", new Identity())
                    : tape.product("value", x, "Wv.weight", new Identity());
            return tape.product("output", tape.times(gate, value), "Wo.weight", "Wo.bias", new Identity());
        });
    }
}
