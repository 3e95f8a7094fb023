package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.adc.Conversion;
import mho.adc.IdealAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.Placement;
import mho.adc.RampPlan;
import mho.adc.activation.Activation;
import mho.adc.activation.ClippedRelu;
import mho.adc.activation.Cos;
import mho.adc.activation.Gaussian;
import mho.adc.activation.Gelu;
import mho.adc.activation.HardSwish;
import mho.adc.activation.Interpolation;
import mho.adc.activation.Interval;
import mho.adc.activation.LeakyRelu;
import mho.adc.activation.Relu;
import mho.adc.activation.Softplus;
import mho.adc.activation.Softsign;
import mho.adc.activation.Swish;
import mho.adc.activation.Tabulated;
import mho.adc.activation.Tanh;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Signal;
import mho.networks.VanillaMlp;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import mho.networks.train.Trainer;
import mho.networks.train.Training;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks with functions from all over the catalogue, from training to a chip. */
class ActivationChipTest {
    /** A bump on a slope, from −30 to 30. */
    private static final Tabulated TABLE = new Tabulated(
            "own",
            Interpolation.PCHIP,
            IntStream.rangeClosed(-60, 60).mapToObj(k -> 0.5 * k).toList(),
            IntStream.rangeClosed(-60, 60)
                    .mapToObj(k -> 0.25 * k / (1 + Math.abs(0.25 * k)) + 1 / (1 + 0.25 * k * k))
                    .toList());

    static Stream<Activation> activations() {
        return Stream.of(new Gelu(), new Swish(1), new Softplus(), new HardSwish(), new Cos(), new Gaussian(), TABLE);
    }

