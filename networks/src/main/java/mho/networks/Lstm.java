package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.base.kernel.PackedDoubles;
import mho.networks.Substrate.Applied;
import mho.networks.Substrate.Intake;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A long short-term memory layer. All four gates are one product, so one array pass with sigmoid and tanh converters; the
 * state is kept in registers or on capacitors; tanh(c) goes through converters of its own.
 *
 * <pre>  i, f, o = sigmoid,  g = tanh  of  x·W_ih + b_ih + h·W_hh + b_hh     (columns in the order i, f, g, o)
 *   c' = f∘c + i∘g,   h' = o∘tanh c'</pre>
 *
 * <p>Reference: S. Hochreiter, J. Schmidhuber, "Long short-term memory", Neural Computation 9 (1997); forget gates of F. Gers
 * et al. (2000); two bias vectors as in PyTorch. Zero initial state.
 *
 * @param inputs  features of an input vector
 * @param outputs units of the hidden state
 */
public record Lstm(int inputs, int outputs) implements Layer {
    /** Width of the hidden state's register [bit]. */
    private static final int HIDDEN_BITS = 8;

    @Override
    public List<Tensor> tensors() {
        double limit = 1 / Math.sqrt(outputs);
        int gates = 4 * outputs;
        return List.of(
                Tensor.weight("weight_ih", inputs, gates, limit),
                Tensor.weight("weight_hh", outputs, gates, limit),
                Tensor.vector("bias_ih", gates, limit),
                Tensor.vector("bias_hh", gates, limit));
    }

    /** All tensors uniform in ±1/√units, the forget part of b_ih one more. */
    @Override
    public Map<String, DMatrixRMaj> initial(SplitMixStream stream) {
        Map<String, DMatrixRMaj> drawn = Layer.super.initial(stream);
        for (int k = outputs; k < 2 * outputs; k++) {
            drawn.get("bias_ih").data[k] += 1;
        }
        return drawn;
    }

    @Override
    public List<Stage> stages(Scope scope) {
        return List.of(gates(scope), state(scope), cell(scope));
    }

    private Stage gates(Scope scope) {
        DMatrixRMaj weights = Rows.stack(List.of(scope.get("weight_ih"), scope.get("weight_hh")));
        DMatrixRMaj bias = CommonOps_DDRM.add(scope.get("bias_ih"), scope.get("bias_hh"), null);
        return new Stage.Product(
                scope.name("gates"),
                weights,
                bias,
                List.of(
                        new ColumnGroup(0, 2 * outputs, new Sigmoid()),
                        new ColumnGroup(2 * outputs, 3 * outputs, new Tanh()),
                        new ColumnGroup(3 * outputs, 4 * outputs, new Sigmoid())));
    }

    private Stage cell(Scope scope) {
        return new Stage.Pointwise(scope.name("cell"), outputs, new Tanh(), Stage.Pointwise.Source.STATE);
    }

    /** f∘c + i∘g: two products and a sum for each unit. */
    private Stage state(Scope scope) {
        return new Stage.State(
                scope.name("state"), outputs, Stage.State.Use.CONVERTERS, new DigitalWork(2.0 * outputs, outputs, 0));
    }

    @Override
    public DigitalWork digitalWork() {
        return new DigitalWork(outputs, 0, (double) HIDDEN_BITS * outputs);
    }

    /** What one time step leaves behind: [x h] and c before it, the gates i f g o, and tanh c after it. */
    private record Step(DMatrixRMaj inputs, DMatrixRMaj cellBefore, Applied gated, Applied squashed) {}

