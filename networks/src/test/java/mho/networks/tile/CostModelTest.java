package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import mho.adc.AdcSpec;
import mho.adc.BitSerialDacSpec;
import mho.adc.DacSpec;
import mho.adc.FlashAdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.adc.SarAdcSpec;
import mho.adc.VoltageLevelDacSpec;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Swish;
import mho.base.cost.CostSheet;
import mho.base.cost.Origin;
import mho.base.cost.PartCost;
import mho.base.cost.Technology;
import mho.crossbar.BitSlices;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.DriftCompensation;
import mho.crossbar.IdealSolver;
import mho.crossbar.OffsetColumn;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.catalog.YangTaOx2025;
import mho.networks.Activity;
import mho.networks.Dense;
import mho.networks.LayerSizes;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.NetworkShape;
import mho.networks.Recurrent;
import mho.networks.Shapes;
import mho.networks.Signal;
import mho.networks.SinGluMlp;
import mho.networks.Transformer;
import mho.networks.VanillaMlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected costs: against measured ones, invariants, and what must not be counted twice. */
class CostModelTest {
    private static final ExpectedActivity ASSUMED = new ExpectedActivity.Assumed();
    private static final HardwareSpec CHIP = HardwareSpec.DEFAULT;
    private static final NetworkShape KEYWORDS = Recurrent.DEFAULT.shape(40, 10);

    private static CostSheet cost(NetworkShape shape, HardwareSpec hardware, double steps) {
        return new CostModel().cost("chip", shape, hardware, ASSUMED, steps);
    }

    private static NetworkShape dense(int inputs, int outputs) {
        return NetworkShape.of(List.of(new Dense(inputs, outputs, new Identity())));
    }

    private static List<CostSheet> leaves(CostSheet sheet, String name) {
        return sheet.leaves().stream().filter(leaf -> leaf.name().equals(name)).toList();
    }

    private static double sum(CostSheet sheet, String name, ToDoubleFunction<CostSheet> amount) {
        List<CostSheet> found = leaves(sheet, name);
        assertThat(found).as(name).isNotEmpty();
        return found.stream().mapToDouble(amount).sum();
    }

    private static double joules(CostSheet sheet, String name) {
        return sum(sheet, name, leaf -> leaf.energy().nominal());
    }

    private static HardwareSpec tiles(HardwareSpec chip, TileSpec tile) {
        return new HardwareSpec(
                chip.technology(),
                tile,
                chip.input(),
                chip.nonlinear(),
                chip.linear(),
                chip.digital(),
                chip.state(),
                chip.ageing(),
                chip.energy(),
                chip.costs());
    }

    private static HardwareSpec converting(AdcSpec linear) {
        return new HardwareSpec(CHIP.technology(), CHIP.tile(), CHIP.input(), linear, linear, CHIP.digital());
    }

    private static HardwareSpec reading(DacSpec input) {
        return new HardwareSpec(CHIP.technology(), CHIP.tile(), input, CHIP.nonlinear(), CHIP.linear(), CHIP.digital());
    }

    private static HardwareSpec holding(WeightEncoding encoding) {
        TileSpec tile = CHIP.tile();
        return tiles(CHIP, new TileSpec(128, 128, tile.crossbar(), encoding, tile.readVoltage()));
    }

    private static HardwareSpec at(double volts) {
        TileSpec tile = CHIP.tile();
        return tiles(CHIP, new TileSpec(128, 128, tile.crossbar(), tile.encoding(), volts));
    }

    private static HardwareSpec at(Technology technology) {
        return CHIP.withTechnology(technology);
    }

    // against chips that were made

    /** What a made keyword LSTM spends on a chip, and what is expected of it given the histograms of its calibration data. */
    private record Compared(CostSheet measured, CostSheet expected) {
        static Compared on(HardwareSpec hardware) {
            Network network = Recurrent.DEFAULT.initial(40, 10, 0);
            Signal signal = NetworkSamples.signal(NetworkSamples.sequences(List.of(30, 30, 28, 25, 22, 20), 40, 2));
            Ranges ranges = new Ranges();
            network.infer(signal, ranges, TileSamples.RANDOM);
            Mapping mapping = Mapping.of(network, hardware, ranges);
            Chip chip = mapping.fabricate(TileSamples.RANDOM);
            Activity activity = network.infer(signal, chip, TileSamples.RANDOM).activity();
            return new Compared(
                    mapping.cost("chip", chip, activity, 49),
                    new CostModel().cost("chip", KEYWORDS, hardware, mapping.moments(ranges), 49));
        }

