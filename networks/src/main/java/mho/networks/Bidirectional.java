package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A layer twice, with tensors of its own each time: over a sequence from its begin to its end, and from its own end to its begin; the outputs
 * of a step side by side, forward ones first.
 *
 * <pre>  y_t = [→(x_1 … x_t), ←(x_L … x_t)],   L the length of the sample</pre>
 *
 * <p>On hardware both directions have arrays of their own that work at the same time. A step's output exists only after the whole
 * sequence has been heard.
 *
 * <p>Tensors of the way back have the names of the layer's own with the ending {@code _reverse}, as in PyTorch. Reference: M. Schuster,
 * K. Paliwal, "Bidirectional recurrent neural networks", IEEE Trans. Signal Process. 45 (1997), doi:10.1109/78.650093.
 *
 * @param layer the layer, with an output for each step
 */
public record Bidirectional(Layer layer) implements Layer {
    private static final String ENDING = "_reverse";

    @Override
    public int inputs() {
        return layer.inputs();
    }

    @Override
    public int outputs() {
        return 2 * layer.outputs();
    }

    @Override
    public List<Tensor> tensors() {
        Stream<Tensor> reverse = layer.tensors().stream()
                .map(t -> new Tensor(t.name() + ENDING, t.rows(), t.cols(), t.place(), t.limit(), t.start()));
        return Stream.concat(layer.tensors().stream(), reverse).toList();
    }

    @Override
    public Map<String, DMatrixRMaj> initial(SplitMixStream stream) {
        return joined(layer.initial(stream), layer.initial(stream));
    }

    private static Map<String, DMatrixRMaj> joined(Map<String, DMatrixRMaj> ahead, Map<String, DMatrixRMaj> reverse) {
        Map<String, DMatrixRMaj> both = new LinkedHashMap<>(ahead);
        reverse.forEach((name, tensor) -> both.put(name + ENDING, tensor));
        return both;
    }

    /** Returns the tensors of the way back by the layer's own names. */
    private Scope reverse(Scope scope) {
        String prefix = scope.name("reverse.");
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        layer.tensors().forEach(tensor -> tensors.put(prefix + tensor.name(), scope.get(tensor.name() + ENDING)));
        return new Scope(prefix, Parameters.of(tensors));
    }

    @Override
    public List<Stage> stages(Scope scope) {
        return Stream.concat(layer.stages(scope).stream(), layer.stages(reverse(scope)).stream())
                .toList();
    }

    @Override
    public DigitalWork digitalWork() {
        return layer.digitalWork().plus(layer.digitalWork());
    }

    /** Both directions at the same time, then the digital work of both, which share the units for it. */
    @Override
    public CostSheet stepCost(String name, Map<String, CostSheet> stages, CostSheet digital) {
        return combination().of(name, stages, digital);
    }

    @Override
    public StepCost combination() {
        StepCost one = layer.combination();
        return (name, stages, digital) -> bothDirections(one, name, stages, digital);
    }

    private static CostSheet bothDirections(
            StepCost one, String name, Map<String, CostSheet> stages, CostSheet digital) {
        Map<String, CostSheet> ahead = new LinkedHashMap<>();
        Map<String, CostSheet> reverse = new LinkedHashMap<>();
        stages.forEach((stage, cost) -> (ahead.size() < stages.size() / 2 ? ahead : reverse).put(stage, cost));
        CostSheet later = new CostSheet(
                "element-wise digital", Band.ZERO, 0, Footprint.NONE, 0, "counted with both directions", List.of());
        return CostSheet.sequence(
                name,
                CostSheet.parallel(
                        "both directions", one.of("forward", ahead, later), one.of("backward", reverse, later)),
                digital);
    }

    /** What both directions remember. */
    private record Both(Forward ahead, Forward reverse) {}

    @Override
    public Forward forward(Signal inputs, Pass pass) {
        Forward ahead = layer.forward(inputs, pass);
        Pass back = new Pass(reverse(pass.scope()), pass.substrate(), pass.read(), pass.memory());
        Forward reverse = layer.forward(reversed(inputs), back);
        Signal outputs = beside(ahead.outputs(), reversed(reverse.outputs()));
        return new Forward(
                outputs,
                pass.keeps() ? new Both(ahead, reverse) : null,
                ahead.activity().plus(reverse.activity()));
    }

    private static Signal beside(Signal left, Signal right) {
        return new Signal(IntStream.range(0, left.steps().size())
                .mapToObj(t -> Rows.beside(left.steps().get(t), right.steps().get(t)))
                .toList());
    }

    /** Returns each sample's own sequence from its end to its begin. */
    private static Signal reversed(Signal signal) {
        int[] lengths = signal.lengths();
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (int t = 0; t < signal.steps().size(); t++) {
            DMatrixRMaj like = signal.steps().get(t);
            int columns = like.getNumCols();
            DMatrixRMaj step = new DMatrixRMaj(like.getNumRows(), columns);
            for (int row = 0; row < step.getNumRows(); row++) {
                DMatrixRMaj from = signal.steps().get(lengths[row] - 1 - t);
                System.arraycopy(from.data, row * columns, step.data, row * columns, columns);
            }
            steps.add(step);
        }
        return new Signal(steps);
    }

    @Override
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        Both both = (Both) forward.memory();
        int middle = layer.outputs();
        Signal left = gradient.map(step -> CommonOps_DDRM.extract(step, 0, step.getNumRows(), 0, middle));
        Signal right = gradient.map(step -> CommonOps_DDRM.extract(step, 0, step.getNumRows(), middle, 2 * middle));
        Backward ahead = layer.backward(left, both.ahead, scope);
        Backward reverse = layer.backward(reversed(right), both.reverse, reverse(scope));
        return new Backward(
                () -> sum(ahead.inputs().get(), reversed(reverse.inputs().get())),
                joined(ahead.tensors(), reverse.tensors()));
    }

    private static Signal sum(Signal a, Signal b) {
        return new Signal(IntStream.range(0, a.steps().size())
                .mapToObj(t -> CommonOps_DDRM.add(a.steps().get(t), b.steps().get(t), null))
                .toList());
    }
}
