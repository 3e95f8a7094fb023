package mho.adc.activation;

import java.util.List;

/** How a curve is led through points: cubics between them, whose slopes at the points come from their neighbours. */
public enum Interpolation {
    /**
     * Without extrema between points: where the points rise, the curve rises. Slopes are weighted harmonic means of those of
     * the chords, none at an extremum.
     *
     * <p>Reference: F. N. Fritsch, R. E. Carlson, "Monotone piecewise cubic interpolation", SIAM J. Numer. Anal. 17 (1980),
     * doi:10.1137/0717021; slopes after F. N. Fritsch, J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984),
     * doi:10.1137/0905021.
     */
    PCHIP(2) {
        @Override
        double slope(List<Double> x, List<Double> y, int k) {
            int last = x.size() - 1;
            if (last == 1) {
                return chord(x, y, 0);
            }
            if (k == 0) {
                return endSlope(x, y, 0, 1);
            }
            if (k == last) {
                return endSlope(x, y, last - 1, last - 2);
            }
            double before = chord(x, y, k - 1);
            double after = chord(x, y, k);
            if (!(before * after > 0)) {
                return 0;
            }
            double left = width(x, k - 1);
            double right = width(x, k);
            double near = 2 * right + left;
            double far = right + 2 * left;
            return (near + far) / (near / before + far / after);
        }

        /** A parabola through three points, held back so that the curve stays monotone. */
        private double endSlope(List<Double> x, List<Double> y, int outer, int inner) {
            double first = chord(x, y, outer);
            double second = chord(x, y, inner);
            double h = width(x, outer);
            double slope = first + (first - second) * h / (h + width(x, inner));
            if (!(slope * first > 0)) {
                return 0;
            }
            boolean turns = first * second <= 0;
            return turns && Math.abs(slope) > 3 * Math.abs(first) ? 3 * first : slope;
        }
    },
    /**
     * Smooth, with little overshoot: it may have extrema between points. Beyond the ends the chords are continued as a
     * parabola would.
     *
     * <p>Reference: H. Akima, "A new method of interpolation and smooth curve fitting based on local procedures", J. ACM 17
     * (1970), doi:10.1145/321607.321609.
     */
    AKIMA(5) {
        @Override
        double slope(List<Double> x, List<Double> y, int k) {
            double m1 = extended(x, y, k - 2);
            double m2 = extended(x, y, k - 1);
            double m3 = extended(x, y, k);
            double m4 = extended(x, y, k + 1);
            double left = Math.abs(m4 - m3);
            double right = Math.abs(m2 - m1);
            return left + right > 0 ? (left * m2 + right * m3) / (left + right) : (m2 + m3) / 2;
        }

        private double extended(List<Double> x, List<Double> y, int k) {
            int last = x.size() - 2;
            if (k < 0) {
                return (1 - k) * chord(x, y, 0) + k * chord(x, y, 1);
            }
            if (k > last) {
                return (1 + k - last) * chord(x, y, last) - (k - last) * chord(x, y, last - 1);
            }
            return chord(x, y, k);
        }
    };

    private final int fewestPoints;

    Interpolation(int fewestPoints) {
        this.fewestPoints = fewestPoints;
    }

    /** Returns how many points a curve needs at least [1]. */
    public int fewestPoints() {
        return fewestPoints;
    }

    /** Returns the slope of the curve at a point. */
    abstract double slope(List<Double> x, List<Double> y, int k);

    private static double width(List<Double> x, int k) {
        return x.get(k + 1) - x.get(k);
    }

    private static double chord(List<Double> x, List<Double> y, int k) {
        return (y.get(k + 1) - y.get(k)) / width(x, k);
    }
}
