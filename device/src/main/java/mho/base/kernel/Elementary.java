package mho.base.kernel;

import static mho.base.kernel.ElementaryTables.ANGLE_HI;
import static mho.base.kernel.ElementaryTables.ANGLE_MID;
import static mho.base.kernel.ElementaryTables.FRACTION_BITS;
import static mho.base.kernel.ElementaryTables.INVERSES;
import static mho.base.kernel.ElementaryTables.LOGS;
import static mho.base.kernel.ElementaryTables.LOG_TAILS;
import static mho.base.kernel.ElementaryTables.POWERS;
import static mho.base.kernel.ElementaryTables.POWER_TAILS;
import static mho.base.kernel.ElementaryTables.QUARTER;
import static mho.base.kernel.ElementaryTables.ROUNDER;
import static mho.base.kernel.ElementaryTables.SINES;
import static mho.base.kernel.ElementaryTables.SINE_TAILS;
import static mho.base.kernel.ElementaryTables.STEPS;
import static mho.base.kernel.ElementaryTables.STEP_BITS;
import static mho.base.kernel.ElementaryTables.TANHS;
import static mho.base.kernel.ElementaryTables.TANH_IS_SMALL;
import static mho.base.kernel.ElementaryTables.TANH_LIMIT;
import static mho.base.kernel.ElementaryTables.TANH_SLOPES;
import static mho.base.kernel.ElementaryTables.TANH_STEPS;
import static mho.base.kernel.ElementaryTables.TANH_TAILS;
import static mho.base.kernel.ElementaryTables.TURN;
import static mho.base.kernel.ElementaryTables.Z_START;

/**
 * Elementary functions whose bits depend on the argument alone: not on the processor, the Java release or whether the
 * loop around them has been compiled yet. {@link Math} promises its results within one or two units in the last place
 * only, and {@link StrictMath} is several times slower.
 *
 * <p>Everything is built from the correctly rounded operations + − · / and the fused multiply-add. The errors stated
 * below are the largest found in 10⁷ random points, in units in the last place of the exact value (ulp).
 *
 * <p>exp and log follow P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point
 * arithmetic", ACM TOMS 15 (1989), doi:10.1145/63522.214389, and the same author's logarithm, ACM TOMS 16 (1990),
 * doi:10.1145/98267.98294; the argument of sin and cos is reduced after W. J. Cody and W. Waite, "Software Manual for the
 * Elementary Functions" (1980), with fused multiply-adds, which make the first step exact.
 */
public final class Elementary {
    private static final double LN2_HI = 0x1.62e42fefa39efp-1;
    private static final double LN2_LO = 0x1.abc9e3b39803fp-56;

    // exp: e^x = 2^(n/128) · e^r with |r| <= ln 2 / 256
    static final double STEPS_PER_UNIT = STEPS / LN2_HI;
    static final double STEP_HI = LN2_HI / STEPS;
    static final double STEP_LO = LN2_LO / STEPS;
    /** Up to here e^x and e^−x are normal numbers. */
    static final double EXP_LIMIT = 708;

    // log: x = 2^k · z, z·c = 1 + r with c = j/128
    /** ln 2 to 42 binary places: a multiple of it plus a table value is exact. */
    private static final double LN2_SHORT = 0x1.62e42fefa38p-1;

    private static final double LN2_REST = 0x1.ef35793c7673p-45;

    // sin and cos: x = n·π/64 + r with |r| <= π/128
    static final double ANGLES_PER_RADIAN = 0x1.45f306dc9c883p4;
    static final double ANGLE_LO = -0x1.f1976b7ed8fbcp-115;
    /** Beyond this the reduction would need more parts of π. */
    private static final long TURNS_LIMIT = Double.doubleToRawLongBits(1e5);
    /** Below this sin x is x and cos x is 1, correctly rounded. */
    private static final long TURNS_TINY = Double.doubleToRawLongBits(0x1p-27);

    private static final long SIGN = Long.MIN_VALUE;
    private static final long MIN_NORMAL = Double.doubleToRawLongBits(Double.MIN_NORMAL);
    private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private Elementary() {}

    /** Returns eˣ; largest error found 0.51 ulp. */
    public static double exp(double x) {
        return Math.abs(x) <= EXP_LIMIT ? scaledExp(x, 0) : extremeExp(x);
    }

    /** e^x · 2^exponent, both being such that it is a normal number. */
    private static double scaledExp(double x, long exponent) {
        double shifted = Math.fma(x, STEPS_PER_UNIT, ROUNDER);
        long n = Double.doubleToRawLongBits(shifted);
        double steps = shifted - ROUNDER;
        double r = Math.fma(-steps, STEP_LO, Math.fma(-steps, STEP_HI, x));
        int j = (int) n & (STEPS - 1);
        long bits = POWERS[j] + (n << (FRACTION_BITS - STEP_BITS)) + (exponent << FRACTION_BITS);
        double power = Double.longBitsToDouble(bits);
        return Math.fma(power, POWER_TAILS[j] + expLessOne(r), power);
    }

