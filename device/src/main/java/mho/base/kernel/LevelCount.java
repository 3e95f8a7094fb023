package mho.base.kernel;

/**
 * Counts the levels that numbers are below, in many lanes at once. Comparing with every level has no branch that could be guessed
 * wrong: for a few dozen levels at places that nobody foresees it is faster than a search, which gives the same.
 */
@FunctionalInterface
public interface LevelCount {
    /**
     * Counts, for each of several neighbouring numbers, the levels that are larger.
     *
     * @param levels finite levels, in any order
     * @param count  how many of them
     * @param x      the numbers; what comes of NaN is not defined
     * @param from   the first number
     * @param to     one past the last number
     * @param above  overwritten from its beginning, with a count for each number
     */
    void above(double[] levels, int count, double[] x, int from, int to, long[] above);
}
