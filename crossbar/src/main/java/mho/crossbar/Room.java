package mho.crossbar;

/** The memory that an array's wires take, estimated before any of it is used. */
final class Room {
    /** Of the plan: numbers of two nodes, their edges, and their place in the lists of fronts. */
    private static final long BYTES_PER_CELL = 160;

    private Room() {}

    /** Returns the plan of an array's elimination. */
    static Fronts plan(Conductances array, Wires wires) {
        require(array.rows(), array.columns(), BYTES_PER_CELL * array.rows() * array.columns());
        return Fronts.of(new Grid(array.rows(), array.columns(), wires));
    }

    /** Refuses an array whose reduction to its terminals does not fit. */
    static void requireForTerminals(Fronts plan) {
        Grid grid = plan.grid();
        long response = Double.BYTES * (long) grid.rows() * (grid.columns() + grid.rows());
        require(grid.rows(), grid.columns(), plan.workBytes() + response);
    }

    /** Refuses an array whose inner voltages cannot be solved for. */
    static void requireForVoltages(Fronts plan) {
        require(plan.grid().rows(), plan.grid().columns(), plan.workBytes() + plan.factorBytes());
    }

    private static void require(int rows, int columns, long bytes) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        require(rows, columns, bytes, free);
    }

    static void require(int rows, int columns, long bytes, long free) {
        if (!(bytes <= free)) {
            throw new IllegalArgumentException(
                    "Exact wires of a %d x %d array need %d MB, but %d MB are free. Use smaller tiles or a larger heap (-Xmx)"
                            .formatted(rows, columns, bytes / 1_000_000, free / 1_000_000));
        }
    }
}
