package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mho.adc.IdealAdcSpec;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Conductances;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.networks.Dense;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Parameters;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.Stage;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ChipTest {
    private static DMatrixRMaj matrix(Chip chip, String stage) {
        return chip.crossbars(stage).get(0).conductances().toMatrix();
    }

    @Test
    void the_same_address_gives_the_same_chip_whatever_was_fabricated_before() {
        Network network = TileSamples.lstm();
        Signal signal = TileSamples.sequences();
        Mapping mapping = TileSamples.mapping(network, HardwareSpec.DEFAULT, signal);
        RandomStream chips = RandomStream.ofSeed(1).child("chip");
        Chip first = mapping.fabricate(chips.child(0));
        Chip second = mapping.fabricate(chips.child(1));
        Chip secondAgain = mapping.fabricate(chips.child(1));
        DMatrixRMaj outputsOfSecond = TileSamples.run(network, second, signal);
        DMatrixRMaj outputsOfFirst = TileSamples.run(network, first, signal);
        Chip firstAgain = mapping.fabricate(chips.child(0));
        assertThat(matrix(firstAgain, "0.gates").data).isEqualTo(matrix(first, "0.gates").data);
        assertThat(matrix(first, "0.gates").data).isNotEqualTo(matrix(second, "0.gates").data);
        assertThat(matrix(first, "0.cell").data).isNotEqualTo(matrix(second, "0.cell").data);
        assertThat(TileSamples.run(network, firstAgain, signal).data).isEqualTo(outputsOfFirst.data);
        assertThat(TileSamples.run(network, secondAgain, signal).data).isEqualTo(outputsOfSecond.data);
        assertThat(outputsOfFirst.data).isNotEqualTo(outputsOfSecond.data);
    }

    @Test
    void another_read_is_another_draw_of_noise_on_the_same_cells() {
        Network network = TileSamples.dense(10, 4, new Identity());
        Signal signal = Signal.of(NetworkSamples.uniform(5, 10, 3));
        CellSpec cell = TileSamples.IDEAL.withReadNoise(new ReadNoise.Constant(1e-6));
        HardwareSpec hardware =
                TileSamples.hardware(TileSamples.tile(16, 16, cell), 6, new IdealAdcSpec(), new IdealAdcSpec());
        Chip chip = TileSamples.mapping(network, hardware, signal).fabricate(TileSamples.RANDOM);
        double[] a =
                network.infer(signal, chip, RandomStream.ofSeed(1)).outputs().single().data;
        double[] b =
                network.infer(signal, chip, RandomStream.ofSeed(1)).outputs().single().data;
        double[] c =
                network.infer(signal, chip, RandomStream.ofSeed(2)).outputs().single().data;
        assertThat(b).isEqualTo(a);
        assertThat(c).isNotEqualTo(a);
    }

    /**
     * The noise of a bit line, drawn as one number, against noise of every cell, drawn cell by cell. 4000 reads each: the
     * logarithm of a ratio of sample variances has a deviation of √(4/4000) = 0.032, so 0.16 is five of them; with 6
     * columns one false alarm in 300,000.
     */
    @Test
    void read_noise_of_a_bit_line_has_the_variance_of_its_cells() {
        int reads = 4000;
        Network network = TileSamples.dense(10, 3, new Identity());
        ReadNoise noise =
                new ReadNoise.PerState(List.of(new ReadNoise.State(0, 0.2e-6), new ReadNoise.State(150e-6, 2e-6)));
        HardwareSpec hardware = TileSamples.hardware(
                TileSamples.tile(4, 8, TileSamples.IDEAL.withReadNoise(noise)),
                5,
                new IdealAdcSpec(),
                new IdealAdcSpec());
        DMatrixRMaj one = NetworkSamples.uniform(1, 10, 3);
        Mapping mapping = TileSamples.mapping(network, hardware, Signal.of(NetworkSamples.uniform(50, 10, 4)));
        ProductPlan plan = TileSamples.productPlan(mapping, "0.dense");
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        assertThat(chip.crossbars("0.dense")).hasSize(3);
        DMatrixRMaj repeated = new DMatrixRMaj(reads, 10);
        for (int k = 0; k < repeated.getNumElements(); k++) {
            repeated.data[k] = one.data[k % 10];
        }
        DMatrixRMaj outputs = TileSamples.run(network, chip, Signal.of(repeated));
        DMatrixRMaj byCells = readCellByCell(plan, chip, one, reads);
        for (int column = 0; column < 3; column++) {
            double[] a = Ranges.column(outputs, column);
            double[] b = Ranges.column(byCells, column);
            assertThat(Math.log(variance(a) / variance(b))).isCloseTo(0, within(0.16));
            double error = Math.sqrt((variance(a) + variance(b)) / reads);
            assertThat(mean(a)).isCloseTo(mean(b), within(5 * error));
        }
    }

    private static DMatrixRMaj readCellByCell(ProductPlan plan, Chip chip, DMatrixRMaj x, int reads) {
        DMatrixRMaj sums = new DMatrixRMaj(reads, 3);
        Draws draws = RandomStream.ofSeed(77).draws();
        double perCharge = plan.weightRange() / (150e-6 * 31);
        DMatrixRMaj bias = ((Stage.Product) plan.stage()).bias();
        for (int read = 0; read < reads; read++) {
            for (int column = 0; column < 3; column++) {
                double sum = bias.data[column];
                for (int i = 0; i < 10; i++) {
                    Conductances cells = chip.crossbars("0.dense").get(i / 4).conductances();
                    double code = Math.rint(x.data[i] / plan.inputRanges()[i] * 31);
                    code = Math.max(-31, Math.min(31, code));
                    double plus = cells.at(i % 4, 2 * column);
                    double minus = cells.at(i % 4, 2 * column + 1);
                    plus += (0.2e-6 + 1.8e-6 * plus / 150e-6) * draws.normal();
                    minus += (0.2e-6 + 1.8e-6 * minus / 150e-6) * draws.normal();
                    sum += code * (plus - minus) * perCharge;
                }
                sums.set(read, column, sum);
            }
        }
        return sums;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    @Test
    void weights_of_opposite_sign_give_outputs_of_opposite_sign() {
        Network network = TileSamples.dense(10, 7, new Identity());
        Network negated = network.with(network.parameters().map(tensor -> {
            DMatrixRMaj copy = new DMatrixRMaj(tensor);
            for (int k = 0; k < copy.getNumElements(); k++) {
                copy.data[k] = -tensor.data[k];
            }
            return copy;
        }));
        Signal signal = Signal.of(NetworkSamples.uniform(20, 10, 3));
        HardwareSpec hardware = TileSamples.ideal(5);
        Chip one = TileSamples.mapping(network, hardware, signal).fabricate(TileSamples.RANDOM);
        Chip other = TileSamples.mapping(negated, hardware, signal).fabricate(TileSamples.RANDOM);
        double[] a = TileSamples.run(network, one, signal).data;
        double[] b = TileSamples.run(negated, other, signal).data;
        for (int k = 0; k < a.length; k++) {
            assertThat(b[k]).isEqualTo(-a[k]);
        }
        Conductances plus = one.crossbars("0.dense").get(0).conductances();
        Conductances minus = other.crossbars("0.dense").get(0).conductances();
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 14; column++) {
                assertThat(minus.at(row, column)).isEqualTo(plus.at(row, column ^ 1));
            }
        }
    }

    @Test
    void an_analog_bias_equals_the_digital_one_for_ideal_cells() {
        Network network = TileSamples.dense(9, 5, new Sigmoid());
        Parameters large = NetworkSamples.replaced(network.parameters(), "0.bias", 2, -3.3);
        Network biased = network.with(large);
        Signal signal = Signal.of(NetworkSamples.uniform(40, 9, 3));
        Mapping analog = TileSamples.mapping(biased, TileSamples.ideal(7), signal);
        HardwareSpec full = TileSamples.hardware(
                TileSamples.tile(9, 5, TileSamples.IDEAL), 7, new IdealAdcSpec(), new IdealAdcSpec());
        Mapping digital = TileSamples.mapping(biased, full, signal);
        ProductPlan plan = TileSamples.productPlan(analog, "0.dense");
        assertThat(plan.biasRows()).isEqualTo((int) Math.ceil(3.3 / plan.weightRange()));
        assertThat(plan.biasRows()).isGreaterThan(1);
        assertThat(plan.digitalBias()).isFalse();
        assertThat(digital.plans().get(0).biasRows()).isZero();
        assertThat(TileSamples.productPlan(digital, "0.dense").digitalBias()).isTrue();
        DMatrixRMaj a = TileSamples.run(biased, analog.fabricate(TileSamples.RANDOM), signal);
        DMatrixRMaj b = TileSamples.run(biased, digital.fabricate(TileSamples.RANDOM), signal);
        assertThat(TileSamples.largestDifference(a, b)).isLessThan(2e-6);
    }

    @Test
    void weights_of_zero_leave_the_bias_to_the_digital_part() {
        Network network = TileSamples.dense(3, 2, new Tanh())
                .with(Parameters.of(Map.of(
                        "0.weight", new DMatrixRMaj(3, 2),
                        "0.bias", new DMatrixRMaj(new double[][] {{0.5, -0.25}}))));
        Signal signal = Signal.of(NetworkSamples.uniform(4, 3, 3));
        Mapping mapping = TileSamples.mapping(network, TileSamples.ideal(5), signal);
        assertThat(mapping.plans().get(0).biasRows()).isZero();
        DMatrixRMaj y = TileSamples.run(network, mapping.fabricate(TileSamples.RANDOM), signal);
        assertThat(y.get(3, 0)).isCloseTo(Math.tanh(0.5), within(1e-15));
        assertThat(y.get(3, 1)).isCloseTo(Math.tanh(-0.25), within(1e-15));
    }

    /** Without offset the sums of −x are minus those of x to the last bit; offsets do not change their sign with x. */
    @Test
    void a_column_offset_makes_the_even_network_uneven() {
        Network network = TileSamples.singlu(GateBiases.ABSENT);
        assertThat(unevenness(network, TileSamples.ideal(8))).isZero();
        TileSpec tile = TileSamples.tile(128, 128, TileSamples.IDEAL);
        double still =
                unevenness(network, TileSamples.hardware(tile, 8, TileSamples.ramp(8, 0), TileSamples.linearRamp(8)));
        double offset = unevenness(
                network, TileSamples.hardware(tile, 8, TileSamples.ramp(8, 10e-3), TileSamples.linearRamp(8)));
        // an input exactly on a threshold belongs to the code above it for x and for −x: one LSB at most, here and
        // there
        assertThat(still).isLessThan(0.02);
        assertThat(offset).isGreaterThan(5 * still).isGreaterThan(0.02);
    }

    private static double unevenness(Network network, HardwareSpec hardware) {
        DMatrixRMaj x = NetworkSamples.uniform(100, 4, 3);
        DMatrixRMaj both = new DMatrixRMaj(200, 4);
        for (int k = 0; k < x.getNumElements(); k++) {
            both.data[k] = x.data[k];
            both.data[400 + k] = -x.data[k];
        }
        Chip chip = TileSamples.mapping(network, hardware, Signal.of(both)).fabricate(TileSamples.RANDOM);
        DMatrixRMaj y = TileSamples.run(network, chip, Signal.of(both));
        double sum = 0;
        for (int k = 0; k < 300; k++) {
            double difference = y.data[k] - y.data[300 + k];
            sum += difference * difference;
        }
        return Math.sqrt(sum / 300);
    }

    @Test
    void a_pointwise_stage_has_the_gain_error_of_its_cells() {
        Network network = TileSamples.lstm();
        Signal signal = TileSamples.sequences();
        CellSpec cell = TileSamples.IDEAL
                .withRange(new ConductanceRange(10e-6, 150e-6))
                .withProgramming(Programming.Gaussian.ofSpread(5e-6));
        HardwareSpec hardware =
                TileSamples.hardware(TileSamples.tile(128, 128, cell), 12, new IdealAdcSpec(), new IdealAdcSpec());
        Mapping mapping = TileSamples.mapping(network, hardware, signal);
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        Stage stage = network.stages().get(2);
        double range = mapping.plans().get(2).inputRange();
        DMatrixRMaj x = NetworkSamples.uniform(6, 12, 8);
        Applied applied = chip.apply(stage, x, TileSamples.RANDOM);
        Conductances cells = chip.crossbars("0.cell").get(0).conductances();
        double energy = 0;
        double worst = 0;
        for (int row = 0; row < 6; row++) {
            for (int u = 0; u < 12; u++) {
                double code = Math.max(-4095, Math.min(4095, Math.rint(x.get(row, u) / range * 4095)));
                double gain = (cells.at(u, 0) - cells.at(u, 1)) / 140e-6;
                double expected = Math.tanh(code / 4095 * range * gain);
                assertThat(applied.outputs().get(row, u)).isCloseTo(expected, within(1e-14));
                worst = Math.max(worst, Math.abs(gain - 1));
                energy += Math.abs(code) * (cells.at(u, 0) + cells.at(u, 1)) * 0.04 * 1e-9;
            }
        }
        // 12 gains of deviation √2·5/140 = 5 %
        assertThat(worst).isBetween(0.02, 0.25);
        assertThat(applied.activity().energyPerVector("0.cell")).isCloseTo(energy / 6, within(1e-12 * energy));
    }

    @Test
    void a_pointwise_pair_whose_cell_is_stuck_low_puts_out_nothing() {
        Network network = TileSamples.lstm();
        Signal signal = TileSamples.sequences();
        CellSpec cell = TileSamples.IDEAL.withFaults(new CellFaults(1, 0));
        HardwareSpec hardware =
                TileSamples.hardware(TileSamples.tile(128, 128, cell), 8, new IdealAdcSpec(), new IdealAdcSpec());
        Chip chip = TileSamples.mapping(network, hardware, signal).fabricate(TileSamples.RANDOM);
        Applied applied = chip.apply(network.stages().get(2), NetworkSamples.uniform(3, 12, 8), TileSamples.RANDOM);
        assertThat(Arrays.stream(applied.outputs().data).map(Math::abs).sum()).isZero();
    }

    @Test
    void stages_that_the_chip_does_not_have_are_refused() {
        Network network = TileSamples.dense(3, 2, new Tanh());
        Signal signal = Signal.of(NetworkSamples.uniform(4, 3, 3));
        Chip chip = TileSamples.mapping(network, TileSamples.ideal(5), signal).fabricate(TileSamples.RANDOM);
        assertThatThrownBy(() -> TileSamples.run(TileSamples.lstm(), chip, TileSamples.sequences()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The chip has no stage \"0.gates\", only [0.dense]");
        Network wide = NetworkSamples.scrambled(List.of(new Dense(4, 2, new Tanh())), 0.7, 5);
        assertThatThrownBy(() -> TileSamples.run(wide, chip, TileSamples.vectors()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Stage 0.dense of the chip takes 3 inputs, but got 4");
    }

    @Test
    void ranges_of_a_stage_that_was_never_used_are_refused() {
        Ranges ranges = new Ranges();
        TileSamples.run(TileSamples.dense(4, 2, new Tanh()), ranges, TileSamples.vectors());
        assertThatThrownBy(() -> Mapping.of(TileSamples.lstm(), TileSamples.ideal(5), ranges))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Stage 0.gates needs inputs to choose its ranges from, but the calibration run used only "
                        + "[0.dense]. Run the same network over calibration data first.");
    }
}
