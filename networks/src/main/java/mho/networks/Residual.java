package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A shortcut around layers: what they compute is added to what they were given.
 *
 * <pre>  x′ = λx + f(x),   f = the layers in sequence</pre>
 *
 * <p>λ is 1 in residual networks; a λ below 1 was proposed against the growth of x from block to block. Tensors and stages of
 * inner layer k have the prefix {@code k.} after the layer's own.
 *
 * <p>Reference: K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", CVPR 2016,
 * doi:10.1109/CVPR.2016.90.
 *
 * @param layers the layers around which it goes; they keep the number of features and time steps
 * @param keep   the factor λ [1]
 */
public record Residual(List<Layer> layers, double keep) implements Layer {
    public Residual {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || !(keep > 0 && keep < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A shortcut needs layers to go around and a factor > 0, but has %d layers and %g"
                            .formatted(layers.size(), keep));
        }
        if (layers.stream().anyMatch(Pool.class::isInstance)) {
            throw new IllegalArgumentException(
                    "A shortcut needs as many time steps after its layers as before, but one of them pools the steps");
        }
        for (int k = 0; k < layers.size(); k++) {
            int before = layers.get(k == 0 ? layers.size() - 1 : k - 1).outputs();
            if (layers.get(k).inputs() != before) {
                throw new IllegalArgumentException(
                        "Inner layer %d of a shortcut needs %d inputs, but gets %d; the first gets what the last puts out"
                                .formatted(k, layers.get(k).inputs(), before));
            }
        }
    }

    @Override
    public int inputs() {
        return layers.get(0).inputs();
    }

    @Override
    public int outputs() {
        return inputs();
    }

    private static String prefix(int layer) {
        return layer + ".";
    }

    /** Returns the tensors of an inner layer. */
    public Scope inner(int layer, Scope scope) {
        return new Scope(scope.name(prefix(layer)), scope.parameters());
    }

    private Pass inner(int layer, Pass pass) {
        return new Pass(inner(layer, pass.scope()), pass.substrate(), pass.read(), pass.memory());
    }

    @Override
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            String prefix = prefix(k);
            layers.get(k).tensors().forEach(tensor -> tensors.add(tensor.named(prefix + tensor.name())));
        }
        return tensors;
    }

    @Override
    public Map<String, DMatrixRMaj> initial(SplitMixStream stream) {
        Map<String, DMatrixRMaj> drawn = new LinkedHashMap<>();
        for (int k = 0; k < layers.size(); k++) {
            String prefix = prefix(k);
            layers.get(k).initial(stream).forEach((name, tensor) -> drawn.put(prefix + name, tensor));
        }
        return drawn;
    }

    @Override
    public List<String> matrices() {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            String prefix = prefix(k);
            layers.get(k).matrices().forEach(name -> names.add(prefix + name));
        }
        return names;
    }

    @Override
    public List<Stage> stages(Scope scope) {
        List<Stage> stages = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            stages.addAll(layers.get(k).stages(inner(k, scope)));
        }
        return stages;
    }

    @Override
    public List<StageShape> shapes(String prefix) {
        List<StageShape> shapes = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            shapes.addAll(layers.get(k).shapes(prefix + prefix(k)));
        }
        return shapes;
    }

    /** Returns the work of all inner layers and of the shortcut. */
    @Override
    public DigitalWork digitalWork() {
        return layers.stream().map(Layer::digitalWork).reduce(shortcutWork(), DigitalWork::plus);
    }

    /** Returns the work of scaling and adding, without that of the inner layers. */
    public DigitalWork shortcutWork() {
        return new DigitalWork(keep == 1 ? 0 : inputs(), inputs(), 0);
    }

    @Override
    public Forward forward(Signal inputs, Pass pass) {
        List<Forward> forwards = new ArrayList<>();
        Signal signal = inputs;
        Activity activity = Activity.NONE;
        for (int k = 0; k < layers.size(); k++) {
            Forward forward = layers.get(k).forward(signal, inner(k, pass));
            if (pass.keeps()) {
                forwards.add(forward);
            }
            signal = forward.outputs();
            activity = activity.plus(forward.activity());
        }
        return new Forward(sum(inputs, signal), forwards, activity);
    }

    /** Returns λ·shortcut + added. */
    private Signal sum(Signal shortcut, Signal added) {
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (int t = 0; t < shortcut.steps().size(); t++) {
            steps.add(CommonOps_DDRM.add(
                    keep, shortcut.steps().get(t), added.steps().get(t), null));
        }
        return new Signal(steps);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        List<Forward> forwards = (List<Forward>) forward.memory();
        Map<String, DMatrixRMaj> found = new LinkedHashMap<>();
        Signal signal = gradient;
        for (int k = layers.size() - 1; k > 0; k--) {
            Backward backward = layers.get(k).backward(signal, forwards.get(k), inner(k, scope));
            put(found, k, backward);
            signal = backward.inputs().get();
        }
        Backward first = layers.get(0).backward(signal, forwards.get(0), inner(0, scope));
        put(found, 0, first);
        return new Backward(() -> sum(gradient, first.inputs().get()), found);
    }

    private static void put(Map<String, DMatrixRMaj> found, int layer, Backward backward) {
        String prefix = prefix(layer);
        backward.tensors().forEach((name, tensor) -> found.put(prefix + name, tensor));
    }
}
