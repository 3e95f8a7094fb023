package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mho.adc.AdcSpec;
import mho.adc.BitSerialDacSpec;
import mho.adc.BitSerialDacSpec.Accumulation;
import mho.adc.DacSpec;
import mho.adc.IdealAdcSpec;
import mho.adc.InputPlane;
import mho.adc.InputStep;
import mho.adc.Polarity;
import mho.adc.PulseWidthDacSpec;
import mho.adc.VoltageLevelDacSpec;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.crossbar.BitSlices;
import mho.crossbar.Conductances;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.DifferentialPair.Sides;
import mho.crossbar.IdealSolver;
import mho.crossbar.OffsetColumn;
import mho.crossbar.ReadVariance;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.ReadNoise;
import mho.device.catalog.JoshiPcm2020;
import mho.networks.Activity;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Signal;
import mho.networks.Stage;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tiles of every encoding of weights with inputs of every kind. */
class EncodedTileTest {
    private static final CellSpec CELL = TileSamples.IDEAL.withRange(new ConductanceRange(10e-6, 110e-6));

    static List<WeightEncoding> encodings() {
        return List.of(
                new DifferentialPair(),
                new DifferentialPair(Sides.TWO),
                new OffsetColumn(),
                new BitSlices(5, 4, new DifferentialPair()),
                new BitSlices(20, 1, new DifferentialPair(Sides.TWO)),
                new BitSlices(7, 3, new OffsetColumn()));
    }

    static List<DacSpec> inputs(int bits) {
        List<DacSpec> inputs = new ArrayList<>();
        for (Polarity polarity : Polarity.values()) {
            inputs.add(new PulseWidthDacSpec(bits, polarity));
            inputs.add(new VoltageLevelDacSpec(bits, polarity, 5e-9, 10e-9));
            inputs.add(new BitSerialDacSpec(bits, polarity, Accumulation.DIGITAL, 10e-9));
            inputs.add(new BitSerialDacSpec(bits, polarity, Accumulation.CHARGE_SHARING, 10e-9));
        }
        return inputs;
    }

    static Stream<Arguments> pairs() {
        return encodings().stream().flatMap(encoding -> inputs(12).stream().map(dac -> Arguments.of(encoding, dac)));
    }

    private static HardwareSpec hardware(
            int rows, CellSpec cell, WeightEncoding encoding, DacSpec dac, AdcSpec nonlinear, AdcSpec linear) {
        TileSpec tile = new TileSpec(rows, 16, new CrossbarSpec(cell, new IdealSolver()), encoding, 0.2);
        return new HardwareSpec(Technology.DEFAULT, tile, dac, nonlinear, linear, DigitalSpec.DEFAULT);
    }

    private static HardwareSpec exact(int rows, CellSpec cell, WeightEncoding encoding, DacSpec dac) {
        return hardware(rows, cell, encoding, dac, new IdealAdcSpec(), new IdealAdcSpec());
    }

    // the product

    /** Two row tiles of 6 and 4; |Δy| ≤ Σ|w| s/2N, 2^−21 of the largest weight, and some 1e-6 of float sums. */
    @ParameterizedTest
    @MethodSource("pairs")
    void ideal_cells_and_many_bits_give_the_product_back(WeightEncoding encoding, DacSpec dac) {
        Network network = TileSamples.dense(10, 20, new Relu());
        Signal signal = Signal.of(NetworkSamples.uniform(40, 10, 3));
        HardwareSpec hardware = exact(6, CELL, encoding, dac);
        Mapping mapping = TileSamples.mapping(network, hardware, signal);
        ProductPlan plan = TileSamples.productPlan(mapping, "0.dense");
        DMatrixRMaj weights = ((Stage.Product) plan.stage()).weights();
        DMatrixRMaj y = TileSamples.run(network, mapping.fabricate(TileSamples.RANDOM), signal);
        DMatrixRMaj expected = TileSamples.exact(network, signal);
        for (int column = 0; column < 20; column++) {
            double bound = 0;
            for (int i = 0; i < 10; i++) {
                bound += Math.abs(weights.get(i, column)) * plan.inputRanges()[i] / (2 * 4095);
            }
            for (int row = 0; row < 40; row++) {
                assertThat(y.get(row, column)).isCloseTo(expected.get(row, column), within(bound + 3e-5));
            }
        }
    }

