package mho.adc;

import mho.base.kernel.Elementary;

/**
 * The distribution function of the standard normal distribution, with the same bits on every machine.
 *
 * <pre>  Φ(z) = erfc(−z/√2)/2</pre>
 *
 * <p>Rational Chebyshev approximations of W. J. Cody, "Rational Chebyshev approximations for the error function",
 * Mathematics of Computation 23 (1969), doi:10.1090/S0025-5718-1969-0247736-4, good to a few units of the last place.
 */
final class NormalDistribution {
    /** From here on up Φ is 1 to the last bit of a double: 1 − Φ(8.3) is below 2⁻⁵⁴. */
    static final double SURE = 8.5;

    private static final double[] SMALL_ABOVE = {
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3
    };
    private static final double[] SMALL_BELOW = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] MIDDLE_ABOVE = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] MIDDLE_BELOW = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] FAR_ABOVE = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] FAR_BELOW = {
        1,
        2.56852019228982242e0,
        1.87295284992346725e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };
    private static final double SQRT_HALF = 0.70710678118654752440;
    private static final double ONE_OVER_SQRT_PI = 0.56418958354775628695;

    private NormalDistribution() {}

    /** Returns the probability that a standard normal number is at most z. */
    static double below(double z) {
        double x = Math.abs(z) * SQRT_HALF;
        if (x <= 0.46875) {
            double square = x * x;
            double erf = x * polynomial(SMALL_ABOVE, square) / polynomial(SMALL_BELOW, square);
            return z < 0 ? 0.5 - 0.5 * erf : 0.5 + 0.5 * erf;
        }
        double tail = x < 27.5 ? 0.5 * gauss(x) * relative(x) : 0;
        return z < 0 ? tail : 1 - tail;
    }

    /** erfc x · e^x² for x > 0.46875. */
    private static double relative(double x) {
        if (x <= 4) {
            return polynomial(MIDDLE_ABOVE, x) / polynomial(MIDDLE_BELOW, x);
        }
        double y = 1 / (x * x);
        return (ONE_OVER_SQRT_PI - y * polynomial(FAR_ABOVE, y) / polynomial(FAR_BELOW, y)) / x;
    }

    /** e^−x², of which the exponent must not be rounded: x is split into sixteenths, whose square is exact, and a rest. */
    private static double gauss(double x) {
        double coarse = (int) (x * 16) * 0.0625;
        double rest = (x - coarse) * (x + coarse);
        return Elementary.exp(-coarse * coarse) * Elementary.exp(-rest);
    }

    /** Coefficients from the highest power down. */
    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[0];
        for (int k = 1; k < coefficients.length; k++) {
            sum = Math.fma(sum, x, coefficients[k]);
        }
        return sum;
    }
}
