package mho.device.compact;

/** How the velocity of a state fades towards its limits: a factor on it, of the state's share ξ of its range. */
public sealed interface Window {
    /**
     * Returns the factor [1].
     *
     * @param share (x − low)/(high − low) [1]
     * @param volts the voltage, for windows that know the direction: positive towards high [V]
     */
    double factor(double share, double volts);

    /** Full speed up to the limit. */
    record None() implements Window {
        @Override
        public double factor(double share, double volts) {
            return 1;
        }
    }

    /**
     * Fades at both limits, whichever way the state moves: a state that has reached one never leaves it.
     *
     * <pre>  f = 1 − (2ξ − 1)^2p</pre>
     *
     * <p>Reference: Y. N. Joglekar, S. J. Wolf, "The elusive memristor: properties of basic electrical circuits", Eur. J. Phys. 30
     * (2009) 661, doi:10.1088/0143-0807/30/4/001.
     *
     * @param power p [1]
     */
    record Joglekar(int power) implements Window {
        public Joglekar {
            refuseUnlessPositive(power);
        }

        @Override
        public double factor(double share, double volts) {
            return 1 - evenPower(2 * share - 1, power);
        }
    }

    /**
     * Fades at the limit ahead only.
     *
     * <pre>  f = 1 − ξ^2p towards high,   1 − (ξ − 1)^2p towards low</pre>
     *
     * <p>Reference: Z. Biolek, D. Biolek, V. Biolková, "SPICE model of memristor with nonlinear dopant drift",
     * Radioengineering 18 (2009) 210.
     *
     * @param power p [1]
     */
    record Biolek(int power) implements Window {
        public Biolek {
            refuseUnlessPositive(power);
        }

        @Override
        public double factor(double share, double volts) {
            return 1 - evenPower(volts > 0 ? share : share - 1, power);
        }
    }

    private static void refuseUnlessPositive(int power) {
        if (power < 1) {
            throw new IllegalArgumentException("The power of a window must be >= 1, but is %d".formatted(power));
        }
    }

    private static double evenPower(double base, int half) {
        double square = base * base;
        double product = 1;
        for (int k = 0; k < half; k++) {
            product *= square;
        }
        return product;
    }
}
