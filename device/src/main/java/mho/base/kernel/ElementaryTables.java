package mho.base.kernel;

/** The table values of {@link Elementary} and the grids they stand on, computed once in doubled precision. */
final class ElementaryTables {
    /** Adding 1.5·2⁵² rounds a double below 2⁵¹ to an integer, which then stands in the low bits of the sum. */
    static final double ROUNDER = 0x1.8p52;

    // exp and log: 128 steps an octave
    static final int STEPS = 128;
    static final int STEP_BITS = 7;
    static final int FRACTION_BITS = 52;
    /** Bits of 0.6875, the lower end of z; with the interval [0.6875, 1.375) the logarithm is continuous at 1. */
    static final long Z_START = 0x3fe6000000000000L;

    // sin and cos: 128 steps a turn
    static final int TURN = 128;
    static final int QUARTER = TURN / 4;
    /** π/64 in two parts; a third one is only needed for large multiples. */
    static final double ANGLE_HI = 0x1.921fb54442d18p-5;

    static final double ANGLE_MID = 0x1.1a62633145c07p-59;
    // tanh: 16 steps a unit
    static final int TANH_STEPS = 16;
    /** From here on tanh x is 1 to the last bit. */
    static final int TANH_LIMIT = 22;

    /** Bits of 2^(j/128), less j in the place where adding n adds it again. */
    static final long[] POWERS = new long[STEPS];
    /** What 2^(j/128) has lost by rounding, relative to it. */
    static final double[] POWER_TAILS = new double[STEPS];

    /** Fractions c = j/128 close to the inverse of z in the i-th part of its interval. */
    static final double[] INVERSES = new double[STEPS];
    /** −ln c rounded to 42 binary places, and what the rounding has cut off. */
    static final double[] LOGS = new double[STEPS];

    static final double[] LOG_TAILS = new double[STEPS];

    /** sin(n·π/64) rounded, and what the rounding has cut off. */
    static final double[] SINES = new double[TURN];

    static final double[] SINE_TAILS = new double[TURN];

    /** tanh(j/16) rounded, and what the rounding has cut off. */
    static final double[] TANHS = new double[TANH_STEPS * TANH_LIMIT + 1];

    static final double[] TANH_TAILS = new double[TANHS.length];
    /** 1 below |x| = 1, where tanh r is added as r and a small rest; 0 above. */
    static final double[] TANH_IS_SMALL = new double[TANHS.length];
    /** 1 − tanh²(j/16) from |x| = 1 on; 0 below. */
    static final double[] TANH_SLOPES = new double[TANHS.length];

    static {
        fillPowers();
        fillLogs();
        fillSines();
        fillTanhs();
    }

    private ElementaryTables() {}

    private static void fillPowers() {
        DoubleDouble step = new DoubleDouble(2, 0);
        for (int i = 0; i < STEP_BITS; i++) {
            step = step.squareRoot();
        }
        DoubleDouble power = DoubleDouble.ONE;
        for (int j = 0; j < STEPS; j++) {
            POWERS[j] = Double.doubleToRawLongBits(power.hi()) - ((long) j << (FRACTION_BITS - STEP_BITS));
            POWER_TAILS[j] = power.lo() / power.hi();
            power = power.times(step);
        }
    }

    private static void fillLogs() {
        for (int i = 0; i < STEPS; i++) {
            long start = Z_START + ((long) i << (FRACTION_BITS - STEP_BITS));
            double middle = Double.longBitsToDouble(start + (1L << (FRACTION_BITS - STEP_BITS - 1)));
            double j = (STEPS / middle + ROUNDER) - ROUNDER;
            // so few bits that z times the inverse, less 1, is exact
            INVERSES[i] = j / STEPS;
            DoubleDouble log = logOfQuotient(STEPS, j);
            // rounded to 42 binary places as LN2_SHORT is
            LOGS[i] = (log.hi() + 0x1.8p10) - 0x1.8p10;
            LOG_TAILS[i] = (log.hi() - LOGS[i]) + log.lo();
        }
    }

    /** ln(a/b) = 2·artanh t = 2·(t + t³/3 + t⁵/5 + …) with t = (a − b)/(a + b), here below 0.2. */
    private static DoubleDouble logOfQuotient(double a, double b) {
        DoubleDouble t = DoubleDouble.ofQuotient(a - b, a + b);
        DoubleDouble square = t.times(t);
        DoubleDouble sum = new DoubleDouble(0, 0);
        for (int n = 41; n >= 1; n -= 2) {
            sum = sum.times(square).plus(DoubleDouble.ofQuotient(1, n));
        }
        return sum.times(t).times(new DoubleDouble(2, 0));
    }

    /** A quarter of a turn by the series; the others mirror it. */
    private static void fillSines() {
        DoubleDouble step = new DoubleDouble(ANGLE_HI, ANGLE_MID);
        for (int n = 0; n <= QUARTER; n++) {
            DoubleDouble sine = sineSeries(step.times(new DoubleDouble(n, 0)));
            for (int mirror : new int[] {n, TURN / 2 - n}) {
                SINES[mirror] = sine.hi();
                SINE_TAILS[mirror] = sine.lo();
                SINES[(mirror + TURN / 2) & (TURN - 1)] = -sine.hi();
                SINE_TAILS[(mirror + TURN / 2) & (TURN - 1)] = -sine.lo();
            }
        }
        SINES[TURN / 2] = 0;
    }

    /** x − x³/3! + x⁵/5! − … up to x²⁹, for x up to π/2. */
    private static DoubleDouble sineSeries(DoubleDouble x) {
        DoubleDouble square = x.times(x).times(new DoubleDouble(-1, 0));
        DoubleDouble sum = DoubleDouble.ONE;
        for (int n = 28; n >= 2; n -= 2) {
            sum = sum.times(square)
                    .times(DoubleDouble.ofQuotient(1, n * (n + 1.0)))
                    .plus(DoubleDouble.ONE);
        }
        return sum.times(x);
    }

    /** tanh a = (e²ᵃ − 1) / (e²ᵃ + 1) with e²ᵃ from the powers of e^(1/8). */
    private static void fillTanhs() {
        DoubleDouble growth = DoubleDouble.ONE;
        for (int n = 24; n >= 1; n--) {
            growth = growth.times(DoubleDouble.ofQuotient(2.0 / TANH_STEPS, n)).plus(DoubleDouble.ONE);
        }
        DoubleDouble power = DoubleDouble.ONE;
        for (int j = 0; j < TANHS.length; j++) {
            DoubleDouble tanh = power.plus(new DoubleDouble(-1, 0)).over(power.plus(DoubleDouble.ONE));
            TANHS[j] = tanh.hi();
            TANH_TAILS[j] = tanh.lo();
            if (j < TANH_STEPS) {
                TANH_IS_SMALL[j] = 1;
            } else {
                DoubleDouble sum = power.plus(DoubleDouble.ONE);
                TANH_SLOPES[j] = 4 * power.over(sum.times(sum)).hi();
            }
            power = power.times(growth);
        }
    }
}