        double energyRatio() {
            return expected.energy().nominal() / measured.energy().nominal();
        }

        double ratio(String part) {
            return joules(expected, part) / joules(measured, part);
        }

        double areaRatio() {
            return expected.area() / measured.area();
        }
    }

    /** Within 3 % of what chips spend (CiMLoop's figure). */
    @Test
    void expected_costs_of_the_keyword_lstm_are_those_of_a_chip_within_three_percent() {
        Compared lstm = Compared.on(CHIP);
        assertThat(lstm.energyRatio()).isCloseTo(1, within(0.03));
        assertThat(lstm.ratio("array")).isCloseTo(1, within(0.03));
        // states on a chip are a little smaller than those of the float network that calibrates it
        assertThat(lstm.ratio("cells")).isCloseTo(1, within(0.06));
        assertThat(lstm.expected.latency()).isCloseTo(lstm.measured.latency(), within(1e-12 * lstm.measured.latency()));
        assertThat(lstm.areaRatio()).isCloseTo(1, within(0.03));
        // what does not depend on values is the same leaf by leaf
        for (String part : List.of(
                "comparators", "word-line driver", "latches", "integrator", "analog bias", "8-bit multiplier")) {
            assertThat(lstm.ratio(part)).as(part).isCloseTo(1, within(1e-9));
        }
    }

    /** The range of plain sums, which the capacitors go with, is chosen from a histogram. */
    @ParameterizedTest
    @ValueSource(ints = {5, 8})
    void expected_costs_of_digital_functions_are_those_of_a_chip_within_seven_percent(int bits) {
        for (AdcSpec converter : List.of(LinearRampAdcSpec.DEFAULT.withBits(bits), SarAdcSpec.DEFAULT.withBits(bits))) {
            Compared conventional = Compared.on(converting(converter));
            assertThat(conventional.energyRatio()).isCloseTo(1, within(0.07));
            assertThat(conventional.areaRatio()).isCloseTo(1, within(0.1));
        }
    }

    // invariants

    static Stream<HardwareSpec> chips() {
        return Stream.of(
                CHIP,
                converting(LinearRampAdcSpec.DEFAULT),
                converting(SarAdcSpec.DEFAULT),
                converting(FlashAdcSpec.DEFAULT.withBits(5)),
                reading(VoltageLevelDacSpec.DEFAULT),
                reading(BitSerialDacSpec.DEFAULT),
                holding(new OffsetColumn()),
                holding(new BitSlices(3, 2, new DifferentialPair())),
                tiles(
                        CHIP,
                        new TileSpec(32, 24, CHIP.tile().crossbar(), CHIP.tile().encoding(), 0.2)),
                at(Technology.nominal(130e-9, 2e8)),
                at(new Technology(7e-9, 0.7, 1e9, 350, Technology.Transistors.HP)),
                CHIP.withState(HeldState.DEFAULT),
                CHIP.withEnergy(CellEnergy.FIXED));
    }

    @ParameterizedTest
    @MethodSource("chips")
    void leaves_sum_to_totals_and_nothing_is_negative(HardwareSpec chip) {
        List<NetworkShape> shapes = new ArrayList<>(List.of(
                KEYWORDS,
                SinGluMlp.DEFAULT.shape(2, 1),
                VanillaMlp.DEFAULT.shape(4, 3),
                Recurrent.DEFAULT.withDirection(Recurrent.Direction.BOTH).shape(5, 3),
                Transformer.DEFAULT.shape(24, 24)));
        for (NetworkShape shape : shapes) {
            CostSheet sheet = cost(shape, chip, 7);
            assertSum(sheet, part -> part.energy().low());
            assertSum(sheet, part -> part.energy().nominal());
            assertSum(sheet, part -> part.energy().high());
            assertSum(sheet, part -> part.footprint().areas().low());
            assertSum(sheet, CostSheet::area);
            assertSum(sheet, part -> part.footprint().areas().high());
            assertThat(sheet.energy().nominal()).isPositive();
            for (CostSheet leaf : sheet.leaves()) {
                assertThat(leaf.energy().low()).isNotNegative();
                assertThat(leaf.source()).isNotBlank();
                if (leaf.origin() instanceof Origin.Used used && leaf.count() > 0) {
                    double joules = used.component().action().energy() * leaf.count();
                    assertThat(leaf.energy().nominal()).isCloseTo(joules, within(1e-12 * joules));
                    double area = used.component().footprint().area() * used.instances();
                    assertThat(leaf.area()).isCloseTo(area, within(1e-12 * area));
                }
            }
        }
    }

