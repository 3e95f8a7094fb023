package mho.scenarios;

import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.unit.SI;
import mho.networks.tile.CellEnergy;

/**
 * What the cells of arrays take in one inference, worked out in both ways: what the switch {@code /hardware/energy} changes.
 *
 * @param used   the way that is in the costs
 * @param values from the values that flow [J]
 * @param fixed  the same for every operation [J]
 */
public record CellEnergies(
        CellEnergy used, @SI("J") double values, @SI("J") double fixed) {
    /** Nothing. */
    public static final CellEnergies NONE = new CellEnergies(CellEnergy.VALUES, 0, 0);

    /**
     * Reads both out of trees.
     *
     * @param used  the way of the first tree
     * @param tree  what an inference costs
     * @param other the same in the other way
     */
    static CellEnergies of(CellEnergy used, CostSheet tree, CostSheet other) {
        double own = CellEnergy.in(tree);
        double others = CellEnergy.in(other);
        return used == CellEnergy.VALUES ? new CellEnergies(used, own, others) : new CellEnergies(used, others, own);
    }

    /** Returns the way that is not in the costs. */
    static CellEnergy other(CellEnergy used) {
        return used == CellEnergy.VALUES ? CellEnergy.FIXED : CellEnergy.VALUES;
    }

    /** Returns the energy of all of an inference in one of the ways [J], given that in the way that is in the costs [J]. */
    public Band total(CellEnergy way, Band inCosts) {
        double more = of(way) - of(used);
        return way == used ? inCosts : new Band(inCosts.low() + more, inCosts.nominal() + more, inCosts.high() + more);
    }

    /** Returns the energy of cells in one of the ways [J]. */
    @SI("J")
    public double of(CellEnergy way) {
        return way == CellEnergy.VALUES ? values : fixed;
    }
}
