package mho.crossbar;

/**
 * How the wires of an array share in its currents. A crossbar of linear cells on resistive wires is one linear map from
 * driven word lines to sensed bit lines, whatever the wires: a solver finds that map once per programmed array.
 */
public sealed interface Solver permits IdealSolver {
    /** Returns the port currents per volt of an array whose bit lines are held at ground. */
    ArrayResponse solve(Conductances conductances);
}
