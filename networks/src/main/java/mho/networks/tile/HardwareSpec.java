package mho.networks.tile;

import java.util.List;
import mho.adc.AdcSpec;
import mho.adc.DacSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.base.cost.PartCost;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.device.CellSpec;

/**
 * The design of a chip.
 *
 * @param technology node, supply and clock of the periphery
 * @param tile       the tile that matrices are cut into
 * @param input      how inputs get onto word lines
 * @param nonlinear  converter of columns whose sum goes through a function
 * @param linear     converter of columns whose sum is needed as it is
 * @param digital    the digital part beside the tiles
 * @param state      what keeps the state of recurrent layers
 * @param ageing     the arrays' age, and what is done about it
 * @param energy     what the energy of cells is worked out from
 * @param costs      a user's own numbers for parts
 */
public record HardwareSpec(
        Technology technology,
        TileSpec tile,
        DacSpec input,
        AdcSpec nonlinear,
        AdcSpec linear,
        DigitalSpec digital,
        StateSpec state,
        Ageing ageing,
        CellEnergy energy,
        List<PartCost> costs) {
    public static final HardwareSpec DEFAULT = new HardwareSpec(
            Technology.DEFAULT,
            TileSpec.DEFAULT,
            PulseWidthDacSpec.DEFAULT,
            NonlinearRampAdcSpec.DEFAULT,
            LinearRampAdcSpec.DEFAULT,
            DigitalSpec.DEFAULT);

    public HardwareSpec {
        costs = List.copyOf(costs);
        costs.forEach(PartCost::complete);
        requireKnown(tile.crossbar().cell(), ageing.age());
        new CellCurrents(tile.crossbar().cell().iv(), tile.readVoltage(), input);
    }

    /** Refuses an age at which nothing is known of some state of the cell. */
    private static void requireKnown(CellSpec cell, double age) {
        double[] ends = {cell.range().min(), cell.range().max()};
        if (age > 0) {
            cell.program(ends, RandomStream.ofSeed(0)).aged(age);
        }
    }

    /** A chip right after programming. */
    public HardwareSpec(
            Technology technology,
            TileSpec tile,
            DacSpec input,
            AdcSpec nonlinear,
            AdcSpec linear,
            DigitalSpec digital) {
        this(
                technology,
                tile,
                input,
                nonlinear,
                linear,
                digital,
                StateSpec.DEFAULT,
                Ageing.DEFAULT,
                CellEnergy.VALUES,
                List.of());
    }

    /**
     * Returns the conversions that an output of a tile takes: one a slice of its weights for each step of its inputs. Functions can
     * be had from a converter only if there is one.
     */
    public int conversionsPerOutput() {
        return tile.encoding().significances().length * input.steps().size();
    }

    /** Returns the same chip with another converter for columns with a function. */
    public HardwareSpec withNonlinear(AdcSpec newNonlinear) {
        return new HardwareSpec(technology, tile, input, newNonlinear, linear, digital, state, ageing, energy, costs);
    }

    /** Returns the same chip with arrays and the ramps of converters made of another cell. */
    public HardwareSpec withCell(CellSpec cell) {
        return new HardwareSpec(
                technology,
                tile.withCell(cell),
                input,
                nonlinear.withCell(cell),
                linear.withCell(cell),
                digital,
                state,
                ageing,
                energy,
                costs);
    }

    /** Returns the same chip at another age. */
    public HardwareSpec withAgeing(Ageing newAgeing) {
        return new HardwareSpec(technology, tile, input, nonlinear, linear, digital, state, newAgeing, energy, costs);
    }

    /** Returns the same chip with its states kept otherwise. */
    public HardwareSpec withState(StateSpec newState) {
        return new HardwareSpec(technology, tile, input, nonlinear, linear, digital, newState, ageing, energy, costs);
    }

    /** Returns the same chip with the energy of its cells worked out from something else. */
    public HardwareSpec withEnergy(CellEnergy newEnergy) {
        return new HardwareSpec(technology, tile, input, nonlinear, linear, digital, state, ageing, newEnergy, costs);
    }

    /** Returns the same chip with other numbers of one's own for parts. */
    public HardwareSpec withCosts(List<PartCost> newCosts) {
        return new HardwareSpec(technology, tile, input, nonlinear, linear, digital, state, ageing, energy, newCosts);
    }

    /** Returns the same chip in another technology. */
    public HardwareSpec withTechnology(Technology newTechnology) {
        return new HardwareSpec(newTechnology, tile, input, nonlinear, linear, digital, state, ageing, energy, costs);
    }

    /** What the cells of its arrays pass when they are read. */
    CellCurrents currents() {
        return new CellCurrents(tile.crossbar().cell().iv(), tile.readVoltage(), input);
    }
}
