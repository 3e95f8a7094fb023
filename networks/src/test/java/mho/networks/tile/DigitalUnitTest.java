package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import mho.adc.ActivatedAdcSpec;
import mho.adc.ActivationUnit;
import mho.adc.ActivationUnitSpec;
import mho.adc.ActivationUnitSpec.Cordic;
import mho.adc.ActivationUnitSpec.PiecewiseLinear;
import mho.adc.ActivationUnitSpec.Rounded;
import mho.adc.ActivationUnitSpec.Table;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.FlashAdcSpec;
import mho.adc.FrontEnd;
import mho.adc.FullScale;
import mho.adc.Placement;
import mho.adc.SarAdcSpec;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.base.cost.Component;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.networks.Activity;
import mho.networks.Network;
import mho.networks.Signal;
import mho.networks.Stage;
import mho.networks.Substrate.Applied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of columns whose converters apply none. */
class DigitalUnitTest {
    private static final Signal SIGNAL = TileSamples.vectors();

    private static HardwareSpec chip(AdcSpec nonlinear, ActivationUnitSpec unit) {
        HardwareSpec plain = TileSamples.hardware(
                TileSamples.tile(128, 128, TileSamples.IDEAL), 8, nonlinear, TileSamples.linearRamp(10));
        return new HardwareSpec(
                plain.technology(),
                plain.tile(),
                plain.input(),
                plain.nonlinear(),
                plain.linear(),
                DigitalSpec.DEFAULT.withUnit(unit));
    }

    static Stream<ActivationUnitSpec> units() {
        return Stream.of(new Rounded(), new Table(5), new Table(10), PiecewiseLinear.DEFAULT, Cordic.DEFAULT);
    }

    /** The biases of a digital stage are added to its sums, and then the unit is all there is. */
    @ParameterizedTest
    @MethodSource("units")
    void outputs_are_bit_for_bit_those_of_the_unit(ActivationUnitSpec spec) {
        Network network = TileSamples.dense(4, 3, new Sigmoid());
        Mapping mapping = TileSamples.mapping(network, chip(TileSamples.linearRamp(7), spec), SIGNAL);
        Stage.Product stage = (Stage.Product) network.stages().get(0);
        Applied applied =
                mapping.fabricate(TileSamples.RANDOM).apply(stage, SIGNAL.single(), TileSamples.RANDOM.child("read"));
        ActivationUnit unit = spec.unit(new Conversion(new Sigmoid(), Interval.REALS, Placement.CENTRE), 7);
        for (int k = 0; k < applied.outputs().getNumElements(); k++) {
            double sum = applied.arguments().data[k] + stage.bias().data[k % 3];
            assertThat(applied.outputs().data[k]).isEqualTo(unit.apply(sum));
        }
    }

    /** tanh c of an LSTM goes through the units number by number. */
    @Test
    void numbers_of_a_vector_go_through_the_units_too() {
        Network network = TileSamples.lstm();
        double exact = error(network, chip(TileSamples.linearRamp(8), new Rounded()));
        double coarse = error(network, chip(TileSamples.linearRamp(8), new Table(3)));
        assertThat(coarse).isGreaterThan(3 * exact);
    }

    private static double error(Network network, HardwareSpec hardware) {
        Signal signal = TileSamples.sequences();
        Chip chip = TileSamples.mapping(network, hardware, signal).fabricate(TileSamples.RANDOM);
        return TileSamples.rms(TileSamples.run(network, chip, signal), TileSamples.exact(network, signal));
    }

    @ParameterizedTest
    @MethodSource("units")
    void units_cost_what_their_design_does(ActivationUnitSpec spec) {
        Technology technology = Technology.DEFAULT;
        CostSheet sheet = cost(chip(TileSamples.linearRamp(7), spec));
        double energy = 0;
        double area = 0;
        for (Component part : spec.parts(7, technology)) {
            energy += part.action().energy();
            area += part.footprint().area();
        }
        List<CostSheet> leaves = sheet.leaves().stream()
                .filter(leaf -> leaf.name().startsWith("digital activation unit"))
                .toList();
        assertThat(leaves.stream().mapToDouble(leaf -> leaf.energy().nominal()).sum())
                .isCloseTo(40 * energy, within(1e-9 * 40 * energy));
        assertThat(leaves.stream().mapToDouble(CostSheet::area).sum()).isCloseTo(32 * area, within(1e-9 * 32 * area));
        // 40 values on 32 units are two rounds, and a pipeline is as long as it is
        assertThat(leaves.stream().mapToDouble(CostSheet::latency).max().orElseThrow())
                .isCloseTo((1 + spec.clocks(new Sigmoid())) * technology.cycle(), within(1e-18));
    }

    private static CostSheet cost(HardwareSpec hardware) {
        Network network = TileSamples.dense(4, 40, new Sigmoid());
        Mapping mapping = TileSamples.mapping(network, hardware, SIGNAL);
        return mapping.cost("chip", mapping.fabricate(TileSamples.RANDOM), Activity.NONE, 1);
    }

    /** Units of the columns are the converters' own: the shared ones are not there, and the function is no digital stage. */
    @Test
    void a_converter_with_units_needs_no_shared_ones() {
        HardwareSpec hardware = chip(new ActivatedAdcSpec(TileSamples.linearRamp(7), new Table(7), 7, 1), new Table(7));
        Network network = TileSamples.dense(4, 40, new Sigmoid());
        Mapping mapping = TileSamples.mapping(network, hardware, SIGNAL);
        assertThat(mapping.plans()).noneMatch(StagePlan::digitalFunction);
        CostSheet sheet = cost(hardware);
        double area = new Table(7).used(Technology.DEFAULT, 7, 1, 1, 0).area();
        CostSheet own = sheet.leaves().stream()
                .filter(leaf -> leaf.name().equals("digital activation units of the columns"))
                .findFirst()
                .orElseThrow();
        assertThat(own.area()).isCloseTo(40 * area, within(1e-9 * 40 * area));
        assertThat(sheet.leaves().stream()
                        .filter(leaf -> leaf.name().startsWith("digital activation unit,"))
                        .mapToDouble(CostSheet::area)
                        .sum())
                .isZero();
    }

    static Stream<AdcSpec> converters() {
        SarAdcSpec sar = new SarAdcSpec(8, 0.5, 0.02, 0.5e-3, 0.2e-3, FullScale.END_POINTS, 8, FrontEnd.DEFAULT);
        return Stream.of(
                sar,
                FlashAdcSpec.DEFAULT.withBits(8),
                new ActivatedAdcSpec(sar, new Table(8), 8, 8),
                new ActivatedAdcSpec(FlashAdcSpec.DEFAULT.withBits(8), PiecewiseLinear.DEFAULT, 8, 1));
    }

    /** Eight bits of a sigmoid whose range is 12.5 wide: half a step of the input is 0.024, its slope at most ¼. */
    @ParameterizedTest
    @MethodSource("converters")
    void a_chip_of_conventional_converters_follows_the_network(AdcSpec converter) {
        Network network = TileSamples.dense(4, 40, new Sigmoid());
        Chip chip = TileSamples.mapping(network, chip(converter, new Rounded()), SIGNAL)
                .fabricate(TileSamples.RANDOM);
        assertThat(TileSamples.rms(TileSamples.run(network, chip, SIGNAL), TileSamples.exact(network, SIGNAL)))
                .isBetween(1e-4, 0.01);
    }
}