    @Override
    public Forward forward(Signal signal, Pass pass) {
        Stage gates = gates(pass.scope());
        Stage state = state(pass.scope());
        Stage cell = cell(pass.scope());
        DMatrixRMaj c = new DMatrixRMaj(signal.samples(), outputs);
        DMatrixRMaj h = new DMatrixRMaj(signal.samples(), outputs);
        List<DMatrixRMaj> hidden = new ArrayList<>();
        List<Step> memory = new ArrayList<>();
        Activity activity = Activity.NONE;
        for (int t = 0; t < signal.steps().size(); t++) {
            DMatrixRMaj x = signal.steps().get(t);
            DMatrixRMaj before = Rows.first(c, x.getNumRows());
            DMatrixRMaj joined = Rows.beside(x, Rows.first(h, x.getNumRows()));
            Applied gated = pass.outputs(gates, joined, t);
            Applied kept = pass.outputs(state, nextCell(gated.outputs(), before), t);
            c = kept.outputs();
            Applied squashed = pass.outputs(cell, c, t);
            h = nextHidden(gated.outputs(), squashed.outputs());
            hidden.add(h);
            activity = activity.plus(gated.activity()).plus(kept.activity()).plus(squashed.activity());
            if (pass.keeps()) {
                memory.add(new Step(gated.intake().taken(joined), before, gated, squashed));
            }
        }
        return new Forward(new Signal(hidden), memory, activity);
    }

    private DMatrixRMaj nextCell(DMatrixRMaj gates, DMatrixRMaj before) {
        DMatrixRMaj c = new DMatrixRMaj(before.getNumRows(), outputs);
        for (int row = 0; row < c.getNumRows(); row++) {
            int at = row * outputs;
            int gate = row * 4 * outputs;
            for (int u = 0; u < outputs; u++) {
                double input = gates.data[gate + u] * gates.data[gate + 2 * outputs + u];
                c.data[at + u] = gates.data[gate + outputs + u] * before.data[at + u] + input;
            }
        }
        return c;
    }

    private DMatrixRMaj nextHidden(DMatrixRMaj gates, DMatrixRMaj cellTanh) {
        DMatrixRMaj h = new DMatrixRMaj(cellTanh.getNumRows(), outputs);
        for (int row = 0; row < h.getNumRows(); row++) {
            int at = row * outputs;
            int gate = row * 4 * outputs + 3 * outputs;
            for (int u = 0; u < outputs; u++) {
                h.data[at + u] = gates.data[gate + u] * cellTanh.data[at + u];
            }
        }
        return h;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        List<Step> memory = (List<Step>) forward.memory();
        InputGradients toInputs = new InputGradients(scope, gradient);
        DMatrixRMaj delta = argumentGradients(memory, gradient, scope, toInputs);
        return new Backward(() -> toInputs.of(delta), tensorGradients(memory, delta));
    }

    private Map<String, DMatrixRMaj> tensorGradients(List<Step> memory, DMatrixRMaj delta) {
        DMatrixRMaj joined = Rows.stack(memory.stream().map(Step::inputs).toList());
        DMatrixRMaj weights = Exact.multiplyTransposed(joined, delta);
        DMatrixRMaj bias = Rows.sum(delta);
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        tensors.put("weight_ih", CommonOps_DDRM.extract(weights, 0, inputs, 0, 4 * outputs));
        tensors.put("weight_hh", CommonOps_DDRM.extract(weights, inputs, inputs + outputs, 0, 4 * outputs));
        tensors.put("bias_ih", bias);
        tensors.put("bias_hh", bias);
        return tensors;
    }

    /** The gradients of the inputs: of all steps at once, or step by step where inputs were not taken as they were given. */
    private final class InputGradients {
        private final DMatrixRMaj weight;
        private final Signal like;
        private final List<DMatrixRMaj> steps = new ArrayList<>();

        InputGradients(Scope scope, Signal like) {
            this.weight = scope.get("weight_ih");
            this.like = like;
        }

        /** Sends the gradient of a step's [x h] back through how it was taken in; later steps come first. */
        void back(Intake intake, DMatrixRMaj delta, DMatrixRMaj dh) {
            DMatrixRMaj dx = Exact.multiplyByTransposed(delta, weight);
            DMatrixRMaj both = intake.back(Rows.beside(dx, Rows.first(dh, dx.getNumRows())));
            steps.add(0, CommonOps_DDRM.extract(both, 0, both.getNumRows(), 0, inputs));
            CommonOps_DDRM.extract(both, 0, both.getNumRows(), inputs, inputs + outputs, dh, 0, 0);
        }

