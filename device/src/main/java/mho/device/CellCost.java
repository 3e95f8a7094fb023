package mho.device;

import mho.base.cost.Cost;
import mho.base.unit.SI;

/**
 * What a cell occupies and what a write pulse takes.
 *
 * @param area         layout area with its access transistor, if any [m²]
 * @param writeVoltage amplitude of a programming pulse [V]
 * @param writePulse   duration of a programming pulse [s]
 * @param source       where the numbers come from
 */
public record CellCost(
        @SI("m²") double area,
        @SI("V") double writeVoltage,
        @SI("s") double writePulse,
        String source) {
    public CellCost {
        if (!(area > 0 && writeVoltage >= 0 && writePulse >= 0 && Double.isFinite(area + writeVoltage + writePulse))) {
            throw new IllegalArgumentException(
                    "A cell needs an area > 0 and write voltage and pulse >= 0, but they are %g m², %g V and %g s"
                            .formatted(area, writeVoltage, writePulse));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("The cost of a cell needs a source, but it is blank");
        }
    }

    /** Returns the cost of a number of pulses on a cell of the given conductance [S]: V²·G·t each. */
    public Cost write(double conductance, int pulses) {
        return new Cost(writeVoltage * writeVoltage * conductance * writePulse, writePulse).repeated(pulses);
    }
}
