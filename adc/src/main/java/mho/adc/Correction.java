package mho.adc;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The line x̂ = gain·x + offset that is taken out of the code transition levels before their nonlinearity is told (IEEE
 * 1241, 4.4): the errors of a converter that its user can remove with two numbers.
 */
public enum Correction {
    /** Nothing is taken out: errors against the design. */
    NONE,
    /** The line through the first and the last level. */
    END_POINT,
    /** The line of least squares through all levels. */
    BEST_FIT;

    /**
     * A line.
     *
     * @param gain   slope [1]
     * @param offset value at zero, in units of the input
     */
    public record Line(double gain, double offset) {
        private static final Line IDENTITY = new Line(1, 0);

        /** Returns the input of the design at which a level lies. */
        double inverse(double level) {
            return (level - offset) / gain;
        }
    }

    /** Returns the line of measured levels over those of the design. */
    Line line(double[] designed, double[] measured) {
        int last = designed.length - 1;
        return switch (this) {
            case NONE -> Line.IDENTITY;
            case END_POINT -> through(designed[0], measured[0], designed[last], measured[last]);
            case BEST_FIT -> fitted(designed, measured);
        };
    }

    private static Line through(double x0, double y0, double x1, double y1) {
        double gain = x1 > x0 ? (y1 - y0) / (x1 - x0) : 1;
        return new Line(gain, y0 - gain * x0);
    }

    private static Line fitted(double[] designed, double[] measured) {
        if (designed.length < 2) {
            return new Line(1, measured[0] - designed[0]);
        }
        SimpleRegression regression = new SimpleRegression();
        for (int k = 0; k < designed.length; k++) {
            regression.addData(designed[k], measured[k]);
        }
        return new Line(regression.getSlope(), regression.getIntercept());
    }
}