    private static void assertSum(CostSheet tree, ToDoubleFunction<CostSheet> amount) {
        double total = amount.applyAsDouble(tree);
        double found = tree.leaves().stream().mapToDouble(amount).sum();
        assertThat(found).isCloseTo(total, within(1e-12 * total));
    }

    @Test
    void what_was_met_before_does_not_change_an_estimate() {
        CostModel used = new CostModel();
        for (HardwareSpec chip : chips().toList()) {
            used.cost("chip", KEYWORDS, chip, ASSUMED, 3);
        }
        for (HardwareSpec chip : chips().toList()) {
            assertThat(used.cost("chip", KEYWORDS, chip, ASSUMED, 3)).isEqualTo(cost(KEYWORDS, chip, 3));
        }
    }

    @Test
    void cell_energy_is_quadratic_in_the_voltage_linear_in_time_and_in_conductance() {
        double once = joules(cost(dense(20, 12), at(0.1), 1), "array");
        assertThat(joules(cost(dense(20, 12), at(0.3), 1), "array")).isCloseTo(9 * once, within(1e-12 * once));
        double slow = joules(cost(dense(20, 12), at(new Technology(16e-9, 0.8, 5e8)), 1), "array");
        double quick = joules(cost(dense(20, 12), CHIP, 1), "array");
        assertThat(slow).isCloseTo(2 * quick, within(1e-12 * slow));
        CellSpec cell = TileSamples.IDEAL;
        ConductanceRange range = cell.range();
        CellSpec half = cell.withRange(new ConductanceRange(range.min() / 2, range.max() / 2));
        double whole = joules(cost(dense(20, 12), tiles(CHIP, CHIP.tile().withCell(cell)), 1), "array");
        assertThat(joules(cost(dense(20, 12), tiles(CHIP, CHIP.tile().withCell(half)), 1), "array"))
                .isCloseTo(whole / 2, within(1e-12 * whole));
    }

    @Test
    void another_node_leaves_the_cells_as_they_are() {
        double here = joules(cost(KEYWORDS, CHIP, 1), "array");
        for (double node : new double[] {130e-9, 65e-9, 28e-9, 7e-9}) {
            assertThat(joules(cost(KEYWORDS, at(new Technology(node, 0.8, 1e9)), 1), "array"))
                    .isEqualTo(here);
        }
    }

    @Test
    void inputs_of_zero_burn_nothing() {
        StageMoments some = ASSUMED.of(KEYWORDS.layers().get(2).stages().get(0));
        Histogram zero = new Histogram(0, 0, List.of(0.0));
        ExpectedActivity quiet = new ExpectedActivity.Measured(Map.of(
                "0.dense",
                new StageMoments(
                        zero, some.weights(), some.biases(), some.arguments(), some.sums(), 0, some.range(), 1)));
        CostSheet sheet = new CostModel().cost("chip", dense(20, 12), CHIP, quiet, 1);
        assertThat(joules(sheet, "array")).isZero();
    }

