package mho.adc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
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
    private final double ratio;
    private final List<CellRamp> cells;

    /** A ramp of the given span [V] at a multiple of the nominal read voltage; made of cells if there are any. */
    private RampSource(double swing, double ratio, List<CellRamp> cells) {
        this.swing = swing;
        this.ratio = ratio;
        this.cells = cells;
    }

    /**
     * A ramp of cells.
     *
     * @param fresh  the column right after it was fabricated
     * @param column the column at its present age
     * @param spec   what it was designed to be
     */
    private record CellRamp(RampColumn fresh, RampColumn column, NonlinearRampAdcSpec spec) {}

    /** A ramp of the given span [V] that does not depend on the read voltage. */
    static RampSource ofReference(double swing) {
        return new RampSource(swing, 1, List.of());
    }

    /** A ramp of the given span [V] made by a column of cells. */
    static RampSource ofCells(double swing, RampColumn column, NonlinearRampAdcSpec spec) {
        return new RampSource(swing, 1, List.of(new CellRamp(column, column, spec)));
    }

    /** The column at its present age, if there is one. */
    Optional<RampColumn> column() {
        return cells.stream().map(CellRamp::column).findFirst();
    }

    double[] targets() {
        return tracksReadVoltage() ? cells.get(0).column.targets() : new double[0];
    }

    double[] cells() {
        return tracksReadVoltage() ? cells.get(0).column.conductances() : new double[0];
    }

    /** Whether the ramp scales with the read voltage as the array's outputs do. */
    boolean tracksReadVoltage() {
        return !cells.isEmpty();
    }

    /** The voltage that drives current into the ramp's integrator [V]; that of a reference is as large as its ramp (chosen). */
    double driveVoltage() {
        return tracksReadVoltage() ? readVoltage(cells.get(0)) : swing;
    }

    /** Where the integrator is reset: at its clamp, from where bias cells bring it to the start; or at a reference's start. */
    double reset(double start) {
        return cells.stream().anyMatch(made -> !made.column.startsFromReference()) ? 0 : start;
    }

    /** The read pulses in which the ramp comes from its reset to its start; none where it is reset there. */
    int startClocks() {
        return cells.stream().mapToInt(made -> made.column.startClocks()).sum();
    }

    /** The capacitance of the line that brings the ramp to a number of columns [F]. */
    static double busCapacitance(int columns) {
        return columns * (INPUT_CAPACITANCE + WIRE_CAPACITANCE * COLUMN_PITCH);
    }

    /** The same ramp while cells are read at another multiple of the nominal voltage; a reference stays. */
    RampSource atReadVoltage(double times) {
        return tracksReadVoltage() ? new RampSource(swing, ratio * times, cells) : this;
    }

    /** The same ramp some time after it was fabricated [s], kept up as its design says; a reference stays. */
    RampSource aged(double age) {
        if (!tracksReadVoltage()) {
            return this;
        }
        CellRamp made = cells.get(0);
        RampColumn later = age == 0 ? made.fresh : made.spec.upkeep().keep(made.fresh, age);
        if (later == made.column) {
            return this;
        }
        return new RampSource(swing, ratio, List.of(new CellRamp(made.fresh, later, made.spec)));
    }

    /** What the upkeep took. */
    Cost upkeep() {
        return cells.stream()
                .flatMap(made ->
                        made.column.history().stream().skip(made.fresh.history().size()))
                .map(RampColumn.Procedure::cost)
                .reduce(Cost.NONE, Cost::then);
    }

    /** What the column of cells makes of a design; a reference keeps it. */
    RampPlan plan(RampPlan design) {
        return tracksReadVoltage() ? cells.get(0).column.plan() : design;
    }

    /** The ramp that the column of cells makes; a reference makes the one given. */
    Ramp ramp(Ramp reference) {
        return tracksReadVoltage() ? cells.get(0).column.ramp() : reference;
    }

    /**
     * The cost of one conversion's ramp, shared by all columns.
     *
     * @param strobes     at which the counter moves
     * @param counterBits width of the counter [bit]
     * @param columns     which load the ramp and the code bus
     * @param technology  node and clock
     */
    CostSheet conversion(int strobes, int counterBits, int columns, Technology technology) {
        List<CostSheet> parts = new ArrayList<>();
        cells.forEach(made -> {
            parts.add(cells(made, technology));
            parts.add(lines(made, technology));
        });
        parts.add(Integrator.part(technology).used(1, 1, 0).named("ramp integrator"));
        cells.forEach(
                made -> parts.add(capacitor(made, technology).used(1, 1, 0).named("ramp capacitor")));
        parts.add(Register.counterBit(technology)
                .used((double) counterBits * strobes, counterBits, 0)
                .named("ramp counter"));
        double supply = technology.supply();
        parts.add(bus("ramp bus to the comparators", INPUT_CAPACITANCE * columns, swing * ratio)
                .used(1, 1, 0));
        // a Gray counter toggles one line a count
        parts.add(bus("code bus to the latches", WIRE_CAPACITANCE * COLUMN_PITCH * columns, supply)
                .used(strobes, 1, 0));
        return CostSheet.parallel("shared ramp", parts);
    }

    private double readVoltage(CellRamp made) {
        return made.spec.readVoltage() * ratio * made.column.gain();
    }

    private CostSheet cells(CellRamp made, Technology technology) {
        double voltage = readVoltage(made);
        double energy = voltage * voltage * made.column.totalConductance() * technology.cycle();
        double area = made.spec.cell().cost().area() * installed(made) * made.spec.candidates();
        return new Component(
                        "ramp cells",
                        new Cost(energy, 0),
                        new Footprint(area, 0),
                        Band.EXACT,
                        "V2 G t of the programmed ramp and bias cells; area of a cell a strobe and " + biasCells(made)
                                + " bias cells" + more(made),
                        new Law(
                                "V^2*sum G*t",
                                new Law.Term("V", voltage, "V"),
                                new Law.Term("sum G", made.column.totalConductance(), "S"),
                                new Law.Term("t", technology.cycle(), "s")))
                .used(1, 1, 0);
    }

    /** What takes up the charge of all cells between reset and the end of the ramp. */
    private Component capacitor(CellRamp made, Technology technology) {
        double charge = readVoltage(made) * made.column.totalConductance() * technology.cycle();
        return Capacitor.integration(charge / (swing * ratio), swing * ratio);
    }

    private static int biasCells(CellRamp made) {
        return made.column.startsFromReference() ? 0 : RampColumn.BIAS_CELLS;
    }

    /** Cells beyond one a step. */
    private static String more(CellRamp made) {
        long usual = made.column.plan().strobes() + (long) biasCells(made);
        long more = Math.round(installed(made)) - usual;
        return more == 0 ? "" : ", and " + more + " more for large steps, branches and repair";
    }

    /** Each cell has a line, pulsed once a clock that it is read in; candidate columns share them. */
    private static CostSheet lines(CellRamp made, Technology technology) {
        return LineDriver.part(technology, 1)
                .used((double) made.column.linePulses(), installed(made), 0)
                .named("ramp line drivers");
    }

    private static double installed(CellRamp made) {
        return (double) made.column.cellsRead() + made.spec.spares();
    }

    private static Component bus(String name, double capacitance, double volts) {
        return new Component(
                name,
                new Cost(capacitance * volts * volts, 0),
                Footprint.NONE,
                new Band(0.5, 1, 2),
                "C V2; 1 fF a comparator input (chosen), wires 0.2 fF/um (NeuroSim, MNSIM) at a pitch of 4 um a column (HERMES)",
                new Law("C*V^2", new Law.Term("C", capacitance, "F"), new Law.Term("V", volts, "V")));
    }
}
