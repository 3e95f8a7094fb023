package mho.crossbar;

/** Eliminates the inner nodes of an array, front by front, until only its terminals are left. */
final class Elimination {
    /** What is done with a front whose nodes have been eliminated. */
    interface Keeper {
        void keep(int front, Front matrix);
    }

    private final Fronts plan;
    private final Grid grid;
    private final double[] edges;
    private final Front[] waiting;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final int[] placeOf;

    private Elimination(Fronts plan, double[] edges) {
        this.plan = plan;
        this.grid = plan.grid();
        this.edges = edges;
        this.waiting = new Front[plan.size()];
        this.firstChild = new int[plan.size() + 1];
        this.nextSibling = new int[plan.size()];
        this.placeOf = new int[grid.inner() + grid.terminals()];
    }

    /**
     * Returns the conductances between terminals that replace the whole array [S].
     *
     * @param edges conductance of each edge number [S], see {@link Grid#edges}
     */
    static Front run(Fronts plan, double[] edges, Keeper keeper) {
        return new Elimination(plan, edges).run(keeper);
    }

    private Front run(Keeper keeper) {
        for (int front = 0; front < plan.size(); front++) {
            Front matrix = assemble(front);
            matrix.eliminate();
            keeper.keep(front, matrix);
            waiting[front] = matrix;
            // children are numbered from 1 so that 0 means none
            nextSibling[front] = firstChild[plan.parent(front)];
            firstChild[plan.parent(front)] = front + 1;
        }
        return terminals();
    }

    private Front assemble(int front) {
        int from = plan.from(front);
        int own = plan.to(front) - from;
        int[] boundary = plan.boundary(front);
        for (int k = 0; k < own; k++) {
            placeOf[from + k] = k;
        }
        for (int k = 0; k < boundary.length; k++) {
            placeOf[boundary[k]] = own + k;
        }
        Front matrix = new Front(own, own + boundary.length);
        plan.forEachEdge(front, (node, other, edge) -> matrix.add(placeOf[node], placeOf[other], edges[edge]));
        addChildren(matrix, front);
        return matrix;
    }

    private void addChildren(Front matrix, int front) {
        for (int child = firstChild[front] - 1; child >= 0; child = nextSibling[child] - 1) {
            int[] places = plan.boundary(child).clone();
            for (int k = 0; k < places.length; k++) {
                places[k] = placeOf[places[k]];
            }
            matrix.addRest(waiting[child], places);
            waiting[child] = null;
        }
    }

    private Front terminals() {
        for (int line = 0; line < grid.terminals(); line++) {
            placeOf[grid.terminal(line)] = line;
        }
        Front matrix = new Front(0, grid.terminals());
        grid.forEachEdge((from, to, edge) -> {
            if (Math.min(from, to) >= grid.inner()) {
                matrix.add(placeOf[from], placeOf[to], edges[edge]);
            }
        });
        addChildren(matrix, plan.size());
        return matrix;
    }
}
