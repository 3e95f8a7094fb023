package mho.adc;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;

/**
 * What makes the ramp of a bank: a reference, or cells read one after the other.
 *
 * @param swing       span of the ramp [V]
 * @param readVoltage voltage on the ramp cells [V], 0 without cells
 * @param conductance sum of the cells read in one conversion, each for one clock [S], 0 without cells
 * @param cellArea    area of all programmed cells, candidates included [m²]
 */
record RampSource(double swing, double readVoltage, double conductance, double cellArea) {
    static RampSource ofReference(double swing) {
        return new RampSource(swing, 0, 0, 0);
    }

    static RampSource ofCells(double swing, RampColumn column, NonlinearRampAdcSpec spec) {
        double cells = column.plan().clocks() + RampColumn.BIAS_CELLS;
        double area = spec.cell().cost().area() * cells * spec.candidates();
        return new RampSource(swing, spec.readVoltage(), column.totalConductance(), area);
    }

    /** Whether the ramp scales with the read voltage as the array's outputs do. */
    boolean tracksReadVoltage() {
        return conductance > 0;
    }

    /** The same ramp while cells are read at another multiple of the nominal voltage; a reference stays. */
    RampSource atReadVoltage(double ratio) {
        return tracksReadVoltage() ? new RampSource(swing * ratio, readVoltage * ratio, conductance, cellArea) : this;
    }

    /** The cost of one conversion's ramp, shared by all columns; their number loads the ramp and the code bus. */
    CostSheet conversion(RampPlan plan, int columns, Technology technology) {
        List<CostSheet> parts = new ArrayList<>();
        if (tracksReadVoltage()) {
            double energy = readVoltage * readVoltage * conductance * technology.cycle();
            parts.add(new CostSheet(
                    "ramp cells",
                    Band.EXACT.times(energy),
                    0,
                    new Footprint(cellArea, 0),
                    1,
                    "V2 G t of the programmed ramp and bias cells; area of 2^n cells a segment and 5 bias cells",
                    List.of()));
        }
        parts.add(Integrator.part(technology).used(1, 1, 0).named("ramp integrator"));
        int counterBits = 32 - Integer.numberOfLeadingZeros(plan.clocks() - 1);
        parts.add(Register.counterBit(technology)
                .used((double) counterBits * plan.clocks(), counterBits, 0)
                .named("ramp counter"));
        parts.add(bus("ramp bus to the comparators", INPUT_CAPACITANCE * columns * swing * swing));
        double supply = technology.supply();
        // a Gray counter toggles one line a clock
        double lineCapacitance = WIRE_CAPACITANCE * COLUMN_PITCH * columns;
        parts.add(bus("code bus to the latches", lineCapacitance * supply * supply * plan.clocks()));
        return CostSheet.parallel("shared ramp", parts);
    }

    private static CostSheet bus(String name, double energy) {
        return new CostSheet(
                name,
                new Band(0.5, 1, 2).times(energy),
                0,
                Footprint.NONE,
                1,
                "C V2; 1 fF a comparator input (chosen), wires 0.2 fF/um (NeuroSim, MNSIM) at a pitch of 4 um a column (HERMES)",
                List.of());
    }

    private static final double INPUT_CAPACITANCE = 1e-15;
    private static final double WIRE_CAPACITANCE = 0.2e-15 / 1e-6;
    private static final double COLUMN_PITCH = 4e-6;
}
