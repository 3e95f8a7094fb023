package mho.device;

import mho.base.random.Draws;
import mho.base.unit.SI;

/**
 * Write–verify pulse by pulse: SET below the target, RESET above it, until a verify read lies in the accept window.
 *
 * <pre>
 *   pulse:   w ← update of {@link PulsedUpdate} for this cell, exposure += (V/V_w)²·(t/t_w)·G met
 *   verify:  M = G(w) + s_v·ξ;   done if |M − G_T| ≤ tolerance
 * </pre>
 *
 * <p>The cell begins at the start conductance, its step and bounds are drawn first. What the last pulse left stays when the
 * pulses run out. The window is that of the reads: with verify noise the conductance itself may lie outside.
 *
 * @param update        what a pulse does
 * @param range         conductances at the nominal bounds of the update
 * @param start         conductance before the first pulse [S]
 * @param tolerance     half width of the accept window [S]
 * @param verifyNoise   standard deviation of a verify read [S]
 * @param maximumPulses pulses before giving up [1]
 * @param set           SET pulse, relative to the cell's write pulse
 * @param reset         RESET pulse, relative to the cell's write pulse
 */
public record PulseTrain(
        PulsedUpdate update,
        ConductanceRange range,
        @SI("S") double start,
        @SI("S") double tolerance,
        @SI("S") double verifyNoise,
        int maximumPulses,
        PulseShape set,
        PulseShape reset)
        implements Programming {
    public PulseTrain {
        if (!(tolerance > 0 && verifyNoise >= 0 && Double.isFinite(tolerance + verifyNoise) && maximumPulses > 0)) {
            throw new IllegalArgumentException(
                    "A pulse train needs tolerance > 0, verify noise >= 0 and at least one pulse, but they are %g S, %g S and %d"
                            .formatted(tolerance, verifyNoise, maximumPulses));
        }
        if (!range.contains(start)) {
            throw new IllegalArgumentException("A pulse train must start within %g S to %g S, but starts at %g S"
                    .formatted(range.min(), range.max(), start));
        }
    }

    /** Returns the train from the lower end of the range, with quiet reads and pulses of the cell's own write voltage. */
    public static PulseTrain of(PulsedUpdate update, ConductanceRange range, double tolerance, int maximumPulses) {
        return new PulseTrain(
                update, range, range.min(), tolerance, 0, maximumPulses, PulseShape.DEFAULT, PulseShape.DEFAULT);
    }

    @Override
    public Write write(double target, Draws draws) {
        Programming.refuseUnlessFinite(target);
        PulsedCell cell = update.fabricate(draws);
        double weight = cell.clamp(update.weight(start, range));
        double conductance = update.conductance(weight, range);
        double measured = conductance;
        Effort effort = Effort.NONE;
        do {
            Polarity polarity = measured < target ? Polarity.SET : Polarity.RESET;
            effort = effort.plus((polarity == Polarity.SET ? set : reset).on(conductance));
            weight = cell.after(weight, polarity, draws);
            conductance = update.conductance(cell.apparent(weight, draws), range);
            effort = effort.plus(Effort.ofRead(conductance));
            measured = verifyNoise == 0 ? conductance : conductance + verifyNoise * draws.normal();
        } while (Math.abs(measured - target) > tolerance && effort.pulses() < maximumPulses);
        return new Write(conductance, effort);
    }
}
