package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.activation.Identity;
import mho.base.cost.CostSheet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Causal self-attention of several heads: each time step looks at itself and those before it.
 *
 * <pre>
 *   q = x·W_q + b_q,   k = x·W_k + b_k,   v = x·W_v + b_v,   d = features/heads, each head its own d columns
 *   p_tu = softmax over u ≤ t of q_t·k_u/√d,   o_t = Σ_u p_tu v_u,   y = o·W_o + b_o
 * </pre>
 *
 * <p>The four products are on arrays, the first three side by side. What two activations make with each other, q·k and p·v, has no
 * weights to be kept in cells: it is digital, exact, and counted, as are the softmax and the registers of keys and values.
 *
 * <p>Reference: A. Vaswani et al., "Attention is all you need", NeurIPS 2017, arXiv:1706.03762, section 3.2.
 *
 * @param inputs  features of an input and of an output
 * @param heads   heads, of which the features are a multiple
 * @param context time steps of a sequence, for the digital work: a step looks at (context + 1)/2 of them on average
 */
public record Attention(int inputs, int heads, int context) implements Layer {
    /** Multiplications and additions of an exponential: a table of powers and a parabola for the rest (chosen). */
    private static final int EXPONENTIAL = 2;
    /** Multiplications of a reciprocal: a table and one Newton step (chosen). */
    private static final int RECIPROCAL = 2;
    /** Width of a key's or value's register [bit]. */
    private static final int BITS = 8;

    private static final List<String> ASKING = List.of("query.", "key.", "value.");
    private static final String OUTPUT = "output.";

    public Attention {
        if (!(inputs >= 1 && heads >= 1 && inputs % heads == 0 && context >= 1)) {
            throw new IllegalArgumentException(
                    "Attention needs features that are a multiple of the heads, and a context, but they are %d, %d and %d"
                            .formatted(inputs, heads, context));
        }
    }

    @Override
    public int outputs() {
        return inputs;
    }

    private Dense projection() {
        return new Dense(inputs, inputs, new Identity());
    }

    private static List<String> parts() {
        List<String> parts = new ArrayList<>(ASKING);
        parts.add(OUTPUT);
        return parts;
    }

    private static Scope inner(String part, Scope scope) {
        return new Scope(scope.name(part), scope.parameters());
    }

    private static Pass inner(String part, Pass pass) {
        return new Pass(inner(part, pass.scope()), pass.substrate(), pass.read(), pass.memory());
    }

