package mho.crossbar;

import java.util.Arrays;

/**
 * The plan of an elimination: for each front, which nodes it eliminates and which others it then connects with one
 * another. Depends on the circuit alone and not on its conductances.
 *
 * <p>Reference: I. S. Duff, J. K. Reid, "The multifrontal solution of indefinite sparse symmetric linear equations", ACM
 * TOMS 9 (1983), doi:10.1145/356044.356047.
 */
final class Fronts {
    private final Grid grid;
    private final int[] starts;
    private final int[][] boundaries;
    /** Front that eliminates the first node of a front's boundary; the number of fronts if that is a terminal. */
    private final int[] parents;
    /** For each node the edges to nodes eliminated later, as ranges of the two arrays below. */
    private final int[] edgeStarts;

    private final int[] edgeNodes;
    private final int[] edgeNumbers;

    private Fronts(Grid grid) {
        this.grid = grid;
        this.starts = grid.order().starts();
        this.boundaries = new int[size()][];
        this.parents = new int[size()];
        this.edgeStarts = new int[grid.inner() + 2];
        grid.forEachEdge((from, to, edge) -> {
            if (Math.min(from, to) < grid.inner()) {
                edgeStarts[Math.min(from, to) + 2]++;
            }
        });
        for (int node = 1; node < edgeStarts.length; node++) {
            edgeStarts[node] += edgeStarts[node - 1];
        }
        this.edgeNodes = new int[edgeStarts[grid.inner() + 1]];
        this.edgeNumbers = new int[edgeNodes.length];
    }

    static Fronts of(Grid grid) {
        Fronts fronts = new Fronts(grid);
        fronts.fillEdges();
        fronts.fillBoundaries();
        return fronts;
    }

    private void fillEdges() {
        grid.forEachEdge((from, to, edge) -> {
            int first = Math.min(from, to);
            if (first < grid.inner()) {
                int place = edgeStarts[first + 1]++;
                edgeNodes[place] = Math.max(from, to);
                edgeNumbers[place] = edge;
            }
        });
    }

    private void fillBoundaries() {
        int[] seenBy = new int[grid.inner() + grid.terminals()];
        Arrays.fill(seenBy, -1);
        int[] firstChild = new int[size() + 1];
        int[] nextSibling = new int[size()];
        Arrays.fill(firstChild, -1);
        int[] found = new int[seenBy.length];
        for (int front = 0; front < size(); front++) {
            Collector collector = new Collector(to(front), front, seenBy, found);
            for (int k = edgeStarts[from(front)]; k < edgeStarts[to(front)]; k++) {
                collector.add(edgeNodes[k]);
            }
            for (int child = firstChild[front]; child >= 0; child = nextSibling[child]) {
                collector.addAll(boundaries[child]);
            }
            boundaries[front] = collector.sorted();
            parents[front] = boundaries[front].length == 0 ? size() : owner(boundaries[front][0]);
            nextSibling[front] = firstChild[parents[front]];
            firstChild[parents[front]] = front;
        }
    }

    private int owner(int node) {
        if (node >= grid.inner()) {
            return size();
        }
        int place = Arrays.binarySearch(starts, node);
        return place >= 0 ? place : -place - 2;
    }

    /** Gathers the nodes of a boundary, each once. */
    private static final class Collector {
        private final int from;
        private final int front;
        private final int[] seenBy;
        private final int[] found;
        private int count;

        Collector(int from, int front, int[] seenBy, int[] found) {
            this.from = from;
            this.front = front;
            this.seenBy = seenBy;
            this.found = found;
        }

        void add(int node) {
            if (node >= from && seenBy[node] != front) {
                seenBy[node] = front;
                found[count++] = node;
            }
        }

        void addAll(int[] nodes) {
            for (int node : nodes) {
                add(node);
            }
        }

        int[] sorted() {
            int[] nodes = Arrays.copyOf(found, count);
            Arrays.sort(nodes);
            return nodes;
        }
    }

    Grid grid() {
        return grid;
    }

    /** Returns the number of fronts. */
    int size() {
        return starts.length - 1;
    }

    /** Returns the first node that a front eliminates. */
    int from(int front) {
        return starts[front];
    }

    /** Returns the node after the last one that a front eliminates. */
    int to(int front) {
        return starts[front + 1];
    }

    /** Returns the nodes that a front leaves connected with one another, rising. */
    int[] boundary(int front) {
        return boundaries[front];
    }

    int parent(int front) {
        return parents[front];
    }

    /** Shows a front's own edges: those of its nodes to one another and to nodes eliminated later. */
    void forEachEdge(int front, Grid.EdgeVisitor visitor) {
        for (int node = from(front); node < to(front); node++) {
            for (int k = edgeStarts[node]; k < edgeStarts[node + 1]; k++) {
                visitor.visit(node, edgeNodes[k], edgeNumbers[k]);
            }
        }
    }

    /** Returns the memory of the rows that solving for inputs needs [byte]. */
    long factorBytes() {
        long entries = 0;
        for (int front = 0; front < size(); front++) {
            long own = (long) to(front) - from(front);
            entries += own * (own + boundaries[front].length + 4L);
        }
        return Double.BYTES * entries;
    }

    /** Returns the largest memory of fronts that wait for another while an elimination runs [byte]. */
    long workBytes() {
        long waiting = 0;
        long peak = 0;
        long[] children = new long[size() + 1];
        for (int front = 0; front < size(); front++) {
            long width = (long) to(front) - from(front) + boundaries[front].length;
            peak = Math.max(peak, waiting + matrixBytes(width));
            long left = matrixBytes(boundaries[front].length);
            waiting += left - children[front];
            children[parents[front]] += left;
        }
        return Math.max(peak, waiting + matrixBytes(grid.terminals()));
    }

    private static long matrixBytes(long width) {
        return Double.BYTES * width * (width + 2);
    }
}
