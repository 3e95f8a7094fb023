package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.DacSpec;
import mho.adc.Integrator;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;

/**
 * What gets one vector into an array and its currents integrated.
 *
 * @param hardware the chip's design
 * @param cells    cells on a word line
 * @param lines    word lines
 */
record TileInput(HardwareSpec hardware, int cells, int lines) {
    double duration() {
        return hardware.input().duration(hardware.technology());
    }

    /**
     * Returns the time for which converters are still preparing when the inputs of a conversion have been collected, of all conversions of
     * a vector; nothing where inputs last long enough.
     *
     * @param banks       converters that work at the same time
     * @param conversions of each, with an equal share of the input before it [1]
     */
    List<CostSheet> preparation(List<TileCost.Bank> banks, int conversions) {
        double longest = 0;
        for (TileCost.Bank bank : banks) {
            longest = Math.max(longest, bank.converters().preparation(hardware.technology()));
        }
        double left = conversions * longest - duration();
        // rounding must not make a part of an input that lasts just as long
        if (left <= 1e-9 * duration()) {
            return List.of();
        }
        return List.of(new CostSheet(
                "start of the ramps",
                Band.ZERO,
                left,
                Footprint.NONE,
                conversions,
                "clocks of the bias cells beyond those in which the array collects its inputs",
                List.of()));
    }

    /** Returns drivers, registers and the given number of integrators, at work at the same time. */
    List<CostSheet> parts(int integrators) {
        DacSpec input = hardware.input();
        Technology technology = hardware.technology();
        List<CostSheet> parts = new ArrayList<>();
        parts.add(input.drivers(technology, cells, lines));
        parts.add(Parts.inputRegisters(technology, input.bits() + 1, lines));
        double integrations = (double) integrators * input.reads();
        parts.add(Integrator.part(technology).used(integrations, integrators, duration()));
        parts.addAll(input.accumulators(technology, integrators));
        return parts;
    }
}
