package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import mho.adc.Adc;
import mho.adc.Conversion;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.Placement;
import mho.adc.RampAdc;
import mho.adc.RampCircuit;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.networks.Dense;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Signal;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Columns that share a ramp: its cells, their errors and the noise of each conversion. */
class SharedRampTest {
    private static final int HIDDEN = 12;
    private static final NonlinearRampAdcSpec RAMP =
            NonlinearRampAdcSpec.DEFAULT.withCircuit(RampCircuit.DEFAULT.withIntegratorNoise(0.2e-3));

    private static HardwareSpec hardware(RampSharing ramps) {
        return TileSamples.hardware(TileSpec.DEFAULT.withRamps(ramps), 6, RAMP, HardwareSpec.DEFAULT.linear());
    }

    private static Mapping mapping(RampSharing ramps) {
        return TileSamples.mapping(TileSamples.lstm(), hardware(ramps), TileSamples.sequences());
    }

    private static SliceConverters converters(RampSharing ramps) {
        ProductPlan plan = TileSamples.productPlan(mapping(ramps), "0.gates");
        return SliceConverters.fabricate(plan, plan.blocks().get(0), 0, TileSamples.RANDOM, 0);
    }

    private static RampAdc alone(mho.adc.activation.Activation function) {
        return RAMP.fabricate(
                new Conversion(function, Interval.REALS, Placement.CENTRE), 4 * HIDDEN, TileSamples.RANDOM.child(0));
    }

    @Test
    void sigmoid_and_tanh_of_one_shape_have_one_bank() {
        List<Adc> own =
                mapping(RampSharing.FUNCTION).fabricate(TileSamples.RANDOM).converters("0.gates");
        List<Adc> shared =
                mapping(RampSharing.SHAPE).fabricate(TileSamples.RANDOM).converters("0.gates");
        assertThat(own).extracting(Adc::columns).containsExactly(3 * HIDDEN, HIDDEN);
        assertThat(shared).extracting(Adc::columns).containsExactly(4 * HIDDEN);
    }

    @Test
    void the_cells_of_a_shared_ramp_are_counted_once() {
        for (String name : List.of("ramp cells", "ramp integrator", "ramp counter")) {
            CostSheet own = sum(RampSharing.FUNCTION, name);
            CostSheet shared = sum(RampSharing.SHAPE, name);
            assertThat(own.area()).isCloseTo(2 * shared.area(), within(1e-9 * own.area()));
            assertThat(shared.area()).isPositive();
        }
    }

    private static CostSheet sum(RampSharing ramps, String name) {
        List<CostSheet> leaves = converters(ramps).banks().stream()
                .flatMap(bank -> bank.conversion(Technology.DEFAULT).leaves().stream())
                .filter(leaf -> leaf.name().equals(name))
                .toList();
        return CostSheet.parallel(name, leaves);
    }

    /** With comparator offsets and the noise of each conversion: all are those of a tanh ramp on its own, of the same cells. */
    @Test
    void a_shared_ramp_gives_the_codes_of_a_tanh_ramp_of_the_same_cells() {
        SliceConverters shared = converters(RampSharing.SHAPE);
        RampAdc tanh = alone(new Tanh());
        RampAdc sigmoid = alone(new Sigmoid());
        assertThat(tanh.rampCells()).containsExactly(sigmoid.rampCells(), within(1e-15));
        assertThat(((RampAdc) shared.banks().get(0)).rampCells()).containsExactly(sigmoid.rampCells());
        Draws draws = RandomStream.ofSeed(3).draws();
        Draws ofTanh = RandomStream.ofSeed(3).draws();
        Draws ofSigmoid = RandomStream.ofSeed(3).draws();
        Draws inputs = RandomStream.ofSeed(4).draws();
        for (int n = 0; n < 2000; n++) {
            double[] row = new double[4 * HIDDEN];
            Arrays.setAll(row, k -> 8 * inputs.uniform() - 4);
            double[] expectedTanh = row.clone();
            double[] expected = row.clone();
            shared.convert(row, draws);
            tanh.moment(ofTanh).convert(expectedTanh, 0, row.length, 0);
            sigmoid.moment(ofSigmoid).convert(expected, 0, row.length, 0);
            System.arraycopy(expectedTanh, 2 * HIDDEN, expected, 2 * HIDDEN, HIDDEN);
            assertThat(row).containsExactly(expected);
        }
    }

    @Test
    void ramps_of_their_own_have_cells_of_their_own() {
        List<Adc> banks = converters(RampSharing.FUNCTION).banks();
        assertThat(((RampAdc) banks.get(1)).rampCells()).isNotEqualTo(((RampAdc) banks.get(0)).rampCells());
    }

    /** The converters' noise is of each vector, and follows from the address of the read. */
    @Test
    void each_vector_is_a_conversion_of_its_own() {
        Network network = NetworkSamples.scrambled(List.of(new Dense(10, 6, new Identity())), 0.7, 5);
        HardwareSpec noisy = TileSamples.hardware(
                TileSamples.tile(16, 16, TileSamples.IDEAL),
                6,
                RAMP,
                TileSamples.linearRamp(8).withCircuit(RampCircuit.IDEAL.withIntegratorNoise(5e-3)));
        Signal calibration = Signal.of(NetworkSamples.uniform(50, 10, 4));
        Chip chip = TileSamples.mapping(network, noisy, calibration).fabricate(TileSamples.RANDOM);
        DMatrixRMaj x = new DMatrixRMaj(300, 10);
        DMatrixRMaj one = NetworkSamples.uniform(1, 10, 3);
        for (int k = 0; k < x.getNumElements(); k++) {
            x.data[k] = one.data[k % 10];
        }
        DMatrixRMaj a =
                chip.apply(network.stages().get(0), x, RandomStream.ofSeed(1)).outputs();
        assertThat(chip.apply(network.stages().get(0), x, RandomStream.ofSeed(1))
                        .outputs()
                        .data)
                .isEqualTo(a.data);
        assertThat(chip.apply(network.stages().get(0), x, RandomStream.ofSeed(2))
                        .outputs()
                        .data)
                .isNotEqualTo(a.data);
        for (int column = 0; column < 6; column++) {
            assertThat(Arrays.stream(Ranges.column(a, column)).distinct().count())
                    .isGreaterThan(3);
        }
    }

    @Test
    void the_noise_of_a_second_pass_is_of_each_vector() {
        Chip chip = mapping(RampSharing.SHAPE).fabricate(TileSamples.RANDOM);
        DMatrixRMaj x = new DMatrixRMaj(200, HIDDEN);
        x.fill(0.2);
        var stage = TileSamples.lstm().stages().get(2);
        DMatrixRMaj outputs = chip.apply(stage, x, RandomStream.ofSeed(1)).outputs();
        boolean[] varies = new boolean[HIDDEN];
        for (int k = HIDDEN; k < outputs.getNumElements(); k++) {
            varies[k % HIDDEN] |= outputs.data[k] != outputs.data[k - HIDDEN];
        }
        assertThat(varies).contains(true);
    }
}
