package mho.scenarios.report;

import java.util.stream.IntStream;

/** Rows of a table that would be too long: every n-th and the last. Charts show all, results.json holds all. */
final class Thinned {
    private static final int MOST = 40;

    private Thinned() {}

    /** Returns the indices to list out of this many. */
    static IntStream indices(int count) {
        int stride = stride(count);
        return IntStream.range(0, count).filter(k -> k % stride == 0 || k == count - 1);
    }

    /** Returns what a caption has to say about it: nothing if all are listed. */
    static String remark(int count) {
        int stride = stride(count);
        return stride == 1 ? "" : " (1 in " + stride + " of " + count + "; all are in results.json)";
    }

    private static int stride(int count) {
        return Math.max(1, (count + MOST - 1) / MOST);
    }
}
