package mho.crossbar;

/** Wires without resistance: each cell sees the whole input voltage, and a bit line carries I = Σ G·V. */
public record IdealSolver() implements Solver {
    @Override
    public ArrayResponse solve(Conductances conductances) {
        return new ArrayResponse(
                conductances, Conductances.tabulate(conductances.rows(), 1, row -> conductances.rowSum(row)));
    }
}
