package mho.adc;

import mho.adc.activation.Identity;
import mho.adc.activation.Interval;

/** The inputs and outputs of a converter without a function: 2ⁿ codes of equal width over a finite range. */
final class LinearGrid {
    private final RampPlan plan;
    private final double origin;

    private LinearGrid(RampPlan plan) {
        this.plan = plan;
        Conversion conversion = plan.conversion();
        this.origin = conversion.placement().edge(conversion.inputs(), plan.lsb(), 0);
    }

    /** Returns the grid, or refuses a function and an infinite range in the name of a converter. */
    static LinearGrid of(String converter, Conversion conversion, int bits) {
        if (!(conversion.activation() instanceof Identity)) {
            throw new IllegalArgumentException(
                    "A %s converter converts without a function, but %s was asked for. Put it into a digital unit, or behind the converter of an \"activated\" one."
                            .formatted(converter, conversion.activation().name()));
        }
        Interval inputs = conversion.inputs();
        if (!inputs.isFinite()) {
            throw new IllegalArgumentException("A %s converter needs a finite range of inputs, but it is %g to %g"
                    .formatted(converter, inputs.low(), inputs.high()));
        }
        return new LinearGrid(RampPlan.of(conversion, bits));
    }

    RampPlan plan() {
        return plan;
    }

    /** Returns the codes. */
    int codes() {
        return 1 << plan.bits();
    }

    /** Returns the input at a place of the reference, counted in steps from the edge of code zero. */
    double input(double steps) {
        return origin + steps * plan.lsb();
    }
}
