package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellSpec;

/**
 * The conventional single-slope converter: one linear ramp from a fixed reference for all columns, a comparator and a latch
 * a column. It does not follow the read voltage: V_read enters as a gain error V_read/V_nominal.
 *
 * @param bits     resolution [bit]
 * @param swing    span of the ramp [V]
 * @param circuit  the analog circuit around the ramp
 * @param frontEnd what stands before it in each column
 */
public record LinearRampAdcSpec(int bits, @SI("V") double swing, RampCircuit circuit, FrontEnd frontEnd)
        implements AdcSpec {
    public static final LinearRampAdcSpec DEFAULT = new LinearRampAdcSpec(8);

    public LinearRampAdcSpec {
        RampPlan.requireBits(bits);
        Comparator.requireValid(swing);
    }

    /** The usual design with another resolution [bit]. */
    public LinearRampAdcSpec(int bits) {
        this(bits, 0.5, RampCircuit.DEFAULT, FrontEnd.DEFAULT);
    }

    /** Returns the same design with another circuit around the ramp. */
    public LinearRampAdcSpec withCircuit(RampCircuit newCircuit) {
        return new LinearRampAdcSpec(bits, swing, newCircuit, frontEnd);
    }

    /** Returns the same design with another front end. */
    public LinearRampAdcSpec withFrontEnd(FrontEnd newFrontEnd) {
        return new LinearRampAdcSpec(bits, swing, circuit, newFrontEnd);
    }

    @Override
    public LinearRampAdcSpec withBits(int newBits) {
        return new LinearRampAdcSpec(newBits, swing, circuit, frontEnd);
    }

    @Override
    public LinearRampAdcSpec withCell(CellSpec cell) {
        return this;
    }

    @Override
    public boolean realises(Activation activation) {
        return activation instanceof Identity;
    }

    @Override
    public RampAdc fabricate(Conversion conversion, int columns, RandomStream random) {
        if (!realises(conversion.activation())) {
            throw new IllegalArgumentException(
                    "A linear ramp converts without a function, but %s was asked for. Put it into a digital unit."
                            .formatted(conversion.activation().name()));
        }
        RampPlan plan = RampPlan.of(conversion, bits);
        double unitsPerVolt = conversion.inputs().width() / swing;
        return new RampAdc(
                plan,
                Ramp.steady(plan.thresholds()),
                RampSource.ofReference(swing),
                circuit.fabricate(columns, unitsPerVolt, random),
                frontEnd.fabricate(columns, unitsPerVolt, random));
    }

    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        return new RampBank(
                RampPlan.of(conversion, bits),
                RampSource.ofReference(swing),
                circuit,
                frontEnd.calibration().bits(),
                columns);
    }

    @Override
    public String summary() {
        return "one linear ramp from a fixed reference, a comparator a column";
    }
}
