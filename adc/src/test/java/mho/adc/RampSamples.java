package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.device.CellSpec;
import mho.device.catalog.IdealCell;
import mho.device.catalog.YangTaOx2025;

/** Designs that several tests use. */
final class RampSamples {
    static final CellSpec IDEAL = new IdealCell().cell();
    static final CellSpec TAOX = new YangTaOx2025().cell();

    private RampSamples() {}

    /** The conversion of a function over all inputs, five half-periods, ±1 or ±4. */
    static Conversion conversion(Activation activation, Placement placement) {
        if (activation.period() < Double.POSITIVE_INFINITY) {
            return new Conversion(activation, Interval.symmetric(2.5 * Math.PI), placement);
        }
        if (activation instanceof Identity || activation instanceof Relu) {
            return new Conversion(activation, Interval.symmetric(1), placement);
        }
        boolean everything = activation instanceof Sigmoid || activation instanceof Tanh;
        return new Conversion(activation, everything ? Interval.REALS : Interval.symmetric(4), placement);
    }

    /** A ramp converter of one candidate and exact comparators. */
    static NonlinearRampAdcSpec ramp(int bits, CellSpec cell, RampCalibration calibration) {
        return ramp(bits, cell, calibration, 1, 0);
    }

    static NonlinearRampAdcSpec ramp(
            int bits, CellSpec cell, RampCalibration calibration, int candidates, double offset) {
        return NonlinearRampAdcSpec.DEFAULT
                .withBits(bits)
                .withCell(cell)
                .withCalibration(calibration)
                .withCandidates(candidates)
                .withCircuit(new RampCircuit(offset));
    }

    static LinearRampAdcSpec linear(int bits, double offset) {
        return new LinearRampAdcSpec(bits).withCircuit(new RampCircuit(offset));
    }

    /** A ramp converter whose thresholds are those of its design. */
    static NonlinearRampAdcSpec exact(int bits) {
        return ramp(bits, IDEAL, new RampCalibration.None());
    }
}