    /** One bit of 1 … 8 set: the energy of serial bits is that of as many pulses. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 255})
    void serial_bits_cost_what_is_set(int code) {
        StageMoments some = ASSUMED.of(KEYWORDS.layers().get(2).stages().get(0));
        double one = serial(1, some);
        assertThat(serial(code, some)).isCloseTo(Integer.bitCount(code) * one, within(1e-12 * Math.max(one, 1e-30)));
    }

    private static double serial(int code, StageMoments some) {
        Histogram inputs = new Histogram(code / 255.0, code / 255.0, List.of(code / 255.0));
        ExpectedActivity activity = new ExpectedActivity.Measured(Map.of(
                "0.dense",
                new StageMoments(
                        inputs, some.weights(), some.biases(), some.arguments(), some.sums(), 0, some.range(), 1)));
        return joules(
                new CostModel().cost("chip", dense(20, 12), reading(BitSerialDacSpec.DEFAULT), activity, 1), "array");
    }

    @Test
    void taking_turns_divides_area_and_multiplies_time() {
        CostSheet one = cost(dense(64, 64), converting(SarAdcSpec.DEFAULT.withColumnsPerAdc(1)), 1);
        CostSheet eight = cost(dense(64, 64), converting(SarAdcSpec.DEFAULT.withColumnsPerAdc(8)), 1);
        String sar = "SAR conversion, 8 bit";
        assertThat(sum(eight, sar, CostSheet::area)).isCloseTo(sum(one, sar, CostSheet::area) / 8, within(1e-20));
        assertThat(sum(eight, sar, CostSheet::latency)).isCloseTo(8 * sum(one, sar, CostSheet::latency), within(1e-18));
        assertThat(joules(eight, sar)).isCloseTo(joules(one, sar), within(1e-24));
    }

    @Test
    void twice_the_columns_leave_array_energy_a_column_and_halve_the_shared_ramp() {
        CostSheet few = cost(dense(64, 32), CHIP, 1);
        CostSheet many = cost(dense(64, 64), CHIP, 1);
        assertThat(joules(many, "array")).isCloseTo(2 * joules(few, "array"), within(1e-12 * joules(many, "array")));
        assertThat(joules(many, "ramp counter")).isEqualTo(joules(few, "ramp counter"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8})
    void the_time_of_a_ramp_doubles_with_each_bit_and_with_it_its_strobes(int bits) {
        CostSheet less = cost(KEYWORDS, CHIP.withNonlinear(NonlinearRampAdcSpec.DEFAULT.withBits(bits - 1)), 1);
        CostSheet more = cost(KEYWORDS, CHIP.withNonlinear(NonlinearRampAdcSpec.DEFAULT.withBits(bits)), 1);
        List<CostSheet> before = leaves(less, "comparators");
        List<CostSheet> after = leaves(more, "comparators");
        for (int k = 0; k < 3; k++) {
            assertThat(after.get(k).latency()).isCloseTo(2 * before.get(k).latency(), within(1e-18));
            assertThat(after.get(k).count()).isEqualTo(2 * before.get(k).count());
        }
    }

    @Test
    void more_bits_larger_arrays_and_higher_voltages_cost_more() {
        double before = 0;
        for (int bits = 3; bits <= 9; bits++) {
            double joules = cost(KEYWORDS, CHIP.withNonlinear(NonlinearRampAdcSpec.DEFAULT.withBits(bits)), 1)
                    .energy()
                    .nominal();
            assertThat(joules).as("%d bits", bits).isGreaterThan(before);
            before = joules;
        }
        assertRising(List.of(1, 2, 4, 8, 12), bits -> reading(new PulseWidthDacSpec(bits)));
        assertRising(List.of(0.05, 0.1, 0.2, 0.4), CostModelTest::at);
        assertRising(List.of(0.6, 0.8, 1.0, 1.2), volts -> at(new Technology(65e-9, volts, 1e9)));
        double size = 0;
        for (int n : new int[] {16, 32, 64, 128, 300, 1000}) {
            CostSheet sheet = cost(dense(n, n), CHIP, 1);
            assertThat(sheet.energy().nominal()).isGreaterThan(size);
            size = sheet.energy().nominal();
        }
    }

    private static <T> void assertRising(List<T> values, java.util.function.Function<T, HardwareSpec> chip) {
        double before = 0;
        for (T value : values) {
            double joules = cost(KEYWORDS, chip.apply(value), 1).energy().nominal();
            assertThat(joules).as("%s", value).isGreaterThan(before);
            before = joules;
        }
    }

    @Test
    void layers_and_steps_add_up() {
        Dense layer = new Dense(30, 30, new Sigmoid());
        CostSheet one = cost(NetworkShape.of(List.of(layer)), CHIP, 1);
        CostSheet three = cost(NetworkShape.of(List.of(layer, layer, layer)), CHIP, 1);
        CostSheet copies = cost(NetworkShape.of(List.of(layer), List.of(3)), CHIP, 1);
        double joules = one.parts().get(0).energy().nominal();
        assertThat(three.parts().stream()
                        .limit(3)
                        .mapToDouble(p -> p.energy().nominal())
                        .sum())
                .isCloseTo(3 * joules, within(1e-12 * joules));
        assertThat(copies.energy().nominal())
                .isCloseTo(
                        three.energy().nominal(), within(1e-12 * three.energy().nominal()));
        assertThat(copies.latency()).isCloseTo(three.latency(), within(1e-12 * three.latency()));
        assertThat(copies.area()).isCloseTo(three.area(), within(1e-12 * three.area()));
        CostSheet steps = cost(KEYWORDS, CHIP, 49);
        double step = cost(KEYWORDS, CHIP, 1).parts().get(0).energy().nominal();
        assertThat(steps.parts().get(0).energy().nominal()).isCloseTo(49 * step, within(1e-12 * 49 * step));
    }

    // what peers count twice

    @Test
    void the_current_of_cells_is_not_in_the_converters() {
        CellSpec cell = new YangTaOx2025().cell();
        ConductanceRange range = cell.range();
        CellSpec heavy = cell.withRange(new ConductanceRange(range.min() * 3, range.max() * 3));
        HardwareSpec chip = converting(SarAdcSpec.DEFAULT);
        CostSheet light = cost(dense(64, 64), chip, 1);
        CostSheet dark = cost(dense(64, 64), tiles(chip, chip.tile().withCell(heavy)), 1);
        String sar = "SAR conversion, 8 bit";
        assertThat(joules(dark, sar)).isEqualTo(joules(light, sar));
        assertThat(joules(dark, "array")).isGreaterThan(2.9 * joules(light, "array"));
    }

    @Test
    void energy_of_a_conversion_is_not_multiplied_by_its_clocks() {
        CostSheet sheet = cost(dense(64, 64), converting(SarAdcSpec.DEFAULT), 1);
        CostSheet sar = leaves(sheet, "SAR conversion, 8 bit").get(0);
        Origin.Used used = (Origin.Used) sar.origin();
        assertThat(sar.count()).isEqualTo(64);
        assertThat(used.instances()).isEqualTo(8);
        // 8 bits at 28 nm 1.33 pJ, as node^0.6 at 16 nm
        assertThat(used.component().action().energy()).isCloseTo(1.33e-12 * Math.pow(16.0 / 28, 0.6), within(0.01e-12));
    }

    @Test
    void a_counter_is_there_once_a_ramp_and_not_once_a_column() {
        for (int columns : new int[] {8, 64}) {
            CostSheet counter =
                    leaves(cost(dense(64, columns), CHIP, 1), "ramp counter").get(0);
            assertThat(((Origin.Used) counter.origin()).instances()).isEqualTo(8);
            assertThat(counter.count()).isEqualTo(8.0 * 256);
        }
    }

    @Test
    void inference_neither_writes_cells_nor_has_hardware_for_it() {
        CostSheet sheet = cost(KEYWORDS, CHIP, 1);
        assertThat(sheet.leaves())
                .noneMatch(leaf -> leaf.name().contains("write") || leaf.name().contains("level shift"));
        CostSheet written = new CostModel().programming("once", KEYWORDS, CHIP, ASSUMED);
        // 73 x 128 and 32 x 10 weights, two cells each
        assertThat(written.leaves().stream().mapToDouble(CostSheet::count).sum())
                .isEqualTo(2.0 * (73 * 128 + 32 * 10));
        assertThat(written.energy().nominal()).isPositive();
        assertThat(written.area()).isZero();
    }

    @Test
    void both_cells_of_a_pair_are_in_area_as_in_energy() {
        double cell = CHIP.tile().crossbar().cell().cost().area();
        assertThat(sum(cost(dense(20, 12), CHIP, 1), "array", CostSheet::area))
                .isCloseTo(2 * 20 * 12 * cell, within(1e-22));
        assertThat(sum(cost(dense(20, 12), holding(new OffsetColumn()), 1), "array", CostSheet::area))
                .isCloseTo(20 * (12 + 1) * cell, within(1e-22));
    }

    @Test
    void converters_that_wait_draw_nothing_but_leakage() {
        DigitalSpec slow = new DigitalSpec(1, 1000, 32, 1, CHIP.digital().unit());
        HardwareSpec waiting =
                new HardwareSpec(CHIP.technology(), CHIP.tile(), CHIP.input(), CHIP.nonlinear(), CHIP.linear(), slow);
        CostSheet quick = cost(KEYWORDS, CHIP, 1);
        CostSheet late = cost(KEYWORDS, waiting, 1);
        assertThat(late.latency()).isGreaterThan(2 * quick.latency());
        for (String part : List.of("comparators", "analog bias", "ramp integrator", "array")) {
            assertThat(joules(late, part)).isEqualTo(joules(quick, part));
        }
    }

    @Test
    void leakage_is_power_times_time_of_the_whole_chip_once() {
        Technology hot = new Technology(16e-9, 0.8, 1e9, 300, Technology.Transistors.HP);
        for (double steps : new double[] {1, 49}) {
            CostSheet sheet = cost(KEYWORDS, at(hot), steps);
            double expected = sheet.footprint().leakage() * sheet.latency();
            assertThat(expected).isPositive();
            assertThat(joules(sheet, "leakage")).isCloseTo(expected, within(1e-12 * expected));
            assertThat(leaves(sheet, "leakage")).hasSize(1);
        }
        PartCost wires = new PartCost("wiring and white space", "", "", "", "1 mW", "measured");
        CostSheet own = cost(KEYWORDS, at(hot).withCosts(List.of(wires)), 1);
        assertThat(own.footprint().leakage()).isGreaterThan(1e-3);
        assertThat(joules(own, "leakage"))
                .isCloseTo(own.footprint().leakage() * own.latency(), within(1e-12 * joules(own, "leakage")));
        // rows and columns of a tile that a matrix does not need are not there, so they do not leak
        CostSheet large = cost(dense(20, 12), CHIP, 1);
        HardwareSpec fitting = tiles(
                CHIP, new TileSpec(20, 12, CHIP.tile().crossbar(), CHIP.tile().encoding(), 0.2));
        assertThat(large.footprint()).isEqualTo(cost(dense(20, 12), fitting, 1).footprint());
    }

    @Test
    void a_multiplication_and_its_addition_are_two_operations() {
        assertThat(dense(20, 12).operations(1)).isEqualTo(480);
        // (40 + 32) x 128 at each of 49 steps, 32 x 10 at the end
        assertThat(KEYWORDS.operations(49)).isEqualTo(2.0 * (72 * 128 * 49 + 320));
    }

    /** Lanes are there once if something uses them, a layer or the scaling of what has drifted, and not otherwise. */
    @Test
    void lanes_that_nothing_uses_are_not_there() {
        CostSheet plain = cost(dense(20, 12), CHIP, 1);
        assertThat(sum(plain, "8-bit multiplier", CostSheet::area)).isZero();
        assertThat(sum(plain, "16-bit adder", CostSheet::area)).isPositive();
        CostSheet scaled =
                cost(dense(20, 12), CHIP.withAgeing(new Ageing(3600, new DriftCompensation.GlobalScale())), 1);
        assertThat(sum(scaled, "drift scaling", CostSheet::count)).isEqualTo(12);
        assertThat(sum(scaled, "drift scaling", CostSheet::area)).isZero();
        double lanes = CHIP.digital().lanes()
                * Parts.multiplier(CHIP.technology()).footprint().area();
        assertThat(sum(scaled, "8-bit multiplier", CostSheet::area)).isCloseTo(lanes, within(1e-12 * lanes));
    }

