package mho.networks.tile;

import mho.base.cost.CostSheet;
import mho.base.unit.SI;

/** What the energy of the cells of an array is worked out from. */
public enum CellEnergy {
    /** From the values that flow: Σ V²·G·t over all cells and inputs. */
    VALUES,
    /**
     * The same for every operation, whatever the values: each cell in the middle of its range, each input at half of the longest
     * exposure. What tools do that know no values; 28 % off on average where values are known (CiMLoop, ISPASS 2024).
     */
    FIXED;

    /** Returns the energy of the cells of arrays in a tree of costs [J]; cells before a function alone have no fixed one and are not in it. */
    @SI("J")
    public static double in(CostSheet tree) {
        double sum = 0;
        for (CostSheet leaf : tree.leaves()) {
            sum += leaf.name().equals(TileCost.ARRAY) ? leaf.energy().nominal() : 0;
        }
        return sum;
    }
}
