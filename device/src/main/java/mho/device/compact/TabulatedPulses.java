package mho.device.compact;

import java.util.ArrayList;
import java.util.List;
import mho.base.unit.SI;
import mho.device.ConductanceRange;
import mho.device.Polarity;
import mho.device.PulseStep;
import mho.device.PulsedUpdate;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.StepSize;
import mho.device.PulsedUpdate.WeightBounds;

/**
 * A compact model under pulses of two kinds, as the table of a {@link PulseStep.Piecewise}: what one pulse of each kind
 * changes at conductances equally spaced over the model's range. With it write–verify acts on the compact model
 * without solving it for every pulse.
 *
 * @param model      the cell
 * @param setVolts   amplitude of pulses that raise the conductance, with its sign [V]
 * @param resetVolts amplitude of pulses that lower it [V]
 * @param width      of both [s]
 * @param readVolts  of the reads that define the conductance [V]
 */
public record TabulatedPulses(
        CompactModel model,
        @SI("V") double setVolts,
        @SI("V") double resetVolts,
        @SI("s") double width,
        @SI("V") double readVolts) {
    private static final int HALVINGS = 100;

    public TabulatedPulses {
        if (!(width > 0 && setVolts * resetVolts < 0 && Double.isFinite(setVolts + resetVolts + width))) {
            throw new IllegalArgumentException(
                    "Pulses need a width > 0 and amplitudes of opposite sign, but they are %g s, %g V and %g V"
                            .formatted(width, setVolts, resetVolts));
        }
    }

    /** Returns the conductances at the limits of the state. */
    public ConductanceRange range() {
        double first = model.conductance(model.low(), readVolts);
        double second = model.conductance(model.high(), readVolts);
        return new ConductanceRange(Math.min(first, second), Math.max(first, second));
    }

    /**
     * Returns the law over {@link #range}: weights 0 to 1, step size 1, a table of factors.
     *
     * @param entries    of the table; between them a step is interpolated [1]
     * @param cycleNoise spread from pulse to pulse, which the model itself does not have
     */
    public PulsedUpdate update(int entries, CycleNoise cycleNoise) {
        return new PulsedUpdate(
                new PulseStep.Piecewise(steps(Polarity.SET, entries), steps(Polarity.RESET, entries)),
                StepSize.of(1),
                WeightBounds.of(0, 1),
                cycleNoise,
                0);
    }

    private List<Double> steps(Polarity polarity, int entries) {
        ConductanceRange range = range();
        double volts = polarity == Polarity.SET ? setVolts : resetVolts;
        List<Double> steps = new ArrayList<>();
        for (int k = 0; k < entries; k++) {
            double before = range.min() + range.span() * k / (entries - 1);
            double after = Transient.DEFAULT.pulseResponse(model, state(before), volts, width, 1, readVolts)[1];
            double rise = (after - before) / range.span();
            steps.add(Math.max(0, polarity == Polarity.SET ? rise : -rise));
        }
        return steps;
    }

    /** Returns the state of a conductance [S] by halving: conductance is monotonic in the state. */
    public double state(double conductance) {
        boolean rises = model.conductance(model.high(), readVolts) > model.conductance(model.low(), readVolts);
        double low = model.low();
        double high = model.high();
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (model.conductance(middle, readVolts) < conductance == rises) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