    @Test
    void white_space_is_added_once() {
        CostSheet sheet = cost(KEYWORDS, CHIP, 1);
        double wiring = sum(sheet, "wiring and white space", CostSheet::area);
        assertThat(sheet.area()).isCloseTo(5 * wiring, within(1e-12 * sheet.area()));
    }

    @Test
    void the_order_of_layers_does_not_change_the_total() {
        Dense wide = new Dense(40, 40, new Sigmoid());
        Dense other = new Dense(40, 40, new Identity());
        CostSheet one = cost(NetworkShape.of(List.of(wide, other)), CHIP, 1);
        CostSheet two = cost(NetworkShape.of(List.of(other, wide)), CHIP, 1);
        assertThat(two.energy().nominal())
                .isCloseTo(one.energy().nominal(), within(1e-12 * one.energy().nominal()));
        assertThat(two.area()).isCloseTo(one.area(), within(1e-12 * one.area()));
        assertThat(two.latency()).isCloseTo(one.latency(), within(1e-12 * one.latency()));
    }

    // values against fixed energies, own numbers

    /** Every cell at mid-range for half of 31 clocks. */
    @Test
    void fixed_energies_do_not_depend_on_the_values() {
        HardwareSpec fixed = CHIP.withEnergy(CellEnergy.FIXED);
        ConductanceRange range = CHIP.tile().crossbar().cell().range();
        double middle = (range.min() + range.max()) / 2;
        double expected = 0.04 * middle * 15.5e-9 * 2 * 20 * 12;
        assertThat(joules(cost(dense(20, 12), fixed, 1), "array")).isCloseTo(expected, within(1e-12 * expected));
        assertThat(joules(cost(dense(20, 12), CHIP, 1), "array")).isLessThan(expected / 1.5);
    }

