package mho.device;

import java.util.List;
import mho.base.random.Draws;
import mho.base.unit.SI;

/**
 * A programming error whose bias and spread are polynomials of the target: what a fit of measured cells gives.
 *
 * <pre>  G = max(G_T + b(ĝ) + σ(ĝ)·ξ, 0),   b = Σ bₖ·ĝᵏ,   σ = max(Σ sₖ·ĝᵏ, 0),   ĝ = G_T/G_fs,   ξ of mean 0, variance 1</pre>
 *
 * @param bias      coefficients b₀, b₁ … [S]
 * @param deviation coefficients s₀, s₁ … [S]
 * @param fullScale the conductance G_fs at which ĝ = 1 [S]
 * @param shape     distribution of ξ
 */
public record PolynomialError(
        @SI("S") List<Double> bias,
        @SI("S") List<Double> deviation,
        @SI("S") double fullScale,
        Shape shape) implements Programming {
    private static final double UNIFORM_HALF_WIDTH = Math.sqrt(3);

    public PolynomialError {
        bias = List.copyOf(bias);
        deviation = List.copyOf(deviation);
        if (!(fullScale > 0 && fullScale < Double.POSITIVE_INFINITY)
                || !bias.stream().allMatch(Double::isFinite)
                || !deviation.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "A polynomial error needs finite coefficients and a full scale > 0, but they are %s S, %s S and %g S"
                            .formatted(bias, deviation, fullScale));
        }
    }

    /** How errors are distributed about their mean. */
    public enum Shape {
        /** Bell-shaped: pulses without verification, or relaxation after it. */
        NORMAL,
        /** Flat: what an accept window leaves. */
        UNIFORM;

        /** Returns a number of mean 0 and variance 1. */
        private double draw(Draws draws) {
            return this == NORMAL ? draws.normal() : UNIFORM_HALF_WIDTH * (2 * draws.uniform() - 1);
        }
    }

    /** Returns the mean error [S] at a target [S]. */
    public double biasAt(double target) {
        return polynomial(bias, target / fullScale);
    }

    /** Returns the standard deviation [S] at a target [S]. */
    public double deviationAt(double target) {
        return Math.max(0, polynomial(deviation, target / fullScale));
    }

    @Override
    public Write write(double target, Draws draws) {
        return Write.ofPulses(target + biasAt(target) + deviationAt(target) * shape.draw(draws), 1);
    }

    private static double polynomial(List<Double> coefficients, double x) {
        double sum = 0;
        for (int k = coefficients.size() - 1; k >= 0; k--) {
            sum = sum * x + coefficients.get(k);
        }
        return sum;
    }
}
