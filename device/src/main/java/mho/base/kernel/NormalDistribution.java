package mho.base.kernel;

/**
 * The standard normal distribution, with the same bits on every machine, also far down its tail to a few units in the last place.
 *
 * <pre>  Φ(−z) = e^(−z²/2)·T(t)/(1 + 1.25z),   t = (z − 5.25)/(z + 5.25),   z ≥ 0</pre>
 *
 * <p>T is smooth from z = 0 to infinity, between 0.49 and 0.60, and is summed from 25 Chebyshev polynomials of t; the
 * coefficients were computed with 50 digits, and the first one left out is below 4e-19. This is the form that M. M. Shepherd and
 * J. G. Laframboise gave the error function in "Chebyshev approximation of (1 + 2x)exp(x²)erfc x in 0 ≤ x < ∞", Math.
 * Comp. 36 (1981), doi:10.1090/S0025-5718-1981-0595058-X.
 */
public final class NormalDistribution {
    /** From here on up Φ is 1 to the last bit of a double: 1 − Φ(8.3) is below 2⁻⁵⁴. */
    public static final double SURE = 8.5;

    private static final double CENTRE = 5.25;
    private static final double SLOPE = 1.25;
    private static final double DENSITY_AT_ZERO = 0.3989422804014327;
    /** e^(−z²/2) is below the smallest double from 38.6 on. */
    private static final double FAR = 40;

    private static final double[] CHEBYSHEV = {
        0.5382019097350639,
        -0.02713771764576092,
        -0.027234702198547362,
        0.02261362715499396,
        -0.01062869979281741,
        0.0036668280243781245,
        -0.0009735719770648246,
        0.0001950015828067424,
        -2.6376734340462976e-05,
        1.270415727592638e-06,
        3.641636280824242e-07,
        -8.630243290801246e-08,
        2.317982628115906e-09,
        2.0584114460189846e-09,
        -2.739051578767124e-10,
        -3.777443641458422e-11,
        1.1289096489989781e-11,
        5.501624003982411e-13,
        -4.073823710450776e-13,
        -4.261937871599543e-15,
        1.4837056087058484e-14,
        -7.836292846211517e-17,
        -5.694412989280541e-16,
        1.5011302150174637e-18,
        2.3114573823197707e-17,
    };

    private NormalDistribution() {}

    /** Returns e^(−factor·x²) for a factor of ½ or 1: the rounding of x² is made good. */
    public static double bell(double x, double factor) {
        if (Math.abs(x) > FAR) {
            return 0;
        }
        double square = x * x;
        double lost = Math.fma(x, x, -square);
        double power = Elementary.exp(-factor * square);
        return Math.fma(-factor * lost, power, power);
    }

    /** Returns φ(x). */
    public static double density(double x) {
        return DENSITY_AT_ZERO * bell(x, 0.5);
    }

    /** Returns Φ(x), the probability that a standard normal number is at most x. */
    public static double below(double x) {
        double tail = tail(Math.abs(x));
        return x > 0 ? 1 - tail : tail;
    }

    private static double tail(double z) {
        if (z > FAR) {
            return 0;
        }
        return bell(z, 0.5) * chebyshev((z - CENTRE) / (z + CENTRE)) / Math.fma(SLOPE, z, 1);
    }

    /** Clenshaw's sum. */
    private static double chebyshev(double t) {
        double twice = 2 * t;
        double next = 0;
        double sum = 0;
        for (int k = CHEBYSHEV.length - 1; k > 0; k--) {
            double before = sum;
            sum = Math.fma(twice, sum, CHEBYSHEV[k] - next);
            next = before;
        }
        return Math.fma(t, sum, CHEBYSHEV[0] - next);
    }
}
