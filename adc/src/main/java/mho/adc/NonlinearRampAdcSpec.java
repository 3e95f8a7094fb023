package mho.adc;

import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellSpec;

/**
 * The nonlinear ramp converter: a column of memory cells makes a ramp of the shape of the inverse function, so that the
 * comparator that stops the counter applies the function while it converts.
 *
 * <p>Reference: J. Yang et al., "Efficient nonlinear function approximation in analog resistive crossbars for recurrent
 * neural networks", Nature Communications 16, 1136 (2025), doi:10.1038/s41467-025-56254-6.
 *
 * @param bits             resolution of the output [bit]
 * @param cell             the cell that the ramp is made of
 * @param calibration      how the start of the ramp is set
 * @param candidates       ramp columns that are programmed; the one with the smallest max |INL| is used [1]
 * @param readVoltage      nominal voltage on the ramp cells while they are read [V]
 * @param swing            span of the ramp at the nominal read voltage [V]
 * @param comparatorOffset standard deviation of the comparators' input offset from column to column [V]
 */
public record NonlinearRampAdcSpec(
        int bits,
        CellSpec cell,
        RampCalibration calibration,
        int candidates,
        @SI("V") double readVoltage,
        @SI("V") double swing,
        @SI("V") double comparatorOffset)
        implements AdcSpec {
    public static final NonlinearRampAdcSpec DEFAULT = new NonlinearRampAdcSpec(
            5, new mho.device.catalog.YangTaOx2025().cell(), RampCalibration.OnePoint.DEFAULT, 1, 0.2, 0.5, 0.5e-3);

    public NonlinearRampAdcSpec {
        RampPlan.requireBits(bits);
        Comparator.requireValid(swing, comparatorOffset);
        if (!(readVoltage > 0 && readVoltage <= 2)) {
            throw new IllegalArgumentException(
                    "A read voltage must lie in 0 to 2 V, but is %g V".formatted(readVoltage));
        }
        if (!(candidates >= 1)) {
            throw new IllegalArgumentException(
                    "A ramp converter needs at least one ramp column, but has %d candidates".formatted(candidates));
        }
    }

    /** Returns the same design with another resolution [bit]. */
    public NonlinearRampAdcSpec withBits(int newBits) {
        return new NonlinearRampAdcSpec(newBits, cell, calibration, candidates, readVoltage, swing, comparatorOffset);
    }

    @Override
    public boolean realises(Activation activation) {
        return true;
    }

    /** Programs the candidates and returns the best of them. */
    public RampColumn column(Conversion conversion, RandomStream random) {
        RampPlan plan = RampPlan.of(conversion, bits);
        return IntStream.range(0, candidates)
                .mapToObj(n -> RampColumn.fabricate(
                        plan, cell, calibration, random.child("ramp").child(n)))
                .min(java.util.Comparator.comparingDouble(
                        column -> curve(column).maxInl()))
                .orElseThrow();
    }

    private static TransferCurve curve(RampColumn column) {
        return new TransferCurve(column.plan(), column.thresholds());
    }

    @Override
    public RampAdc fabricate(Conversion conversion, int columns, RandomStream random) {
        RampColumn column = column(conversion, random);
        double[] ideal = column.plan().thresholds();
        double unitsPerVolt = (ideal[ideal.length - 1] - ideal[0]) / swing;
        double[] offsets = Comparator.offsets(columns, comparatorOffset * unitsPerVolt, random);
        RampSource source = RampSource.ofCells(swing, column, this);
        return new RampAdc(column.plan(), column.thresholds(), offsets, source);
    }

    @Override
    public String summary() {
        return "a ramp of memory cells in the shape of the inverse function: converts and activates in one step";
    }
}
