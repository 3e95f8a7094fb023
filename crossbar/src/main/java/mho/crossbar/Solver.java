package mho.crossbar;

/**
 * How the wires of an array share in its currents. A crossbar of linear cells on resistive wires is one linear map from
 * driven word lines to sensed bit lines, whatever the wires: a solver finds that map once per programmed array.
 */
public sealed interface Solver permits IdealSolver, TransferSolver {
    /** Returns the solver in one line. */
    String summary();

    /** Returns the port currents per volt of an array whose bit lines are held at ground. */
    ArrayResponse solve(Conductances conductances);

    /**
     * Returns how read noise of the cells appears at the bit lines.
     *
     * @param conductances the array [S]
     * @param deviations   standard deviation of each cell [S]
     */
    SensedNoise sensed(Conductances conductances, Conductances deviations);
}
