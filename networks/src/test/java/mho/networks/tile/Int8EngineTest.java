package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Parameters;
import mho.networks.Recurrent;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.Stage;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class Int8EngineTest {
    private static final Technology HOROWITZ = Technology.nominal(45e-9, 1e9);

    private static Int8Engine engine(Network network, Signal calibration, int lanes) {
        Ranges ranges = new Ranges();
        network.infer(calibration, ranges, TileSamples.RANDOM);
        return new Int8Engine(network, ranges, HOROWITZ, lanes);
    }

    @Test
    void a_product_of_small_integers_is_exact() {
        // scales of 1: inputs up to 127, weights up to 127
        Network network = TileSamples.dense(2, 2, new Identity())
                .with(Parameters.of(Map.of(
                        "0.weight", new DMatrixRMaj(new double[][] {{127, -3}, {5, 64}}),
                        "0.bias", new DMatrixRMaj(new double[][] {{0.25, -0.5}}))));
        Signal signal = Signal.of(new DMatrixRMaj(new double[][] {{127, -1}, {12, 100}, {-127, 127}}));
        DMatrixRMaj y = TileSamples.run(network, engine(network, signal, 1), signal);
        assertThat(y.data)
                .containsExactly(
                        127 * 127 - 5 + 0.25,
                        -3 * 127 - 64 - 0.5,
                        12 * 127 + 500 + 0.25,
                        -36 + 6400 - 0.5,
                        -127 * 127 + 635 + 0.25,
                        381 + 127 * 64 - 0.5);
    }

    /** |Δy_j| ≤ Σ_i (|x_i| s_w + |w_ij| s_x)/2 + s_x s_w/4, for inputs that the calibration has seen. */
    @Test
    void each_stage_is_within_half_a_step_of_inputs_and_weights() {
        Network network = TileSamples.singlu(GateBiases.PRESENT);
        Signal signal = TileSamples.vectors();
        Int8Engine engine = engine(network, signal, 8);
        Exact exact = new Exact();
        int[] checked = {0};
        TileSamples.eachStage(network, signal, (stage, x) -> {
            Stage.Product product = (Stage.Product) stage;
            double sx = ClipRange.best(x.data, 127) / 127;
            double sw = 0;
            for (double w : product.weights().data) {
                sw = Math.max(sw, Math.abs(w) / 127);
            }
            DMatrixRMaj found = engine.apply(stage, x, TileSamples.RANDOM).outputs();
            DMatrixRMaj expected = exact.apply(stage, x, TileSamples.RANDOM).outputs();
            for (int row = 0; row < x.getNumRows(); row++) {
                for (int column = 0; column < stage.outputs(); column++) {
                    double bound = 1e-12;
                    for (int i = 0; i < stage.inputs(); i++) {
                        double size = Math.abs(x.get(row, i));
                        double weight = Math.abs(product.weights().get(i, column));
                        double clipped = Math.max(0, size - 127 * sx) + sx / 2;
                        bound += size * sw / 2 + weight * clipped + clipped * sw / 2;
                    }
                    assertThat(found.get(row, column)).isCloseTo(expected.get(row, column), within(bound));
                    checked[0]++;
                }
            }
        });
        assertThat(checked[0]).isGreaterThan(1000);
        double rms = TileSamples.rms(TileSamples.run(network, engine, signal), TileSamples.exact(network, signal));
        assertThat(rms).isGreaterThan(0).isLessThan(0.2);
    }

    @Test
    void the_weights_are_those_of_the_network_that_it_was_made_for() {
        Network network = TileSamples.dense(4, 3, new Identity());
        Int8Engine engine = engine(network, TileSamples.vectors(), 8);
        Network zero = network.with(network.parameters().zeros());
        assertThat(TileSamples.run(zero, engine, TileSamples.vectors()).data)
                .isEqualTo(TileSamples.run(network, engine, TileSamples.vectors()).data);
        assertThatThrownBy(() -> TileSamples.run(TileSamples.lstm(), engine, TileSamples.sequences()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The engine has no stage \"0.gates\", only [0.dense]");
    }

    /**
     * At the reference node of its sources, so without scaling: 4 × 6 and 6 × 3 products and 6 sigmoids.
     *
     * <pre>
     *   products     42 · 0.23 pJ = 9.66 pJ;   ⌈24/8⌉ + ⌈18/8⌉ = 6 clocks
     *   weights      42 · 8 · 10/64 pJ = 52.5 pJ
     *   functions    6 of 32 units: one clock
     * </pre>
     */
    @Test
    void a_small_network_costs_what_it_does_by_hand() {
        Network network = NetworkSamples.scrambled(
                List.of(new mho.networks.Dense(4, 6, new Sigmoid()), new mho.networks.Dense(6, 3, new Identity())),
                0.7,
                5);
        CostSheet sheet = engine(network, TileSamples.vectors(), 8).cost("int8", network, 1, DigitalSpec.DEFAULT);
        CostSheet products = leaf(sheet, "int8 multiply-accumulate");
        assertThat(products.energy().nominal()).isCloseTo(9.66e-12, within(1e-24));
        assertThat(products.count()).isEqualTo(42);
        assertThat(products.area()).isCloseTo(8 * 318e-12, within(1e-20));
        CostSheet weights = leaf(sheet, "weights from SRAM");
        assertThat(weights.energy().nominal()).isCloseTo(52.5e-12, within(1e-23));
        assertThat(weights.area()).isCloseTo(336 * 280 * 45e-9 * 45e-9 / 0.5, within(1e-20));
        assertThat(leaf(sheet, "digital activation unit").count()).isEqualTo(6);
        // one accumulator of 32 bits behind 16 products
        assertThat(leaf(sheet, "accumulators").count()).isEqualTo(42 * 2);
        assertThat(sheet.latency()).isCloseTo((6 + 1) * 1e-9, within(1e-20));
        double used = sheet.area() - leaf(sheet, "wiring and white space").area();
        assertThat(sheet.area()).isCloseTo(1.25 * used, within(1e-12 * used));
    }

    @Test
    void an_lstm_costs_its_steps_and_its_head_once() {
        Network network = Recurrent.DEFAULT.initial(4, 3, 0);
        Int8Engine engine = engine(network, TileSamples.sequences(), 16);
        CostSheet one = engine.cost("int8", network, 1, DigitalSpec.DEFAULT);
        CostSheet ten = engine.cost("int8", network, 10, DigitalSpec.DEFAULT);
        // 36 × 128 gates, head 32 × 3; 160 functions a step on 32 units: 5 clocks; 96 + 32 element-wise: 4 clocks and
        // 36 of control
        assertThat(leaf(one, "int8 multiply-accumulate").count()).isEqualTo(36 * 128 + 96);
        assertThat(leaf(ten, "int8 multiply-accumulate").count()).isEqualTo(10 * 36 * 128 + 96);
        assertThat(leaf(ten, "weights from SRAM").count()).isEqualTo(8 * (10 * 36 * 128 + 96));
        assertThat(leaf(ten, "digital activation unit").count()).isEqualTo(1600);
        assertThat(ten.latency()).isCloseTo((10 * (288 + 5 + 4 + 36) + 6) * 1e-9, within(1e-16));
        assertThat(ten.area()).isCloseTo(one.area(), within(1e-20));
    }

    private static CostSheet leaf(CostSheet sheet, String name) {
        return sheet.leaves().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_engine_without_lanes_is_refused() {
        assertThatThrownBy(() -> engine(TileSamples.vanilla(), TileSamples.vectors(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An int8 engine needs at least one lane, but has 0");
    }
}
