package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.networks.SinGlu.Position;
import mho.networks.Tape.Node;

/**
 * As {@link SineModulated}, the frequencies through a bottleneck: "v4", low rank, of the benchmark.
 *
 * <pre>  a = x·W1,   y = a ∘ sin(ω (x·V)·U + b) + a,   V: inputs × r, U: r × h, r = max(1, ⌊h/4⌋)</pre>
 *
 * <p>Source: "Beyond Linear Neurons" (huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark), which gives the core; rank and
 * bias are chosen.
 *
 * @param inputs   features of an input
 * @param outputs  features h of an output
 * @param omega    the frequency ω [rad per unit]
 * @param position where the layer stands, which decides the initial U
 */
public record LowRankModulated(int inputs, int outputs, double omega, Position position) implements Composed {
    public LowRankModulated {
        SinGlu.requireFrequency(omega, outputs, 1);
    }

    /** Returns the width r of the bottleneck. */
    public int rank() {
        return Math.max(1, outputs / 4);
    }

    @Override
    public List<Tensor> tensors() {
        double plain = 1 / Math.sqrt(inputs);
        return List.of(
                Tensor.weight("W1.weight", inputs, outputs, plain),
                Tensor.weight("V.weight", inputs, rank(), plain),
                Tensor.weight("U.weight", rank(), outputs, position.limit(rank(), omega)),
                Tensor.vector("U.bias", outputs, 1 / Math.sqrt(rank())));
    }

    @Override
    public List<Node> compose(Tape tape, List<Node> steps) {
        Node frequencies = tape.folded(omega, tape.tensor("U.weight"));
        return tape.eachStep(steps, x -> {
            Node narrow = tape.product("narrow", x, "V.weight", new Identity());
            Node sine = tape.product("sine", narrow, frequencies, tape.tensor("U.bias"), new Sine());
            Node value = tape.product("value", x, "W1.weight", new Identity());
            return tape.plus(tape.times(value, sine), value);
        });
    }
}
