package mho.crossbar;

/**
 * Read noise of an array's cells as it appears at its bit lines.
 *
 * <pre>  Var(y_j) = Σ_i x_i²·d_ij² − (Σ_i x_i)²·r_j²</pre>
 *
 * <p>The first term is each cell's own word line at work. The second is what bit lines that rise with the current of all rows take
 * from the voltage of every cell: exact where all inputs are equal, nothing where they cancel.
 *
 * @param deviations d, word lines × bit lines [S]
 * @param relief     r, 1 × bit lines [S]; or 0 × 0 where bit lines do not rise
 */
public record SensedNoise(Conductances deviations, Conductances relief) {
    private static final Conductances NO_RELIEF = Conductances.wrap(0, 0, new double[0]);

    /** Returns the noise of cells that all see the whole input. */
    static SensedNoise withoutWires(Conductances deviations) {
        return new SensedNoise(deviations, NO_RELIEF);
    }

    /** Returns whether bit lines rise. */
    public boolean hasRelief() {
        return relief.columns() > 0;
    }
}
