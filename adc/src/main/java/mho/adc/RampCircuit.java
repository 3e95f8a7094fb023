package mho.adc;

import java.util.Arrays;
import mho.base.cost.Technology;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.base.unit.Quantities;
import mho.base.unit.SI;

/**
 * The analog circuit around a ramp: its integrator, the line that brings it to the columns, their sample-and-holds and
 * comparators. Volts are counted from the clamp voltage; U_k is the ideal ramp at strobe k, ΔU_k its step, T the clock's time.
 *
 * <pre>
 *   integrator   dU/dq = 1 − U/(A·V),            A = 1/integratorLoss, V what drives it, q the ideal integral
 *                U_k = A·V − (A·V − U_{k−1})·e^(−ΔU_k/(A·V)),   from its reset on
 *                σ_k² = m·integratorNoise² + (clockJitter/T·ΔU_k)²/m,   step k being m read pulses; adds up along the ramp
 *   bus          e_k = e_{k−1}·d + ΔU_k·(τ/T)·(1 − d) a read pulse,   d = e^(−T/τ),
 *                τ = R·N·(1 fF + 0.2 fF/µm·4 µm),   N columns on the line
 *   hold         the held voltage falls: the threshold lies droop·t_k higher
 *   comparator   stops at the first strobe at which U_k + noise_k &gt; input + offset, noise_k ~ N(0, comparatorNoise²)
 * </pre>
 *
 * <p>The cells of a ramp pass G·(V_read − U/A), as the clamp node of an integrator of gain A sits at U/A; their start is made
 * by bias cells with the same loss, from a reset at the clamp voltage, as a step of as many read pulses as they are read for. The factor 1/(1 + 1/A) by which the feedback capacitor
 * takes up less is left out: the integrators of the columns have it too, and it cancels as V_read does. A reference ramp is
 * reset to its start, as a ramp of cells without bias cells is, which has no loss, noise or jitter; it is driven by a voltage as large
 * as its span.
 *
 * <p>Noise of the integrator is that of a switched capacitor, √(kT/C) a pulse: 0.2 mV for 100 fF at 300 K. It and the jitter
 * are added to the ramp as the other errors have made it: what the loss and the bus would make of the noise itself is neglected
 * (1/A and e^(−T/τ) of it). All columns of a conversion see the same ramp; the comparators' noise is each one's own.
 *
 * <p>A read pulse fills its clock, so its charge arrives evenly and the ramp rises as a straight line from strobe to strobe; the lag
 * of the bus is the solution of τ·de/dt = τ·ΔU/T − e over a clock, and comes to slope·τ on a long even ramp.
 *
 * <p>The droop is that of a leak to below; leaks of single columns are not told apart. Comparators have no hysteresis, no
 * kickback onto the bus and no metastability.
 *
 * <p>References: offset of an uncalibrated dynamic comparator 8 mV (65 nm, doi:10.1007/s00034-023-02375-6), noise of a
 * dynamic-bias one 0.4 mV; offsets fixed per column and a loss of gain in a shared ramp as M. Spear et al., IEEE J. Explor.
 * Solid-State Comput. Devices Circuits (2023).
 *
 * @param comparatorOffset standard deviation of the comparators' input offset from column to column [V]
 * @param comparatorNoise  standard deviation of a comparator's input noise at each strobe [V]
 * @param integratorLoss   1/A of the ramp's integrator [1]; 0 for one of infinite gain
 * @param integratorNoise  standard deviation of what each read pulse adds to the ramp [V]
 * @param clockJitter      standard deviation of the width of a read pulse [s]
 * @param droop            what a held voltage falls while the ramp runs [V/s]
 * @param busResistance    resistance from the ramp's buffer to the comparators [Ω]; 0 for one that settles at once
 * @param clock            clock that the circuit is laid out for, which jitter, droop and bus are set against [Hz]
 */
