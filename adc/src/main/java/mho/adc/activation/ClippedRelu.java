package mho.adc.activation;

import java.util.List;

/**
 * The rectifier with an upper limit, ReLU6 by default.
 *
 * <pre>  g(x) = min(max(x, 0), limit)</pre>
 *
 * <p>Reference: A. Krizhevsky, "Convolutional deep belief networks on CIFAR-10" (2010), with limit 6.
 *
 * @param limit largest output
 */
public record ClippedRelu(double limit) implements Activation {
    public static final ClippedRelu DEFAULT = new ClippedRelu(6);

    public ClippedRelu {
        if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The limit of a clipped ReLU must be > 0 and finite, but is %g".formatted(limit));
        }
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x, 0), limit);
    }

    @Override
    public double derivative(double x) {
        return x > 0 && x <= limit ? 1 : 0;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return Pieces.ofReals().restsTo(0).risesTo(limit).restsTo(Pieces.EVER).branches(inputs);
    }

    @Override
    public double inverse(double y, Branch branch) {
        return y;
    }

    @Override
    public boolean hasPlateaus() {
        return true;
    }

    @Override
    public String name() {
        return "clipped-relu";
    }

    @Override
    public String summary() {
        return "min(max(x, 0), %s)".formatted(limit);
    }
}
