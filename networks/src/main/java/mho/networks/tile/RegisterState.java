package mho.networks.tile;

import mho.adc.Register;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.networks.Stage;

/**
 * States in digital registers, as signed fixed-point numbers; what is beyond the range saturates.
 *
 * <pre>  c → Q·clip(round(c/Q), −2ᵇ⁻¹, 2ᵇ⁻¹ − 1),   Q = range/2ᵇ⁻¹</pre>
 *
 * <p>The range is the one with the smallest mean squared error on calibration data, up to 1/64 of the largest number. Eight bits
 * cost the published keyword LSTM nothing (networks are measured in {@code docs/models/recurrent.md}).
 *
 * @param bits width of a register [bit]
 */
public record RegisterState(int bits) implements StateSpec {
    public RegisterState {
        if (!(bits >= 2 && bits <= 32)) {
            throw new IllegalArgumentException(
                    "A state's register has 2 to 32 bits, but %d were asked for".formatted(bits));
        }
    }

    private double steps() {
        return Math.scalb(1.0, bits - 1);
    }

    @Override
    public String description() {
        return "%d-bit registers".formatted(bits);
    }

    @Override
    public double range(double[] calibration) {
        return ClipRange.best(calibration, steps());
    }

    @Override
    public boolean analog() {
        return false;
    }

    @Override
    public Keeper fabricate(int width, double range, RandomStream random) {
        double steps = steps();
        double quantum = range / steps;
        return (numbers, count, read) -> {
            for (int k = 0; k < count; k++) {
                double code = Math.rint(numbers[k] / quantum);
                numbers[k] = Math.max(-steps, Math.min(steps - 1, code)) * quantum;
            }
        };
    }

    @Override
    public CostSheet cost(Stage.State stage, HardwareSpec hardware) {
        return cost(stage, hardware.technology(), hardware.digital());
    }

    CostSheet cost(Stage.State stage, Technology technology, DigitalSpec digital) {
        double stored = (double) bits * stage.width();
        return CostSheet.sequence(
                stage.name(),
                Parts.arithmetic(stage.update(), technology, digital),
                Register.bit(technology).used(stored, stored, 0).named("state registers"));
    }
}