    /** e^x − 1 for |x| <= ln 2 / 256, where the next term of the series is below 6e-19. */
    static double expLessOne(double r) {
        double square = r * r;
        double tail = Math.fma(r, Math.fma(r, 1.0 / 24, 1.0 / 6), 0.5);
        return Math.fma(square, Math.fma(square * r, 1.0 / 120, tail), r);
    }

    private static double extremeExp(double x) {
        if (x > 710) {
            return Double.POSITIVE_INFINITY;
        }
        if (x > 0) {
            return scaledExp(x, -64) * 0x1p64;
        }
        if (x > -746) {
            return scaledExp(x, 64) * 0x1p-64;
        }
        return Double.isNaN(x) ? Double.NaN : 0;
    }

    /** Returns ln x; largest error found 0.52 ulp. */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        if (Long.compareUnsigned(bits - MIN_NORMAL, INFINITY - MIN_NORMAL) >= 0) {
            return extremeLog(x);
        }
        return log(bits, 0);
    }

    private static double log(long bits, int exponent) {
        long offset = bits - Z_START;
        double k = (offset >> FRACTION_BITS) + exponent;
        double z = Double.longBitsToDouble(bits - (offset & -1L << FRACTION_BITS));
        int j = (int) (offset >> (FRACTION_BITS - STEP_BITS)) & (STEPS - 1);
        double r = Math.fma(z, INVERSES[j], -1);
        double large = Math.fma(k, LN2_SHORT, LOGS[j]);
        double sum = large + r;
        double rest = (large - sum + r) + Math.fma(k, LN2_REST, LOG_TAILS[j]);
        return sum + Math.fma(r * r, logTail(r), rest);
    }

    /** (ln(1 + r) − r) / r² for |r| < 0.01, where the next term is below 1e-17 of the logarithm. */
    private static double logTail(double r) {
        double high = Math.fma(r, Math.fma(r, Math.fma(r, -1.0 / 8, 1.0 / 7), -1.0 / 6), 1.0 / 5);
        return Math.fma(r, Math.fma(r, Math.fma(r, high, -1.0 / 4), 1.0 / 3), -0.5);
    }

    private static double extremeLog(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (!(x > 0)) {
            return Double.NaN;
        }
        if (x == Double.POSITIVE_INFINITY) {
            return x;
        }
        return log(Double.doubleToRawLongBits(x * 0x1p54), -54);
    }

    /** Returns the sine of x [rad]; largest error found 1.12 ulp up to 1e5, where {@link StrictMath} takes over. */
    public static double sin(double x) {
        if (outsideTurns(x)) {
            return Math.abs(x) < 1 ? x : StrictMath.sin(x);
        }
        return wave(x, 0);
    }

    /** Returns the cosine of x [rad]; largest error found 1.12 ulp up to 1e5, where {@link StrictMath} takes over. */
    public static double cos(double x) {
        if (outsideTurns(x)) {
            return Math.abs(x) < 1 ? 1 : StrictMath.cos(x);
        }
        return wave(x, QUARTER);
    }

    /** Whether sine and cosine of x are not computed by the formula. */
    static boolean outsideTurns(double x) {
        long bits = Double.doubleToRawLongBits(x) & ~SIGN;
        return Long.compareUnsigned(bits - TURNS_TINY, TURNS_LIMIT - TURNS_TINY) >= 0;
    }

    /** sin(x + ahead·π/64) = sin a + (sin a · (cos r − 1) + cos a · sin r) with a = (n + ahead)·π/64. */
    private static double wave(double x, int ahead) {
        double shifted = Math.fma(x, ANGLES_PER_RADIAN, ROUNDER);
        int n = (int) Double.doubleToRawLongBits(shifted) + ahead;
        double angles = ROUNDER - shifted;
        double coarse = Math.fma(angles, ANGLE_HI, x);
        double fine = angles * ANGLE_MID;
        double r = coarse + fine;
        // next to a multiple of π the two nearly cancel, and either may be the larger one
        double part = r - coarse;
        double lost = (coarse - (r - part)) + (fine - part) + Math.fma(angles, ANGLE_MID, -fine);
        double rest = Math.fma(angles, ANGLE_LO, lost);
        double square = r * r;
        double sineOfR = r + Math.fma(r * square, sineSeries(square), rest);
        int at = n & (TURN - 1);
        double change = Math.fma(SINES[at] * square, cosineSeries(square), SINE_TAILS[at]);
        return SINES[at] + Math.fma(SINES[(n + QUARTER) & (TURN - 1)], sineOfR, change);
    }

    /** (sin r − r)/r³ from r² with |r| <= π/128, where the next term is below 4e-18 of the sine. */
    static double sineSeries(double square) {
        return Math.fma(square, Math.fma(square, -1.0 / 5040, 1.0 / 120), -1.0 / 6);
    }

    /** (cos r − 1)/r² from r² with |r| <= π/128, where the next term is below 4e-18 of the cosine. */
    static double cosineSeries(double square) {
        return Math.fma(square, Math.fma(square, -1.0 / 720, 1.0 / 24), -1.0 / 2);
    }

    /**
     * Computes the {@link #sin} of a run of numbers, bit by bit the same.
     *
     * @param x    arguments [rad], not modified unless it is y
     * @param y    values, overwritten from {@code from} to before {@code to}
     * @param from first index
     * @param to   one past the last index
     */
    public static void sines(double[] x, double[] y, int from, int to) {
        MatrixProduct.standard().functionRuns().sines(x, y, from, to);
    }

    /** Computes the {@link #cos} of a run of numbers, bit by bit the same; parameters as of {@link #sines}. */
    public static void cosines(double[] x, double[] y, int from, int to) {
        MatrixProduct.standard().functionRuns().cosines(x, y, from, to);
    }

    /**
     * Returns tanh x; largest error found 0.57 ulp, also near 0.
     *
     * <pre>  tanh(a + r) = T + (1 − T²)·t / (1 + T·t)                  where T = tanh a, from a table, is large
     *              = T + r + (t − r − t·T·(T + r)) / (1 + T·t)   where it is small,  t = tanh r from its series</pre>
     */
    public static double tanh(double x) {
        double size = Math.abs(x);
        if (!(size < TANH_LIMIT)) {
            return Double.isNaN(x) ? Double.NaN : Math.copySign(1, x);
        }
        // |x| = j/16 + r with |r| <= 1/32, exactly
        double shifted = Math.fma(size, TANH_STEPS, ROUNDER);
        int j = (int) Double.doubleToRawLongBits(shifted);
        double r = Math.fma(ROUNDER - shifted, 1.0 / TANH_STEPS, size);
        double bend = tanhBend(r);
        double t = r + bend;
        double table = TANHS[j];
        // one of the two formulas is multiplied by 0: a branch would be guessed wrong too often
        double small = TANH_IS_SMALL[j];
        double numerator = Math.fma(small, Math.fma(-t * table, table + r, bend), TANH_SLOPES[j] * t);
        double sum = Math.fma(small, r, table);
        double rest = Math.fma(small, r, table - sum) + TANH_TAILS[j];
        return Math.copySign(sum + (rest + numerator / Math.fma(table, t, 1)), x);
    }

    /** tanh r − r for |r| <= 1/32. */
    static double tanhBend(double r) {
        double square = r * r;
        double high = Math.fma(square, Math.fma(square, 62.0 / 2835, -17.0 / 315), 2.0 / 15);
        return r * square * Math.fma(square, high, -1.0 / 3);
    }

    /**
     * Computes the {@link #tanh} of a run of numbers, bit by bit the same.
     *
     * @param x    arguments, not modified unless it is y
     * @param y    values, overwritten from {@code from} to before {@code to}
     * @param from first index
     * @param to   one past the last index
     */
    public static void tanhs(double[] x, double[] y, int from, int to) {
        MatrixProduct.standard().functionRuns().tanhs(x, y, from, to);
    }

    /** Returns 1 / (1 + e⁻ˣ); largest error found 0.51 ulp. */
    public static double sigmoid(double x) {
        if (!(Math.abs(x) <= EXP_LIMIT)) {
            // far down, 1 + e⁻ˣ is e⁻ˣ to the last bit and too large for a double
            return x < 0 ? exp(x) : 1 / (1 + exp(-x));
        }
        double shifted = Math.fma(-x, STEPS_PER_UNIT, ROUNDER);
        long n = Double.doubleToRawLongBits(shifted);
        double steps = ROUNDER - shifted;
        double r = Math.fma(steps, STEP_LO, Math.fma(steps, STEP_HI, -x));
        int j = (int) n & (STEPS - 1);
        double power = Double.longBitsToDouble(POWERS[j] + (n << (FRACTION_BITS - STEP_BITS)));
        double tail = POWER_TAILS[j] + expLessOne(r);
        // the denominator 1 + power + power·tail as a sum of two doubles, and one Newton step on its inverse
        double one = 1 + power;
        double part = one - power;
        double lost = (power - (one - part)) + (1 - part);
        double change = Math.fma(power, tail, lost);
        double whole = one + change;
        double rest = one - whole + change;
        double inverse = 1 / whole;
        return Math.fma(Math.fma(-whole, inverse, 1) - rest * inverse, inverse, inverse);
    }

    /**
     * Computes the {@link #sigmoid} of a run of numbers, bit by bit the same.
     *
     * @param x    arguments, not modified unless it is y
     * @param y    values, overwritten from {@code from} to before {@code to}
     * @param from first index
     * @param to   one past the last index
     */
    public static void sigmoids(double[] x, double[] y, int from, int to) {
        MatrixProduct.standard().functionRuns().sigmoids(x, y, from, to);
    }
}
