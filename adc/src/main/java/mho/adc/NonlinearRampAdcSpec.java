package mho.adc;

import java.util.List;
import java.util.stream.IntStream;
import mho.adc.activation.Activation;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.CellVariation;
import mho.device.Programming;

/**
 * The nonlinear ramp converter: a column of memory cells makes a ramp of the shape of the inverse function, so that the
 * comparator that stops the counter applies the function while it converts.
 *
 * <p>Reference: J. Yang et al., "Efficient nonlinear function approximation in analog resistive crossbars for recurrent
 * neural networks", Nature Communications 16, 1136 (2025), doi:10.1038/s41467-025-56254-6.
 *
 * @param bits        resolution of the output [bit]
 * @param cell        the cell that the ramp is made of
 * @param steps       of what each step of the ramp is made
 * @param calibration how the ramp is set right after it was programmed
 * @param candidates  ramp columns that are programmed; the one with the smallest max |INL| is used [1]
 * @param spares      spare cells of a column, which stand in for cells that failed [1]
 * @param upkeep      what is done about a ramp that has aged
 * @param outputs     where output values are put
 * @param readVoltage nominal voltage on the ramp cells while they are read [V]
 * @param swing       span of the ramp at the nominal read voltage [V]
 * @param circuit     the analog circuit around the ramp
 * @param frontEnd    what stands before it in each column
 */
public record NonlinearRampAdcSpec(
        int bits,
        CellSpec cell,
        RampSteps steps,
        RampCalibration calibration,
        int candidates,
        int spares,
        RampUpkeep upkeep,
        OutputValues outputs,
        @SI("V") double readVoltage,
        @SI("V") double swing,
        RampCircuit circuit,
        FrontEnd frontEnd)
        implements AdcSpec {
    public static final NonlinearRampAdcSpec DEFAULT = new NonlinearRampAdcSpec(
            5,
            new mho.device.catalog.YangTaOx2025().cell(),
            RampSteps.OneCell.DEFAULT,
            RampCalibration.OnePoint.DEFAULT,
            1,
            0,
            RampUpkeep.Rewritten.DEFAULT,
            OutputValues.FITTED,
            0.2,
            0.5,
            RampCircuit.DEFAULT,
            FrontEnd.DEFAULT);

    public NonlinearRampAdcSpec {
        RampPlan.requireBits(bits);
        Comparator.requireValid(swing);
        if (!(readVoltage > 0 && readVoltage <= 2)) {
            throw new IllegalArgumentException(
                    "A read voltage must lie in 0 to 2 V, but is %g V".formatted(readVoltage));
        }
        if (!(candidates >= 1)) {
            throw new IllegalArgumentException(
                    "A ramp converter needs at least one ramp column, but has %d candidates".formatted(candidates));
        }
        if (!(spares >= 0)) {
            throw new IllegalArgumentException(
                    "A ramp column has no spare cells or some, but these are %d".formatted(spares));
        }
    }

    @Override
    public NonlinearRampAdcSpec withBits(int newBits) {
        return new NonlinearRampAdcSpec(
                newBits,
                cell,
                steps,
                calibration,
                candidates,
                spares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    @Override
    public NonlinearRampAdcSpec withCell(CellSpec newCell) {
        return new NonlinearRampAdcSpec(
                bits,
                newCell,
                steps,
                calibration,
                candidates,
                spares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design with other steps. */
    public NonlinearRampAdcSpec withSteps(RampSteps newSteps) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                newSteps,
                calibration,
                candidates,
                spares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design calibrated otherwise. */
    public NonlinearRampAdcSpec withCalibration(RampCalibration newCalibration) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                newCalibration,
                candidates,
                spares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design with another number of columns to choose from [1]. */
    public NonlinearRampAdcSpec withCandidates(int newCandidates) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                calibration,
                newCandidates,
                spares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design with another number of spare cells [1]. */
    public NonlinearRampAdcSpec withSpares(int newSpares) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                calibration,
                candidates,
                newSpares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design kept up otherwise. */
    public NonlinearRampAdcSpec withUpkeep(RampUpkeep newUpkeep) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                calibration,
                candidates,
                spares,
                newUpkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design with its output values elsewhere. */
    public NonlinearRampAdcSpec withOutputs(OutputValues newOutputs) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                calibration,
                candidates,
                spares,
                upkeep,
                newOutputs,
                readVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design read at another nominal voltage [V]. */
    public NonlinearRampAdcSpec withReadVoltage(double newReadVoltage) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                calibration,
                candidates,
                spares,
                upkeep,
                outputs,
                newReadVoltage,
                swing,
                circuit,
                frontEnd);
    }

    /** Returns the same design with another circuit around the ramp. */
    public NonlinearRampAdcSpec withCircuit(RampCircuit newCircuit) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                calibration,
                candidates,
                spares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                newCircuit,
                frontEnd);
    }

    /** Returns the same design with another front end in each column. */
    public NonlinearRampAdcSpec withFrontEnd(FrontEnd newFrontEnd) {
        return new NonlinearRampAdcSpec(
                bits,
                cell,
                steps,
                calibration,
                candidates,
                spares,
                upkeep,
                outputs,
                readVoltage,
                swing,
                circuit,
                newFrontEnd);
    }

    @Override
    public boolean realises(Activation activation) {
        return true;
    }

    /**
     * Returns the cells that a ramp takes, before any is made.
     *
     * @throws IllegalArgumentException if this cell cannot make it within the limits of the design
     */
    public RampLayout layout(Conversion conversion) {
        return steps.layout(RampPlan.of(conversion, bits), cell, calibration);
    }

    /** Programs the candidates and returns the best of them. */
    public RampColumn column(Conversion conversion, RandomStream random) {
        RampLayout layout = layout(conversion);
        List<RampColumn> columns = IntStream.range(0, candidates)
                .mapToObj(n -> RampColumn.fabricate(
                        layout, calibration, spares, random.child("ramp").child(n)))
                .toList();
        RampColumn best = columns.stream()
                .min(java.util.Comparator.comparingDouble(
                        column -> curve(column).maxInl()))
                .orElseThrow();
        return candidates == 1 ? best : best.chosenAmong(columns);
    }

    private static TransferCurve curve(RampColumn column) {
        return new TransferCurve(column.plan(), column.thresholds());
    }

    @Override
    public RampAdc fabricate(Conversion conversion, int columns, RandomStream random) {
        RampColumn column = column(conversion, random);
        double[] ideal = column.plan().thresholds();
        double unitsPerVolt = (ideal[ideal.length - 1] - ideal[0]) / swing;
        return new RampAdc(
                column.plan(),
                column.ramp(),
                RampSource.ofCells(swing, column, this),
                circuit.fabricate(columns, unitsPerVolt, random),
                frontEnd.fabricate(columns, unitsPerVolt, random));
    }

    /** {@inheritDoc} Its cells are as asked for. */
    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        CellSpec exact = cell.withProgramming(new Programming.Exact())
                .withFaults(CellFaults.NONE)
                .withVariation(CellVariation.NONE);
        RampColumn column =
                RampColumn.fabricate(withCell(exact).layout(conversion), calibration, 0, RandomStream.ofSeed(0));
        return new RampBank(
                column.plan(),
                RampSource.ofCells(swing, column, this),
                circuit,
                frontEnd.calibration().bits(),
                columns);
    }

    @Override
    public String summary() {
        return "a ramp of memory cells in the shape of the inverse function: converts and activates in one step";
    }
}
