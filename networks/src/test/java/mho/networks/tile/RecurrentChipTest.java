package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import mho.adc.IdealAdcSpec;
import mho.base.cost.CostSheet;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Recurrent;
import mho.networks.Recurrent.Cell;
import mho.networks.Recurrent.Direction;
import mho.networks.Recurrent.Readout;
import mho.networks.Signal;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recurrent networks other than the plain LSTM on chips and on the digital engine. */
class RecurrentChipTest {
    private static final Recurrent SMALL = Recurrent.DEFAULT.withHidden(12);

    static Stream<Recurrent> designs() {
        return Stream.of(
                SMALL.withCell(Cell.RNN),
                SMALL.withCell(Cell.GRU),
                SMALL.withProjection(5),
                SMALL.withCell(Cell.GRU).withDirection(Direction.BOTH),
                SMALL.withCell(Cell.GRU).withLayers(2).withReadout(Readout.MAX));
    }

    private static Network network(Recurrent design) {
        return NetworkSamples.scrambled(design.layers(4, 3), 0.7, 5);
    }

    private static double error(Network network, HardwareSpec hardware) {
        Signal signal = TileSamples.sequences();
        Mapping mapping = TileSamples.mapping(network, hardware, signal);
        DMatrixRMaj found = TileSamples.run(network, mapping.fabricate(TileSamples.RANDOM), signal);
        return TileSamples.rms(found, TileSamples.exact(network, signal));
    }

    private static HardwareSpec ramps(int bits) {
        return TileSamples.hardware(
                TileSamples.tile(128, 128, TileSamples.IDEAL), 12, TileSamples.ramp(bits, 0), new IdealAdcSpec());
    }

    /** Inputs and states are all that is rounded: four bits more make the error 16 times smaller, up to chance and clipping. */
    @ParameterizedTest
    @MethodSource("designs")
    void an_ideal_chip_approaches_float_with_the_resolution_of_its_inputs(Recurrent design) {
        Network network = network(design);
        double eight = error(network, TileSamples.ideal(8));
        double twelve = error(network, TileSamples.ideal(12));
        assertThat(eight).isLessThan(3e-2);
        assertThat(twelve).isBetween(eight / 40, eight / 6);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void nonlinear_ramps_approach_float_with_their_resolution(Recurrent design) {
        Network network = network(design);
        double four = error(network, ramps(4));
        double eight = error(network, ramps(8));
        assertThat(four).isBetween(3 * eight, 60 * eight);
        assertThat(eight).isLessThan(0.02);
    }

    private static CostSheet cost(Recurrent design, double steps) {
        Network network = network(design);
        Mapping mapping = TileSamples.mapping(network, ramps(5), TileSamples.sequences());
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        var activity =
                network.infer(TileSamples.sequences(), chip, TileSamples.RANDOM).activity();
        return mapping.cost("chip", chip, activity, steps);
    }

    private static CostSheet part(CostSheet tree, String name) {
        return tree.parts().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_arrays_of_a_gru_are_read_at_the_same_time() {
        CostSheet layer = part(cost(SMALL.withCell(Cell.GRU), 1), "layer 0, Gru");
        CostSheet together = part(layer, "side by side");
        assertThat(together.parts().stream().map(CostSheet::name))
                .containsExactly("0.gates", "0.candidate_input", "0.candidate_state");
        double slowest =
                together.parts().stream().mapToDouble(CostSheet::latency).max().orElseThrow();
        double rest = part(layer, "0.candidate").latency()
                + part(layer, "0.hidden").latency()
                + part(layer, "element-wise digital").latency();
        assertThat(slowest).isPositive();
        assertThat(layer.latency()).isCloseTo(slowest + rest, within(1e-15));
    }

    /** The last product needs the cell's function, which needs the gates. */
    @Test
    void the_stages_of_a_projected_lstm_wait_for_one_another() {
        CostSheet layer = part(cost(SMALL.withProjection(5), 1), "layer 0, ProjectedLstm");
        assertThat(layer.parts().stream().map(CostSheet::name))
                .containsExactly("0.gates", "0.state", "0.cell", "0.projection", "element-wise digital");
        double sum = layer.parts().stream().mapToDouble(CostSheet::latency).sum();
        assertThat(layer.latency()).isCloseTo(sum, within(1e-15));
    }

    @Test
    void two_directions_take_the_time_of_one_but_for_digital_work_and_twice_the_arrays() {
        CostSheet one = part(cost(SMALL.withCell(Cell.RNN), 1), "layer 0, Rnn");
        CostSheet two = part(cost(SMALL.withCell(Cell.RNN).withDirection(Direction.BOTH), 1), "layer 0, Bidirectional");
        CostSheet both = part(two, "both directions");
        CostSheet array = part(one, "0.state");
        assertThat(both.latency()).isCloseTo(array.latency(), within(1e-15));
        assertThat(both.area()).isCloseTo(2 * array.area(), within(0.05 * array.area()));
        CostSheet ten =
                part(cost(SMALL.withCell(Cell.RNN).withDirection(Direction.BOTH), 10), "layer 0, Bidirectional");
        assertThat(ten.latency()).isCloseTo(10 * two.latency(), within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void the_digital_engine_computes_and_counts_each_product_once_a_step(Recurrent design) {
        Network network = network(design);
        Ranges ranges = new Ranges();
        network.infer(TileSamples.sequences(), ranges, TileSamples.RANDOM);
        Int8Engine engine = new Int8Engine(network, ranges, TileSamples.ideal(8).technology(), 16);
        DMatrixRMaj found = TileSamples.run(network, engine, TileSamples.sequences());
        assertThat(TileSamples.rms(found, TileSamples.exact(network, TileSamples.sequences())))
                .isGreaterThan(0)
                .isLessThan(0.1);
        long weights = network.matrices().stream()
                .mapToLong(name -> network.parameters().get(name).getNumElements())
                .sum();
        long head = network.parameters().tensors().stream()
                .skip(network.parameters().names().size() - 2)
                .findFirst()
                .orElseThrow()
                .getNumElements();
        CostSheet sheet = engine.cost("int8", network, 7, DigitalSpec.DEFAULT);
        double products = sheet.leaves().stream()
                .filter(leaf -> leaf.name().equals("int8 multiply-accumulate"))
                .mapToDouble(CostSheet::count)
                .sum();
        assertThat(products).isEqualTo(7.0 * (weights - head) + head);
    }

    /** A GRU holds as many weights as a product of [x h] and all three gates would: nothing is stored twice. */
    @Test
    void a_gru_programs_each_weight_once() {
        Network network = network(SMALL.withCell(Cell.GRU));
        Mapping mapping = TileSamples.mapping(network, TileSamples.ideal(8), TileSamples.sequences());
        long cells = mapping.plans().stream()
                .filter(plan -> List.of("0.gates", "0.candidate_input", "0.candidate_state")
                        .contains(plan.stage().name()))
                .mapToLong(plan -> (long) plan.stage().inputs() * plan.stage().outputs())
                .sum();
        assertThat(cells).isEqualTo(3 * 12 * (4 + 12));
    }
}
