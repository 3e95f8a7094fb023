package mho.scenarios.report;

/** The standard normal distribution. */
final class Normal {
    private static final double ONE = 9;

    private Normal() {}

    /**
     * Returns the probability of a value below z.
     *
     * <pre>  Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + …)</pre>
     *
     * <p>Reference: G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004), issue 4.
     */
    static double cumulative(double z) {
        if (Math.abs(z) > ONE) {
            return z < 0 ? 0 : 1;
        }
        double term = z;
        double sum = z;
        for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
