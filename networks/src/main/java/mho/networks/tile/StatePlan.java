package mho.networks.tile;

import java.util.List;
import mho.adc.Adc;
import mho.adc.activation.Interval;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.networks.Activity;
import mho.networks.Stage;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;

/**
 * Numbers kept from one time step to the next.
 *
 * @param stage      the stage
 * @param hardware   the chip's design
 * @param inputRange number that full scale stands for
 * @param clipped    share of calibration numbers beyond it [1]
 * @param arguments  range of the calibration numbers
 */
record StatePlan(Stage.State stage, HardwareSpec hardware, double inputRange, double clipped, Interval arguments)
        implements StagePlan {
    static StatePlan of(Stage.State stage, HardwareSpec hardware, DMatrixRMaj seen) {
        if (hardware.state().analog() && stage.use() == Stage.State.Use.WORD_LINES) {
            throw new IllegalArgumentException(
                    "Stage %s puts its state onto word lines as a code, but the chip holds states as voltages. Set \"state\": {\"kind\": \"register-state\"}."
                            .formatted(stage.name()));
        }
        double[] values = java.util.Arrays.copyOf(seen.data, seen.getNumElements());
        double range = hardware.state().range(values);
        return new StatePlan(stage, hardware, range, ClipRange.beyond(values, range), ClipRange.span(values));
    }

    @Override
    public int biasRows() {
        return 0;
    }

    @Override
    public List<Block> blocks() {
        return List.of();
    }

    @Override
    public double weightRange() {
        return 1;
    }

    @Override
    public boolean digitalFunction() {
        return false;
    }

    @Override
    public String converter() {
        return hardware.state().description();
    }

    @Override
    public StageHardware fabricate(RandomStream random) {
        return new Fabricated(this, hardware.state().fabricate(stage.width(), inputRange, random));
    }

    private record Fabricated(StatePlan plan, StateSpec.Keeper keeper) implements StageHardware {
        @Override
        public int inputs() {
            return plan.stage.width();
        }

        @Override
        public Applied apply(DMatrixRMaj x, RandomStream read) {
            DMatrixRMaj kept = x.copy();
            keeper.keep(kept.data, kept.getNumElements(), read);
            return new Applied(x, kept, Activity.of(plan.stage.name(), 0, x.getNumRows()));
        }

        @Override
        public CostSheet cost(double arrayEnergy) {
            return plan.hardware.state().cost(plan.stage, plan.hardware);
        }

        @Override
        public Cost compensation() {
            return Cost.NONE;
        }

        @Override
        public List<Crossbar> crossbars() {
            return List.of();
        }

        @Override
        public List<Adc> converters() {
            return List.of();
        }
    }
}
