package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import mho.adc.IdealAdcSpec;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.Stage;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Chips of ideal cells: what remains is the resolution of inputs and converters. */
class ChipPrecisionTest {
    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("vanilla", TileSamples.vanilla(), TileSamples.vectors()),
                Arguments.of("singlu", TileSamples.singlu(GateBiases.ABSENT), TileSamples.vectors()),
                Arguments.of("singlu+bias", TileSamples.singlu(GateBiases.PRESENT), TileSamples.vectors()),
                Arguments.of("lstm", TileSamples.lstm(), TileSamples.sequences()));
    }

    /** All functions have slopes of at most 1, so |Δy_j| ≤ Σ_i |w_ij| s_i/(2N), and some 1e-5 of float sums. */
    @ParameterizedTest
    @MethodSource("networks")
    void each_stage_is_exact_but_for_half_an_input_step(String name, Network network, Signal signal) {
        Mapping mapping = TileSamples.mapping(network, TileSamples.ideal(12), signal);
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        mapping.plans().forEach(plan -> assertThat(plan.clipped()).isZero());
        mho.networks.Exact exact = new mho.networks.Exact();
        TileSamples.eachStage(network, signal, (stage, x) -> {
            Applied onChip = chip.apply(stage, x, TileSamples.RANDOM);
            DMatrixRMaj expected = exact.apply(stage, x, TileSamples.RANDOM).outputs();
            for (int row = 0; row < x.getNumRows(); row++) {
                for (int column = 0; column < stage.outputs(); column++) {
                    double bound = bound(mapping, stage, column);
                    assertThat(onChip.outputs().get(row, column))
                            .as("%s, column %d", stage.name(), column)
                            .isCloseTo(expected.get(row, column), within(bound));
                }
            }
        });
    }

    private static double bound(Mapping mapping, Stage stage, int column) {
        if (!(stage instanceof Stage.Product product)) {
            double range = mapping.plans().stream()
                    .filter(plan -> plan.stage().name().equals(stage.name()))
                    .findFirst()
                    .orElseThrow()
                    .inputRange();
            return range / (2 * 4095) + 1e-12;
        }
        ProductPlan plan = TileSamples.productPlan(mapping, stage.name());
        double steps = 0;
        double sizes = Math.abs(product.bias().data[column]);
        for (int i = 0; i < product.inputs(); i++) {
            double reach = Math.abs(product.weights().get(i, column)) * plan.inputRanges()[i];
            steps += reach / (2 * 4095);
            sizes += reach;
        }
        return steps + 1e-6 * sizes;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void a_network_of_twelve_bit_inputs_is_within_a_thousandth(String name, Network network, Signal signal) {
        Chip chip = TileSamples.mapping(network, TileSamples.ideal(12), signal).fabricate(TileSamples.RANDOM);
        double rms = TileSamples.rms(TileSamples.run(network, chip, signal), TileSamples.exact(network, signal));
        assertThat(rms).isGreaterThan(0).isLessThan(1e-3);
    }

    /** An error of quantisation halves with each bit; each point of the line averages over 36 outputs and more. */
    @ParameterizedTest
    @MethodSource("networks")
    void the_error_halves_with_each_input_bit(String name, Network network, Signal signal) {
        DMatrixRMaj expected = TileSamples.exact(network, signal);
        double[] errors = new double[13];
        for (int bits = 4; bits <= 12; bits++) {
            Chip chip = TileSamples.mapping(network, TileSamples.ideal(bits), signal)
                    .fabricate(TileSamples.RANDOM);
            errors[bits] = Math.log(TileSamples.rms(TileSamples.run(network, chip, signal), expected)) / Math.log(2);
        }
        double numerator = 0;
        double denominator = 0;
        for (int bits = 4; bits <= 12; bits++) {
            numerator += (bits - 8) * errors[bits];
            denominator += (bits - 8) * (bits - 8);
        }
        assertThat(numerator / denominator).isCloseTo(-1, within(0.2));
    }

    @Test
    void five_bit_gates_are_on_the_grid_and_in_the_bin_of_the_exact_value() {
        Network network = TileSamples.lstm();
        Signal signal = TileSamples.sequences();
        HardwareSpec hardware = TileSamples.hardware(
                TileSamples.tile(128, 128, TileSamples.IDEAL), 12, TileSamples.ramp(5, 0), new IdealAdcSpec());
        Mapping mapping = TileSamples.mapping(network, hardware, signal);
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        mho.networks.Exact exact = new mho.networks.Exact();
        int[] seen = new int[2];
        TileSamples.eachStage(network, signal, (stage, x) -> {
            if (stage.name().equals("2.dense") || stage instanceof Stage.State) {
                return;
            }
            DMatrixRMaj outputs = chip.apply(stage, x, TileSamples.RANDOM).outputs();
            DMatrixRMaj values = exact.apply(stage, x, TileSamples.RANDOM).outputs();
            for (int row = 0; row < x.getNumRows(); row++) {
                for (int column = 0; column < stage.outputs(); column++) {
                    boolean sigmoid = stage.name().equals("0.gates") && (column < 24 || column >= 36);
                    double lsb = sigmoid ? 1 / 32.0 : 2 / 32.0;
                    double code = (outputs.get(row, column) + (sigmoid ? 0 : 1)) / lsb - 0.5;
                    assertThat(code).isCloseTo(Math.rint(code), within(1e-9)).isBetween(-1e-9, 31 + 1e-9);
                    double slack = lsb / 2 + bound(mapping, stage, column);
                    assertThat(outputs.get(row, column)).isCloseTo(values.get(row, column), within(slack));
                    seen[sigmoid ? 0 : 1]++;
                }
            }
        });
        assertThat(seen).containsExactly(36 * 68, 24 * 68);
    }

    @Test
    void rectifier_codes_start_at_zero_and_end_at_the_limit() {
        Network network = TileSamples.dense(4, 6, new Relu());
        HardwareSpec hardware = TileSamples.hardware(
                TileSamples.tile(128, 128, TileSamples.IDEAL), 12, TileSamples.ramp(4, 0), new IdealAdcSpec());
        Mapping mapping = TileSamples.mapping(network, hardware, TileSamples.vectors());
        GroupPlan group = TileSamples.productPlan(mapping, "0.dense").groups().get(0);
        double limit = group.conversions().get(0).inputs().high();
        DMatrixRMaj found = TileSamples.run(network, mapping.fabricate(TileSamples.RANDOM), TileSamples.vectors());
        DMatrixRMaj exact = TileSamples.exact(network, TileSamples.vectors());
        boolean zero = false;
        for (int k = 0; k < found.getNumElements(); k++) {
            double code = found.data[k] / (limit / 15);
            assertThat(code).isCloseTo(Math.rint(code), within(1e-9)).isBetween(0.0, 15 + 1e-9);
            assertThat(found.data[k]).isCloseTo(Math.min(exact.data[k], limit), within(limit / 30 + 2e-3));
            zero |= found.data[k] == 0;
        }
        assertThat(zero).isTrue();
    }

    /** Tiles of 8 × 5 hold a matrix of 20 × 12 in 3 × 3 pieces; the function is then digital and exact. */
    @ParameterizedTest
    @CsvSource({"identity", "relu", "sigmoid", "tanh", "sin"})
    void row_and_column_tiles_equal_one_big_tile_with_ideal_converters(String function) {
        var activation = switch (function) {
            case "identity" -> new Identity();
            case "relu" -> new Relu();
            case "sigmoid" -> new Sigmoid();
            case "tanh" -> new Tanh();
            default -> new Sine();
        };
        Network network = TileSamples.dense(20, 12, activation);
        Signal signal = Signal.of(NetworkSamples.uniform(50, 20, 3));
        HardwareSpec small = TileSamples.hardware(
                TileSamples.tile(8, 5, TileSamples.IDEAL), 6, new IdealAdcSpec(), new IdealAdcSpec());
        Mapping pieces = TileSamples.mapping(network, small, signal);
        assertThat(pieces.plans().get(0).blocks()).hasSize(9);
        assertThat(pieces.plans().get(0).biasRows()).isZero();
        Mapping whole = TileSamples.mapping(network, TileSamples.ideal(6), signal);
        assertThat(whole.plans().get(0).blocks()).hasSize(1);
        DMatrixRMaj a = TileSamples.run(network, pieces.fabricate(TileSamples.RANDOM), signal);
        DMatrixRMaj b = TileSamples.run(network, whole.fabricate(TileSamples.RANDOM), signal);
        // float sums of 21 terms of up to 1 each, in another order
        assertThat(TileSamples.largestDifference(a, b)).isLessThan(1e-5);
    }

    /** Each of 3 partial sums is off by half an LSB at most, the sum of the big tile by half its own. */
    @Test
    void row_tiles_with_real_converters_are_within_half_an_lsb_each() {
        Network network = TileSamples.dense(20, 12, new Identity());
        Signal signal = Signal.of(NetworkSamples.uniform(50, 20, 3));
        HardwareSpec small = TileSamples.hardware(
                TileSamples.tile(8, 5, TileSamples.IDEAL), 6, new IdealAdcSpec(), TileSamples.linearRamp(8));
        Mapping pieces = TileSamples.mapping(network, small, signal);
        ProductPlan plan = TileSamples.productPlan(pieces, "0.dense");
        double limit = plan.groups().get(0).conversions().get(0).inputs().high();
        DMatrixRMaj converted = TileSamples.run(network, pieces.fabricate(TileSamples.RANDOM), signal);
        Chip reference =
                TileSamples.mapping(network, TileSamples.ideal(6), signal).fabricate(TileSamples.RANDOM);
        DMatrixRMaj exact = TileSamples.run(network, reference, signal);
        int inside = 0;
        for (int row = 0; row < 50; row++) {
            for (int column = 0; column < 12; column++) {
                if (largestPart(plan, signal.single(), row, column) <= limit) {
                    inside++;
                    assertThat(converted.get(row, column))
                            .isCloseTo(exact.get(row, column), within(3 * limit / 256 + 1e-5));
                }
            }
        }
        assertThat(inside).isGreaterThan(500);
    }

    private static double largestPart(ProductPlan plan, DMatrixRMaj x, int row, int column) {
        double largest = 0;
        DMatrixRMaj weights = ((Stage.Product) plan.stage()).weights();
        for (int from = 0; from < 20; from += 8) {
            double sum = 0;
            for (int i = from; i < Math.min(20, from + 8); i++) {
                double step = plan.inputRanges()[i] / 63;
                double code = Math.max(-63, Math.min(63, Math.rint(x.get(row, i) / step)));
                sum += code * step * weights.get(i, column);
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }
}
