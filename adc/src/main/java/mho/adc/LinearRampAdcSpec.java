package mho.adc;

import mho.base.random.RandomStream;
import mho.base.unit.SI;

/**
 * The conventional single-slope converter: one linear ramp from a fixed reference for all columns, a comparator and a latch
 * a column. It does not follow the read voltage: V_read enters as a gain error V_read/V_nominal.
 *
 * @param bits             resolution [bit]
 * @param swing            span of the ramp [V]
 * @param comparatorOffset standard deviation of the comparators' input offset from column to column [V]
 */
public record LinearRampAdcSpec(
        int bits, @SI("V") double swing, @SI("V") double comparatorOffset) implements AdcSpec {
    public static final LinearRampAdcSpec DEFAULT = new LinearRampAdcSpec(8, 0.5, 0.5e-3);

    public LinearRampAdcSpec {
        RampPlan.requireBits(bits);
        Comparator.requireValid(swing, comparatorOffset);
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
        double[] offsets = Comparator.offsets(columns, comparatorOffset * unitsPerVolt, random);
        return new RampAdc(plan, plan.thresholds(), offsets, RampSource.ofReference(swing));
    }

    @Override
    public String summary() {
        return "one linear ramp from a fixed reference, a comparator a column";
    }
}
