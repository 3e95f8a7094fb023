package mho.adc;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;

/** What makes the ramp of a bank: a reference, or cells read one after the other. */
final class RampSource {
    /** Capacitance of a comparator input (chosen) [F]. */
    private static final double INPUT_CAPACITANCE = 1e-15;
    /** Wire capacitance of any node (NeuroSim, MNSIM) [F/m]. */
    private static final double WIRE_CAPACITANCE = 0.2e-9;
    /** Pitch of a column's converter (HERMES) [m]. */
    private static final double COLUMN_PITCH = 4e-6;

    private final double swing;
    private final double readVoltage;
    private final double[] targets;
    private final double[] cells;
    private final double conductance;
    private final double cellArea;

    private RampSource(double swing) {
        this.swing = swing;
        this.readVoltage = 0;
        this.targets = new double[0];
        this.cells = new double[0];
        this.conductance = 0;
        this.cellArea = 0;
    }

    private RampSource(RampSource nominal, double ratio) {
        this.swing = nominal.swing * ratio;
        this.readVoltage = nominal.readVoltage * ratio;
        this.targets = nominal.targets;
        this.cells = nominal.cells;
        this.conductance = nominal.conductance;
        this.cellArea = nominal.cellArea;
    }

    private RampSource(double swing, RampColumn column, NonlinearRampAdcSpec spec) {
        this.swing = swing;
        this.readVoltage = spec.readVoltage();
        this.targets = column.targets();
        this.cells = column.conductances();
        this.conductance = column.totalConductance();
        double programmed = column.plan().clocks() + RampColumn.BIAS_CELLS;
        this.cellArea = spec.cell().cost().area() * programmed * spec.candidates();
    }

    /** A ramp of the given span [V] that does not depend on the read voltage. */
    static RampSource ofReference(double swing) {
        return new RampSource(swing);
    }

    /** A ramp of the given span [V] made by a column of cells. */
    static RampSource ofCells(double swing, RampColumn column, NonlinearRampAdcSpec spec) {
        return new RampSource(swing, column, spec);
    }

    double[] targets() {
        return targets.clone();
    }

    double[] cells() {
        return cells.clone();
    }

    /** Whether the ramp scales with the read voltage as the array's outputs do. */
    boolean tracksReadVoltage() {
        return cells.length > 0;
    }

    /** The voltage that drives current into the ramp's integrator [V]; that of a reference is as large as its ramp (chosen). */
    double driveVoltage() {
        return tracksReadVoltage() ? readVoltage : swing;
    }

    /** Where the integrator is reset: at its clamp, from where bias cells bring it to the start; or at a reference's start. */
    double reset(double start) {
        return tracksReadVoltage() ? 0 : start;
    }

    /** The capacitance of the line that brings the ramp to a number of columns [F]. */
    static double busCapacitance(int columns) {
        return columns * (INPUT_CAPACITANCE + WIRE_CAPACITANCE * COLUMN_PITCH);
    }

    /** The same ramp while cells are read at another multiple of the nominal voltage; a reference stays. */
    RampSource atReadVoltage(double ratio) {
        return tracksReadVoltage() ? new RampSource(this, ratio) : this;
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
        if (tracksReadVoltage()) {
            // one line with one cell on it is pulsed each clock
            double lines = (double) plan.clocks() + RampColumn.BIAS_CELLS;
            parts.add(LineDriver.part(technology, 1).used(lines, lines, 0).named("ramp line drivers"));
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
}
