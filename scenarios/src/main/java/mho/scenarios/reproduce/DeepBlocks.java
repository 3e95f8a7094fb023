package mho.scenarios.reproduce;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Layer.Forward;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.ResidualMlp;
import mho.networks.ResidualMlp.Normalisation;
import mho.networks.Signal;
import mho.networks.data.Examples;
import mho.networks.data.Nested;
import mho.networks.data.Recordings;
import mho.networks.data.Targets;
import mho.networks.data.Task;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.tile.StagePlan;
import mho.networks.train.Evaluation;
import mho.networks.train.Schedule;
import mho.networks.train.Trainer;
import mho.networks.train.Training;
import mho.scenarios.Workbench;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Networks of 24 blocks with and without shortcuts and normalisation: what they learn, how what flows between blocks grows,
 * and what that asks of converters.
 *
 * @param steps training steps [1]
 * @param chips chips fabricated of each [1]
 * @param seed  seed of the chips
 */
record DeepBlocks(int steps, int chips, long seed) {
    static final int BLOCKS = 24;
    private static final int WIDTH = 24;
    /** Examples from which ranges are taken, as in a run. */
    private static final int CALIBRATION = 256;
    /** The reference names Adam and its rate alone, so the rate is constant and no gradient is cut. */
    private static final Training PROTOCOL =
            Training.DEFAULT.withSchedule(new Schedule.Constant()).withClipNorm(Double.POSITIVE_INFINITY);

    /** A network to be trained. */
    enum Form {
        RESIDUAL("residual + LN", Normalisation.BEFORE, 1),
        UNNORMALISED("residual, no LN", Normalisation.ABSENT, 1),
        BARE("no residual, LN", Normalisation.BEFORE, 0),
        NEITHER("neither", Normalisation.ABSENT, 0),
        RESCALED("residual x 1/1.045 + LN", Normalisation.BEFORE, 1 / 1.045);

        private final String text;
        private final Normalisation normalisation;
        private final double keep;

        Form(String text, Normalisation normalisation, double keep) {
            this.text = text;
            this.normalisation = normalisation;
            this.keep = keep;
        }

        String text() {
            return text;
        }
    }

    /**
     * What came of it.
     *
     * @param train         mean squared error on the training examples
     * @param test          the same on examples never shown
     * @param firstGradient sum of magnitudes of the gradient of the first block's tensors before the first step
     * @param initial       what flows before training
     * @param trained       what flows afterwards
     * @param chips         mean squared error of each chip on the test examples; empty if none was asked for
     */
    record Outcome(double train, double test, double firstGradient, Flow initial, Flow trained, List<Double> chips) {
        Outcome {
            chips = List.copyOf(chips);
        }
    }

    /**
     * What flows through the blocks on the training examples.
     *
     * @param norms   mean Euclidean norm of x before the first block and after each
     * @param largest largest magnitude in x, likewise
     * @param inputs  range of the drivers of each block's first array, on the mapped network
     * @param sums    largest magnitude of each block's output sums, which the converters of its second array must span
     */
    record Flow(List<Double> norms, List<Double> largest, List<Double> inputs, List<Double> sums) {
        Flow {
            norms = List.copyOf(norms);
            largest = List.copyOf(largest);
            inputs = List.copyOf(inputs);
            sums = List.copyOf(sums);
        }

        /** Returns the factor by which the norm grows from block to block: a line through its logarithms. */
        double growth() {
            double middle = (norms.size() - 1) / 2.0;
            double products = 0;
            double squares = 0;
            for (int k = 0; k < norms.size(); k++) {
                products += (k - middle) * StrictMath.log(Math.max(norms.get(k), Double.MIN_NORMAL));
                squares += (k - middle) * (k - middle);
            }
            return StrictMath.exp(products / squares);
        }

        /** Returns the bits that the block with the smallest range loses if all have the range of the largest. */
        static double bitsLost(List<Double> ranges) {
            return StrictMath.log(largest(ranges) / smallest(ranges)) / StrictMath.log(2);
        }

        private static double largest(List<Double> ranges) {
            return ranges.stream().mapToDouble(one -> one).max().orElseThrow();
        }

        private static double smallest(List<Double> ranges) {
            return ranges.stream().mapToDouble(one -> one).min().orElseThrow();
        }
    }

