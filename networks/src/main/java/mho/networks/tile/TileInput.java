package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.DacSpec;
import mho.adc.Integrator;
import mho.base.cost.CostSheet;
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