    /** 156 fJ of 8 KB as capacity^0.78, and never less than a register bit of 1.41 fJ at 22 nm. */
    @Test
    void a_small_memory_costs_no_less_than_registers() {
        Technology technology = Technology.nominal(22e-9, 1e9);
        double bank = Parts.sramBit(technology).action().energy();
        assertThat(Parts.sramBit(technology, 8192).action().energy() / bank)
                .isCloseTo(Math.pow(8192 / 65536.0, 0.78), within(1e-9));
        assertThat(Parts.sramBit(technology, 64).action().energy()).isCloseTo(1.41e-15, within(1e-20));
        // a larger memory is made of banks
        assertThat(Parts.sramBit(technology, 1e6).action().energy()).isEqualTo(bank);
    }

    /** 10 to 7.5 pJ for 64 bits of 8 KB from 14 nm down: cells hardly shrink, whatever logic does. */
    @Test
    void memories_below_14_nm_take_three_quarters_at_the_same_supply() {
        double before = Parts.sramBit(new Technology(14e-9, 0.7, 1e9)).action().energy();
        for (double node : new double[] {10e-9, 7e-9}) {
            double bit = Parts.sramBit(new Technology(node, 0.7, 1e9)).action().energy();
            assertThat(bit / before).isCloseTo(0.75, within(1e-12));
        }
    }

