package mho.networks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.networks.Substrate.Applied;
import mho.networks.Substrate.Intake;
import org.ejml.data.DMatrixRMaj;

/**
 * A fully connected layer, y = g(x·W + b), at every time step.
 *
 * @param inputs     features of an input
 * @param outputs    features of an output
 * @param activation the function g
 */
public record Dense(int inputs, int outputs, Activation activation) implements Layer {
    /** Uniform ±1/√inputs. */
    @Override
    public List<Tensor> tensors() {
        double limit = 1 / Math.sqrt(inputs);
        return List.of(Tensor.weight("weight", inputs, outputs, limit), Tensor.vector("bias", outputs, limit));
    }

    @Override
    public List<Stage> stages(Scope scope) {
        return List.of(stage(scope));
    }

    private Stage stage(Scope scope) {
        return Stage.Product.of(scope.name("dense"), scope.get("weight"), scope.get("bias"), activation);
    }

    /** {@inheritDoc} Weights may be too many to be written down. */
    @Override
    public List<StageShape> shapes(String prefix) {
        List<ColumnGroup> groups = List.of(new ColumnGroup(0, outputs, activation));
        return List.of(new StageShape.Product(prefix + "dense", inputs, outputs, groups, StageShape.Biases.PRESENT));
    }

    @Override
    public DigitalWork digitalWork() {
        return DigitalWork.NONE;
    }

    private record Memory(List<DMatrixRMaj> inputs, List<DMatrixRMaj> arguments, List<Intake> intakes) {
        Signal back(Signal gradient) {
            List<DMatrixRMaj> steps = new ArrayList<>();
            for (int t = 0; t < intakes.size(); t++) {
                steps.add(intakes.get(t).back(gradient.steps().get(t)));
            }
            return new Signal(steps);
        }
    }

    @Override
    public Forward forward(Signal inputs, Pass pass) {
        Stage stage = stage(pass.scope());
        if (pass.substrate() instanceof Exact && inputs.steps().size() > 1) {
            return together(stage, inputs, pass);
        }
        List<DMatrixRMaj> outputs = new ArrayList<>();
        List<DMatrixRMaj> taken = new ArrayList<>();
        List<DMatrixRMaj> arguments = new ArrayList<>();
        List<Intake> intakes = new ArrayList<>();
        Activity activity = Activity.NONE;
        for (int t = 0; t < inputs.steps().size(); t++) {
            Applied applied = pass.apply(stage, inputs.steps().get(t), t);
            outputs.add(applied.outputs());
            taken.add(applied.intake().taken(inputs.steps().get(t)));
            arguments.add(applied.arguments());
            intakes.add(applied.intake());
            activity = activity.plus(applied.activity());
        }
        return new Forward(new Signal(outputs), new Memory(taken, arguments, intakes), activity);
    }

    /** Without hardware the steps can share one product: each output has the same bits as alone. */
    private static Forward together(Stage stage, Signal inputs, Pass pass) {
        DMatrixRMaj all = Rows.stack(inputs.steps());
        Applied applied = pass.apply(stage, all, 0);
        Memory memory = new Memory(
                List.of(all),
                List.of(applied.arguments()),
                Collections.nCopies(inputs.steps().size(), Intake.AS_GIVEN));
        return new Forward(Rows.split(applied.outputs(), inputs), memory, applied.activity());
    }

    @Override
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        Memory memory = (Memory) forward.memory();
        DMatrixRMaj delta = argumentGradient(Rows.stack(gradient.steps()), Rows.stack(memory.arguments));
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        tensors.put("weight", Exact.multiplyTransposed(Rows.stack(memory.inputs), delta));
        tensors.put("bias", Rows.sum(delta));
        DMatrixRMaj weight = scope.get("weight");
        return new Backward(
                () -> memory.back(Rows.split(Exact.multiplyByTransposed(delta, weight), gradient)), tensors);
    }

    private DMatrixRMaj argumentGradient(DMatrixRMaj dy, DMatrixRMaj arguments) {
        if (activation instanceof Identity) {
            return dy;
        }
        return Exact.argumentGradient(List.of(new ColumnGroup(0, outputs, activation)), dy, arguments);
    }
}