    // conversions

    @Test
    void only_a_single_conversion_can_apply_the_function() {
        Network network = TileSamples.dense(10, 4, new Sigmoid());
        Signal signal = Signal.of(NetworkSamples.uniform(40, 10, 3));
        for (WeightEncoding encoding : List.of(new OffsetColumn(), new BitSlices(4, 2, new DifferentialPair()))) {
            for (DacSpec dac : inputs(4)) {
                HardwareSpec hardware =
                        hardware(32, CELL, encoding, dac, TileSamples.ramp(6, 0), TileSamples.linearRamp(8));
                ProductPlan plan = TileSamples.productPlan(TileSamples.mapping(network, hardware, signal), "0.dense");
                int conversions = encoding.significances().length * dac.steps().size();
                assertThat(hardware.conversionsPerOutput()).isEqualTo(conversions);
                assertThat(plan.digitalFunction()).isEqualTo(conversions > 1);
                assertThat(plan.biasRows() > 0).isEqualTo(conversions == 1);
                assertThat(plan.converter())
                        .isEqualTo(
                                conversions == 1
                                        ? "sigmoid in the converter, 6 bit"
                                        : "linear, %d conversions an output, then digital sigmoid"
                                                .formatted(conversions));
            }
        }
    }

    @Test
    void an_lstm_of_bit_serial_inputs_takes_its_functions_in_digital_units() {
        Network network = TileSamples.lstm();
        Signal signal = TileSamples.sequences();
        DacSpec serial = new BitSerialDacSpec(12, Polarity.TWO_PHASE_ANALOG, Accumulation.DIGITAL, 10e-9);
        DacSpec shared = new BitSerialDacSpec(12, Polarity.TWO_PHASE_ANALOG, Accumulation.CHARGE_SHARING, 10e-9);
        for (DacSpec dac : List.of(serial, shared)) {
            Mapping mapping = TileSamples.mapping(network, exact(128, CELL, new OffsetColumn(), dac), signal);
            assertThat(mapping.plans().get(2).digitalFunction()).isEqualTo(dac == serial);
            DMatrixRMaj y = TileSamples.run(network, mapping.fabricate(TileSamples.RANDOM), signal);
            assertThat(TileSamples.rms(y, TileSamples.exact(network, signal))).isLessThan(2e-3);
        }
    }

    /**
     * Every conversion adds Δ²/12 times the square of what it counts; its error is uniform because the sums are busy, except that
     * of single bits and digits, of which there are few values. The range that suits best clips a few sums, which comes on top.
     * 3200 outputs know a variance to √(2/3200) = 2.5 %.
     */
    @ParameterizedTest
    @MethodSource("several")
    void rounding_of_all_conversions_adds_with_their_weights(WeightEncoding encoding, DacSpec dac) {
        int bits = 9;
        Network network = TileSamples.dense(60, 16, new Identity());
        Signal signal = Signal.of(NetworkSamples.uniform(200, 60, 3));
        HardwareSpec ideal = exact(64, CELL, encoding, dac);
        HardwareSpec real = hardware(64, CELL, encoding, dac, new IdealAdcSpec(), TileSamples.linearRamp(bits));
        Mapping mapping = TileSamples.mapping(network, real, signal);
        GroupPlan group = TileSamples.productPlan(mapping, "0.dense").groups().get(0);
        double variance = 0;
        for (var conversion : group.conversions()) {
            double lsb = conversion.inputs().width() / ((1 << bits) - 1);
            for (InputStep step : dac.steps()) {
                variance += step.weight() * step.weight() * lsb * lsb / 12;
            }
        }
        DMatrixRMaj y = TileSamples.run(network, mapping.fabricate(TileSamples.RANDOM), signal);
        DMatrixRMaj expected = TileSamples.run(
                network, TileSamples.mapping(network, ideal, signal).fabricate(TileSamples.RANDOM), signal);
        double rms = TileSamples.rms(y, expected);
        assertThat(rms * rms / variance).isBetween(0.85, 1.25);
    }

