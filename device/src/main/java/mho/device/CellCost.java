package mho.device;

import mho.base.cost.Cost;
import mho.base.unit.SI;
import mho.device.Programming.Effort;
import mho.device.Programming.Write;

/**
 * What a cell occupies and what its write pulses and verify reads take. The converter that judges a verify read is not
 * counted here.
 *
 * @param area         layout area with its access transistor, if any [m²]
 * @param writeVoltage amplitude of a programming pulse [V]; 0 if what it takes is not known, and then not counted
 * @param writePulse   duration of a programming pulse [s]
 * @param verify       the read after a pulse
 * @param source       where the numbers come from
 */
public record CellCost(
        @SI("m²") double area,
        @SI("V") double writeVoltage,
        @SI("s") double writePulse,
        VerifyRead verify,
        String source) {
    /** 1T1R of 48 F², F = 32 nm (DNN+NeuroSim 1.4), pulses of 1.5 V and 50 ns; what a scenario does not say is as here. */
    public static final CellCost DEFAULT =
            new CellCost(48 * 32e-9 * 32e-9, 1.5, 50e-9, "1T1R 48 F2, F = 32 nm (DNN+NeuroSim 1.4); pulses chosen");

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

    /** Returns a cell with the default verify read. */
    public CellCost(double area, double writeVoltage, double writePulse, String source) {
        this(area, writeVoltage, writePulse, VerifyRead.DEFAULT, source);
    }

    /**
     * The read after a programming pulse.
     *
     * @param voltage  on the cell [V]
     * @param duration of the read [s]
     */
    public record VerifyRead(
            @SI("V") double voltage, @SI("s") double duration) {
        /** 0.2 V for 50 ns: the read voltage of the ramp converters, the width of a write pulse. Chosen. */
        public static final VerifyRead DEFAULT = new VerifyRead(0.2, 50e-9);

        public VerifyRead {
            if (!(voltage >= 0 && duration >= 0 && Double.isFinite(voltage + duration))) {
                throw new IllegalArgumentException(
                        "A verify read needs voltage and duration >= 0, but they are %g V and %g s"
                                .formatted(voltage, duration));
            }
        }
    }

    /** Returns the same cell with another verify read. */
    public CellCost withVerify(VerifyRead newVerify) {
        return new CellCost(area, writeVoltage, writePulse, newVerify, source);
    }

    /** Whether writing takes the energy that {@link #write(Effort)} says: pulses of no voltage are ones of unknown current. */
    public boolean knowsEnergy() {
        return writeVoltage > 0 || writePulse == 0;
    }

    /** Returns the cost of a write. */
    public Cost write(Write write) {
        return write(write.effort());
    }

    /** Returns the cost of pulses and verify reads one after the other: V²·G·t for each, at the conductance that it met. */
    public Cost write(Effort effort) {
        double pulses = writeVoltage * writeVoltage * writePulse * effort.exposure();
        double reads = verify.voltage * verify.voltage * verify.duration * effort.readExposure();
        return new Cost(pulses + reads, effort.pulseTime() * writePulse + effort.reads() * verify.duration);
    }
}
