package mho.crossbar;

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

    private double[] joined(double[] loads) {
        double sum = 0;
        for (double load : loads) {
            sum += load;
        }
        double sources = ends == Ends.BOTH_SIDES ? 2 : 1;
        double[] volts = new double[loads.length];
        java.util.Arrays.fill(volts, sources / (sources + end * sum));
        return volts;
    }
}
