package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.CostSheet;
import mho.networks.Tape.Node;
import org.ejml.data.DMatrixRMaj;

/**
 * A layer that is written once, as the way forward on a {@link Tape}: its gradients, what it asks of the hardware, its digital
 * work and what can run at the same time follow from that.
 */
public sealed interface Composed extends Layer
        permits SinGlu,
                Dropout,
                SineModulated,
                LowRankModulated,
                SharedModulated,
                SineMixture,
                FrequencyModulated,
                PhaseGated,
                AdaptiveSine,
                PhasedGlu,
                TwoToneGlu,
                Rnn,
                Gru,
                ProjectedLstm,
                Additive,
                AgainstZero,
                Positions {
    /** Computes the outputs of all time steps from the inputs of all time steps. */
    List<Node> compose(Tape tape, List<Node> steps);

    @Override
    default Forward forward(Signal inputs, Pass pass) {
        Tape tape = new Tape(pass);
        List<Node> in = inputs.steps().stream().map(tape::input).toList();
        List<Node> out = compose(tape, in);
        Signal outputs = new Signal(out.stream().map(Node::value).toList());
        return new Forward(outputs, pass.keeps() ? new Recorded(tape, in, out) : null, tape.activity());
    }

    @Override
    default Backward backward(Signal gradient, Forward forward, Scope scope) {
        Recorded recorded = (Recorded) forward.memory();
        for (int t = 0; t < recorded.out.size(); t++) {
            recorded.out.get(t).add(gradient.steps().get(t));
        }
        recorded.tape.rewind();
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        for (Tensor tensor : tensors()) {
            tensors.put(tensor.name(), recorded.tape.gradient(tensor));
        }
        return new Backward(
                () -> new Signal(recorded.in.stream().map(Node::gradient).toList()), tensors);
    }

    /**
     * A pass to go back through.
     *
     * @param tape what happened
     * @param in   inputs of each time step
     * @param out  outputs of each time step
     */
    record Recorded(Tape tape, List<Node> in, List<Node> out) {}

    /** Runs one sample for one time step through the layer without computing anything, to see what it uses. */
    private Tape outline(Scope scope) {
        Tape tape = Tape.outline(scope);
        compose(tape, List.of(tape.input(new DMatrixRMaj(1, inputs()))));
        return tape;
    }

    private Tape blankOutline() {
        Map<String, DMatrixRMaj> blank = new LinkedHashMap<>();
        tensors().forEach(tensor -> blank.put(tensor.name(), new DMatrixRMaj(tensor.rows(), tensor.cols())));
        return outline(new Scope("", Parameters.of(blank)));
    }

    @Override
    default List<Stage> stages(Scope scope) {
        return outline(scope).stages();
    }

    @Override
    default DigitalWork digitalWork() {
        return blankOutline().work();
    }

    /** Stages that do not wait for one another run at the same time. */
    @Override
    default CostSheet stepCost(String name, Map<String, CostSheet> stages, CostSheet digital) {
        return combination().of(name, stages, digital);
    }

    @Override
    default StepCost combination() {
        List<Integer> levels = blankOutline().levels();
        return (name, stages, digital) -> combined(levels, name, stages, digital);
    }

    private static CostSheet combined(
            List<Integer> levels, String name, Map<String, CostSheet> stages, CostSheet digital) {
        List<CostSheet> costs = List.copyOf(stages.values());
        List<CostSheet> parts = new ArrayList<>();
        for (int level = 1;
                level <= levels.stream().mapToInt(Integer::intValue).max().orElse(0);
                level++) {
            List<CostSheet> together = new ArrayList<>();
            for (int k = 0; k < costs.size(); k++) {
                if (levels.get(k) == level) {
                    together.add(costs.get(k));
                }
            }
            parts.add(together.size() == 1 ? together.get(0) : CostSheet.parallel("side by side", together));
        }
        parts.add(digital);
        return CostSheet.sequence(name, parts);
    }
}