    @Override
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        for (String part : parts()) {
            projection().tensors().forEach(tensor -> tensors.add(tensor.named(part + tensor.name())));
        }
        return tensors;
    }

    @Override
    public List<Stage> stages(Scope scope) {
        List<Stage> stages = new ArrayList<>();
        parts().forEach(part -> stages.addAll(projection().stages(inner(part, scope))));
        return stages;
    }

    /** {@inheritDoc} Weights may be too many to be written down. */
    @Override
    public List<StageShape> shapes(String prefix) {
        List<StageShape> shapes = new ArrayList<>();
        parts().forEach(part -> shapes.addAll(projection().shapes(prefix + part)));
        return shapes;
    }

    @Override
    public DigitalWork digitalWork() {
        double seen = (context + 1) / 2.0;
        double exponentials = heads * seen;
        double multiplications = inputs + 2 * inputs * seen + EXPONENTIAL * exponentials + RECIPROCAL * heads + inputs;
        // dot products, differences from the largest score, exponentials, their sum, weighted values
        double additions = 2 * inputs * seen + (2 + EXPONENTIAL) * exponentials;
        return new DigitalWork(multiplications, additions, 2.0 * BITS * inputs);
    }

    @Override
    public CostSheet stepCost(String name, Map<String, CostSheet> stages, CostSheet digital) {
        List<CostSheet> costs = List.copyOf(stages.values());
        CostSheet asking = CostSheet.parallel("side by side", costs.subList(0, ASKING.size()));
        return CostSheet.sequence(name, asking, digital, costs.get(ASKING.size()));
    }

    /**
     * What a way back needs.
     *
     * @param asked   queries, keys, values
     * @param mixed   what the heads put out
     * @param output  the last product
     * @param weights p of each sample, head and step, for all steps up to it
     */
    private record Memory(List<Forward> asked, Signal mixed, Forward output, Weights weights) {}

    @Override
    public Forward forward(Signal signal, Pass pass) {
        List<Forward> asked = new ArrayList<>();
        Activity activity = Activity.NONE;
        for (String part : ASKING) {
            Forward forward = projection().forward(signal, inner(part, pass));
            asked.add(forward);
            activity = activity.plus(forward.activity());
        }
        Weights weights = new Weights(signal);
        Signal mixed = mix(asked, weights);
        Forward output = projection().forward(mixed, inner(OUTPUT, pass));
        return new Forward(
                output.outputs(),
                pass.keeps() ? new Memory(asked, mixed, output, weights) : null,
                activity.plus(output.activity()));
    }

    private Signal mix(List<Forward> asked, Weights weights) {
        List<DMatrixRMaj> queries = asked.get(0).outputs().steps();
        double[][] keys = data(asked.get(1));
        double[][] values = data(asked.get(2));
        int width = width();
        double scale = scale();
        List<DMatrixRMaj> mixed = new ArrayList<>();
        for (int t = 0; t < queries.size(); t++) {
            double[] query = queries.get(t).data;
            DMatrixRMaj sum = new DMatrixRMaj(queries.get(t).getNumRows(), inputs);
            for (int at = 0; at < sum.getNumElements(); at += width) {
                double[] p = weights.of(t, at / width);
                for (int u = 0; u <= t; u++) {
                    p[u] = dot(query, keys[u], at, at + width) * scale;
                }
                softmax(p);
                for (int u = 0; u <= t; u++) {
                    add(p[u], values[u], sum.data, at, at + width);
                }
            }
            mixed.add(sum);
        }
        return new Signal(mixed);
    }

    private static double[][] data(Forward forward) {
        return forward.outputs().steps().stream().map(step -> step.data).toArray(double[][]::new);
    }

    private int width() {
        return inputs / heads;
    }

    private double scale() {
        return 1 / Math.sqrt(width());
    }

    /** The numbers of one head of one sample are in the same place in each step's matrix, as rows fall away from the end only. */
    private static double dot(double[] a, double[] b, int begin, int end) {
        double sum = 0;
        for (int c = begin; c < end; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    private static void add(double factor, double[] from, double[] to, int begin, int end) {
        for (int c = begin; c < end; c++) {
            to[c] += factor * from[c];
        }
    }

    private static void softmax(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int u = 0; u < scores.length; u++) {
            scores[u] = mho.base.kernel.Elementary.exp(scores[u] - largest);
            sum += scores[u];
        }
        for (int u = 0; u < scores.length; u++) {
            scores[u] /= sum;
        }
    }

    /** The shares that steps have in each other, an open table that one pass fills. */
    private final class Weights {
        private final double[][][] shares;

        Weights(Signal signal) {
            shares = new double[signal.steps().size()][][];
            for (int t = 0; t < shares.length; t++) {
                shares[t] = new double[signal.steps().get(t).getNumRows() * heads][t + 1];
            }
        }

        /** Returns the shares of the steps up to t, of one head of one sample. */
        double[] of(int step, int sampleAndHead) {
            return shares[step][sampleAndHead];
        }
    }

    @Override
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        Memory memory = (Memory) forward.memory();
        Map<String, DMatrixRMaj> found = new LinkedHashMap<>();
        Backward output = projection().backward(gradient, memory.output, inner(OUTPUT, scope));
        List<Signal> deltas = unmix(output.inputs().get(), memory);
        List<Backward> asked = new ArrayList<>();
        for (int k = 0; k < ASKING.size(); k++) {
            String part = ASKING.get(k);
            Backward backward = projection().backward(deltas.get(k), memory.asked.get(k), inner(part, scope));
            backward.tensors().forEach((name, tensor) -> found.put(part + name, tensor));
            asked.add(backward);
        }
        output.tensors().forEach((name, tensor) -> found.put(OUTPUT + name, tensor));
        return new Backward(
                () -> asked.stream()
                        .map(one -> one.inputs().get())
                        .reduce(Attention::sum)
                        .orElseThrow(),
                found);
    }

    private static Signal sum(Signal a, Signal b) {
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (int t = 0; t < a.steps().size(); t++) {
            steps.add(CommonOps_DDRM.add(a.steps().get(t), b.steps().get(t), null));
        }
        return new Signal(steps);
    }

    /** Returns the gradients of queries, keys and values from that of what the heads put out. */
    private List<Signal> unmix(Signal gradient, Memory memory) {
        double[][] queries = data(memory.asked.get(0));
        double[][] keys = data(memory.asked.get(1));
        double[][] values = data(memory.asked.get(2));
        List<DMatrixRMaj> toQueries = zeros(gradient);
        List<DMatrixRMaj> toKeys = zeros(gradient);
        List<DMatrixRMaj> toValues = zeros(gradient);
        int width = width();
        double scale = scale();
        for (int t = 0; t < queries.length; t++) {
            double[] dy = gradient.steps().get(t).data;
            double[] toQuery = toQueries.get(t).data;
            double[] slopes = new double[t + 1];
            for (int at = 0; at < gradient.steps().get(t).getNumElements(); at += width) {
                double[] p = memory.weights.of(t, at / width);
                double mean = 0;
                for (int u = 0; u <= t; u++) {
                    slopes[u] = dot(dy, values[u], at, at + width);
                    mean += p[u] * slopes[u];
                    add(p[u], dy, toValues.get(u).data, at, at + width);
                }
                for (int u = 0; u <= t; u++) {
                    double score = p[u] * (slopes[u] - mean) * scale;
                    add(score, keys[u], toQuery, at, at + width);
                    add(score, queries[t], toKeys.get(u).data, at, at + width);
                }
            }
        }
        return List.of(new Signal(toQueries), new Signal(toKeys), new Signal(toValues));
    }

    private static List<DMatrixRMaj> zeros(Signal like) {
        return like.steps().stream()
                .map(one -> new DMatrixRMaj(one.getNumRows(), one.getNumCols()))
                .toList();
    }
}
