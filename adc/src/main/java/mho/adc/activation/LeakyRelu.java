package mho.adc.activation;

import java.util.List;

/**
 * The rectifier that lets a share of negative inputs through.
 *
 * <pre>  g(x) = x for x > 0, slope·x else</pre>
 *
 * <p>Reference: A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML
 * Workshop on Deep Learning for Audio, Speech and Language Processing (2013).
 *
 * @param slope slope for negative inputs [1]
 */
public record LeakyRelu(double slope) implements Activation {
    public static final LeakyRelu DEFAULT = new LeakyRelu(0.01);
    private static final Pieces PIECES = Pieces.ofReals().risesTo(Pieces.EVER);

    public LeakyRelu {
        if (!(slope > 0 && slope < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The slope of a leaky ReLU must be > 0 and finite, but is %g".formatted(slope));
        }
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : slope * x;
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? 1 : slope;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return PIECES.branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y > 0 ? y : y / slope;
    }

    @Override
    public String name() {
        return "leaky-relu";
    }

    @Override
    public String summary() {
        return "x above zero, %s x below".formatted(slope);
    }
}
