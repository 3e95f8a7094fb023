package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.AdcSpec;
import mho.adc.ClampedRampAdcSpec;
import mho.adc.Fold;
import mho.adc.IdealAdcSpec;
import mho.adc.ModularRampAdc;
import mho.adc.ModularRampAdcSpec;
import mho.adc.RampAdc;
import mho.adc.activation.Interval;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGluMlp;
import mho.networks.Stage;
import mho.networks.data.Examples;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.data.Targets;
import mho.networks.data.Task;
import mho.networks.train.Trainer;
import mho.networks.train.Training;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four converters of sin behind a trained SinGLU: nested regression, bias-free, seed 0. */
class SineConverterTest {
    private static final List<String> GATES = List.of("0.gate", "2.gate", "4.gate");
    private static Network network;
    private static Task task;
    private static Signal test;

    @BeforeAll
    static void train() {
        task = new Nested(0).load(Recordings.NONE);
        Network initial = new SinGluMlp(3000, 3, 10, GateBiases.ABSENT).initial(2, 1, 0);
        Training training = Training.DEFAULT.withEpochs(1000);
        network = new Trainer(training, task.train(), epoch -> {})
                .train(initial, RandomStream.ofSeed(1))
                .network();
        test = signal(task.test());
    }

    private static Signal signal(Examples examples) {
        DMatrixRMaj rows = new DMatrixRMaj(examples.count(), examples.features());
        for (int n = 0; n < examples.count(); n++) {
            CommonOps_DDRM.insert(examples.inputs().get(n), rows, n, 0);
        }
        return Signal.of(rows);
    }

    /** Ideal in all but the converters of sin. */
    private static Mapping mapping(AdcSpec nonlinear) {
        HardwareSpec hardware =
                TileSamples.hardware(TileSamples.tile(128, 128, TileSamples.IDEAL), 12, nonlinear, new IdealAdcSpec());
        return TileSamples.mapping(network, hardware, test);
    }

    private static double meanSquare(AdcSpec nonlinear) {
        DMatrixRMaj outputs = TileSamples.run(network, mapping(nonlinear).fabricate(TileSamples.RANDOM), test);
        double error = TileSamples.rms(outputs, ((Targets.Values) task.test().targets()).matrix());
        return error * error;
    }

    /** The ranges of p = ω·Wg·x over the test set, by a product of our own. */
    private static Map<String, Interval> phases() {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        TileSamples.eachStage(network, test, (stage, x) -> {
            if (GATES.contains(stage.name())) {
                DMatrixRMaj p = CommonOps_DDRM.mult(x, ((Stage.Product) stage).weights(), null);
                ranges.put(stage.name(), new Interval(CommonOps_DDRM.elementMin(p), CommonOps_DDRM.elementMax(p)));
            }
        });
        return ranges;
    }

    private static int segments(Interval p) {
        return (int) (Math.floor((p.high() + Math.PI / 2) / Math.PI) - Math.floor((p.low() + Math.PI / 2) / Math.PI))
                + 1;
    }

    @Test
    void ramps_have_the_segments_that_the_pre_activations_need() {
        Chip chip = mapping(TileSamples.ramp(5, 0)).fabricate(TileSamples.RANDOM);
        Chip modular = mapping(ModularRampAdcSpec.DEFAULT).fabricate(TileSamples.RANDOM);
        Map<String, Interval> phases = phases();
        assertThat(phases.keySet()).containsExactlyElementsOf(GATES);
        phases.forEach((stage, range) -> {
            RampAdc ramp = (RampAdc) chip.converters(stage).get(0);
            assertThat(ramp.transfer().plan().segments())
                    .as("%s of %s", stage, range)
                    .isEqualTo(segments(range));
            ModularRampAdc reduced = (ModularRampAdc) modular.converters(stage).get(0);
            assertThat(reduced.folds()).isEqualTo(segments(range));
            assertThat(((RampAdc) reduced.fine()).transfer().plan().segments()).isEqualTo(1);
        });
    }

    @Test
    void segments_and_ranges_are_the_published_ones() {
        // networks.md of the benchmark's replication, 5.3: nested singlu, seed 0
        Map<String, Interval> phases = phases();
        assertThat(phases.values()).extracting(SineConverterTest::segments).containsExactly(7, 3, 4);
        assertThat(phases.get("0.gate").low()).isCloseTo(-8.1, within(0.15));
        assertThat(phases.get("0.gate").high()).isCloseTo(7.9, within(0.15));
        assertThat(phases.get("4.gate").low()).isCloseTo(-4.8, within(0.15));
    }

    /**
     * Published, with levels at the ends of ±1: .0055, .0016, .0006 and .0002 for 4, 5, 6 and 8 bits, .00019 in float. Ours has
     * bins of 2/2ⁿ and inputs of 12 bits; the errors of so few levels depend on where they lie.
     */
    @ParameterizedTest
    @CsvSource({"4, 0.0055", "5, 0.0016", "6, 0.0006", "8, 0.0002"})
    void a_nonlinear_ramp_costs_what_is_published_and_a_reduction_before_it_nothing(int bits, double published) {
        double whole = meanSquare(TileSamples.ramp(bits, 0));
        assertThat(whole).isBetween(0.7 * published, 1.3 * published);
        for (Fold fold : Fold.values()) {
            assertThat(meanSquare(modular(fold, bits))).isCloseTo(whole, within(1e-3 * whole));
        }
    }

    /** The target's variance is 0.25: worse than no network at all, at any resolution. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void a_clamped_ramp_destroys_the_network(int bits) {
        assertThat(meanSquare(new ClampedRampAdcSpec(TileSamples.ramp(bits, 0))))
                .isGreaterThan(0.25);
    }

    private static ModularRampAdcSpec modular(Fold fold, int bits) {
        return ModularRampAdcSpec.DEFAULT.with(fold, TileSamples.ramp(bits, 0)).withErrors(0, 0);
    }
}
