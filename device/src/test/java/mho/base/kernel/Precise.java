package mho.base.kernel;

import java.math.BigDecimal;
import java.math.MathContext;

/** Elementary functions to about 40 digits by textbook series in BigDecimal. */
final class Precise {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Machin's formula. */
    private static final BigDecimal PI = BigDecimal.valueOf(16)
            .multiply(arcCotangent(5))
            .subtract(BigDecimal.valueOf(4).multiply(arcCotangent(239)));

    private Precise() {}

    static BigDecimal exp(double x) {
        return exp(new BigDecimal(x));
    }

    static BigDecimal log(double x) {
        // two Newton steps from the double: 1e-16, 1e-32, 1e-64
        BigDecimal log = new BigDecimal(StrictMath.log(x));
        for (int i = 0; i < 2; i++) {
            BigDecimal ratio = new BigDecimal(x).multiply(exp(log.negate()), DIGITS);
            log = log.add(ratio.subtract(BigDecimal.ONE), DIGITS);
        }
        return log;
    }

    static BigDecimal sin(double x) {
        return sin(new BigDecimal(x));
    }

    static BigDecimal cos(double x) {
        return sin(new BigDecimal(x).add(PI.divide(TWO, DIGITS)));
    }

    static BigDecimal tanh(double x) {
        BigDecimal square = exp(new BigDecimal(x).multiply(TWO));
        return square.subtract(BigDecimal.ONE).divide(square.add(BigDecimal.ONE), DIGITS);
    }

    static BigDecimal sigmoid(double x) {
        return BigDecimal.ONE.divide(exp(new BigDecimal(-x)).add(BigDecimal.ONE), DIGITS);
    }

    /** Returns by how many units in its last place a double misses the exact value. */
    static double error(double value, BigDecimal exact) {
        return new BigDecimal(value).subtract(exact).abs().doubleValue() / Math.ulp(exact.doubleValue());
    }

    private static BigDecimal exp(BigDecimal x) {
        int halvings = 20;
        BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 20; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static BigDecimal sin(BigDecimal x) {
        BigDecimal turn = PI.multiply(TWO);
        BigDecimal angle = x.remainder(turn);
        BigDecimal term = angle;
        BigDecimal sum = angle;
        for (int n = 2; n < 80; n += 2) {
            term = term.multiply(angle, DIGITS)
                    .multiply(angle, DIGITS)
                    .divide(BigDecimal.valueOf(-n * (n + 1L)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal arcCotangent(int n) {
        BigDecimal square = BigDecimal.valueOf(-(long) n * n);
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 100; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS));
            power = power.divide(square, DIGITS);
        }
        return sum;
    }
}
