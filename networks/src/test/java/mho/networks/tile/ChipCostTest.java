package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.ActivationUnitSpec;
import mho.adc.DacSpec;
import mho.adc.IdealAdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.Polarity;
import mho.adc.PulseWidthDacSpec;
import mho.adc.RampCalibration;
import mho.adc.VoltageLevelDacSpec;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.base.cost.Component;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.crossbar.Conductances;
import mho.networks.Activity;
import mho.networks.Dense;
import mho.networks.LayerNorm;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Recurrent;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SplitMixStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChipCostTest {
    private static final TileSpec TILE = TileSamples.tile(128, 128, TileSamples.IDEAL);

    private static CostSheet cost(Network network, HardwareSpec hardware, Signal signal, double steps) {
        Mapping mapping = TileSamples.mapping(network, hardware, signal);
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        Activity activity = network.infer(signal, chip, TileSamples.RANDOM).activity();
        return mapping.cost("chip", chip, activity, steps);
    }

    private static CostSheet find(CostSheet tree, String name) {
        return all(tree, name).get(0);
    }

    private static List<CostSheet> all(CostSheet tree, String name) {
        List<CostSheet> found = new java.util.ArrayList<>();
        if (tree.name().equals(name)) {
            found.add(tree);
        }
        tree.parts().forEach(part -> found.addAll(all(part, name)));
        return found;
    }

    // energy of the cells

    private static double energyOfOneVector(HardwareSpec hardware, Network network, Signal calibration, double[] x) {
        Chip chip = TileSamples.mapping(network, hardware, calibration).fabricate(TileSamples.RANDOM);
        return network.infer(Signal.of(new DMatrixRMaj(new double[][] {x})), chip, TileSamples.RANDOM)
                .activity()
                .energyPerVector("0.dense");
    }

    private static HardwareSpec at(double readVoltage) {
        TileSpec tile = new TileSpec(128, 128, TILE.crossbar(), TILE.encoding(), readVoltage);
        return TileSamples.hardware(tile, 5, new IdealAdcSpec(), new IdealAdcSpec());
    }

    @Test
    void a_zero_input_burns_nothing_but_its_bias_rows() {
        Signal signal = TileSamples.vectors();
        double[] zero = new double[4];
        Network digitalBias = TileSamples.dense(4, 6, new Identity());
        assertThat(energyOfOneVector(at(0.2), digitalBias, signal, zero)).isZero();
        Network analogBias = TileSamples.dense(4, 6, new Sigmoid());
        Mapping mapping = TileSamples.mapping(analogBias, at(0.2), signal);
        int rows = mapping.plans().get(0).biasRows();
        Conductances cells = mapping.fabricate(TileSamples.RANDOM)
                .crossbars("0.dense")
                .get(0)
                .conductances();
        double siemens = 0;
        for (int row = 4; row < 4 + rows; row++) {
            siemens += cells.rowSum(row);
        }
        assertThat(rows).isPositive();
        double expected = 0.04 * siemens * 31e-9;
        assertThat(energyOfOneVector(at(0.2), analogBias, signal, zero)).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void cell_energy_goes_with_the_square_of_the_read_voltage() {
        Network network = TileSamples.dense(4, 6, new Identity());
        double[] x = {0.3, -0.8, 0.1, 0.9};
        double once = energyOfOneVector(at(0.1), network, TileSamples.vectors(), x);
        assertThat(energyOfOneVector(at(0.3), network, TileSamples.vectors(), x))
                .isCloseTo(9 * once, within(1e-12 * once));
    }

    @Test
    void cell_energy_is_the_sum_over_both_cells_of_every_pair() {
        Network network = TileSamples.dense(20, 12, new Identity());
        Signal signal = Signal.of(NetworkSamples.uniform(50, 20, 3));
        HardwareSpec hardware = TileSamples.hardware(
                TileSamples.tile(8, 5, new mho.device.catalog.JoshiPcm2020().cell()),
                5,
                new IdealAdcSpec(),
                new IdealAdcSpec());
        Mapping mapping = TileSamples.mapping(network, hardware, signal);
        ProductPlan plan = TileSamples.productPlan(mapping, "0.dense");
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        double joules = 0;
        for (int tile = 0; tile < plan.blocks().size(); tile++) {
            Block block = plan.blocks().get(tile);
            Conductances cells = chip.crossbars("0.dense").get(tile).conductances();
            assertThat(cells.columns()).isEqualTo(2 * block.columns());
            for (int vector = 0; vector < 50; vector++) {
                for (int row = 0; row < block.rows(); row++) {
                    int input = block.fromRow() + row;
                    double code = Math.rint(signal.single().get(vector, input) / plan.inputRanges()[input] * 31);
                    double seconds = Math.min(31, Math.abs(code)) * 1e-9;
                    for (int line = 0; line < cells.columns(); line++) {
                        joules += 0.2 * 0.2 * cells.at(row, line) * seconds;
                    }
                }
            }
        }
        double found =
                network.infer(signal, chip, TileSamples.RANDOM).activity().energyPerVector("0.dense");
        assertThat(found).isCloseTo(joules / 50, within(1e-12 * joules));
        CostSheet sheet = mapping.cost("chip", chip, Activity.of("0.dense", joules, 50), 1);
        double arrays = all(sheet, "array").stream()
                .mapToDouble(array -> array.energy().nominal())
                .sum();
        assertThat(arrays).isCloseTo(joules / 50, within(1e-12 * joules));
    }

    // time

    private static HardwareSpec keywordChip(int bits) {
        return TileSamples.hardware(TILE, bits, NonlinearRampAdcSpec.DEFAULT.withBits(bits), LinearRampAdcSpec.DEFAULT);
    }

    private static Network keywords() {
        return Recurrent.DEFAULT.initial(40, 10, 0);
    }

    private static Signal frames() {
        return NetworkSamples.signal(NetworkSamples.sequences(List.of(7, 7, 6, 5, 5, 3), 40, 2));
    }

    /** T = 2 passes · (2ⁿ input + 2ⁿ conversion) clocks + 40 clocks of digital time: 168 ns at 5 bits. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void a_step_of_the_keyword_lstm_takes_two_passes_and_forty_clocks(int bits) {
        CostSheet one = cost(keywords(), keywordChip(bits), frames(), 1);
        CostSheet many = cost(keywords(), keywordChip(bits), frames(), 49);
        double step = (2 * 2 * (1 << bits) + 40) * 1e-9;
        assertThat(find(one, "layer 0, Lstm").latency()).isCloseTo(step, within(1e-18));
        assertThat(find(many, "layer 0, Lstm").latency()).isCloseTo(49 * step, within(1e-16));
        // the head works once: input, 8-bit linear conversion, one round of ten biases on 32 lanes
        double head = ((1 << bits) + 256 + 1) * 1e-9;
        assertThat(many.latency()).isCloseTo(49 * step + head, within(1e-16));
        assertThat(find(many, "layer 2, Dense").energy().nominal())
                .isCloseTo(find(one, "layer 2, Dense").energy().nominal(), within(1e-24));
        assertThat(many.area()).isCloseTo(one.area(), within(1e-20));
    }

    @Test
    void leaves_sum_to_the_totals() {
        List<CostSheet> sheets = List.of(
                cost(keywords(), keywordChip(5), frames(), 49),
                cost(TileSamples.singlu(GateBiases.ABSENT), HardwareSpec.DEFAULT, TileSamples.vectors(), 1),
                cost(
                        TileSamples.vanilla(),
                        HardwareSpec.DEFAULT.withNonlinear(LinearRampAdcSpec.DEFAULT),
                        TileSamples.vectors(),
                        1));
        for (CostSheet sheet : sheets) {
            double low = 0;
            double nominal = 0;
            double high = 0;
            double area = 0;
            for (CostSheet leaf : sheet.leaves()) {
                low += leaf.energy().low();
                nominal += leaf.energy().nominal();
                high += leaf.energy().high();
                area += leaf.area();
                assertThat(leaf.source()).isNotBlank();
            }
            assertThat(sheet.energy().low()).isCloseTo(low, within(1e-12 * low));
            assertThat(sheet.energy().nominal()).isCloseTo(nominal, within(1e-12 * nominal));
            assertThat(sheet.energy().high()).isCloseTo(high, within(1e-12 * high));
            assertThat(sheet.area()).isCloseTo(area, within(1e-12 * area));
            double wiring = find(sheet, "wiring and white space").area();
            assertThat(wiring).isCloseTo(0.2 * area, within(1e-12 * area));
        }
    }

    // what is counted, and how often

    @Test
    void units_that_layers_share_are_counted_once_in_area() {
        // a conventional chip: functions in shared digital units, biases in shared adders, normalisation
        HardwareSpec hardware = HardwareSpec.DEFAULT.withNonlinear(LinearRampAdcSpec.DEFAULT);
        for (int layers : new int[] {1, 3}) {
            List<mho.networks.Layer> stack = new java.util.ArrayList<>();
            for (int k = 0; k < layers; k++) {
                stack.add(new Dense(4, 4, new Sigmoid()));
                stack.add(new LayerNorm(4));
            }
            Network network = Network.initial(stack, SplitMixStream.ofSeed(1));
            CostSheet sheet = cost(network, hardware, TileSamples.vectors(), 1);
            Technology technology = Technology.DEFAULT;
            assertThat(areaOf(sheet, Parts.adder(technology).source()))
                    .isCloseTo(32 * Parts.adder(technology).footprint().area(), within(1e-22));
            assertThat(areaOf(sheet, Parts.multiplier(technology).source()))
                    .isCloseTo(32 * Parts.multiplier(technology).footprint().area(), within(1e-22));
            assertThat(areaOf(sheet, exactUnit(technology).source()))
                    .isCloseTo(32 * exactUnit(technology).footprint().area(), within(1e-22));
            double functions = sheet.leaves().stream()
                    .filter(leaf ->
                            leaf.source().startsWith(exactUnit(technology).source()))
                    .mapToDouble(CostSheet::count)
                    .sum();
            assertThat(functions).isEqualTo(4 * layers);
        }
    }

    private static Component exactUnit(Technology technology) {
        return new ActivationUnitSpec.Rounded().parts(5, technology).get(0);
    }

    private static double areaOf(CostSheet sheet, String source) {
        return sheet.leaves().stream()
                .filter(leaf -> leaf.source().startsWith(source))
                .mapToDouble(CostSheet::area)
                .sum();
    }

    @Test
    void a_chip_without_digital_functions_has_no_units_for_them() {
        CostSheet sheet = cost(keywords(), keywordChip(5), frames(), 49);
        assertThat(areaOf(sheet, exactUnit(Technology.DEFAULT).source())).isZero();
    }

    @Test
    void a_network_without_biases_pays_for_no_additions_of_them() {
        CostSheet even = cost(TileSamples.singlu(GateBiases.ABSENT), TileSamples.ideal(5), TileSamples.vectors(), 1);
        CostSheet biased = cost(TileSamples.singlu(GateBiases.PRESENT), TileSamples.ideal(5), TileSamples.vectors(), 1);
        // two blocks: Wo always; Wv if biased (Wg's is on word lines); and the head
        assertThat(all(even, "accumulation and bias")).hasSize(3);
        assertThat(all(biased, "accumulation and bias")).hasSize(5);
    }

    @Test
    void partial_sums_of_row_tiles_are_added() {
        Network network = TileSamples.dense(20, 12, new Relu());
        HardwareSpec small = TileSamples.hardware(
                TileSamples.tile(8, 5, TileSamples.IDEAL), 5, TileSamples.ramp(5, 0), TileSamples.linearRamp(8));
        CostSheet sheet = cost(network, small, Signal.of(NetworkSamples.uniform(50, 20, 3)), 1);
        // three row tiles: two additions a column and one for the bias, on 32 lanes
        CostSheet additions = find(sheet, "accumulation and bias");
        assertThat(additions.count()).isEqualTo(36);
        assertThat(additions.latency()).isCloseTo(2e-9, within(1e-20));
        assertThat(find(sheet, "digital activation unit").count()).isEqualTo(12);
        assertThat(all(sheet, "comparators").stream()
                        .mapToDouble(CostSheet::count)
                        .sum())
                .isEqualTo(3 * 12 * 256);
    }

    @Test
    void both_cells_of_a_pair_are_counted_in_area() {
        Network network = TileSamples.dense(20, 12, new Identity());
        CostSheet sheet = cost(network, TileSamples.ideal(5), Signal.of(NetworkSamples.uniform(50, 20, 3)), 1);
        double cell = TileSamples.IDEAL.cost().area();
        assertThat(find(sheet, "array").area()).isCloseTo(2 * 20 * 12 * cell, within(1e-22));
    }

    private static CostSheet oneStep(RampCalibration calibration, DacSpec input) {
        HardwareSpec hardware = new HardwareSpec(
                Technology.DEFAULT,
                TILE,
                input,
                TileSamples.ramp(5, 0).withCalibration(calibration),
                TileSamples.linearRamp(8),
                DigitalSpec.DEFAULT);
        return cost(TileSamples.lstm(), hardware, TileSamples.sequences(), 1);
    }

    /** Two clocks of bias cells behind an input of one: a clock more for the gates, and one for tanh of the state. */
    @Test
    void an_input_shorter_than_the_start_of_the_ramp_waits_for_it() {
        DacSpec quick = new VoltageLevelDacSpec(5, Polarity.BIPOLAR, 0, 1e-9);
        CostSheet reference = oneStep(RampCalibration.None.DEFAULT, quick);
        CostSheet cells = oneStep(RampCalibration.OnePoint.DEFAULT, quick);
        assertThat(all(reference, "start of the ramps")).isEmpty();
        assertThat(all(cells, "start of the ramps"))
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait.latency()).isCloseTo(1e-9, within(1e-20)));
        assertThat(find(cells, "layer 0, Lstm").latency()
                        - find(reference, "layer 0, Lstm").latency())
                .isCloseTo(2e-9, within(1e-18));
        DacSpec longer = new VoltageLevelDacSpec(5, Polarity.BIPOLAR, 1e-9, 1e-9);
        assertThat(all(oneStep(RampCalibration.OnePoint.DEFAULT, longer), "start of the ramps"))
                .isEmpty();
        assertThat(all(oneStep(RampCalibration.OnePoint.DEFAULT, PulseWidthDacSpec.DEFAULT), "start of the ramps"))
                .isEmpty();
    }

    @Test
    void the_input_takes_twice_as_long_with_each_bit() {
        Network network = TileSamples.dense(4, 6, new Identity());
        double five =
                cost(network, TileSamples.ideal(5), TileSamples.vectors(), 1).latency();
        double six =
                cost(network, TileSamples.ideal(6), TileSamples.vectors(), 1).latency();
        assertThat(six - five).isCloseTo(32e-9, within(1e-18));
        assertThat(new PulseWidthDacSpec(6).duration(Technology.DEFAULT)).isCloseTo(64e-9, within(1e-18));
    }
}
