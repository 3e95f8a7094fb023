package mho.device;

import java.util.List;
import java.util.stream.Stream;
import mho.base.kernel.Elementary;
import mho.base.unit.SI;

/**
 * Current through a memory cell as a function of its voltage. The conductance is that of small voltages, so that every law
 * starts as Ohm's; I(0) = 0, and the current rises with the voltage up to the limit, but need not be symmetric.
 */
public sealed interface IvCurve {
    /** Returns whether the current is proportional to the conductance at every voltage, so that all states have one shape. */
    boolean hasOneShape();

    /**
     * Returns the current per volt that a read at a voltage meets, I(V)/V [S].
     *
     * @param conductance conductance G at small voltages [S]
     * @param volts       voltage V across the cell, not 0 [V]
     */
    double chord(double conductance, double volts);

    /**
     * Returns the current [A].
     *
     * @param conductance conductance G at small voltages [S]
     * @param volts       voltage V across the cell [V]
     */
    double current(double conductance, double volts);

    /**
     * Returns dI/dV [S].
     *
     * @param conductance conductance G at small voltages [S]
     * @param volts       voltage V across the cell [V]
     */
    double slope(double conductance, double volts);

    /** Returns the largest voltage of either sign for which the law holds [V]. */
    double limit();

    /** Ohm's law: I = G·V. */
    record Ohmic() implements IvCurve {
        @Override
        public boolean hasOneShape() {
            return true;
        }

        @Override
        public double current(double conductance, double volts) {
            return conductance * volts;
        }

        @Override
        public double chord(double conductance, double volts) {
            return conductance;
        }

        @Override
        public double slope(double conductance, double volts) {
            return conductance;
        }

        @Override
        public double limit() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Hopping or tunnelling conduction through an oxide.
     *
     * <pre>  I = G·sinh(a·V)/a</pre>
     *
     * <p>Holds up to a·V = 10, where the current is 1100 times that of Ohm's law: chosen, because no cell that is read is
     * fitted that far.
     *
     * <p>Reference: N. F. Mott, R. W. Gurney, "Electronic Processes in Ionic Crystals" (1940), for the law.
     *
     * @param steepness a [1/V]
     */
    record Sinh(@SI("/V") double steepness) implements IvCurve {
        private static final double LARGEST_ARGUMENT = 10;

        public Sinh {
            if (!(steepness > 0 && steepness < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The steepness of a sinh law must be > 0 and finite, but is %g 1/V".formatted(steepness));
            }
        }

        @Override
        public boolean hasOneShape() {
            return true;
        }

        @Override
        public double current(double conductance, double volts) {
            return conductance * StrictMath.sinh(steepness * volts) / steepness;
        }

        @Override
        public double chord(double conductance, double volts) {
            return current(conductance, volts) / volts;
        }

        @Override
        public double slope(double conductance, double volts) {
            return conductance * StrictMath.cosh(steepness * volts);
        }

        @Override
        public double limit() {
            return LARGEST_ARGUMENT / steepness;
        }
    }

    /**
     * The first odd term beyond Ohm's law.
     *
     * <pre>  I = G·(V − c·V³)</pre>
     *
     * @param strength c, positive if the current saturates, negative if it grows [1/V²]
     * @param limit    largest voltage for which the term was fitted; the current must still rise there [V]
     */
    record Cubic(@SI("/V²") double strength, @SI("V") double limit) implements IvCurve {
        public Cubic {
            if (!(limit > 0 && limit < Double.POSITIVE_INFINITY && 3 * strength * limit * limit < 1)
                    || !Double.isFinite(strength)) {
                throw new IllegalArgumentException(
                        "A cubic law must rise up to its limit, 3·c·V² < 1, but c is %g 1/V² and the limit %g V"
                                .formatted(strength, limit));
            }
        }

        @Override
        public boolean hasOneShape() {
            return true;
        }

        @Override
        public double current(double conductance, double volts) {
            return conductance * (volts - strength * volts * volts * volts);
        }

        @Override
        public double chord(double conductance, double volts) {
            return current(conductance, volts) / volts;
        }

        @Override
        public double slope(double conductance, double volts) {
            return conductance * (1 - 3 * strength * volts * volts);
        }
    }

    /**
     * A cell behind a resistance, such as a transistor that is on.
     *
     * <pre>  I = I_cell(G, U)   with   U + R·I = V</pre>
     *
     * <p>The limit is that of the cell alone: V exceeds U, so it is kept with a margin.
     *
     * @param cell       law of the cell
     * @param resistance R [Ω]
     */
    record InSeries(IvCurve cell, @SI("Ω") double resistance) implements IvCurve {
        private static final int STEPS = 200;

        public InSeries {
            if (!(resistance >= 0 && resistance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "A resistance in series must be >= 0 and finite, but is %g ohm".formatted(resistance));
            }
        }

        @Override
        public boolean hasOneShape() {
            return false;
        }

