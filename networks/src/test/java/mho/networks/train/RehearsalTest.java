package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mho.adc.IdealAdcSpec;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Sine;
import mho.adc.activation.Tanh;
import mho.base.random.RandomStream;
import mho.crossbar.DifferentialPair;
import mho.device.ConductanceRange;
import mho.device.Programming;
import mho.device.catalog.IdealCell;
import mho.networks.Architecture;
import mho.networks.Dense;
import mho.networks.Exact;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Parameters;
import mho.networks.Recurrent;
import mho.networks.Signal;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGluMlp;
import mho.networks.SplitMixStream;
import mho.networks.Stage;
import mho.networks.Substrate;
import mho.networks.VanillaMlp;
import mho.networks.data.Examples;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.InputRanges;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.train.InputCodes.Driven;
import mho.networks.train.InputCodes.Range;
import mho.networks.train.OutputCodes.Converters;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalTest {
    private static final RandomStream RANDOM = RandomStream.ofSeed(6);
    private static final Driven FINE = new Driven(new PulseWidthDacSpec(12), Range.LEARNED_EACH);

    private static Network dense(int inputs, int outputs) {
        return NetworkSamples.scrambled(List.of(new Dense(inputs, outputs, new Identity())), 0.7, 5);
    }

    // Weights

    /** Mean and variance of (noisy − clean) of the first weight's matrix over many draws, in shares of max|W|. */
    private static double[] moments(Rehearsal rehearsal, double part, int draws) {
        Network network = dense(20, 30);
        DMatrixRMaj clean = network.parameters().get("0.weight");
        NoisyWeights noise = new NoisyWeights(rehearsal, network);
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int k = 0; k < 600; k++) {
            largest = Math.max(largest, Math.abs(clean.data[k]));
        }
        for (int draw = 0; draw < draws; draw++) {
            Parameters drawn =
                    noise.draw(network.parameters(), part, RANDOM, draw).weights();
            assertThat(drawn.get("0.bias").data).isEqualTo(network.parameters().get("0.bias").data);
            for (int k = 0; k < 600; k++) {
                double error = (drawn.get("0.weight").data[k] - clean.data[k]) / largest;
                sum += error;
                squares += error * error;
            }
        }
        return new double[] {sum / (600.0 * draws), squares / (600.0 * draws)};
    }

    private static void hasDeviation(double[] moments, double deviation, int count) {
        // 5 standard errors of mean and variance: false alarm once in 900,000
        assertThat(moments[0]).isCloseTo(0, within(5 * deviation / Math.sqrt(count)));
        assertThat(moments[1] / (deviation * deviation)).isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
    }

    @Test
    void gaussian_noise_is_a_share_of_the_largest_weight_and_rises_over_the_first_epochs() {
        Rehearsal rehearsal =
                Rehearsal.DEFAULT.withWeights(new WeightNoise.Gaussian(0.05)).withRampEpochs(4);
        assertThat(IntStream.range(0, 6).mapToDouble(rehearsal::part)).containsExactly(0.2, 0.4, 0.6, 0.8, 1.0, 1.0);
        assertThat(Rehearsal.DEFAULT.part(0)).isEqualTo(1);
        hasDeviation(moments(rehearsal, 0.4, 40), 0.02, 24_000);
        hasDeviation(moments(rehearsal, 1, 40), 0.05, 24_000);
    }

    @Test
    void a_training_meets_in_each_epoch_the_noise_of_that_epoch() {
        Examples examples =
                NetworkSamples.regression(NetworkSamples.uniform(20, 3, 1), NetworkSamples.uniform(20, 2, 2));
        Training rising = Training.DEFAULT
                .withEpochs(2)
                .withRehearsal(Rehearsal.DEFAULT
                        .withWeights(new WeightNoise.Gaussian(0.2))
                        .withRampEpochs(1));
        TrainingRun whole = new Trainer(rising, examples, epoch -> {}).open(dense(3, 2), RANDOM);
        TrainingRun half = trainer(rising, examples, 0.1).open(dense(3, 2), RANDOM);
        whole.next();
        half.next();
        TrainingRun full = trainer(rising, examples, 0.2).open(dense(3, 2), RANDOM, half.checkpoint());
        whole.next();
        full.next();
        assertThat(weight(whole)).isEqualTo(weight(full)).isNotEqualTo(weight(half));
    }

    private static Trainer trainer(Training training, Examples examples, double share) {
        Rehearsal steady = Rehearsal.DEFAULT.withWeights(new WeightNoise.Gaussian(share));
        return new Trainer(training.withRehearsal(steady), examples, epoch -> {});
    }

    private static double[] weight(TrainingRun run) {
        return run.trained().network().parameters().get("0.weight").data;
    }

    @Test
    void programmed_noise_is_that_of_two_cells_a_weight_at_the_scale_of_the_array() {
        // Range 0 … 100 µS written to ±2 µS: a pair differs by √2·2 µS, of a full scale of 100 µS, where no cell is cut
        // off at 0
        var cell = new IdealCell()
                .cell()
                .withRange(new ConductanceRange(20e-6, 120e-6))
                .withProgramming(Programming.Gaussian.ofSpread(2e-6));
        Rehearsal rehearsal = Rehearsal.DEFAULT.withWeights(new WeightNoise.Programmed(cell, new DifferentialPair()));
        hasDeviation(moments(rehearsal, 1, 40), Math.sqrt(2) * 0.02, 24_000);
        hasDeviation(moments(rehearsal, 0.5, 40), Math.sqrt(2) * 0.01, 24_000);
    }

    @Test
    void weights_in_exact_cells_come_back_as_they_were() {
        Rehearsal rehearsal = Rehearsal.DEFAULT.withWeights(
                new WeightNoise.Programmed(new IdealCell().cell(), new DifferentialPair()));
        for (Network network : List.of(
                dense(3, 4),
                Recurrent.DEFAULT.withHidden(4).initial(3, 2, 0),
                new SinGluMlp(90, 2, 10, GateBiases.ABSENT).initial(2, 1, 0))) {
            Parameters read = new NoisyWeights(rehearsal, network)
                    .draw(network.parameters(), 1, RANDOM, 0)
                    .weights();
            for (String name : network.parameters().names()) {
                DMatrixRMaj clean = network.parameters().get(name);
                for (int k = 0; k < clean.getNumElements(); k++) {
                    assertThat(read.get(name).data[k]).as(name).isCloseTo(clean.data[k], within(1e-12));
                }
            }
        }
    }

    @Test
    void tensors_of_one_array_share_its_full_scale_and_folded_ones_have_their_own() {
        Network lstm = Recurrent.DEFAULT.withHidden(4).initial(3, 2, 0);
        Parameters large = NetworkSamples.replaced(lstm.parameters(), "0.weight_hh", 3, -7);
        Map<String, Double> scales = SharedArrays.of(lstm).fullScales(large);
        assertThat(scales.get("0.weight_ih")).isEqualTo(7);
        assertThat(scales.get("0.weight_hh")).isEqualTo(7);
        assertThat(scales.get("2.weight")).isLessThan(1);
        Network singlu = new SinGluMlp(90, 1, 10, GateBiases.ABSENT).initial(2, 1, 0);
        Map<String, Double> own = SharedArrays.of(singlu).fullScales(singlu.parameters());
        own.forEach((name, scale) -> {
            double largest = 0;
            DMatrixRMaj tensor = singlu.parameters().get(name);
            for (int k = 0; k < tensor.getNumElements(); k++) {
                largest = Math.max(largest, Math.abs(tensor.data[k]));
            }
            assertThat(scale).as(name).isCloseTo(largest, within(1e-12));
        });
    }

    @Test
    void drop_connect_leaves_the_mean_weight_and_sends_gradients_only_to_what_was_kept() {
        Network network = dense(20, 30);
        DMatrixRMaj clean = network.parameters().get("0.weight");
        NoisyWeights noise = new NoisyWeights(Rehearsal.DEFAULT.withDropConnect(0.25), network);
        Parameters ones = network.parameters().map(tensor -> {
            DMatrixRMaj all = new DMatrixRMaj(tensor);
            java.util.Arrays.fill(all.data, 1);
            return all;
        });
        int dropped = 0;
        double sum = 0;
        for (int draw = 0; draw < 40; draw++) {
            NoisyWeights.Drawn drawn = noise.draw(network.parameters(), 1, RANDOM, draw);
            Parameters gradients = drawn.toClean().apply(ones);
            assertThat(gradients.get("0.bias").data).containsOnly(1);
            for (int k = 0; k < 600; k++) {
                double factor = drawn.weights().get("0.weight").data[k] / clean.data[k];
                assertThat(gradients.get("0.weight").data[k]).isCloseTo(factor, within(1e-12));
                dropped += factor == 0 ? 1 : 0;
                sum += factor;
            }
        }
        // 24,000 draws of probability 1/4: 5 standard errors
        assertThat(dropped / 24_000.0).isCloseTo(0.25, within(5 * Math.sqrt(0.1875 / 24_000)));
        assertThat(sum / 24_000).isCloseTo(1, within(5 * Math.sqrt(1 / 3.0 / 24_000)));
    }

    @Test
    void drop_connect_rises_as_noise_does_and_leaves_out_others_in_each_step() {
        Network network = dense(20, 30);
        NoisyWeights noise = new NoisyWeights(Rehearsal.DEFAULT.withDropConnect(0.8), network);
        int quarter = 0;
        int both = 0;
        for (int draw = 0; draw < 40; draw += 2) {
            double[] one = noise.draw(network.parameters(), 0.25, RANDOM, draw)
                    .weights()
                    .get("0.weight")
                    .data;
            double[] next = noise.draw(network.parameters(), 0.25, RANDOM, draw + 1)
                    .weights()
                    .get("0.weight")
                    .data;
            for (int k = 0; k < 600; k++) {
                quarter += one[k] == 0 ? 1 : 0;
                both += one[k] == 0 && next[k] == 0 ? 1 : 0;
            }
        }
        // 12,000 draws of probability 0.8/4, and of its square if steps are independent: 5 standard errors
        assertThat(quarter / 12_000.0).isCloseTo(0.2, within(5 * Math.sqrt(0.16 / 12_000)));
        assertThat(both / 12_000.0).isCloseTo(0.04, within(5 * Math.sqrt(0.0384 / 12_000)));
    }

    @Test
    void weights_stay_within_their_bound_and_biases_do_not_care() {
        Network network = dense(20, 30);
        DMatrixRMaj before = network.parameters().get("0.weight");
        double square = 0;
        double mean = 0;
        for (int k = 0; k < 600; k++) {
            square += before.data[k] * before.data[k] / 600;
            mean += before.data[k] / 600;
        }
        double deviation = Math.sqrt(square - mean * mean);
        clipsAt(network, new WeightClip.Deviations(1.2), 1.2 * deviation);
        clipsAt(network, new WeightClip.Fixed(0.3), 0.3);
    }

    private static void clipsAt(Network network, WeightClip clip, double limit) {
        Parameters weights = network.parameters().copy();
        new NoisyWeights(Rehearsal.DEFAULT.withClip(clip), network).clip(weights);
        int cut = 0;
        for (int k = 0; k < 600; k++) {
            double before = network.parameters().get("0.weight").data[k];
            double expected = Math.abs(before) > limit ? Math.signum(before) * limit : before;
            assertThat(weights.get("0.weight").data[k]).isCloseTo(expected, within(1e-12));
            cut += Math.abs(before) > limit ? 1 : 0;
        }
        assertThat(cut).isGreaterThan(50);
        assertThat(weights.get("0.bias").data).isEqualTo(network.parameters().get("0.bias").data);
    }

    @Test
    void a_training_ends_within_the_bound() {
        Examples examples =
                NetworkSamples.regression(NetworkSamples.uniform(20, 3, 1), NetworkSamples.uniform(20, 2, 2));
        Training training = Training.DEFAULT
                .withEpochs(20)
                .withLearningRate(0.1)
                .withRehearsal(Rehearsal.DEFAULT.withClip(new WeightClip.Fixed(0.05)));
        Network trained = new Trainer(training, examples, epoch -> {})
                .train(dense(3, 2), RANDOM)
                .network();
        DMatrixRMaj weights = trained.parameters().get("0.weight");
        for (int k = 0; k < 6; k++) {
            assertThat(Math.abs(weights.data[k])).isLessThanOrEqualTo(0.05);
        }
    }

    // Inputs

    /** Inputs clipped at their ranges and not rounded: what codes without end would be. */
    private record Clipping(Map<String, double[]> ranges) implements Substrate {
        @Override
        public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
            DMatrixRMaj clipped = new DMatrixRMaj(x);
            double[] own = ranges.get(stage.name());
            if (own == null) {
                return new Exact().apply(stage, x, read);
            }
            for (int k = 0; k < clipped.getNumElements(); k++) {
                double range = own[k % own.length];
                clipped.data[k] = Math.max(-range, Math.min(range, clipped.data[k]));
            }
            return new Exact().apply(stage, clipped, read);
        }
    }

    static Stream<Architecture> architectures() {
        return Stream.of(
                new VanillaMlp(60, 2),
                new SinGluMlp(80, 2, 1, GateBiases.PRESENT),
                Recurrent.DEFAULT.withHidden(4).withReadout(Recurrent.Readout.MEAN),
                Recurrent.DEFAULT.withHidden(4).withProjection(3).withReadout(Recurrent.Readout.MEAN),
                Recurrent.DEFAULT.withCell(Recurrent.Cell.GRU).withHidden(4).withReadout(Recurrent.Readout.MEAN));
    }

    /** 12 bits round to 1e-4 of a range; gradients of the clipped network are met to that. */
    @ParameterizedTest
    @MethodSource("architectures")
    void gradients_through_clipped_inputs_are_differences_of_the_clipped_network(Architecture architecture) {
        // weights so large that nothing that is wrong with a slope is within the tolerance
        Network network = NetworkSamples.scrambled(architecture.layers(2, 3), 1.5, 4);
        Signal signal = architecture instanceof Recurrent
                ? NetworkSamples.signal(NetworkSamples.sequences(List.of(5, 5, 3, 2), 2, 50))
                : Signal.of(NetworkSamples.uniform(9, 2, 50));
        Map<String, double[]> ranges = clippingRanges(network, signal);
        Map<String, DMatrixRMaj> logarithms = new LinkedHashMap<>();
        ranges.forEach((stage, own) -> {
            DMatrixRMaj row = new DMatrixRMaj(1, own.length);
            java.util.Arrays.setAll(row.data, k -> StrictMath.log(own[k]));
            logarithms.put(stage, row);
        });
        RehearsedHardware hardware =
                new RehearsedHardware(Rehearsal.DEFAULT.withInputs(FINE), Parameters.of(logarithms));
        List<Forward> forwards = network.forward(signal, hardware, RANDOM);
        Parameters gradients =
                network.backwardToInputs(slope(forwards.get(forwards.size() - 1).outputs()), forwards);
        double tolerance = 3e-3;
        for (String name : network.parameters().names()) {
            for (int k = 0; k < network.parameters().get(name).getNumElements(); k++) {
                double value = network.parameters().get(name).data[k];
                double step = 1e-5;
                double up = sum(
                        network.with(NetworkSamples.replaced(network.parameters(), name, k, value + step)),
                        signal,
                        ranges);
                double down = sum(
                        network.with(NetworkSamples.replaced(network.parameters(), name, k, value - step)),
                        signal,
                        ranges);
                assertThat(gradients.get(name).data[k])
                        .as("%s[%d]", name, k)
                        .isCloseTo((up - down) / (2 * step), within(tolerance));
            }
        }
        ranges.forEach((stage, own) -> {
            for (int k = 0; k < own.length; k++) {
                double up = sum(network, signal, changed(ranges, stage, k, StrictMath.exp(1e-5)));
                double down = sum(network, signal, changed(ranges, stage, k, StrictMath.exp(-1e-5)));
                assertThat(hardware.gradients().get(stage).data[k])
                        .as("range %s[%d]", stage, k)
                        .isCloseTo((up - down) / 2e-5, within(tolerance));
            }
        });
    }

    /** Returns for each input half of the largest that it has. */
    private static Map<String, double[]> clippingRanges(Network network, Signal signal) {
        Map<String, double[]> ranges = new LinkedHashMap<>();
        network.infer(
                signal,
                (stage, x, read) -> {
                    // states are kept exactly in training
                    if (stage instanceof Stage.State) {
                        return new Exact().apply(stage, x, read);
                    }
                    double[] own = ranges.computeIfAbsent(stage.name(), name -> new double[stage.inputs()]);
                    for (int k = 0; k < x.getNumElements(); k++) {
                        own[k % own.length] = Math.max(own[k % own.length], Math.max(1e-3, Math.abs(x.data[k]) / 2));
                    }
                    return new Exact().apply(stage, x, read);
                },
                RANDOM);
        return ranges;
    }

    private static Map<String, double[]> changed(Map<String, double[]> ranges, String stage, int k, double factor) {
        Map<String, double[]> copy = new LinkedHashMap<>(ranges);
        double[] own = ranges.get(stage).clone();
        own[k] *= factor;
        copy.put(stage, own);
        return copy;
    }

    private static Signal slope(Signal outputs) {
        DMatrixRMaj slope = new DMatrixRMaj(outputs.single());
        java.util.Arrays.setAll(slope.data, k -> 1.0 + k % 3);
        return Signal.of(slope);
    }

    private static double sum(Network network, Signal signal, Map<String, double[]> ranges) {
        DMatrixRMaj outputs =
                network.infer(signal, new Clipping(ranges), RANDOM).outputs().single();
        double sum = 0;
        for (int k = 0; k < outputs.getNumElements(); k++) {
            sum += outputs.data[k] * (1.0 + k % 3);
        }
        return sum;
    }

    @Test
    void coarse_codes_and_their_ranges_gradients_are_those_by_hand() {
        // 2 bits: codes −3 … 3 of a range of 1.5, so steps of 0.5; 0.6 → 0.5, −0.8 → −1, 2 → 1.5
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{0.6}, {-0.8}, {2}});
        Rehearsal rehearsal = Rehearsal.DEFAULT.withInputs(new Driven(new PulseWidthDacSpec(2), Range.LEARNED));
        Network network = dense(1, 1);
        double weight = network.parameters().get("0.weight").data[0];
        double bias = network.parameters().get("0.bias").data[0];
        Parameters logarithms =
                Parameters.of(Map.of("0.dense", new DMatrixRMaj(new double[][] {{StrictMath.log(1.5)}})));
        RehearsedHardware hardware = new RehearsedHardware(rehearsal, logarithms);
        List<Forward> forwards = network.forward(Signal.of(x), hardware, RANDOM);
        double[] outputs = forwards.get(0).outputs().single().data;
        assertThat((outputs[0] - bias) / weight).isCloseTo(0.5, within(1e-12));
        assertThat((outputs[1] - bias) / weight).isCloseTo(-1, within(1e-12));
        assertThat((outputs[2] - bias) / weight).isCloseTo(1.5, within(1e-12));
        Signal slope = Signal.of(new DMatrixRMaj(new double[][] {{1}, {10}, {100}}));
        Parameters gradients = network.backwardToInputs(slope, forwards);
        assertThat(gradients.get("0.weight").data[0]).isCloseTo(0.5 - 10 + 150, within(1e-9));
        // (1 − 1.2)/3, (−2 + 1.6)/3 and 1; times the range for its logarithm
        double expected = weight * 1.5 * (-0.2 / 3 - 10 * 0.4 / 3 + 100);
        assertThat(hardware.gradients().get("0.dense").data[0]).isCloseTo(expected, within(1e-9));
    }

    @Test
    void the_range_of_what_is_seen_clips_nothing() {
        DMatrixRMaj x = NetworkSamples.uniform(50, 3, 8);
        Rehearsal rehearsal = Rehearsal.DEFAULT.withInputs(new Driven(new PulseWidthDacSpec(5), Range.SEEN));
        Stage stage = dense(3, 2).stages().get(0);
        Substrate.Intake intake = new RehearsedHardware(rehearsal, Parameters.of(Map.of()))
                .apply(stage, x, RANDOM)
                .intake();
        DMatrixRMaj taken = intake.taken(x);
        for (int k = 0; k < x.getNumElements(); k++) {
            assertThat(taken.data[k]).isCloseTo(x.data[k], within(0.5 / 31 + 1e-12));
        }
        assertThat(intake.back(x).data).isEqualTo(x.data);
        assertThat(taken.data).isNotEqualTo(x.data);
    }

    @Test
    void a_range_that_is_far_too_wide_is_learned_to_be_narrower_and_is_what_the_chip_gets() {
        DMatrixRMaj x = NetworkSamples.uniform(200, 2, 3);
        x.data[0] = 12; // one input beyond all others, which the initial range has to weigh
        DMatrixRMaj y = new DMatrixRMaj(200, 1);
        for (int row = 0; row < 200; row++) {
            y.data[row] = Math.max(-1, Math.min(1, x.get(row, 0))) - 0.5 * x.get(row, 1);
        }
        Examples examples = NetworkSamples.regression(x, y);
        Training training = Training.DEFAULT
                .withEpochs(400)
                .withLearningRate(0.02)
                .withRehearsal(Rehearsal.DEFAULT.withInputs(new Driven(new PulseWidthDacSpec(3), Range.LEARNED)));
        Network network = Network.initial(List.of(new Dense(2, 1, new Identity())), SplitMixStream.ofSeed(0));
        Trainer.Trained trained = new Trainer(training, examples, epoch -> {}).train(network, RANDOM);
        Stage stage = trained.network().stages().get(0);
        double before = new Trainer(training, examples, epoch -> {})
                .open(network, RANDOM)
                .trained()
                .ranges()
                .of(stage)[0];
        double learned = trained.ranges().of(stage)[0];
        assertThat(learned).isLessThan(before / 2);
        Ranges ranges = new Ranges(trained.ranges());
        Evaluation.of(trained.network(), examples, ranges, RANDOM);
        Mapping mapping = Mapping.of(trained.network(), HardwareSpec.DEFAULT, ranges);
        assertThat(mapping.plans().get(0).inputRange()).isEqualTo(learned);
    }

    @Test
    void a_range_moves_ten_times_as_fast_as_the_network() {
        Examples examples =
                NetworkSamples.regression(NetworkSamples.uniform(30, 3, 1), NetworkSamples.uniform(30, 2, 2));
        Training training = Training.DEFAULT
                .withEpochs(5)
                .withSchedule(new Schedule.Constant())
                .withLearningRate(1e-3)
                .withRehearsal(Rehearsal.DEFAULT.withInputs(new Driven(new PulseWidthDacSpec(3), Range.LEARNED)));
        TrainingRun run = new Trainer(training, examples, epoch -> {}).open(dense(3, 2), RANDOM);
        double before = run.checkpoint().ranges().values().get("0.dense").data[0];
        run.next();
        double after = run.checkpoint().ranges().values().get("0.dense").data[0];
        // the first step of Adam is its rate, whatever the slope
        assertThat(Math.abs(after - before)).isCloseTo(10 * 1e-3, within(1e-6));
    }

    @Test
    void ranges_of_another_network_are_refused() {
        Stage stage = dense(3, 2).stages().get(0);
        assertThatThrownBy(() ->
                        InputRanges.of(Map.of("0.dense", new double[] {1, 2})).of(stage))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Stage 0.dense needs one range or one for each of its 3 inputs, but 2 were learned");
        assertThatThrownBy(() -> InputRanges.of(Map.of("0.dense", new double[] {0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The range of an input must be > 0, but one of stage 0.dense is 0.00000");
    }

    // Outputs

    private static DMatrixRMaj converted(Activation activation, Converters converters, DMatrixRMaj arguments) {
        Stage stage = new Stage.Pointwise("f", arguments.getNumCols(), activation);
        return new RehearsedHardware(Rehearsal.DEFAULT.withOutputs(converters), Parameters.of(Map.of()))
                .apply(stage, arguments, RANDOM)
                .outputs();
    }

    @Test
    void functions_are_rounded_to_the_centres_of_the_nonlinear_converters_bins() {
        Converters converters = new Converters(NonlinearRampAdcSpec.DEFAULT.withBits(3), new IdealAdcSpec());
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{-20, -1, 0.2, 3}});
        assertThat(converted(new Sigmoid(), converters, x).data)
                .containsExactly(0.0625, 0.3125, 0.5625, 0.9375); // of 1/8; sigmoid(−1) = 0.269
        assertThat(converted(new Tanh(), converters, x).data).containsExactly(-0.875, -0.875, 0.125, 0.875);
        double[] waves = converted(new Sine(), converters, new DMatrixRMaj(new double[][] {{-8, 0.3, 8}})).data;
        assertThat(waves).containsExactly(-0.875, 0.375, 0.875);
        // levels 0 … 7 of 3/7
        assertThat(converted(new Relu(), converters, x).data[2]).isCloseTo(0, within(1e-12));
        assertThat(converted(new Relu(), converters, x).data[3]).isCloseTo(3, within(1e-12));
    }

    @Test
    void sums_are_rounded_by_the_linear_converter_over_what_they_span() {
        Converters converters = new Converters(new IdealAdcSpec(), new LinearRampAdcSpec(2));
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{-4, -1, 0.5, 3}});
        assertThat(converted(new Identity(), converters, x).data).containsExactly(-3, -1, 1, 3);
        assertThat(converted(new Sigmoid(), converters, x).data[0]).isCloseTo(1 / (1 + Math.exp(4)), within(1e-12));
    }

    @Test
    void a_digital_function_comes_after_a_rounded_sum() {
        Converters converters = new Converters(new LinearRampAdcSpec(2), new LinearRampAdcSpec(2));
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{-4, -1, 0.5, 3}});
        // sums −3, −1, 1, 3; tanh of them −0.995, −0.76, 0.76, 0.995; centres of quarters of −1 … 1
        assertThat(converted(new Tanh(), converters, x).data).containsExactly(-0.75, -0.75, 0.75, 0.75);
    }

    @Test
    void a_function_without_any_change_in_the_batch_is_left_as_it_is() {
        DMatrixRMaj x = new DMatrixRMaj(new double[][] {{-4, -1}});
        assertThat(converted(new Relu(), Converters.DEFAULT, x).data).containsExactly(0, 0);
    }

    @Test
    void gradients_pass_straight_through_converters() {
        Network network = new VanillaMlp(60, 1).initial(2, 3, 4);
        Signal signal = Signal.of(NetworkSamples.uniform(9, 2, 50));
        Rehearsal rounded = Rehearsal.DEFAULT.withOutputs(new Converters(new IdealAdcSpec(), new LinearRampAdcSpec(4)));
        List<Forward> exact = network.forward(signal, new Exact(), RANDOM);
        List<Forward> rehearsed =
                network.forward(signal, new RehearsedHardware(rounded, Parameters.of(Map.of())), RANDOM);
        DMatrixRMaj slope = NetworkSamples.uniform(9, 3, 51);
        assertThat(rehearsed.get(rehearsed.size() - 1).outputs().single().data)
                .isNotEqualTo(exact.get(exact.size() - 1).outputs().single().data);
        Parameters expected = network.backward(Signal.of(slope), exact);
        Parameters found = network.backward(Signal.of(slope), rehearsed);
        for (String name : expected.names()) {
            assertThat(found.get(name).data).as(name).isEqualTo(expected.get(name).data);
        }
    }

    // As the hardware

    @Test
    void what_is_as_the_hardware_is_taken_from_it() {
        Rehearsal asHardware = Rehearsal.DEFAULT
                .withWeights(new WeightNoise.AsHardware())
                .withInputs(new InputCodes.AsHardware(Range.LEARNED_EACH))
                .withOutputs(new OutputCodes.AsHardware());
        HardwareSpec hardware = HardwareSpec.DEFAULT;
        Rehearsal expected = Rehearsal.DEFAULT
                .withWeights(new WeightNoise.Programmed(
                        hardware.tile().crossbar().cell(), hardware.tile().encoding()))
                .withInputs(new Driven(hardware.input(), Range.LEARNED_EACH))
                .withOutputs(new Converters(hardware.nonlinear(), hardware.linear()));
        assertThat(asHardware.on(hardware)).isEqualTo(expected);
        assertThat(expected.on(hardware)).isEqualTo(expected);
        Examples examples = NetworkSamples.regression(new DMatrixRMaj(4, 3), new DMatrixRMaj(4, 2));
        Trainer trainer = new Trainer(Training.DEFAULT.withRehearsal(asHardware), examples, epoch -> {});
        assertThatThrownBy(() -> trainer.train(dense(3, 2), RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A training that rehearses \"as-hardware\" must know which, but has none. Call Training.on(hardware) first.");
    }

    @Test
    void impossible_rehearsals_are_refused() {
        assertThatThrownBy(() -> Rehearsal.DEFAULT.withDropConnect(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Drop-connect leaves out a share of weights, from 0 to less than 1, but is 1.00000");
        assertThatThrownBy(() -> Rehearsal.DEFAULT.withRampEpochs(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Noise rises over 0 or more epochs, but these are -1");
        assertThatThrownBy(() -> new WeightClip.Fixed(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Weights need a bound > 0, but it is 0.00000");
    }
}
