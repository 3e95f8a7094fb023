package mho.networks.tile;

import java.util.List;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.activation.Interval;
import mho.networks.ColumnGroup;

/**
 * How a group of columns is converted.
 *
 * @param group      the columns and their function
 * @param converter  the converter's design
 * @param conversions what the converter of each slice does: the group's function, or a plain conversion of (partial) sums
 * @param digital    what a digital unit does afterwards; the identity if the converter applies the function itself
 * @param bits       resolution of what the digital unit puts out [bit]
 */
record GroupPlan(ColumnGroup group, AdcSpec converter, List<Conversion> conversions, Conversion digital, int bits) {
    /** Beyond this many bits a digital output is not rounded. */
    private static final int EXACT_BITS = 24;

    boolean needsDigitalUnit() {
        return !(digital.activation() instanceof mho.adc.activation.Identity);
    }

    /** Applies the digital unit to a run of sums, in place. */
    void digital(double[] sums, int from, int to) {
        digital.activation().clippedValues(sums, sums, from, to);
        if (bits >= EXACT_BITS) {
            return;
        }
        Interval outputs = digital.activation().outputs(digital.inputs());
        for (int k = from; k < to; k++) {
            sums[k] = digital.placement().nearest(outputs, bits, sums[k]);
        }
    }
}
