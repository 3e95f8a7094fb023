package mho.crossbar;

import java.util.Arrays;

/**
 * A line on its own: segments in a row, each node loaded by a conductance to ground, a source of one volt before the
 * first node and possibly another after the last.
 *
 * @param segment resistance from node to node [Ω]
 * @param end     resistance of a driver or sense in series with the segment before it [Ω]
 * @param ends    where the sources are
 */
record Ladder(double segment, double end, Ends ends) {
    /** Returns the voltage at each node per volt of the source [1]; O(nodes), and exact like {@link Front}. */
    double[] attenuation(double[] loads) {
        if (segment == 0) {
            return joined(loads);
        }
        int count = loads.length;
        double between = 1 / segment;
        double last = 1 / (segment + end);
        double[] toSource = new double[count];
        double[] toGround = loads.clone();
        toSource[count - 1] = ends == Ends.BOTH_SIDES ? last : 0;
        for (int k = count - 1; k > 0; k--) {
            double share = between / (between + toSource[k] + toGround[k]);
            toSource[k - 1] += share * toSource[k];
            toGround[k - 1] += share * toGround[k];
        }
        double[] volts = new double[count];
        volts[0] = (last + toSource[0]) / (last + toSource[0] + toGround[0]);
        for (int k = 1; k < count; k++) {
            volts[k] = (between * volts[k - 1] + toSource[k]) / (between + toSource[k] + toGround[k]);
        }
        return volts;
    }

    /**
     * Returns the voltage at each node [V] with the sources at ground and each load connected to a voltage of its own.
     *
     * @param loads conductances [S]
     * @param volts voltages at their other ends [V]
     */
    double[] rise(double[] loads, double[] volts) {
        if (segment == 0) {
            return joinedRise(loads, volts);
        }
        int count = loads.length;
        double between = 1 / segment;
        double last = 1 / (segment + end);
        // elimination from the far end: node k is left with a conductance to ground and a current into it
        double[] toGround = loads.clone();
        double[] into = new double[count];
        for (int k = 0; k < count; k++) {
            into[k] = loads[k] * volts[k];
        }
        toGround[count - 1] += ends == Ends.BOTH_SIDES ? last : 0;
        for (int k = count - 1; k > 0; k--) {
            double share = between / (between + toGround[k]);
            toGround[k - 1] += share * toGround[k];
            into[k - 1] += share * into[k];
        }
        double[] rise = new double[count];
        rise[0] = into[0] / (last + toGround[0]);
        for (int k = 1; k < count; k++) {
            rise[k] = (between * rise[k - 1] + into[k]) / (between + toGround[k]);
        }
        return rise;
    }

    private double[] joinedRise(double[] loads, double[] volts) {
        double sum = 0;
        double current = 0;
        for (int k = 0; k < loads.length; k++) {
            sum += loads[k];
            current += loads[k] * volts[k];
        }
        double sources = ends == Ends.BOTH_SIDES ? 2 : 1;
        double[] rise = new double[loads.length];
        Arrays.fill(rise, end * current / (sources + end * sum));
        return rise;
    }

    /**
     * Returns how much of a small current through each load, driven by the line's source or sensed at its place, is left by
     * the line [1]: the attenuation less what the line yields to the load itself.
     */
    double[] sensitivity(double[] loads) {
        double[] sensitivity = attenuation(loads);
        double[] resistance = resistance(loads);
        Arrays.setAll(sensitivity, k -> sensitivity[k] * (1 - loads[k] * resistance[k]));
        return sensitivity;
    }

    /** Returns the voltage at each node per ampere into it, the sources being at ground [Ω]. */
    double[] resistance(double[] loads) {
        int count = loads.length;
        double[] resistance = new double[count];
        if (segment == 0) {
            double sources = ends == Ends.BOTH_SIDES ? 2 : 1;
            Arrays.fill(resistance, end / (sources + end * sum(loads)));
            return resistance;
        }
        double between = 1 / segment;
        double last = 1 / (segment + end);
        double[] around = loads.clone();
        double left = last;
        double right = ends == Ends.BOTH_SIDES ? last : 0;
        for (int k = 0; k < count; k++) {
            around[k] += left;
            around[count - 1 - k] += right;
            left = inSeries(between, left + loads[k]);
            right = inSeries(between, right + loads[count - 1 - k]);
        }
        Arrays.setAll(resistance, k -> 1 / around[k]);
        return resistance;
    }

    private static double inSeries(double one, double other) {
        return one * other / (one + other);
    }

    private static double sum(double[] loads) {
        double sum = 0;
        for (double load : loads) {
            sum += load;
        }
        return sum;
    }

    private double[] joined(double[] loads) {
        double sources = ends == Ends.BOTH_SIDES ? 2 : 1;
        double[] volts = new double[loads.length];
        Arrays.fill(volts, sources / (sources + end * sum(loads)));
        return volts;
    }
}
