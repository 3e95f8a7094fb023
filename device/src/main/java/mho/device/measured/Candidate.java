package mho.device.measured;

/**
 * A law that was tried.
 *
 * @param name       what it is
 * @param parameters fitted numbers in it [1]
 * @param score      Bayesian information criterion, up to a constant: lower is better, 10 more is a poor rival [1]
 */
public record Candidate(String name, int parameters, double score) {
    /** Returns the criterion n·ln(RSS/n) + k·ln n of a least-squares fit (G. Schwarz, Ann. Stat. 6 (1978) 461). */
    static double score(double squares, int points, int parameters) {
        // an exact fit has no logarithm; what rounding leaves is as good
        double mean = Math.max(squares / points, Double.MIN_NORMAL);
        return points * StrictMath.log(mean) + parameters * StrictMath.log(points);
    }
}