public record RampCircuit(
        @SI("V") double comparatorOffset,
        @SI("V") double comparatorNoise,
        double integratorLoss,
        @SI("V") double integratorNoise,
        @SI("s") double clockJitter,
        @SI("V/s") double droop,
        @SI("Ω") double busResistance,
        @SI("Hz") double clock) {
    /** An offset as after a calibration (chosen), all else exact; the clock of {@link Technology#DEFAULT}. */
    public static final RampCircuit DEFAULT = new RampCircuit(0.5e-3);
    /** No error of any kind. */
    public static final RampCircuit IDEAL = new RampCircuit(0);

    public RampCircuit {
        requireWithin("A comparator offset", comparatorOffset, 1, "V");
        requireWithin("A comparator noise", comparatorNoise, 1, "V");
        if (!(integratorLoss >= 0 && integratorLoss <= 1)) {
            throw new IllegalArgumentException(
                    "The loss of an integrator, one over its gain, must lie in 0 to 1, but is %g"
                            .formatted(integratorLoss));
        }
        requireWithin("An integrator's noise", integratorNoise, 1, "V");
        requireWithin("A droop", droop, 1e9, "V/s");
        requireWithin("A bus resistance", busResistance, 1e9, "Ω");
        if (!(clock > 0 && clock <= 1e11)) {
            throw new IllegalArgumentException("A clock must lie in 0 to 100 GHz, but is %g Hz".formatted(clock));
        }
        requireWithin("A clock jitter, which is less than a clock,", clockJitter, 1 / clock, "s");
    }

    private static void requireWithin(String what, double value, double largest, String unit) {
        if (!(value >= 0 && value <= largest)) {
            throw new IllegalArgumentException("%s must lie in 0 to %s, but is %g %s"
                    .formatted(what, Quantities.format(largest, unit), value, unit));
        }
    }

    /** A circuit whose comparators have an offset [V], with the usual clock. */
    public RampCircuit(double comparatorOffset) {
        this(comparatorOffset, 0, 0, 0, 0, 0, 0, Technology.DEFAULT.clock());
    }

    /** Returns the same circuit with another spread of the comparators' offsets [V]. */
    public RampCircuit withComparatorOffset(double newOffset) {
        return new RampCircuit(
                newOffset, comparatorNoise, integratorLoss, integratorNoise, clockJitter, droop, busResistance, clock);
    }

    /** Returns the same circuit with another noise of the comparators at each strobe [V]. */
    public RampCircuit withComparatorNoise(double newNoise) {
        return new RampCircuit(
                comparatorOffset, newNoise, integratorLoss, integratorNoise, clockJitter, droop, busResistance, clock);
    }

    /** Returns the same circuit with another loss of the ramp's integrator [1]. */
    public RampCircuit withIntegratorLoss(double newLoss) {
        return new RampCircuit(
                comparatorOffset, comparatorNoise, newLoss, integratorNoise, clockJitter, droop, busResistance, clock);
    }

    /** Returns the same circuit with another noise of each step of the ramp [V]. */
    public RampCircuit withIntegratorNoise(double newNoise) {
        return new RampCircuit(
                comparatorOffset, comparatorNoise, integratorLoss, newNoise, clockJitter, droop, busResistance, clock);
    }

    /** Returns the same circuit with another jitter of read pulses [s]. */
    public RampCircuit withClockJitter(double newJitter) {
        return new RampCircuit(
                comparatorOffset,
                comparatorNoise,
                integratorLoss,
                integratorNoise,
                newJitter,
                droop,
                busResistance,
                clock);
    }

    /** Returns the same circuit with another droop of held voltages [V/s]. */
    public RampCircuit withDroop(double newDroop) {
        return new RampCircuit(
                comparatorOffset,
                comparatorNoise,
                integratorLoss,
                integratorNoise,
                clockJitter,
                newDroop,
                busResistance,
                clock);
    }

    /** Returns the same circuit with another resistance of the ramp's bus [Ω]. */
    public RampCircuit withBusResistance(double newResistance) {
        return new RampCircuit(
                comparatorOffset,
                comparatorNoise,
                integratorLoss,
                integratorNoise,
                clockJitter,
                droop,
                newResistance,
                clock);
    }

    /** Returns the same circuit at another clock [Hz]. */
    public RampCircuit withClock(double newClock) {
        return new RampCircuit(
                comparatorOffset,
                comparatorNoise,
                integratorLoss,
                integratorNoise,
                clockJitter,
                droop,
                busResistance,
                newClock);
    }

    /** Returns the time constant of the line that brings the ramp to a number of columns [s]. */
    @SI("s")
    public double busTime(int columns) {
        return busResistance * RampSource.busCapacitance(columns);
    }

    private boolean dependsOnTheClock() {
        return clockJitter > 0 || droop > 0 || busResistance > 0;
    }

    /** Refuses a technology whose clock is not that of the circuit, where it matters. */
    void requireClockOf(Technology technology) {
        if (dependsOnTheClock() && clock != technology.clock()) {
            throw new IllegalArgumentException(
                    "A ramp circuit with jitter, droop or a slow bus must be laid out for the technology's clock of %g Hz, but its own is %g Hz"
                            .formatted(technology.clock(), clock));
        }
    }

    /** Draws the circuit of a bank: the offset of each column's comparator is fixed for the life of the chip. */
    Fabricated fabricate(int columns, double unitsPerVolt, RandomStream random) {
        double deviation = comparatorOffset * unitsPerVolt;
        IndexedDraws draws = random.child("comparator").indexed();
        double[] offsets = new double[columns];
        for (int column = 0; deviation > 0 && column < columns; column++) {
            offsets[column] = deviation * draws.at(column).normal();
        }
        return new Fabricated(this, unitsPerVolt, offsets);
    }

    /**
     * The circuit of a bank.
     *
     * @param design       its design
     * @param unitsPerVolt units of the function's argument that a volt stands for [1/V]
     * @param offsets      offset of each column's comparator, in units of the argument
     */
    @SuppressWarnings("ArrayRecordComponent") // between classes of this package, never compared
    record Fabricated(RampCircuit design, double unitsPerVolt, double[] offsets) {
        /** The standard deviation of each strobe, in units of the argument. */
        double noise() {
            return design.comparatorNoise * unitsPerVolt;
        }

        /** The same circuit where signals are larger by a factor: its volts stand for less. */
        Fabricated withSignals(double ratio) {
            double[] smaller =
                    Arrays.stream(offsets).map(offset -> offset / ratio).toArray();
            return new Fabricated(design, unitsPerVolt / ratio, smaller);
        }

        /** The ramp as held voltages meet it at the comparators: with all errors that are the same in each conversion. */
        Ramp around(Ramp made, RampSource source) {
            double[] levels = made.levels();
            if (design.integratorLoss > 0) {
                double reset = source.reset(levels[0]);
                levels = bent(levels, reset, source.driveVoltage() * unitsPerVolt / design.integratorLoss);
            }
            if (design.busResistance > 0) {
                double clocks = design.clock * design.busTime(offsets.length);
                levels = lagging(levels, made.clocks(), clocks);
            }
            if (design.droop > 0) {
                levels = drooping(levels, made.clocks());
            }
            return new Ramp(levels, deviations(made, source), made.clocks());
        }

        /** Each step moves the ramp a share of the way that it would take to the integrator's end, A·V. */
        private static double[] bent(double[] levels, double reset, double reach) {
            double[] bent = new double[levels.length];
            double before = reset;
            double stands = 0;
            for (int k = 0; k < levels.length; k++) {
                double step = levels[k] - before;
                before = levels[k];
                stands -= (Math.copySign(reach, step) - stands) * StrictMath.expm1(-Math.abs(step) / reach);
                bent[k] = reset + stands;
            }
            return bent;
        }

        /** By a time constant [clocks]; the start is settled. */
        private static double[] lagging(double[] levels, int[] clocks, double time) {
            double[] lagging = levels.clone();
            double kept = StrictMath.exp(-1 / time);
            double added = -time * StrictMath.expm1(-1 / time);
            double rest = 0;
            for (int k = 1; k < levels.length; k++) {
                int pulses = pulses(clocks, k);
                for (int pulse = 0; pulse < pulses; pulse++) {
                    rest = rest * kept + (levels[k] - levels[k - 1]) / pulses * added;
                }
                lagging[k] = levels[k] - rest;
            }
            return lagging;
        }

        /** Clocks in which a level is reached from the one before. */
        private static int pulses(int[] clocks, int k) {
            return clocks[k] - clocks[k - 1];
        }

        private double[] drooping(double[] levels, int[] clocks) {
            double fall = design.droop / design.clock * unitsPerVolt;
            double[] drooping = new double[levels.length];
            Arrays.setAll(drooping, k -> levels[k] + fall * clocks[k]);
            return drooping;
        }

        private double[] deviations(Ramp made, RampSource source) {
            double each = design.integratorNoise * unitsPerVolt;
            double jitter = design.clockJitter * design.clock;
            if (each == 0 && jitter == 0) {
                return made.deviations();
            }
            double[] levels = made.levels();
            double[] deviations = new double[levels.length];
            double before = source.reset(levels[0]);
            for (int k = 0; k < levels.length; k++) {
                double own = made.deviations()[k];
                double width = jitter * (levels[k] - before);
                int pulses = k == 0 ? source.startClocks() : pulses(made.clocks(), k);
                double circuit = pulses == 0 ? 0 : pulses * each * each + width * width / pulses;
                deviations[k] = Math.sqrt(own * own + circuit);
                before = levels[k];
            }
            return deviations;
        }
    }
}
