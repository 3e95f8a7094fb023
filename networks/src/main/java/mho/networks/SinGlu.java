package mho.networks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Identity;
import mho.adc.activation.Sine;
import mho.base.cost.CostSheet;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
public record SinGlu(int inputs, int outputs, double omega, GateBiases biases, Position position) implements Layer {
    /** Whether gate and value have biases. */
    public enum GateBiases {
        ABSENT,
        PRESENT
    }

    /** Frequencies start uniform in ±1/fan-in in the first layer, in ±√(6/fan-in)/ω in later ones. */
    public enum Position {
        FIRST,
        HIDDEN
    }

    public SinGlu {
        if (!(omega > 0 && omega < Double.POSITIVE_INFINITY && 2 * outputs / 3 >= 1)) {
            throw new IllegalArgumentException(
                    "SinGLU needs a frequency > 0 and at least 2 outputs, but they are %g and %d"
                            .formatted(omega, outputs));
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
    public long parameterCount() {
        return 2L * inputs * gates() + (biased() ? 2L * gates() : 0) + (long) gates() * outputs + outputs;
    }

    @Override
    public Map<String, DMatrixRMaj> initial(SplitMixStream stream) {
        double plain = 1 / Math.sqrt(inputs);
        double frequency = position == Position.FIRST ? 1.0 / inputs : Math.sqrt(6.0 / inputs) / omega;
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        draw(tensors, "Wg", stream, inputs, gates(), frequency, plain, biased());
        draw(tensors, "Wv", stream, inputs, gates(), plain, plain, biased());
        double output = 1 / Math.sqrt(gates());
        draw(tensors, "Wo", stream, gates(), outputs, output, output, true);
        return tensors;
    }

    private static void draw(
            Map<String, DMatrixRMaj> tensors,
            String name,
            SplitMixStream stream,
            int from,
            int to,
            double weightLimit,
            double biasLimit,
            boolean withBias) {
        tensors.put(name + ".weight", Dense.drawWeight(stream, from, to, weightLimit));
        if (withBias) {
            tensors.put(name + ".bias", stream.fillUniform(new DMatrixRMaj(1, to), -biasLimit, biasLimit));
        }
    }

    @Override
    public List<String> matrices() {
        return List.of("Wg.weight", "Wv.weight", "Wo.weight");
    }

    @Override
    public List<Stage> stages(Scope scope) {
        return List.of(gate(scope), value(scope), output(scope));
    }

    private Stage gate(Scope scope) {
        DMatrixRMaj weights = new DMatrixRMaj(scope.get("Wg.weight"));
        DMatrixRMaj bias = bias(scope, "Wg.bias");
        CommonOps_DDRM.scale(omega, weights);
        CommonOps_DDRM.scale(omega, bias);
        return Stage.Product.of(scope.name("gate"), weights, bias, new Sine());
    }

    private Stage value(Scope scope) {
        return Stage.Product.of(scope.name("value"), scope.get("Wv.weight"), bias(scope, "Wv.bias"), new Identity());
    }

    private static Stage output(Scope scope) {
        return Stage.Product.of(scope.name("output"), scope.get("Wo.weight"), scope.get("Wo.bias"), new Identity());
    }

    private DMatrixRMaj bias(Scope scope, String tensor) {
        return biased() ? new DMatrixRMaj(scope.get(tensor)) : new DMatrixRMaj(1, gates());
    }

    @Override
    public DigitalWork digitalWork() {
        return new DigitalWork(gates(), 0, 0);
    }

    /** Gate and value side by side, then their product, then the output matrix. */
    @Override
    public CostSheet stepCost(String name, Map<String, CostSheet> stages, CostSheet digital) {
        List<CostSheet> costs = List.copyOf(stages.values());
        CostSheet factors = CostSheet.parallel("gate and value", costs.get(0), costs.get(1));
        return CostSheet.sequence(name, factors, digital, costs.get(2));
    }

    private record Memory(
            DMatrixRMaj inputs, DMatrixRMaj phase, DMatrixRMaj sine, DMatrixRMaj value, DMatrixRMaj product) {}

    @Override
    public Forward forward(Signal inputs, Pass pass) {
        DMatrixRMaj x = inputs.single();
        Applied gate = pass.apply(gate(pass.scope()), x, 0);
        Applied value = pass.apply(value(pass.scope()), x, 0);
        DMatrixRMaj product = CommonOps_DDRM.elementMult(gate.outputs(), value.outputs(), (DMatrixRMaj) null);
        Applied output = pass.apply(output(pass.scope()), product, 0);
        Memory memory = new Memory(x, gate.arguments(), gate.outputs(), value.outputs(), product);
        Activity activity = gate.activity().plus(value.activity()).plus(output.activity());
        return new Forward(Signal.of(output.outputs()), memory, activity);
    }

    @Override
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        Memory memory = (Memory) forward.memory();
        DMatrixRMaj dy = gradient.single();
        DMatrixRMaj du = Exact.multiplyByTransposed(dy, scope.get("Wo.weight"));
        DMatrixRMaj dp = new DMatrixRMaj(du.getNumRows(), du.getNumCols());
        Sine sine = new Sine();
        for (int k = 0; k < du.getNumElements(); k++) {
            dp.data[k] = omega * du.data[k] * memory.value.data[k] * sine.derivative(memory.phase.data[k]);
        }
        DMatrixRMaj dv = CommonOps_DDRM.elementMult(du, memory.sine, du);
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        putGradients(tensors, "Wg", memory.inputs, dp);
        putGradients(tensors, "Wv", memory.inputs, dv);
        tensors.put("Wo.weight", Exact.multiplyTransposed(memory.product, dy));
        tensors.put("Wo.bias", Rows.sum(dy));
        return new Backward(() -> inputGradient(scope, dp, dv), tensors);
    }

    private static Signal inputGradient(Scope scope, DMatrixRMaj dp, DMatrixRMaj dv) {
        DMatrixRMaj dx = Exact.multiplyByTransposed(dp, scope.get("Wg.weight"));
        CommonOps_DDRM.addEquals(dx, Exact.multiplyByTransposed(dv, scope.get("Wv.weight")));
        return Signal.of(dx);
    }

    private void putGradients(Map<String, DMatrixRMaj> tensors, String name, DMatrixRMaj x, DMatrixRMaj delta) {
        tensors.put(name + ".weight", Exact.multiplyTransposed(x, delta));
        if (biased()) {
            tensors.put(name + ".bias", Rows.sum(delta));
        }
    }
}
