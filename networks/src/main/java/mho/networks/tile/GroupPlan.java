package mho.networks.tile;

import java.util.List;
import java.util.Optional;
import mho.adc.ActivationUnit;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.networks.ColumnGroup;

/**
 * How a group of columns is converted.
 *
 * @param group      the columns and their function
 * @param converter  the converter's design
 * @param conversions what the converter of each slice does: the group's function, or a plain conversion of (partial) sums
 * @param digital    the digital unit that applies the function afterwards; none if the converter does, or there is none
 */
record GroupPlan(ColumnGroup group, AdcSpec converter, List<Conversion> conversions, Optional<ActivationUnit> digital) {
    boolean needsDigitalUnit() {
        return digital.isPresent();
    }
}