    static Stream<Arguments> several() {
        return Stream.of(
                Arguments.of(new BitSlices(2, 4, new DifferentialPair()), new PulseWidthDacSpec(8)),
                Arguments.of(
                        new OffsetColumn(), new BitSerialDacSpec(6, Polarity.BIPOLAR, Accumulation.DIGITAL, 10e-9)),
                Arguments.of(new DifferentialPair(Sides.TWO), new PulseWidthDacSpec(8, Polarity.TWO_PHASE_DIGITAL)),
                Arguments.of(
                        new BitSlices(2, 4, new OffsetColumn()),
                        new BitSerialDacSpec(4, Polarity.TWO_PHASE_ANALOG, Accumulation.DIGITAL, 10e-9)));
    }

    // noise

    /**
     * The same vector 100,000 times, each read with new noise, against the closed form. A variance is known to √(2/n) = 0.45 %,
     * a correlation to 0.32 %; five of those, for at most 4 numbers a case.
     */
    @ParameterizedTest
    @MethodSource("noisy")
    void noise_of_all_reads_adds_up(WeightEncoding encoding, DacSpec dac) {
        int reads = 100_000;
        ReadNoise noise =
                new ReadNoise.PerState(List.of(new ReadNoise.State(0, 0.2e-6), new ReadNoise.State(150e-6, 2e-6)));
        Network network = TileSamples.dense(6, 2, new Identity());
        DMatrixRMaj one = NetworkSamples.uniform(1, 6, 3);
        HardwareSpec hardware = exact(8, CELL.withReadNoise(noise), encoding, dac);
        Mapping mapping = TileSamples.mapping(network, hardware, Signal.of(NetworkSamples.uniform(50, 6, 4)));
        ProductPlan plan = TileSamples.productPlan(mapping, "0.dense");
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        double[][] expected = covariance(plan, chip, one.data);
        DMatrixRMaj repeated = new DMatrixRMaj(reads, 6);
        for (int k = 0; k < repeated.getNumElements(); k++) {
            repeated.data[k] = one.data[k % 6];
        }
        DMatrixRMaj y = TileSamples.run(network, chip, Signal.of(repeated));
        double[][] found = new double[2][2];
        double[] mean = {mean(Ranges.column(y, 0)), mean(Ranges.column(y, 1))};
        for (int read = 0; read < reads; read++) {
            for (int k = 0; k < 4; k++) {
                found[k / 2][k % 2] += (y.get(read, k / 2) - mean[k / 2]) * (y.get(read, k % 2) - mean[k % 2]) / reads;
            }
        }
        assertThat(found[0][0] / expected[0][0]).isCloseTo(1, within(0.0225));
        assertThat(found[1][1] / expected[1][1]).isCloseTo(1, within(0.0225));
        double scale = Math.sqrt(expected[0][0] * expected[1][1]);
        assertThat(found[0][1] / scale).isCloseTo(expected[0][1] / scale, within(0.016));
    }

    static Stream<Arguments> noisy() {
        DacSpec serial = new BitSerialDacSpec(5, Polarity.TWO_PHASE_DIGITAL, Accumulation.CHARGE_SHARING, 10e-9);
        return Stream.of(
                Arguments.of(new OffsetColumn(), new PulseWidthDacSpec(5)),
                Arguments.of(new OffsetColumn(), serial),
                Arguments.of(
                        new DifferentialPair(Sides.TWO),
                        new VoltageLevelDacSpec(5, Polarity.TWO_PHASE_ANALOG, 0, 1e-9)),
                Arguments.of(new BitSlices(2, 3, new OffsetColumn()), BitSerialDacSpec.DEFAULT));
    }

