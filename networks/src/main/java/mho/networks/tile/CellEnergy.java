package mho.networks.tile;

/** What the energy of the cells of an array is worked out from. */
public enum CellEnergy {
    /** From the values that flow: Σ V²·G·t over all cells and inputs. */
    VALUES,
    /**
     * The same for every operation, whatever the values: each cell in the middle of its range, each input at half of the longest
     * exposure. What tools do that know no values; 28 % off on average where values are known (CiMLoop, ISPASS 2024).
     */
    FIXED
}