    /**
     * Of 49 steps of 72 inputs of 5 bits and a sign and 128 outputs of 5 bits, and of a head of 32 inputs and 10 outputs of 8 bits that
     * is asked once: 0.2 fF/µm with half of the bits toggling, as long as each layer is wide.
     */
    @Test
    void what_moves_goes_once_over_a_bus_as_long_as_its_layer_is_wide() {
        double[] moved = {49 * (72 * 6 + 128 * 5), 32 * 6 + 10 * 8};
        double[] widths = {0, 0};
        for (double volts : new double[] {0.8, 0.6}) {
            CostSheet sheet = cost(KEYWORDS, at(new Technology(16e-9, volts, 1e9)), 49);
            List<CostSheet> layers = sheet.parts().stream()
                    .filter(part -> !leaves(part, "array").isEmpty())
                    .toList();
            double way = 0;
            for (int k = 0; k < 2; k++) {
                widths[k] = Math.sqrt(layers.get(k).area());
                way += moved[k] * widths[k];
            }
            double expected = 0.5 * 0.2e-9 * volts * volts * way;
            assertThat(joules(sheet, "bus")).isCloseTo(expected, within(1e-12 * expected));
            assertThat(sum(sheet, "bus", CostSheet::count)).isEqualTo(moved[0] + moved[1]);
            assertThat(sum(sheet, "buffers", CostSheet::count)).isEqualTo(moved[0] + moved[1]);
            // a vector of inputs for each product
            assertThat(((Origin.Used) leaves(sheet, "buffers").get(0).origin()).instances())
                    .isEqualTo((72 + 32) * 6);
        }
        assertThat(widths[0]).isNotCloseTo(widths[1], within(0.1 * widths[0]));
    }

    @Test
    void an_own_energy_of_the_multiplier_leaves_the_area_of_the_lanes() {
        PartCost cheaper = new PartCost("8-bit multiplier", "1 fJ", "", "", "", "a cheaper one");
        CostSheet before = cost(KEYWORDS, CHIP, 1);
        CostSheet after = cost(KEYWORDS, CHIP.withCosts(List.of(cheaper)), 1);
        assertThat(after.energy().nominal()).isLessThan(before.energy().nominal());
        assertThat(after.area()).isEqualTo(before.area());
        assertThat(after.footprint().leakage()).isEqualTo(before.footprint().leakage());
    }

