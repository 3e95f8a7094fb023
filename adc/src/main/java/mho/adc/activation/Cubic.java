package mho.adc.activation;

/**
 * A cubic between two points with given slopes.
 *
 * <pre>  y(t) = y₀ + t·(h d₀ + t·(3Δ − 2h d₀ − h d₁ + t·(h d₀ + h d₁ − 2Δ))),   t = (x − x₀)/h,   Δ = y₁ − y₀</pre>
 *
 * @param x0 begin
 * @param x1 end
 * @param y0 value at the begin
 * @param y1 value at the end
 * @param d0 slope at the begin
 * @param d1 slope at the end
 */
record Cubic(double x0, double x1, double y0, double y1, double d0, double d1) {
    double value(double x) {
        // from the nearer point, so that both points are met exactly
        if (x - x0 > x1 - x) {
            return reversed().nearValue(x);
        }
        return nearValue(x);
    }

    private Cubic reversed() {
        return new Cubic(x1, x0, y1, y0, d1, d0);
    }

    private double nearValue(double x) {
        double t = (x - x0) / (x1 - x0);
        return y0 + t * (linear() + t * (square() + t * cube()));
    }

    double derivative(double x) {
        double t = (x - x0) / (x1 - x0);
        return (linear() + t * (2 * square() + t * 3 * cube())) / (x1 - x0);
    }

    private double linear() {
        return (x1 - x0) * d0;
    }

    private double square() {
        return 3 * (y1 - y0) - (x1 - x0) * (2 * d0 + d1);
    }

    private double cube() {
        return (x1 - x0) * (d0 + d1) - 2 * (y1 - y0);
    }

    /** Adds the pieces between the extrema inside the cubic, if there are any, and the last point. */
    Pieces addTo(Pieces before) {
        double[] turns = turns();
        Pieces pieces = before;
        double from = x0;
        double value = y0;
        for (double turn : turns) {
            double next = value(turn);
            pieces = pieces.plus(turn, direction(from, turn, value, next));
            from = turn;
            value = next;
        }
        return pieces.plus(x1, direction(from, x1, value, y1));
    }

    private static int direction(double from, double to, double first, double last) {
        return from < to ? (int) Math.signum(last - first) : 0;
    }

    /** The roots of 3 cube·t² + 2 square·t + linear between 0 and 1, as x, rising. */
    private double[] turns() {
        double a = 3 * cube();
        double half = square();
        double discriminant = half * half - a * linear();
        if (!(discriminant > 0)) {
            return new double[0];
        }
        // the root without cancellation first, the other from their product
        double sum = -(half + Math.copySign(Math.sqrt(discriminant), half));
        return java.util.stream.DoubleStream.of(sum / a, linear() / sum)
                .filter(t -> t > 0 && t < 1)
                .map(t -> x0 + t * (x1 - x0))
                .filter(x -> x > x0 && x < x1)
                .sorted()
                .toArray();
    }
}
