package mho.device;

import mho.base.cost.Cost;
import mho.base.unit.SI;
import mho.device.Programming.Write;

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

    /** Returns the cost of a write: V²·G·t for each pulse, at the conductance that it met. */
    public Cost write(Write write) {
        return write(write.exposure(), write.pulses());
    }

    /**
     * Returns the cost of pulses one after the other.
     *
     * @param exposure sum over the pulses of the conductance that each met [S]
     * @param pulses   pulses [1]
     */
    public Cost write(double exposure, long pulses) {
        return new Cost(writeVoltage * writeVoltage * writePulse * exposure, pulses * writePulse);
    }
}
