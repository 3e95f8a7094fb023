package mho.networks.tile;

import mho.adc.Capacitor;
import mho.adc.Integrator;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.networks.Stage;

/**
 * States as voltages on capacitors, two for each number: one is read while the other is charged. Gates come out of ramp converters
 * as pulse widths, so that a gate times a voltage is a charge: transconductors do the element-wise work.
 *
 * <pre>
 *   V' = (1 + ε)·V + V_os + n,   ε ~ N(0, gainSpread²), V_os ~ N(0, offset²) once a number, n² = kT/C at each write
 *   and while it is held          V(t) = V'·e^(−t/retention);   |V| ≤ swing
 * </pre>
 *
 * <p>Holds for linear transconductors and linear leakage; charge injection is in the offset. The gain error acts on the whole new
 * state, once a time step, as of one transconductor that both products share. Spread, offset, retention and swing are chosen, not
 * measured: ordinary numbers of switched-capacitor circuits.
 *
 * <p>Reference: thermal noise of a sampled voltage, kT/C: R. Sarpeshkar, T. Delbrück, C. Mead, "White noise in MOS transistors and
 * resistors", IEEE Circuits and Devices 9 (1993), doi:10.1109/101.261888.
 *
 * @param capacitance of each capacitor [F]
 * @param swing       voltage that the largest number stands for [V]
 * @param retention   time constant of the leakage [s]
 * @param step        time for which a number is held [s]
 * @param gainSpread  standard deviation of the gain from number to number [1]
 * @param offset      standard deviation of the offset from number to number [V]
 */
public record HeldState(
        @SI("F") double capacitance,
        @SI("V") double swing,
        @SI("s") double retention,
        @SI("s") double step,
        double gainSpread,
        @SI("V") double offset)
        implements StateSpec {
    /** 0.5 pF at 0.6 V, leaking within 1 ms (600 pA at full swing), held for the 165 ns of a step of the published LSTM. */
    public static final HeldState DEFAULT = new HeldState(0.5e-12, 0.6, 1e-3, 165e-9, 0.005, 1e-3);

    private static final double BOLTZMANN = 1.380649e-23;
    private static final double TEMPERATURE = 300;

    public HeldState {
        if (!(capacitance > 0 && swing > 0 && retention > 0 && step >= 0 && gainSpread >= 0 && offset >= 0)) {
            throw new IllegalArgumentException(
                    "A held state needs a capacitance, a swing and a retention > 0 and a step, a gain spread and an offset >= 0, but they are %g F, %g V, %g s, %g s, %g and %g V"
                            .formatted(capacitance, swing, retention, step, gainSpread, offset));
        }
    }

    @Override
    public String description() {
        return "held on capacitors";
    }

    /** The largest number seen: what is beyond the swing saturates. */
    @Override
    public double range(double[] calibration) {
        double largest = 0;
        for (double number : calibration) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest == 0 ? 1 : largest;
    }

    @Override
    public boolean analog() {
        return true;
    }

    /** Returns the noise of a write [V]. */
    @SI("V")
    double noise() {
        return Math.sqrt(BOLTZMANN * TEMPERATURE / capacitance);
    }

    @Override
    public Keeper fabricate(int width, double range, RandomStream random) {
        Draws draws = random.draws();
        double[] gains = new double[width];
        double[] offsets = new double[width];
        double perVolt = range / swing;
        double left = StrictMath.exp(-step / retention);
        for (int k = 0; k < width; k++) {
            gains[k] = 1 + gainSpread * draws.normal();
            offsets[k] = offset * draws.normal() * perVolt;
        }
        double noise = noise() * perVolt;
        return (numbers, count, read) -> {
            Draws writes = read.draws();
            for (int k = 0; k < count; k++) {
                double written = gains[k % width] * numbers[k] + offsets[k % width] + noise * writes.normal();
                numbers[k] = Math.max(-range, Math.min(range, written)) * left;
            }
        };
    }

    @Override
    public CostSheet cost(Stage.State stage, HardwareSpec hardware) {
        Technology technology = hardware.technology();
        double products = stage.update().multiplications();
        return CostSheet.parallel(
                stage.name(),
                capacitor().used(stage.width(), 2.0 * stage.width(), 0),
                Integrator.part(technology)
                        .used(
                                products,
                                products,
                                technology.cycle()
                                        * Math.scalb(1.0, hardware.nonlinear().bits()))
                        .named("gates times voltages"));
    }

    /** One charging of a capacitor over the whole swing from a supply of the same voltage. */
    private Component capacitor() {
        return new Component(
                "state capacitor",
                new Cost(capacitance * swing * swing, 0),
                new Footprint(capacitance / Capacitor.DENSITY, 0).within(new Band(0.1, 1, 2)),
                new Band(0.3, 1, 2),
                "C V2 a write; metal-insulator-metal capacitor of 2 fF/um2",
                new Law("C*V^2", new Law.Term("C", capacitance, "F"), new Law.Term("V", swing, "V")));
    }
}
