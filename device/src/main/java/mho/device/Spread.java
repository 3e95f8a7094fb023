package mho.device;

import java.util.List;
import mho.base.kernel.Elementary;
import mho.base.unit.SI;

/** Size of an error as a function of the conductance: a standard deviation, or half a window [S]; never below zero. */
public sealed interface Spread {
    /** Returns the spread [S] at a conductance [S]. */
    double at(double conductance);

    /** Returns the spreads [S] at a batch of conductances [S]. */
    default double[] at(double[] conductances) {
        double[] spreads = new double[conductances.length];
        for (int k = 0; k < spreads.length; k++) {
            spreads[k] = at(conductances[k]);
        }
        return spreads;
    }

    /**
     * The same at every conductance.
     *
     * @param value the spread [S]
     */
    record Constant(@SI("S") double value) implements Spread {
        public Constant {
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException("A spread must be >= 0, but is %g S".formatted(value));
            }
        }

        @Override
        public double at(double conductance) {
            return value;
        }
    }

    /**
     * A share of the conductance.
     *
     * <pre>  σ = a·G</pre>
     *
     * @param share a [1]
     */
    record Proportional(double share) implements Spread {
        public Proportional {
            if (!(share >= 0 && Double.isFinite(share))) {
                throw new IllegalArgumentException(
                        "A spread must be a share >= 0 of the conductance, but is %g".formatted(share));
            }
        }

        @Override
        public double at(double conductance) {
            return share * conductance;
        }
    }

    /**
     * Inverse to the conductance.
     *
     * <pre>  σ = σ_fs·G_fs/G,   G > 0</pre>
     *
     * @param atFullScale σ_fs [S]
     * @param fullScale   G_fs [S]
     */
    record Inverse(@SI("S") double atFullScale, @SI("S") double fullScale) implements Spread {
        public Inverse {
            if (!(atFullScale >= 0 && fullScale > 0 && Double.isFinite(atFullScale + fullScale))) {
                throw new IllegalArgumentException(
                        "An inverse spread needs a value >= 0 at a full scale > 0, but they are %g S and %g S"
                                .formatted(atFullScale, fullScale));
            }
        }

        @Override
        public double at(double conductance) {
            if (!(conductance > 0)) {
                throw new IllegalArgumentException(
                        "An inverse spread needs a conductance > 0, but it is %g S".formatted(conductance));
            }
            return atFullScale * (fullScale / conductance);
        }
    }

    /**
     * A polynomial of the conductance, of any degree.
     *
     * <pre>  σ = max(0, c₀ + c₁ĝ + c₂ĝ² + …),   ĝ = G/G_fs</pre>
     *
     * @param coefficients c₀, c₁ and so on [S]
     * @param fullScale    the conductance G_fs at which ĝ = 1 [S]
     */
    record Polynomial(
            @SI("S") List<Double> coefficients, @SI("S") double fullScale) implements Spread {
        public Polynomial {
            coefficients = List.copyOf(coefficients);
            if (coefficients.isEmpty() || !coefficients.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "A polynomial needs one finite coefficient or more, but they are %s S".formatted(coefficients));
            }
            if (!(fullScale > 0 && Double.isFinite(fullScale))) {
                throw new IllegalArgumentException(
                        "A polynomial needs a full scale > 0, but it is %g S".formatted(fullScale));
            }
        }

        /** Returns the polynomial of these coefficients [S], lowest power first. */
        public static Polynomial of(double fullScale, Double... coefficients) {
            return new Polynomial(List.of(coefficients), fullScale);
        }

        @Override
        public double at(double conductance) {
            return at(conductance / fullScale, unboxed());
        }

        /** As one by one, without an object a coefficient. */
        @Override
        public double[] at(double[] conductances) {
            double[] spreads = new double[conductances.length];
            double[] c = unboxed();
            for (int k = 0; k < spreads.length; k++) {
                spreads[k] = at(conductances[k] / fullScale, c);
            }
            return spreads;
        }

        private double[] unboxed() {
            return coefficients.stream().mapToDouble(c -> c).toArray();
        }

        private static double at(double relative, double[] c) {
            double sum = c[c.length - 1];
            for (int power = c.length - 2; power >= 0; power--) {
                sum = c[power] + relative * sum;
            }
            return Math.max(0, sum);
        }
    }

    /**
     * Proportional to small conductances, constant at large ones.
     *
     * <pre>  σ = A·(1 − e^(−G/B))</pre>
     *
     * @param ceiling A [S]
     * @param scale   B [S]
     */
    record Saturating(@SI("S") double ceiling, @SI("S") double scale) implements Spread {
        public Saturating {
            if (!(ceiling >= 0 && scale > 0 && Double.isFinite(ceiling + scale))) {
                throw new IllegalArgumentException(
                        "A saturating spread needs a ceiling >= 0 and a scale > 0, but they are %g S and %g S"
                                .formatted(ceiling, scale));
            }
        }

        @Override
        public double at(double conductance) {
            return ceiling * (1 - Elementary.exp(-conductance / scale));
        }
    }
}
