package mho.base.kernel;

/**
 * A number as the unevaluated sum of two doubles, good for about 104 bits: enough to fill the tables of
 * {@link Elementary} with correctly rounded leading parts.
 *
 * <p>Reference: T. J. Dekker, "A floating-point technique for extending the available precision", Numerische Mathematik
 * 18 (1971), doi:10.1007/BF01397083; the exact product comes from the fused multiply-add instead of Dekker's splitting.
 *
 * @param hi the sum rounded to double
 * @param lo the rest, at most half a unit in the last place of hi
 */
record DoubleDouble(double hi, double lo) {
    static final DoubleDouble ONE = new DoubleDouble(1, 0);

    /** Returns a/b. */
    static DoubleDouble ofQuotient(double a, double b) {
        double hi = a / b;
        return new DoubleDouble(hi, Math.fma(-hi, b, a) / b);
    }

    DoubleDouble plus(DoubleDouble other) {
        double sum = hi + other.hi;
        double part = sum - hi;
        double error = (hi - (sum - part)) + (other.hi - part);
        return normalised(sum, error + (lo + other.lo));
    }

    DoubleDouble times(DoubleDouble other) {
        double product = hi * other.hi;
        double error = Math.fma(hi, other.hi, -product);
        return normalised(product, error + (hi * other.lo + lo * other.hi));
    }

    DoubleDouble over(DoubleDouble other) {
        double quotient = hi / other.hi;
        double remainder = Math.fma(-quotient, other.hi, hi) + (lo - quotient * other.lo);
        return normalised(quotient, remainder / other.hi);
    }

    DoubleDouble squareRoot() {
        double root = Math.sqrt(hi);
        return normalised(root, (Math.fma(-root, root, hi) + lo) / (2 * root));
    }

    private static DoubleDouble normalised(double large, double small) {
        double hi = large + small;
        return new DoubleDouble(hi, small - (hi - large));
    }
}
