package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.networks.Activity;
import mho.networks.DigitalWork;
import mho.networks.Network;
import mho.networks.Stage;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class StateTest {
    private static final int MANY = 20_000;
    private static final HeldState QUIET = new HeldState(1e9, 0.6, 1e9, 0, 0, 0);

    private static double[] kept(StateSpec spec, double range, double[] numbers) {
        double[] copy = numbers.clone();
        spec.fabricate(copy.length, range, TileSamples.RANDOM).keep(copy, copy.length, RandomStream.ofSeed(1));
        return copy;
    }

    @Test
    void a_register_rounds_to_its_grid_and_saturates_at_both_ends() {
        // 4 bits over ±2: steps of 0.25 from −2 to 1.75
        assertThat(kept(new RegisterState(4), 2, new double[] {0.1, 0.13, -0.9, 1.9, 5, -1.95, -7}))
                .containsExactly(0, 0.25, -1, 1.75, 1.75, -2, -2);
    }

    @Test
    void a_register_of_many_bits_keeps_what_it_is_given() {
        double[] numbers = {0.123456789, -1.999, 1.5};
        double[] kept = kept(new RegisterState(32), 2, numbers);
        for (int k = 0; k < numbers.length; k++) {
            assertThat(kept[k]).isCloseTo(numbers[k], within(0x1p-31));
        }
    }

    @Test
    void a_held_voltage_decays_with_its_time_constant_and_saturates_at_the_swing() {
        HeldState leaking = new HeldState(1e9, 0.6, 1e-6, 2e-6, 0, 0);
        double[] kept = kept(leaking, 3, new double[] {1, -2, 10});
        assertThat(kept[0]).isCloseTo(Math.exp(-2), within(1e-9));
        assertThat(kept[1]).isCloseTo(-2 * Math.exp(-2), within(1e-9));
        assertThat(kept[2]).isCloseTo(3 * Math.exp(-2), within(1e-9));
    }

    @Test
    void thermal_noise_of_a_held_voltage_is_kt_over_c() {
        HeldState noisy = new HeldState(1e-15, 0.6, 1e9, 0, 0, 0);
        double[] kept = kept(noisy, 6, new double[MANY]);
        // 4.07 mV on 1 fF at 300 K; 0.6 V stand for 6
        double expected = Math.sqrt(1.380649e-23 * 300 / 1e-15) * 10;
        double sum = Arrays.stream(kept).map(v -> v * v).sum();
        // the mean square of n normals has a relative standard error of √(2/n) = 1 %; five of those fail once in 1.7
        // million
        assertThat(sum / MANY).isCloseTo(expected * expected, within(5 * Math.sqrt(2.0 / MANY) * expected * expected));
    }

    @Test
    void gains_and_offsets_are_the_same_at_each_write_and_spread_as_specified() {
        HeldState spread = new HeldState(1e9, 0.6, 1e9, 0, 0.01, 2e-3);
        StateSpec.Keeper keeper = spread.fabricate(MANY, 6, TileSamples.RANDOM);
        double[] zeros = new double[MANY];
        double[] ones = new double[MANY];
        double[] again = new double[MANY];
        Arrays.fill(ones, 1);
        Arrays.fill(again, 1);
        keeper.keep(zeros, MANY, RandomStream.ofSeed(1));
        keeper.keep(ones, MANY, RandomStream.ofSeed(2));
        keeper.keep(again, MANY, RandomStream.ofSeed(3));
        double gain = 0;
        double offset = 0;
        for (int k = 0; k < MANY; k++) {
            // noise of 10⁹ F is 2e-14 V
            assertThat(again[k]).isCloseTo(ones[k], within(1e-10));
            gain += Math.pow(ones[k] - zeros[k] - 1, 2) / MANY;
            offset += zeros[k] * zeros[k] / MANY;
        }
        // as above: five standard errors of 1 %
        assertThat(gain).isCloseTo(1e-4, within(0.05 * 1e-4));
        assertThat(offset).isCloseTo(4e-4, within(0.05 * 4e-4));
    }

    private static double error(StateSpec state) {
        Network network = TileSamples.lstm();
        HardwareSpec hardware = TileSamples.ideal(12).withState(state);
        Chip chip =
                TileSamples.mapping(network, hardware, TileSamples.sequences()).fabricate(TileSamples.RANDOM);
        DMatrixRMaj exact = TileSamples.exact(network, TileSamples.sequences());
        return TileSamples.rms(TileSamples.run(network, chip, TileSamples.sequences()), exact);
    }

    @Test
    void an_lstm_loses_nothing_to_good_states_and_more_the_worse_they_are() {
        double fine = error(new RegisterState(24));
        assertThat(error(QUIET)).isLessThan(1e-3);
        assertThat(fine).isLessThan(1e-3);
        assertThat(error(new RegisterState(4))).isGreaterThan(10 * fine);
        assertThat(error(new RegisterState(3))).isGreaterThan(error(new RegisterState(5)));
        assertThat(error(new HeldState(1e9, 0.6, 1e9, 0, 0.1, 0))).isGreaterThan(10 * error(QUIET));
    }

    private static CostSheet cost(StateSpec state) {
        Network network = TileSamples.lstm();
        Mapping mapping = TileSamples.mapping(network, TileSamples.ideal(6).withState(state), TileSamples.sequences());
        return mapping.cost("analog", mapping.fabricate(TileSamples.RANDOM), Activity.NONE, 1);
    }

    private static double count(CostSheet tree, String leaf) {
        return tree.leaves().stream()
                .filter(each -> each.name().equals(leaf))
                .mapToDouble(CostSheet::count)
                .sum();
    }

    @Test
    void held_states_need_no_registers_no_multipliers_for_their_update_and_no_driver_before_the_converter() {
        CostSheet registers = cost(new RegisterState(16));
        CostSheet held = cost(HeldState.DEFAULT);
        int units = 12;
        assertThat(registers.leaves().stream().filter(leaf -> leaf.name().equals("cells")))
                .hasSize(1);
        assertThat(held.leaves().stream().filter(leaf -> leaf.name().equals("cells")))
                .isEmpty();
        assertThat(energyOf(registers, "8-bit multiplier"))
                .isCloseTo(3 * energyOf(held, "8-bit multiplier"), within(1e-18));
        assertThat(energyOf(held, "state capacitor")).isCloseTo(units * 0.5e-12 * 0.36, within(1e-18));
        assertThat(count(held, "gates times voltages")).isEqualTo(2 * units);
    }

    private static double energyOf(CostSheet tree, String leaf) {
        return tree.leaves().stream()
                .filter(each -> each.name().equals(leaf))
                .mapToDouble(each -> each.energy().nominal())
                .sum();
    }

    @Test
    void the_energy_of_registers_goes_with_their_bits() {
        Stage.State stage = new Stage.State("state", 10, Stage.State.Use.CONVERTERS, new DigitalWork(20, 10, 0));
        double eight = energyOf(new RegisterState(8).cost(stage, HardwareSpec.DEFAULT), "state registers");
        double sixteen = energyOf(new RegisterState(16).cost(stage, HardwareSpec.DEFAULT), "state registers");
        assertThat(eight).isPositive();
        assertThat(sixteen).isCloseTo(2 * eight, within(1e-24));
    }

    @Test
    void impossible_states_are_refused() {
        assertThatThrownBy(() -> new RegisterState(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A state's register has 2 to 32 bits, but 1 were asked for");
        assertThatThrownBy(() -> new HeldState(0, 0.6, 1e-3, 1e-7, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a capacitance, a swing and a retention > 0");
    }
}