        @Override
        public double current(double conductance, double volts) {
            return cell.current(conductance, acrossCell(conductance, volts));
        }

        @Override
        public double chord(double conductance, double volts) {
            return current(conductance, volts) / volts;
        }

        @Override
        public double slope(double conductance, double volts) {
            double slope = cell.slope(conductance, acrossCell(conductance, volts));
            return slope / (1 + resistance * slope);
        }

        @Override
        public double limit() {
            return cell.limit();
        }

        /** Newton's method between 0 and V, halving where it would leave the interval that holds the solution. */
        private double acrossCell(double conductance, double volts) {
            double low = Math.min(0, volts);
            double high = Math.max(0, volts);
            double across = volts / (1 + resistance * conductance);
            for (int step = 0; step < STEPS; step++) {
                double excess = across + resistance * cell.current(conductance, across) - volts;
                if (excess > 0) {
                    high = across;
                } else {
                    low = across;
                }
                double next = across - excess / (1 + resistance * cell.slope(conductance, across));
                double kept = next > low && next < high ? next : 0.5 * (low + high);
                if (excess == 0 || Math.abs(next - across) <= 4 * Math.ulp(across)) {
                    return across;
                }
                across = kept;
            }
            return across;
        }
    }

    /**
     * Terms of second and third order whose size follows the logarithm of the conductance; not the same in both directions.
     *
     * <pre>
     *   I = G·V + s·(a(L)·V² + b(L)·V³),   L = log₁₀(G'/1 S),   a = a₀ + a₁L + a₂L² + …,   b alike
     *   G' = max(G, G_l),   s = min(G/G_l, 1)
     * </pre>
     *
     * <p>Below G_l the fitted terms would soon exceed the linear one and turn the current back. What stands here instead, s < 1,
     * is a continuation of our own: the current of G_l in proportion, which rises as that one does.
     *
     * @param quadratic a₀, a₁ and so on, lowest power first [A/V²]
     * @param cubic     b₀, b₁ and so on, lowest power first [A/V³]
     * @param limit     largest voltage of either sign for which the terms were fitted [V]
     * @param lowest    G_l, lowest conductance for which the terms are taken as fitted; its current must rise up to the limit [S]
     */
    record Asymmetric(
            List<Double> quadratic,
            List<Double> cubic,
            @SI("V") double limit,
            @SI("S") double lowest) implements IvCurve {
        private static final double LN_10 = 2.302585092994046;

        public Asymmetric {
            quadratic = List.copyOf(quadratic);
            cubic = List.copyOf(cubic);
            if (!Stream.concat(quadratic.stream(), cubic.stream()).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("An asymmetric law needs finite coefficients, but they are %s and %s"
                        .formatted(quadratic, cubic));
            }
            if (!(limit > 0 && lowest > 0 && Double.isFinite(limit + lowest))) {
                throw new IllegalArgumentException(
                        "An asymmetric law needs a limit and a lowest conductance > 0, but they are %g V and %g S"
                                .formatted(limit, lowest));
            }
            double decades = decades(lowest);
            double slope = leastSlope(lowest, at(quadratic, decades), at(cubic, decades), limit);
            if (!(slope > 0)) {
                throw new IllegalArgumentException(
                        "An asymmetric law needs a current that rises up to %g V at its lowest conductance of %g S, but the slope falls to %g S"
                                .formatted(limit, lowest, slope));
            }
        }

        @Override
        public boolean hasOneShape() {
            return false;
        }

        @Override
        public double current(double conductance, double volts) {
            double share = share(conductance);
            double decades = decades(Math.max(conductance, lowest));
            return volts * (conductance + share * volts * (at(quadratic, decades) + volts * at(cubic, decades)));
        }

        @Override
        public double chord(double conductance, double volts) {
            return current(conductance, volts) / volts;
        }

        @Override
        public double slope(double conductance, double volts) {
            double share = share(conductance);
            double decades = decades(Math.max(conductance, lowest));
            return conductance + share * volts * (2 * at(quadratic, decades) + volts * 3 * at(cubic, decades));
        }

        private double share(double conductance) {
            return Math.min(conductance / lowest, 1);
        }

        private static double decades(double conductance) {
            return Elementary.log(conductance) / LN_10;
        }

        /** The least of G + 2aV + 3bV² within the limit: at an end, or at the vertex V = −a/(3b) if that lies within. */
        private static double leastSlope(double conductance, double a, double b, double limit) {
            double ends = conductance + limit * (3 * b * limit - 2 * Math.abs(a));
            return b > 0 && Math.abs(a) < 3 * b * limit ? conductance - a * a / (3 * b) : ends;
        }

        private static double at(List<Double> coefficients, double decades) {
            double sum = 0;
            for (int power = coefficients.size() - 1; power >= 0; power--) {
                sum = coefficients.get(power) + decades * sum;
            }
            return sum;
        }
    }
}
