package mho.adc.activation;

import java.util.Collections;
import java.util.List;

/**
 * A user's function, given as points with a smooth curve through them. It exists from the first point to the last: any other
 * argument is refused, as nothing is known there. (A converter clips inputs beyond its range, and so may meet any.)
 *
 * @param name          what reports call it
 * @param interpolation how the curve is led through the points
 * @param x             arguments, rising
 * @param y             values, one for each argument
 */
public record Tabulated(String name, Interpolation interpolation, List<Double> x, List<Double> y)
        implements Activation {
    public Tabulated {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A function given as points needs a name, but it is empty");
        }
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "A function needs as many values y as arguments x, but there are %d and %d"
                            .formatted(y.size(), x.size()));
        }
        if (x.size() < interpolation.fewestPoints()) {
            throw new IllegalArgumentException("A function with interpolation %s needs at least %d points, but has %d"
                    .formatted(interpolation, interpolation.fewestPoints(), x.size()));
        }
        for (int k = 0; k < x.size(); k++) {
            requirePoint(x, y, k);
        }
    }

    private static void requirePoint(List<Double> x, List<Double> y, int k) {
        if (!(Double.isFinite(x.get(k)) && Double.isFinite(y.get(k)))) {
            throw new IllegalArgumentException(
                    "Points of a function must be finite, but point %d is %s, %s".formatted(k + 1, x.get(k), y.get(k)));
        }
        if (k > 0 && !(x.get(k) > x.get(k - 1))) {
            throw new IllegalArgumentException("Arguments of a function must rise, but point %d is at %s, after %s"
                    .formatted(k + 1, x.get(k), x.get(k - 1)));
        }
    }

    @Override
    public double value(double at) {
        return piece(at).value(at);
    }

    @Override
    public double derivative(double at) {
        return piece(at).derivative(at);
    }

    /** The cubic that holds an argument; at a point the one that ends there. */
    private Cubic piece(double at) {
        if (!domain().contains(at)) {
            throw new IllegalArgumentException(
                    "The function %s is given from %s to %s, but its value at %s was asked for. Add points there, or keep arguments inside."
                            .formatted(name, x.get(0), x.get(x.size() - 1), at));
        }
        int found = Collections.binarySearch(x, at);
        return cubic(Math.max(0, (found >= 0 ? found : -found - 1) - 1));
    }

    private Cubic cubic(int k) {
        return new Cubic(
                x.get(k),
                x.get(k + 1),
                y.get(k),
                y.get(k + 1),
                interpolation.slope(x, y, k),
                interpolation.slope(x, y, k + 1));
    }

    @Override
    public Interval domain() {
        return new Interval(x.get(0), x.get(x.size() - 1));
    }

    @Override
    public List<Branch> branches(Interval inputs) {
        if (!(domain().contains(inputs.low()) && domain().contains(inputs.high()))) {
            throw new IllegalArgumentException(
                    "A converter of %s needs a range from %s to %s, where its points are, but it is %s to %s"
                            .formatted(name, x.get(0), x.get(x.size() - 1), inputs.low(), inputs.high()));
        }
        Pieces pieces = Pieces.from(x.get(0));
        for (int k = 0; k < x.size() - 1; k++) {
            pieces = cubic(k).addTo(pieces);
        }
        return pieces.branches(inputs);
    }

    @Override
    public boolean hasPlateaus() {
        double low = Collections.min(y);
        double high = Collections.max(y);
        for (int k = 0; k < x.size() - 1; k++) {
            boolean constant = y.get(k).equals(y.get(k + 1));
            if (constant && (y.get(k) == low || y.get(k) == high)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String summary() {
        return "a function given as %d points in a CSV or JSON file".formatted(x.size());
    }
}
