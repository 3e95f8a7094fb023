package mho.networks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Normalisation of each vector to zero mean and unit variance, then a trained scale and shift; digital on a chip.
 *
 * <pre>  y = γ ∘ (x − mean x)/√(var x + ε) + β,   biased variance, ε = 1e-5 unless said otherwise</pre>
 *
 * <p>Reference: J. L. Ba, J. R. Kiros, G. E. Hinton, "Layer normalization", arXiv:1607.06450 (2016).
 *
 * @param inputs  features of a vector
 * @param epsilon ε, added to the variance
 */
public record LayerNorm(int inputs, double epsilon) implements Layer {
    private static final double EPSILON = 1e-5;

    public LayerNorm {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A normalisation needs an epsilon > 0, but it is %g".formatted(epsilon));
        }
    }

    /** A normalisation with PyTorch's own ε. */
    public LayerNorm(int inputs) {
        this(inputs, EPSILON);
    }

    @Override
    public int outputs() {
        return inputs;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(Tensor.constant("weight", inputs, 1), Tensor.constant("bias", inputs, 0));
    }

    @Override
    public List<Stage> stages(Scope scope) {
        return List.of();
    }

    /** Mean and variance by one pass of sums, then subtract, scale by 1/σ, scale by γ, add β. */
    @Override
    public DigitalWork digitalWork() {
        return new DigitalWork(3.0 * inputs, 4.0 * inputs, 0);
    }

    private record Memory(DMatrixRMaj normalised, DMatrixRMaj inverse) {}

    @Override
    public Forward forward(Signal inputs, Pass pass) {
        double[] scale = pass.scope().get("weight").data;
        double[] shift = pass.scope().get("bias").data;
        if (!pass.keeps()) {
            return new Forward(inputs.map(x -> affine(normalise(x).normalised, scale, shift)), null, Activity.NONE);
        }
        Memory memory = normalise(Rows.stack(inputs.steps()));
        return new Forward(Rows.split(affine(memory.normalised, scale, shift), inputs), memory, Activity.NONE);
    }

    private static DMatrixRMaj affine(DMatrixRMaj normalised, double[] scale, double[] shift) {
        int columns = normalised.getNumCols();
        DMatrixRMaj y = new DMatrixRMaj(normalised.getNumRows(), columns);
        for (int at = 0; at < y.getNumElements(); at += columns) {
            for (int c = 0; c < columns; c++) {
                y.data[at + c] = normalised.data[at + c] * scale[c] + shift[c];
            }
        }
        return y;
    }

    private Memory normalise(DMatrixRMaj x) {
        int columns = x.getNumCols();
        DMatrixRMaj normalised = new DMatrixRMaj(x.getNumRows(), columns);
        DMatrixRMaj inverse = new DMatrixRMaj(x.getNumRows(), 1);
        for (int row = 0; row < x.getNumRows(); row++) {
            int at = row * columns;
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += x.data[at + c];
            }
            double mean = sum / columns;
            double squares = 0;
            for (int c = 0; c < columns; c++) {
                double deviation = x.data[at + c] - mean;
                squares += deviation * deviation;
            }
            double factor = 1 / Math.sqrt(squares / columns + epsilon);
            for (int c = 0; c < columns; c++) {
                normalised.data[at + c] = (x.data[at + c] - mean) * factor;
            }
            inverse.data[row] = factor;
        }
        return new Memory(normalised, inverse);
    }

    @Override
    public Backward backward(Signal gradient, Forward forward, Scope scope) {
        Memory memory = (Memory) forward.memory();
        DMatrixRMaj dy = Rows.stack(gradient.steps());
        double[] scale = scope.get("weight").data;
        double[] normalised = memory.normalised.data;
        DMatrixRMaj dx = new DMatrixRMaj(dy.getNumRows(), inputs);
        DMatrixRMaj products = new DMatrixRMaj(dy.getNumRows(), inputs);
        for (int k = 0; k < products.getNumElements(); k++) {
            products.data[k] = dy.data[k] * normalised[k];
        }
        for (int row = 0; row < dy.getNumRows(); row++) {
            int at = row * inputs;
            double sum = 0;
            double projection = 0;
            for (int c = 0; c < inputs; c++) {
                double d = dy.data[at + c] * scale[c];
                sum += d;
                projection += d * normalised[at + c];
            }
            double factor = memory.inverse.data[row];
            for (int c = 0; c < inputs; c++) {
                double n = normalised[at + c];
                dx.data[at + c] = factor * (dy.data[at + c] * scale[c] - (sum + n * projection) / inputs);
            }
        }
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        tensors.put("weight", Rows.sum(products));
        tensors.put("bias", Rows.sum(dy));
        return new Backward(() -> Rows.split(dx, gradient), tensors);
    }
}