    Outcome train(Form form, Workbench.Share share) {
        Task task = Nested.DEFAULT.load(Recordings.NONE);
        Network initial = new ResidualMlp(BLOCKS, WIDTH, form.normalisation, form.keep).initial(2, 1, 0);
        Training training = PROTOCOL.withEpochs(steps);
        RandomStream random = RandomStream.ofSeed(0).child("residuals");
        Network trained = new Trainer(training, task, epoch -> share.done((double) epoch.number() / steps))
                .train(initial, random)
                .network();
        return new Outcome(
                error(trained, task.train()),
                error(trained, task.test()),
                firstGradient(initial, task.train()),
                flow(initial, task.train()),
                flow(trained, task.train()),
                onChips(trained, task));
    }

    private static double error(Network network, Examples examples) {
        return Evaluation.of(network, examples, new Exact(), RandomStream.ofSeed(0))
                .value();
    }

    private static Signal signal(Examples examples) {
        DMatrixRMaj rows = new DMatrixRMaj(examples.count(), examples.features());
        for (int row = 0; row < examples.count(); row++) {
            CommonOps_DDRM.insert(examples.inputs().get(row), rows, row, 0);
        }
        return Signal.of(rows);
    }

    private static double firstGradient(Network network, Examples examples) {
        List<Forward> forwards = network.forward(signal(examples), new Exact(), RandomStream.ofSeed(0));
        DMatrixRMaj slope =
                new DMatrixRMaj(forwards.get(forwards.size() - 1).outputs().single());
        CommonOps_DDRM.subtractEquals(slope, ((Targets.Values) examples.targets()).matrix());
        CommonOps_DDRM.scale(2.0 / slope.getNumElements(), slope);
        Parameters gradients = network.backward(Signal.of(slope), forwards);
        double sum = 0;
        for (String name : gradients.names()) {
            int layer = Integer.parseInt(name.substring(0, name.indexOf('.')));
            if (layer >= 1 && layer <= layersOfBlock(network)) {
                sum += CommonOps_DDRM.elementSumAbs(gradients.get(name));
            }
        }
        return sum;
    }

    /** Blocks without shortcuts are several layers of the network. */
    private static int layersOfBlock(Network network) {
        return (network.layers().size() - 2) / BLOCKS;
    }

    private static Flow flow(Network network, Examples all) {
        Examples examples = all.spread(CALIBRATION);
        Ranges ranges = new Ranges();
        network.infer(signal(examples), ranges, RandomStream.ofSeed(0));
        List<StagePlan> plans =
                Mapping.of(network, HardwareSpec.DEFAULT, ranges).plans();
        List<Forward> forwards = network.forward(signal(examples), new Exact(), RandomStream.ofSeed(0));
        List<DMatrixRMaj> between = IntStream.rangeClosed(0, BLOCKS)
                .mapToObj(block ->
                        forwards.get(block * layersOfBlock(network)).outputs().single())
                .toList();
        return new Flow(
                between.stream().map(DeepBlocks::meanNorm).toList(),
                between.stream().map(CommonOps_DDRM::elementMaxAbs).toList(),
                ofBlocks(block -> plans.get(2 * block + 1).inputRange()),
                ofBlocks(block -> magnitude(plans.get(2 * block + 2))));
    }

    private static List<Double> ofBlocks(Function<Integer, Double> law) {
        return IntStream.range(0, BLOCKS).boxed().map(law).toList();
    }

    private static double magnitude(StagePlan plan) {
        return Math.max(
                Math.abs(plan.arguments().low()), Math.abs(plan.arguments().high()));
    }

    private static double meanNorm(DMatrixRMaj x) {
        double sum = 0;
        for (int row = 0; row < x.getNumRows(); row++) {
            int at = row * x.getNumCols();
            sum += Math.sqrt(IntStream.range(at, at + x.getNumCols())
                    .mapToDouble(k -> x.data[k] * x.data[k])
                    .sum());
        }
        return sum / x.getNumRows();
    }

    private List<Double> onChips(Network network, Task task) {
        if (chips == 0) {
            return List.of();
        }
        Ranges ranges = new Ranges();
        network.infer(signal(task.train().spread(CALIBRATION)), ranges, RandomStream.ofSeed(0));
        Mapping mapping = Mapping.of(network, HardwareSpec.DEFAULT, ranges);
        RandomStream random = RandomStream.ofSeed(seed).child("residuals");
        return IntStream.range(0, chips)
                .mapToObj(chip -> {
                    RandomStream own = random.child(chip);
                    return Evaluation.of(network, task.test(), mapping.fabricate(own.child("chip")), own.child("read"))
                            .value();
                })
                .toList();
    }
}
