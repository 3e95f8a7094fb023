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
        0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694
    };
    private static final double[] SMALL_BELOW = {
        1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
    };
    private static final double[] MIDDLE_ABOVE = {
        2.1531153547440383e-08,
        0.5641884969886701,
        8.883149794388377,
        66.11919063714163,
        298.6351381974001,
        881.952221241769,
        1712.0476126340707,
        2051.0783778260716,
        1230.3393547979972
    };
    private static final double[] MIDDLE_BELOW = {
        1,
        15.744926110709835,
        117.6939508913125,
        537.1811018620099,
        1621.3895745666903,
        3290.7992357334597,
        4362.619090143247,
        3439.3676741437216,
        1230.3393548037495
    };
    private static final double[] FAR_ABOVE = {
        0.016315387137302097,
        0.30532663496123236,
        0.36034489994980445,
        0.12578172611122926,
        0.016083785148742275,
        0.0006587491615298378
    };
    private static final double[] FAR_BELOW = {
        1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918
    };
    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double ONE_OVER_SQRT_PI = 0.5641895835477563;

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
        double coarse = Math.floor(x * 16) * 0.0625;
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
