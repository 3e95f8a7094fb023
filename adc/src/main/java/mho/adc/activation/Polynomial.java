package mho.adc.activation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Polynomials of few coefficients, the constant one first. */
final class Polynomial {
    private static final int MOST_STEPS = 3000;
    private static final double PRECISION = 0x1p-52;

    private Polynomial() {}

    static double value(List<Double> coefficients, double x) {
        int last = coefficients.size() - 1;
        double sum = coefficients.get(last);
        for (int k = last - 1; k >= 0; k--) {
            sum = Math.fma(sum, x, coefficients.get(k));
        }
        return sum;
    }

    static List<Double> derivative(List<Double> coefficients) {
        List<Double> slope = new ArrayList<>();
        for (int k = 1; k < coefficients.size(); k++) {
            slope.add(k * coefficients.get(k));
        }
        return slope;
    }

    /** Returns the positive numbers at which a polynomial changes its sign, rising: each lies between two extrema. */
    static List<Double> positiveRoots(List<Double> coefficients) {
        if (coefficients.size() < 2) {
            return List.of();
        }
        List<Double> ends = new ArrayList<>(positiveRoots(derivative(coefficients)));
        ends.add(Math.max(bound(coefficients), ends.isEmpty() ? 0 : 2 * ends.get(ends.size() - 1)));
        List<Double> roots = new ArrayList<>();
        double from = 0;
        for (double to : ends) {
            double first = value(coefficients, from);
            double last = value(coefficients, to);
            if (first * last < 0) {
                roots.add(new BrentSolver(PRECISION, Double.MIN_NORMAL, 0)
                        .solve(MOST_STEPS, x -> value(coefficients, x), from, to));
            }
            from = to;
        }
        return roots;
    }

    /** Cauchy's bound: no root is larger. */
    private static double bound(List<Double> coefficients) {
        double leading = Math.abs(coefficients.get(coefficients.size() - 1));
        double largest = 0;
        for (double coefficient : coefficients) {
            largest = Math.max(largest, Math.abs(coefficient));
        }
        return 1 + largest / leading;
    }
}