        Signal of(DMatrixRMaj delta) {
            return steps.isEmpty() ? Rows.split(Exact.multiplyByTransposed(delta, weight), like) : new Signal(steps);
        }
    }

    /** Returns the gradient of the cell state by way of its tanh. */
    private DMatrixRMaj throughTanh(Step step, DMatrixRMaj dh) {
        double[] gates = step.gated.outputs().data;
        DMatrixRMaj squashed = step.squashed.outputs();
        DMatrixRMaj dc = new DMatrixRMaj(squashed.getNumRows(), outputs);
        for (int row = 0; row < dc.getNumRows(); row++) {
            for (int u = 0; u < outputs; u++) {
                int at = row * outputs + u;
                double tanh = squashed.data[at];
                dc.data[at] = dh.data[at] * gates[(row * 4 + 3) * outputs + u] * (1 - tanh * tanh);
            }
        }
        return step.squashed.intake().back(dc);
    }

    /** The gradients of the gates' arguments, all time steps one below the other. */
    private DMatrixRMaj argumentGradients(List<Step> memory, Signal gradient, Scope scope, InputGradients toInputs) {
        PackedDoubles toHidden = Exact.packed(CommonOps_DDRM.transpose(scope.get("weight_hh"), null));
        int samples = gradient.samples();
        DMatrixRMaj all = new DMatrixRMaj((int) gradient.sampleSteps(), 4 * outputs);
        // one step's, used again: it stays in the cache for the product
        DMatrixRMaj delta = new DMatrixRMaj(samples, 4 * outputs);
        DMatrixRMaj dh = new DMatrixRMaj(samples, outputs);
        DMatrixRMaj dc = new DMatrixRMaj(samples, outputs);
        int end = all.getNumElements();
        for (int t = memory.size() - 1; t >= 0; t--) {
            DMatrixRMaj dy = gradient.steps().get(t);
            // samples that end here have zeros in dh and dc
            for (int k = 0; k < dy.getNumElements(); k++) {
                dh.data[k] += dy.data[k];
            }
            stepBack(memory.get(t), dh, dc, delta);
            int count = 4 * dy.getNumElements();
            end -= count;
            System.arraycopy(delta.data, 0, all.data, end, count);
            Intake intake = memory.get(t).gated.intake();
            if (t > 0 || intake != Intake.AS_GIVEN) {
                Exact.multiply(dy.getNumRows(), delta, toHidden, dh);
            }
            if (intake != Intake.AS_GIVEN) {
                toInputs.back(intake, Rows.first(delta, dy.getNumRows()), dh);
            }
        }
        return all;
    }

    /** Fills the gradient of the gates' arguments; dc is replaced by the gradient of the cell state before the step. */
    private void stepBack(Step step, DMatrixRMaj dh, DMatrixRMaj dc, DMatrixRMaj delta) {
        double[] gates = step.gated.outputs().data;
        DMatrixRMaj throughTanh = throughTanh(step, dh);
        for (int row = 0; row < throughTanh.getNumRows(); row++) {
            for (int u = 0; u < outputs; u++) {
                int at = row * outputs + u;
                int i = row * 4 * outputs + u;
                int f = i + outputs;
                int g = f + outputs;
                int o = g + outputs;
                double tanh = step.squashed.outputs().data[at];
                double cell = dc.data[at] + throughTanh.data[at];
                delta.data[i] = cell * gates[g] * gates[i] * (1 - gates[i]);
                delta.data[f] = cell * step.cellBefore.data[at] * gates[f] * (1 - gates[f]);
                delta.data[g] = cell * gates[i] * (1 - gates[g] * gates[g]);
                delta.data[o] = dh.data[at] * tanh * gates[o] * (1 - gates[o]);
                dc.data[at] = cell * gates[f];
            }
        }
    }
}
