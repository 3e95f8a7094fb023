package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The design of a layer: sizes, the tensors it trains, and its arithmetic, forward on any {@link Substrate} and backward
 * for training. Holds no weights.
 */
public sealed interface Layer permits Attention, Composed, Bidirectional, Dense, LayerNorm, Lstm, Pool, Residual {
    /** Returns the features of an input vector. */
    int inputs();

    /** Returns the features of an output vector. */
    int outputs();

    /** Returns what the layer trains, in the order in which initial numbers are drawn; empty if nothing. */
    List<Tensor> tensors();

    /** Returns the number of trained numbers. */
    default long parameterCount() {
        return tensors().stream().mapToLong(Tensor::count).sum();
    }

    /** Draws the initial tensors in the order and by the law of the reference protocol; empty if none are trained. */
    default Map<String, DMatrixRMaj> initial(SplitMixStream stream) {
        Map<String, DMatrixRMaj> drawn = new LinkedHashMap<>();
        tensors().forEach(tensor -> drawn.put(tensor.name(), tensor.draw(stream)));
        return drawn;
    }

    /** Returns the names, without prefix, of the tensors that a chip holds in arrays; the others stay digital. */
    default List<String> matrices() {
        return tensors().stream()
                .filter(tensor -> tensor.place() == Tensor.Place.ARRAY)
                .map(Tensor::name)
                .toList();
    }

    /** Returns what the layer asks of the hardware at each step, with the given tensors. */
    List<Stage> stages(Scope scope);

    /** Returns the digital work that one step of one sample takes besides the stages. */
    DigitalWork digitalWork();

    /**
     * Returns what one step of one sample costs, from the costs of its stages; one after the other unless a layer says
     * otherwise.
     *
     * @param name    name of the tree
     * @param stages  cost of each stage by name, in order
     * @param digital cost of {@link #digitalWork}
     */
    default CostSheet stepCost(String name, Map<String, CostSheet> stages, CostSheet digital) {
        List<CostSheet> parts = new ArrayList<>(stages.values());
        parts.add(digital);
        return CostSheet.sequence(name, parts);
    }

    /** Returns {@link #stepCost} for repeated use. */
    default StepCost combination() {
        return this::stepCost;
    }

    /**
     * Returns the sizes of the stages.
     *
     * @param prefix what the names of its tensors and stages begin with
     */
    default List<StageShape> shapes(String prefix) {
        Map<String, DMatrixRMaj> ones = new LinkedHashMap<>();
        for (Tensor tensor : tensors()) {
            DMatrixRMaj matrix = new DMatrixRMaj(tensor.rows(), tensor.cols());
            matrix.fill(1);
            ones.put(prefix + tensor.name(), matrix);
        }
        return stages(new Scope(prefix, Parameters.of(ones))).stream()
                .map(StageShape::of)
                .toList();
    }

    /** Computes the outputs. */
    Forward forward(Signal inputs, Pass pass);

    /**
     * Propagates a gradient.
     *
     * @param gradient of the loss with respect to the outputs
     * @param forward  what {@link #forward} returned, from a pass that remembers
     * @param scope    the tensors
     * @return gradients with respect to inputs and tensors
     */
    Backward backward(Signal gradient, Forward forward, Scope scope);

    /**
     * The tensors of one layer among those of its network.
     *
     * @param prefix     what the layer's tensor and stage names begin with
     * @param parameters all tensors of the network
     */
    record Scope(String prefix, Parameters parameters) {
        DMatrixRMaj get(String tensor) {
            return parameters.get(prefix + tensor);
        }

        String name(String stage) {
            return prefix + stage;
        }
    }

    /** Whether a pass keeps what a later backward pass needs. */
    enum Memory {
        KEEP,
        DROP
    }

    /**
     * One way through a layer.
     *
     * @param scope     the layer's tensors
     * @param substrate where it is computed
     * @param read      the address of this use
     * @param memory    whether a backward pass will follow
     */
    record Pass(Scope scope, Substrate substrate, RandomStream read, Memory memory) {
        Substrate.Applied apply(Stage stage, DMatrixRMaj x, long step) {
            return substrate.apply(stage, x, read.child(stage.name()).child(step));
        }

        /** As {@link #apply}, for who does not need the arguments. */
        Substrate.Applied outputs(Stage stage, DMatrixRMaj x, long step) {
            return substrate.outputs(stage, x, read.child(stage.name()).child(step));
        }

        boolean keeps() {
            return memory == Memory.KEEP;
        }
    }

    /**
     * The result of a forward pass.
     *
     * @param outputs  what came out
     * @param memory   what the layer's own backward pass needs; the layer's own business
     * @param activity energy that depended on the values
     */
    record Forward(Signal outputs, Object memory, Activity activity) {}

    /**
     * The result of a backward pass.
     *
     * @param inputs  gradient with respect to the inputs, computed when it is asked for: nobody needs the first layer's
     * @param tensors gradients with respect to the layer's tensors, by their names without prefix
     */
    record Backward(Supplier<Signal> inputs, Map<String, DMatrixRMaj> tensors) {}
}