    @Test
    void an_own_latency_of_converters_shortens_what_waits_for_them() {
        HardwareSpec own = CHIP.withCosts(List.of(new PartCost("comparator", "", "", "2 ns", "", "slower ones")));
        CostSheet before = cost(KEYWORDS, CHIP, 1);
        CostSheet after = cost(KEYWORDS, own, 1);
        // two passes of 32 strobes and a head of 256, each a nanosecond longer
        assertThat(after.latency() - before.latency()).isCloseTo((2 * 32 + 256) * 1e-9, within(1e-18));
        // bias currents flow for as long
        assertThat(joules(after, "analog bias")).isGreaterThan(1.4 * joules(before, "analog bias"));
    }

    // schedules

    @Test
    void layers_in_a_row_take_their_sum_and_as_a_pipeline_the_slowest() {
        NetworkShape shape = NetworkShape.of(
                List.of(new Dense(30, 30, new Sigmoid()), new Dense(30, 5, new Identity())), List.of(8, 1));
        CostSheet sheet = cost(shape, CHIP, 1);
        Schedule schedule = Schedule.of(shape, sheet, 1);
        double first = 64e-9;
        double last = (32 + 256 + 1) * 1e-9;
        assertThat(schedule.latency())
                .isCloseTo(8 * first + last, within(1e-18))
                .isCloseTo(sheet.latency(), within(1e-18));
        assertThat(schedule.interval()).isCloseTo(last, within(1e-18));
        assertThat(schedule.throughput()).isCloseTo(1 / last, within(1e-3));
        assertThat(schedule.slots().get(1).start()).isCloseTo(8 * first, within(1e-18));
    }

    /** 168 ns a step, whatever is free meanwhile; the head works on the sequence before. */
    @Test
    void steps_of_a_recurrent_layer_wait_for_one_another() {
        Schedule schedule = Schedule.of(KEYWORDS, cost(KEYWORDS, CHIP, 49), 49);
        assertThat(schedule.step()).isCloseTo(168e-9, within(1e-16));
        assertThat(schedule.interval()).isCloseTo(49 * 168e-9, within(1e-15));
        assertThat(schedule.latency()).isCloseTo(49 * 168e-9 + 289e-9, within(1e-15));
        assertThat(schedule.slots().get(0).kind()).isEqualTo(NetworkShape.LayerShape.Kind.RECURRENT);
    }

    // sizes alone

    @Test
    void seven_billion_weights_are_costed_without_one_being_there() {
        List<LayerSizes> block = List.of(
                new LayerSizes.Norm(4096),
                new LayerSizes.Attention(4096, 32, 2048),
                new LayerSizes.Norm(4096),
                new LayerSizes.Dense(4096, 11008, new Swish(1)),
                new LayerSizes.Dense(4096, 11008, new Identity()),
                new LayerSizes.Dense(11008, 4096, new Identity()));
        Shapes stack = new Shapes(
                "7B",
                List.of(
                        new LayerSizes.Repeated(block, 32),
                        new LayerSizes.Dense(4096, 32000, new Identity()),
                        new LayerSizes.Dense(32000, 4096, new Identity())));
        NetworkShape shape = stack.shape(1, 1);
        double weights = 32.0 * (4 * 4096.0 * 4096 + 3 * 4096.0 * 11008) + 2 * 4096.0 * 32000;
        assertThat(shape.operations(1)).isEqualTo(2 * weights).isGreaterThan(13e9);
        CostSheet sheet = cost(shape, CHIP, 1);
        assertThat(sum(sheet, "array", leaf -> leaf.area()))
                .isCloseTo(2 * weights * CHIP.tile().crossbar().cell().cost().area(), within(1e-9));
        assertThat(sheet.energy().nominal()).isPositive();
    }

    @Test
    void identical_tiles_are_one_part_so_many_times() {
        HardwareSpec small = tiles(
                CHIP,
                new TileSpec(
                        10, 8, new CrossbarSpec(TileSamples.IDEAL, new IdealSolver()), new DifferentialPair(), 0.2));
        CostSheet sheet = cost(dense(25, 20), small, 1);
        // three rows of tiles, the last of 5 lines, three columns of tiles, the last of 4
        assertThat(leaves(sheet, "array").stream().mapToDouble(leaf -> ((Origin.Used) leaf.origin()).instances()))
                .containsExactlyInAnyOrder(4.0, 2.0, 2.0, 1.0);
        assertThat(sum(sheet, "comparators", CostSheet::count)).isEqualTo(3.0 * 20 * 256);
    }
}
