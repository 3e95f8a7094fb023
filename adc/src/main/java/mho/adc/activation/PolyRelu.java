package mho.adc.activation;

import java.util.List;

/**
 * A polynomial of a rectified input: polynomial composition with ReLU.
 *
 * <pre>  g(x) = Σ aᵢ·max(x, 0)ⁱ,   i = 0 … r</pre>
 *
 * <p>The default is that of the paper's start, degree 3 with equal shares. Its sister PolyNorm divides each power by the norm over
 * a whole vector and so is not a function of one number.
 *
 * <p>Reference: Z. Zhuo et al., "Polynomial composition activations: unleashing the dynamics of large language models", ICLR
 * 2025, arXiv:2411.03884.
 *
 * @param coefficients a₀, a₁ … aᵣ
 */
public record PolyRelu(List<Double> coefficients) implements Activation {
    private static final int MOST = 10;

    public static final PolyRelu DEFAULT = new PolyRelu(List.of(0.0, 1.0 / 3, 1.0 / 3, 1.0 / 3));

    public PolyRelu {
        coefficients = List.copyOf(coefficients);
        if (coefficients.size() < 2 || coefficients.size() > MOST) {
            throw new IllegalArgumentException(
                    "A PolyReLU has 2 to %d coefficients, but %d were given".formatted(MOST, coefficients.size()));
        }
        for (double coefficient : coefficients) {
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException(
                        "Coefficients of a PolyReLU must be finite, but they are %s".formatted(coefficients));
            }
        }
        if (coefficients.get(coefficients.size() - 1) == 0) {
            throw new IllegalArgumentException(
                    "The last coefficient of a PolyReLU must not be 0, but they are %s".formatted(coefficients));
        }
    }

    @Override
    public double value(double x) {
        return Polynomial.value(coefficients, Math.max(x, 0));
    }

    @Override
    public double derivative(double x) {
        return x > 0 ? Polynomial.value(Polynomial.derivative(coefficients), x) : 0;
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        return pieces().branches(inputs);
    }

    private Pieces pieces() {
        List<Double> slope = Polynomial.derivative(coefficients);
        Pieces pieces = Pieces.ofReals().restsTo(0);
        // between two changes of sign the slope may touch zero anywhere, and far out its last coefficient decides
        List<Double> roots = Polynomial.positiveRoots(slope);
        int direction = (int) Math.signum(slope.get(slope.size() - 1)) * (roots.size() % 2 == 0 ? 1 : -1);
        for (double root : roots) {
            pieces = pieces.plus(root, direction);
            direction = -direction;
        }
        return pieces.plus(Pieces.EVER, direction);
    }

    /** Whether the values above zero all lie on one side of that at zero. */
    @Override
    public boolean hasPlateaus() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Branch branch : branches(Interval.REALS)) {
            double end = value(branch.inputs().high());
            low = Math.min(low, end);
            high = Math.max(high, end);
        }
        return low >= value(0) || high <= value(0);
    }

    @Override
    public String name() {
        return "poly-relu";
    }

    @Override
    public String summary() {
        return "a polynomial of max(x, 0) with coefficients %s"
                .formatted(coefficients.stream().map("%.3g"::formatted).toList());
    }
}