    /** Σ over steps, planes and slices of weight²·unit²·Σ v_i²·σ²; the part of a reference is common to both columns. */
    private static double[][] covariance(ProductPlan plan, Chip chip, double[] x) {
        DacSpec dac = plan.hardware().input();
        List<ReadVariance> variances = plan.hardware()
                .tile()
                .encoding()
                .combineVariance(chip.crossbars("0.dense").get(0).readDeviations());
        double[][] sum = new double[2][2];
        for (int slice = 0; slice < variances.size(); slice++) {
            for (InputStep step : dac.steps()) {
                for (InputPlane plane : step.planes()) {
                    for (int i = 0; i < 6; i++) {
                        double v = plane.value(dac.code(x[i] / plan.inputRanges()[i]));
                        double factor = Math.pow(step.weight() * plane.weight() * v * plan.unit(slice), 2);
                        DMatrixRMaj own = variances.get(slice).own();
                        DMatrixRMaj shared = variances.get(slice).shared();
                        for (int k = 0; k < 4; k++) {
                            double common = shared.getNumCols() == 0 ? 0 : shared.get(i, 0);
                            double alone = k / 2 == k % 2 ? own.get(i, k / 2) : 0;
                            sum[k / 2][k % 2] += factor * (common + alone);
                        }
                    }
                }
            }
        }
        return sum;
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void a_weight_of_its_own_has_the_noise_of_its_cell_and_of_its_reference() {
        Network network = TileSamples.lstm();
        Signal signal = TileSamples.sequences();
        CellSpec cell = CELL.withReadNoise(new ReadNoise.Constant(1e-6));
        DacSpec dac = new PulseWidthDacSpec(12, Polarity.TWO_PHASE_ANALOG);
        Mapping mapping = TileSamples.mapping(network, exact(128, cell, new OffsetColumn(), dac), signal);
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        DMatrixRMaj x = new DMatrixRMaj(5000, 12);
        x.fill(-0.25);
        var applied = chip.apply(network.stages().get(2), x, TileSamples.RANDOM);
        double sum = 0;
        double range = mapping.plans().get(2).inputRange();
        double argument = dac.code(-0.25 / range) / 4095 * range;
        for (double found : applied.arguments().data) {
            sum += (found - argument) * (found - argument);
        }
        // a gain of 1 with a deviation of 2√2·1/100; 60,000 numbers know a variance to 0.6 %
        double expected = argument * argument * 8e-4;
        assertThat(sum / 60_000 / expected).isCloseTo(1, within(0.03));
    }

    // energy, time, parts

    /** By brute force over all cells: V² G t of pulses, of levels and of set bits, of every bit line. */
    @ParameterizedTest
    @MethodSource("encodings")
    void cells_burn_the_energy_of_every_input_kind(WeightEncoding encoding) {
        Network network = TileSamples.dense(5, 3, new Identity());
        Signal signal = Signal.of(NetworkSamples.uniform(20, 5, 3));
        for (DacSpec dac : inputs(5)) {
            Mapping mapping = TileSamples.mapping(network, exact(8, new JoshiPcm2020().cell(), encoding, dac), signal);
            ProductPlan plan = TileSamples.productPlan(mapping, "0.dense");
            Chip chip = mapping.fabricate(TileSamples.RANDOM);
            Conductances cells = chip.crossbars("0.dense").get(0).conductances();
            double joules = 0;
            for (int k = 0; k < 100; k++) {
                int code = (int) Math.abs(dac.code(signal.single().data[k] / plan.inputRanges()[k % 5]));
                for (int line = 0; line < cells.columns(); line++) {
                    joules += cells.at(k % 5, line) * voltsSquaredTime(dac, code);
                }
            }
            double found =
                    network.infer(signal, chip, TileSamples.RANDOM).activity().energyPerVector("0.dense");
            assertThat(found).as(dac.toString()).isCloseTo(joules / 20, within(1e-12 * joules));
        }
    }

    private static double voltsSquaredTime(DacSpec dac, int code) {
        if (dac instanceof PulseWidthDacSpec) {
            return 0.2 * 0.2 * code * 1e-9;
        }
        if (dac instanceof VoltageLevelDacSpec) {
            double volts = 0.2 * code / 31;
            return volts * volts * 15e-9;
        }
        double sum = 0;
        for (int bit = 0; bit < 5; bit++) {
            sum += (code >> bit) % 2 == 1 ? 0.2 * 0.2 * 10e-9 : 0;
        }
        return sum;
    }

    private static CostSheet cost(WeightEncoding encoding, DacSpec dac) {
        Network network = TileSamples.dense(5, 3, new Identity());
        Signal signal = Signal.of(NetworkSamples.uniform(20, 5, 3));
        Mapping mapping = TileSamples.mapping(
                network, hardware(8, CELL, encoding, dac, new IdealAdcSpec(), TileSamples.linearRamp(6)), signal);
        return mapping.cost("chip", mapping.fabricate(TileSamples.RANDOM), Activity.NONE, 1);
    }

    private static double count(CostSheet sheet, String leaf) {
        return sheet.leaves().stream()
                .filter(part -> part.name().equals(leaf))
                .mapToDouble(CostSheet::count)
                .sum();
    }

    private static CostSheet find(CostSheet sheet, String name) {
        return sheet.name().equals(name)
                ? sheet
                : sheet.parts().stream()
                        .map(part -> find(part, name))
                        .filter(part -> part.name().equals(name))
                        .findFirst()
                        .orElse(sheet);
    }

    /** One round of biases on 32 lanes is the digital time behind a tile. */
    @Test
    void time_is_that_of_all_reads_and_conversions() {
        double conversion = 64e-9;
        double bias = 1e-9;
        assertThat(cost(new OffsetColumn(), new PulseWidthDacSpec(5)).latency())
                .isCloseTo(32e-9 + conversion + bias, within(1e-18));
        assertThat(cost(new OffsetColumn(), new PulseWidthDacSpec(5, Polarity.TWO_PHASE_ANALOG))
                        .latency())
                .isCloseTo(64e-9 + conversion + bias, within(1e-18));
        assertThat(cost(new OffsetColumn(), new PulseWidthDacSpec(5, Polarity.TWO_PHASE_DIGITAL))
                        .latency())
                .isCloseTo(64e-9 + 2 * conversion + 2e-9 + bias, within(1e-18));
        assertThat(cost(new OffsetColumn(), VoltageLevelDacSpec.DEFAULT).latency())
                .isCloseTo(15e-9 + conversion + bias, within(1e-18));
        assertThat(cost(new OffsetColumn(), BitSerialDacSpec.DEFAULT).latency())
                .isCloseTo(80e-9 + 8 * conversion + 8e-9 + bias, within(1e-18));
        // slices convert at once and are added one after the other
        assertThat(cost(new BitSlices(4, 2, new DifferentialPair()), BitSerialDacSpec.DEFAULT)
                        .latency())
                .isCloseTo(80e-9 + 8 * conversion + 32e-9 + bias, within(1e-18));
    }

    @Test
    void every_read_is_integrated_and_every_slice_converted() {
        CostSheet plain = cost(new OffsetColumn(), new PulseWidthDacSpec(5));
        assertThat(count(plain, "integrator")).isEqualTo(3 + 1);
        assertThat(count(plain, "comparators")).isEqualTo(3 * 64);
        assertThat(count(plain, "shift-and-add")).isZero();
        CostSheet serial = cost(new BitSlices(4, 2, new OffsetColumn()), BitSerialDacSpec.DEFAULT);
        assertThat(count(serial, "integrator")).isEqualTo(8 * 4 * (3 + 1));
        assertThat(count(serial, "comparators")).isEqualTo(8 * 4 * 3 * 64);
        assertThat(count(serial, "shift-and-add")).isEqualTo(8 * 4 * 3);
        assertThat(count(serial, "word-line driver")).isEqualTo(8 * 5);
        // 6 bits of a conversion, 8 of the planes' weights of 255, 7 of the slices' 85 times the least
        assertThat(count(serial, "sum registers")).isEqualTo(8 * 4 * 3 * (6 + 15));
        assertThat(find(serial, "array").area())
                .isCloseTo(5 * 4 * 4 * CELL.cost().area(), within(1e-20));
        CostSheet shared =
                cost(new OffsetColumn(), new BitSerialDacSpec(8, Polarity.BIPOLAR, Accumulation.CHARGE_SHARING, 10e-9));
        assertThat(count(shared, "charge sharing")).isEqualTo(8 * 4);
        assertThat(count(shared, "comparators")).isEqualTo(3 * 64);
    }

    /** Conversions repeat on the same converters: their area is that of one. */
    @Test
    void repeated_conversions_take_energy_and_no_area() {
        CostSheet once = find(cost(new OffsetColumn(), new PulseWidthDacSpec(5)), "conversion");
        CostSheet twice =
                find(cost(new OffsetColumn(), new PulseWidthDacSpec(5, Polarity.TWO_PHASE_DIGITAL)), "conversion");
        assertThat(twice.energy().nominal())
                .isCloseTo(
                        2 * once.energy().nominal(),
                        within(1e-12 * once.energy().nominal()));
        assertThat(twice.area()).isEqualTo(once.area());
    }
}
