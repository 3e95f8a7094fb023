package mho.device.compact;

import java.util.stream.IntStream;
import mho.base.unit.SI;

/** What a cell did under a waveform: samples in the order of time; where the voltage jumps, one before and one after. */
public final class Trace {
    private final CompactModel model;
    private final double[] times;
    private final double[] volts;
    private final double[] states;
    private final double[] energies;

    Trace(CompactModel model, double[] times, double[] volts, double[] states, double[] energies) {
        this.model = model;
        this.times = times;
        this.volts = volts;
        this.states = states;
        this.energies = energies;
    }

    /** Returns the number of samples [1]. */
    public int count() {
        return times.length;
    }

    /** Returns the times [s]. */
    public double[] times() {
        return times.clone();
    }

    /** Returns the voltages [V]. */
    public double[] volts() {
        return volts.clone();
    }

    /** Returns the currents [A]. */
    public double[] currents() {
        return IntStream.range(0, count())
                .mapToDouble(k -> model.current(states[k], volts[k]))
                .toArray();
    }

    /** Returns the states, in the model's unit. */
    public double[] states() {
        return states.clone();
    }

    /** Returns the conductances [S] as a read at the given voltage [V] would find them. */
    public double[] conductances(double readVolts) {
        return IntStream.range(0, count())
                .mapToDouble(k -> model.conductance(states[k], readVolts))
                .toArray();
    }

    /** Returns the energies ∫V·I dt spent from the beginning [J]. */
    public double[] energies() {
        return energies.clone();
    }

    /** Returns the state at the end. */
    public double finalState() {
        return states[count() - 1];
    }

    /** Returns the energy ∫V·I dt of the whole waveform [J]. */
    @SI("J")
    public double energy() {
        return energies[count() - 1];
    }

    /** Returns the area ∮I dV that the loop encloses, by the trapezoid rule, positive if counter-clockwise [W]. */
    @SI("W")
    public double loopArea() {
        double[] currents = currents();
        double area = 0;
        for (int k = 1; k < count(); k++) {
            area -= (currents[k] + currents[k - 1]) / 2 * (volts[k] - volts[k - 1]);
        }
        return area;
    }
}