    private static Network trained(Activation activation) {
        Examples examples = new Examples(
                NetworkSamples.sequences(java.util.Collections.nCopies(40, 1), 4, 50),
                new Targets.Values(NetworkSamples.uniform(40, 3, 8)));
        Network initial = new VanillaMlp(800, 2, activation).initial(4, 3, 0);
        Trainer.Trained trained = new Trainer(
                        Training.DEFAULT.withEpochs(60).withLearningRate(3e-3), examples, epoch -> {})
                .train(initial, RandomStream.ofSeed(1));
        double first = trained.history().get(0).loss();
        double last = trained.history().get(59).loss();
        assertThat(last).as("%s", activation).isLessThan(0.97 * first);
        return trained.network();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void a_network_learns_and_runs_on_an_ideal_chip_as_in_float(Activation activation) {
        Network network = trained(activation);
        Signal signal = TileSamples.vectors();
        DMatrixRMaj exact = TileSamples.exact(network, signal);
        DMatrixRMaj ideal = run(
                network,
                TileSamples.hardware(
                        TileSamples.tile(128, 128, TileSamples.IDEAL), 12, new IdealAdcSpec(), new IdealAdcSpec()));
        assertThat(TileSamples.largestDifference(ideal, exact)).isLessThan(2e-3);
    }

    /** Each of 8 bits has an error of span/2⁸/√12 a neuron; three layers of them stay below 2 % of the outputs. */
    @ParameterizedTest
    @MethodSource("activations")
    void nonlinear_ramps_of_eight_bits_apply_the_function_closely(Activation activation) {
        Network network = trained(activation);
        Signal signal = TileSamples.vectors();
        HardwareSpec hardware = TileSamples.hardware(
                TileSamples.tile(128, 128, TileSamples.IDEAL), 12, TileSamples.ramp(8, 0), new IdealAdcSpec());
        DMatrixRMaj exact = TileSamples.exact(network, signal);
        DMatrixRMaj found = run(network, hardware);
        assertThat(TileSamples.rms(found, exact)).isLessThan(0.02 * rms(exact));
        Mapping mapping = TileSamples.mapping(network, hardware, signal);
        assertThat(mapping.plans().get(0).converter()).isEqualTo(activation.name() + " in the converter, 8 bit");
    }

    private static DMatrixRMaj run(Network network, HardwareSpec hardware) {
        Signal signal = TileSamples.vectors();
        return TileSamples.run(
                network, TileSamples.mapping(network, hardware, signal).fabricate(TileSamples.RANDOM), signal);
    }

    private static double rms(DMatrixRMaj matrix) {
        return TileSamples.rms(matrix, new DMatrixRMaj(matrix.getNumRows(), matrix.getNumCols()));
    }

    private static double[] normal(int count, double deviation) {
        Draws draws = RandomStream.ofSeed(3).draws();
        return DoubleStream.generate(() -> deviation * draws.normal())
                .limit(count)
                .toArray();
    }

    private static Conversion conversion(Activation activation, double[] values, int bits) {
        return FunctionRange.conversion(activation, values, TileSamples.ramp(bits, 0));
    }

    /** The fitted ends against all others of a grid twice as fine: none is better by more than a few per cent. */
    @Test
    void fitted_ends_have_the_smallest_error_of_rounding_and_clipping() {
        double[] values = normal(4000, 1.5);
        for (Activation activation :
                List.of(new Gelu(), new LeakyRelu(0.01), new Softsign(), new Softplus(), new ClippedRelu(6))) {
            Conversion fitted = conversion(activation, values, 4);
            double error = error(fitted, values, 4);
            Interval seen = ClipRange.span(values);
            for (int k = 1; k <= 64; k++) {
                for (int n = 1; n <= 64; n++) {
                    Interval other = new Interval(seen.low() * k / 64, seen.high() * n / 64);
                    double found = error(new Conversion(activation, other, fitted.placement()), values, 4);
                    assertThat(error).as("%s %s", activation, other).isLessThan(1.05 * found);
                }
            }
        }
    }

    private static double error(Conversion conversion, double[] values, int bits) {
        Activation activation = conversion.activation();
        Interval outputs = activation.outputs(conversion.inputs());
        double sum = 0;
        for (double value : values) {
            double clipped = activation.value(conversion.inputs().clamp(value));
            double error = conversion.placement().nearest(outputs, bits, clipped) - activation.value(value);
            sum += error * error;
        }
        return sum;
    }

    @Test
    void a_softsign_ends_where_arguments_do_and_keeps_its_ramp_even() {
        double[] values = normal(4000, 1);
        Conversion conversion = conversion(new Softsign(), values, 5);
        assertThat(conversion.inputs().isFinite()).isTrue();
        double[] steps = RampPlan.of(conversion, 5).steps();
        double ratio = java.util.Arrays.stream(steps).max().orElseThrow()
                / java.util.Arrays.stream(steps).min().orElseThrow();
        // 120 for all arguments, nladc.md 1.2
        assertThat(ratio).isLessThan(20);
    }

    @Test
    void ranges_of_rectifier_sigmoid_and_wave_are_as_they_were() {
        double[] values = normal(2000, 2);
        assertThat(conversion(new Tanh(), values, 5).inputs()).isEqualTo(Interval.REALS);
        assertThat(conversion(new mho.adc.activation.Sine(), values, 5).inputs())
                .isEqualTo(ClipRange.span(values));
        Conversion relu = conversion(new Relu(), values, 5);
        assertThat(relu.inputs().low()).isZero();
        assertThat(relu.placement()).isEqualTo(Placement.LEVEL);
    }

    @Test
    void a_group_that_never_fires_still_has_a_range() {
        double[] silent = {-9, -8.5, -8};
        Interval inputs = conversion(new ClippedRelu(6), silent, 5).inputs();
        assertThat(new ClippedRelu(6).outputs(inputs).high()).isPositive();
        assertThat(conversion(new Cos(), new double[] {0.1, 0.1}, 5).inputs().width())
                .isCloseTo(Math.PI, within(1e-12));
    }

    @Test
    void a_table_bounds_the_range() {
        Tabulated table = new Tabulated("own", Interpolation.PCHIP, List.of(2.0, 3.0, 5.0), List.of(0.0, 2.0, 2.5));
        Interval inputs = conversion(table, new double[] {2.1, 2.5, 4.9}, 5).inputs();
        assertThat(table.domain().contains(inputs.low())).isTrue();
        assertThat(table.domain().contains(inputs.high())).isTrue();
    }

    @Test
    void output_values_follow_the_design_of_the_ramp() {
        NonlinearRampAdcSpec ramp = TileSamples.ramp(5, 0);
        assertThat(FunctionRange.conversion(new Gelu(), normal(100, 1), ramp).placement())
                .isEqualTo(Placement.CENTRE);
        assertThat(FunctionRange.conversion(new ClippedRelu(1), normal(100, 1), ramp)
                        .placement())
                .isEqualTo(Placement.LEVEL);
    }
}
