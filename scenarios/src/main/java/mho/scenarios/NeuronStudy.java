package mho.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mho.adc.LinearRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.adc.RampCalibration;
import mho.adc.RampCircuit;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.device.catalog.IdealCell;
import mho.networks.Architecture;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Substrate;
import mho.networks.WeightNoise;
import mho.networks.data.Examples;
import mho.networks.data.Probe;
import mho.networks.data.Recordings;
import mho.networks.data.Task;
import mho.networks.tile.DigitalSpec;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.tile.TileSpec;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer;
import mho.networks.train.Training;
import mho.scenarios.Results.Score;

/**
 * The study "Beyond Linear Neurons" again: networks of equal numbers of parameters on nine tasks, the published table beside ours,
 * what parity explains of it, and which networks survive on a chip.
 *
 * <p>Source: huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark; the protocol that it leaves open is that of its
 * replication: 1000 epochs on all examples, Adam 1e-3 with a cosine, gradients limited to 1, ω = 10.
 */
public final class NeuronStudy {
    /** The score on the task's own test examples. */
    public static final String TEST = "test";

    private static final int NOISE_DRAWS = 20;
    private static final int CALIBRATION = 256;
    /** Of drivers on chips whose converters are looked at: one imperfection at a time. */
    private static final int INPUT_BITS = 12;

    private final Options options;
    private final Workbench bench;
    private final TrainedStore store;
    private final PublishedScores published = PublishedScores.load();
    private final Map<Job, Learnt> known = new HashMap<>();

    /**
     * How the study is run.
     *
     * @param tasks         which tasks
     * @param architectures which networks, by {@link NeuronTask#architectures}
     * @param seeds         networks of each, with data and initial weights of their own [1]
     * @param training      the protocol
     * @param hardwareSeed  seed of noise on weights and of chips
     */
    public record Options(
            List<NeuronTask> tasks, List<String> architectures, int seeds, Training training, long hardwareSeed) {
        public Options {
            tasks = List.copyOf(tasks);
            architectures = List.copyOf(architectures);
            if (!(seeds >= 1 && seeds <= 1000) || tasks.isEmpty() || architectures.isEmpty()) {
                throw new IllegalArgumentException(
                        "The study needs tasks, architectures and 1 to 1000 seeds, but has %d, %d and %d"
                                .formatted(tasks.size(), architectures.size(), seeds));
            }
            for (String architecture : architectures) {
                tasks.get(0).architecture(architecture);
            }
        }
    }

    /** A study that keeps no files. */
    public NeuronStudy(Options options, Workbench bench) {
        this(options, bench, TrainedStore.NONE);
    }

    /** A study that keeps its trained networks in a folder, and goes on with those it finds there. */
    public NeuronStudy(Options options, Workbench bench, Path folder) {
        this(options, bench, TrainedStore.in(folder));
    }

    private NeuronStudy(Options options, Workbench bench, TrainedStore store) {
        this.options = options;
        this.bench = bench;
        this.store = store;
    }

    /**
     * A row of the table.
     *
     * @param task         which task
     * @param measure      {@link #TEST}, or the name of a probe
     * @param architecture which network
     * @param parameters   its trained numbers [1]
     * @param published    the paper's number; NaN if it printed none
     * @param reference    the replication's mean; NaN if it has none
     * @param ours         one value a seed
     * @param verdict      how they compare, in words
     */
    public record Row(
            NeuronTask task,
            String measure,
            String architecture,
            int parameters,
            double published,
            double reference,
            Score ours,
            String verdict) {}

    /**
     * Measured parity of a trained network, first seed.
     *
     * @param task         which task
     * @param architecture which network
     * @param odd          root mean square of its odd part, (f(x) − f(−x))/2, over the test examples
     * @param even         the same of its even part
     * @param score        its score
     * @param limit        the best score that an even network can have on average
     * @param verdict      what follows, in words
     */
    public record ParityRow(
            NeuronTask task,
            String architecture,
            double odd,
            double even,
            double score,
            double limit,
            String verdict) {}

    /**
     * A trained network under one imperfection, first seed.
     *
     * @param task          which task
     * @param architecture  which network
     * @param trainedWith   noise on weights while it was trained, relative to the largest weight [1]
     * @param imperfection  which one, in words
     * @param clean         score without it
     * @param score         score with it, one value a drawing
     * @param verdict       whether the network survives it, in words
     */
    public record ChipRow(
            NeuronTask task,
            String architecture,
            double trainedWith,
            String imperfection,
            double clean,
            double reference,
            Score score,
            String verdict) {}

    /** Returns the table of all tasks and architectures, task by task; after an interruption the rows whose seeds are all there. */
    public List<Row> table() {
        List<List<Job>> cells = new ArrayList<>();
        for (NeuronTask task : options.tasks) {
            for (String architecture : options.architectures) {
                cells.add(IntStream.range(0, options.seeds)
                        .mapToObj(seed -> new Job(task, architecture, seed, 0))
                        .toList());
            }
        }
        learn(cells.stream().flatMap(List::stream).toList());
        return cells.stream()
                .filter(known.keySet()::containsAll)
                .flatMap(cell -> rows(cell.stream().map(known::get).toList()).stream())
                .toList();
    }

    private List<Row> rows(List<Learnt> seeds) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                seeds,
                TEST,
                seeds.stream().map(one -> one.score(new Exact(), one.network)).toList()));
        List<Probe> probes = seeds.get(0).data.probes();
        for (int k = 0; k < probes.size(); k++) {
            int index = k;
            rows.add(row(
                    seeds,
                    probes.get(k).name(),
                    seeds.stream().map(one -> one.probe(index)).toList()));
        }
        return rows;
    }

    private Row row(List<Learnt> seeds, String measure, List<Double> scores) {
        Job job = seeds.get(0).job;
        PublishedScores.Entry known = published.of(job.task, measure, job.architecture);
        Score ours = Statistics.score(job.task.countsAnswers() ? "accuracy" : "mse", scores);
        return new Row(
                job.task,
                measure,
                job.architecture,
                seeds.get(0).network.parameters().count(),
                known.published(),
                known.reference(),
                ours,
                NeuronVerdict.of(job.task, known, ours.mean()));
    }

    /** Returns how even each trained network is, and what that costs it. */
    public List<ParityRow> parity() {
        List<Job> jobs = firstSeeds(options.tasks, List.of(0.0));
        learn(jobs);
        return jobs.stream()
                .filter(known::containsKey)
                .map(job -> parity(known.get(job)))
                .toList();
    }

    private static ParityRow parity(Learnt learnt) {
        Examples test = learnt.data.test();
        double[] straight = learnt.outputs(test);
        double[] mirrored = learnt.outputs(test.negated());
        double odd = 0;
        double even = 0;
        for (int k = 0; k < straight.length; k++) {
            double difference = (straight[k] - mirrored[k]) / 2;
            double sum = (straight[k] + mirrored[k]) / 2;
            odd += difference * difference / straight.length;
            even += sum * sum / straight.length;
        }
        double score = learnt.score(new Exact(), learnt.network);
        Job job = learnt.job;
        return new ParityRow(
                job.task,
                job.architecture,
                Math.sqrt(odd),
                Math.sqrt(even),
                score,
                job.task.evenLimit(),
                NeuronVerdict.ofParity(job.task, Math.sqrt(odd), score));
    }

    /**
     * Returns how networks fare under noise on weights and behind converters of few bits.
     *
     * @param tasks     which tasks
     * @param trainings noises on weights to train with, 0 among them for ordinary training [1]
     * @param noises    noises on weights to meet, relative to the largest weight [1]
     * @param bits      resolutions of all converters on otherwise ideal chips [bit]
     */
    public List<ChipRow> chips(
            List<NeuronTask> tasks, List<Double> trainings, List<Double> noises, List<Integer> bits) {
        List<Job> jobs = firstSeeds(tasks, trainings);
        learn(jobs);
        List<Job> trained = jobs.stream().filter(known::containsKey).toList();
        int all = noises.size() + bits.size();
        return bench
                .measure("chips", trained, (job, share) -> {
                    Learnt one = known.get(job);
                    List<ChipRow> rows = new ArrayList<>();
                    for (double noise : noises) {
                        rows.add(underNoise(one, noise));
                        share.done((double) rows.size() / all);
                    }
                    for (int resolution : bits) {
                        rows.add(behindConverters(one, resolution));
                        share.done((double) rows.size() / all);
                    }
                    return rows;
                })
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private ChipRow underNoise(Learnt one, double noise) {
        RandomStream random = one.address().child("noise");
        List<Double> scores = IntStream.range(0, NOISE_DRAWS)
                .mapToObj(draw -> one.score(new Exact(), new WeightNoise(noise).on(one.network, random.child(draw))))
                .toList();
        return chipRow(one, offWeights(noise), scores);
    }

    /** Returns the words for noise on weights. */
    public static String offWeights(double noise) {
        return "weights %s %% off".formatted(percent(noise));
    }

    /** Returns the words for converters of few bits. */
    public static String fewBits(int bits) {
        return bits + "-bit converters";
    }

    /** Returns a share in percent, as short as it can be. */
    public static String percent(double share) {
        return java.math.BigDecimal.valueOf(share)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    private ChipRow behindConverters(Learnt one, int bits) {
        Ranges ranges = new Ranges();
        Evaluation.of(one.network, one.data.train().spread(CALIBRATION), ranges, one.address());
        Mapping mapping = Mapping.of(one.network, hardware(bits), ranges);
        double score = one.score(mapping.fabricate(one.address().child("chip")), one.network);
        return chipRow(one, fewBits(bits), List.of(score));
    }

    /** Nonlinear ramps for functions and linear ones for the rest, of so many bits; all else as it should be. */
    private static HardwareSpec hardware(int bits) {
        RampCircuit quiet = RampCircuit.IDEAL;
        return new HardwareSpec(
                Technology.DEFAULT,
                TileSpec.DEFAULT.withCell(new IdealCell().cell()),
                new PulseWidthDacSpec(INPUT_BITS, PulseWidthDacSpec.DEFAULT.polarity()),
                NonlinearRampAdcSpec.DEFAULT
                        .withBits(bits)
                        .withCell(new IdealCell().cell())
                        .withCalibration(new RampCalibration.None())
                        .withCircuit(quiet),
                new LinearRampAdcSpec(bits).withCircuit(quiet),
                DigitalSpec.DEFAULT);
    }

    private ChipRow chipRow(Learnt one, String imperfection, List<Double> scores) {
        double clean = one.score(new Exact(), one.network);
        Score score = Statistics.score(one.job.task.countsAnswers() ? "accuracy" : "mse", scores);
        String measure = one.job.noise == 0
                ? imperfection
                : "%s, trained with %s %%".formatted(imperfection, percent(one.job.noise));
        return new ChipRow(
                one.job.task,
                one.job.architecture,
                one.job.noise,
                imperfection,
                clean,
                published.of(one.job.task, measure, one.job.architecture).reference(),
                score,
                NeuronVerdict.ofSurvival(one.job.task, clean, score.mean()));
    }

    private List<Job> firstSeeds(List<NeuronTask> tasks, List<Double> noises) {
        List<Job> jobs = new ArrayList<>();
        for (NeuronTask task : tasks) {
            for (String architecture : options.architectures) {
                noises.forEach(noise -> jobs.add(new Job(task, architecture, 0, noise)));
            }
        }
        return jobs;
    }

    /** One training. */
    private record Job(NeuronTask task, String architecture, int seed, double noise) {
        String name(int epochs) {
            return "%s-%s-%d-%s-%d".formatted(task.key(), architecture, seed, percent(noise), epochs);
        }
    }

    private record Learnt(Job job, Task data, Network network, RandomStream address) {
        double score(Substrate substrate, Network variant) {
            return Evaluation.of(
                            variant,
                            data.test(),
                            data.metric(),
                            substrate,
                            address().child("read"))
                    .value();
        }

        double probe(int index) {
            Probe probe = data.probes().get(index);
            return Evaluation.of(network, probe.examples(), probe.metric(), new Exact(), address())
                    .value();
        }

        double[] outputs(Examples examples) {
            return Evaluation.of(network, examples, data.metric(), new Exact(), address())
                    .outputs()
                    .data;
        }
    }

    /** Trains what is not known yet. */
    private void learn(List<Job> jobs) {
        List<Job> missing = jobs.stream().filter(job -> !known.containsKey(job)).toList();
        known.putAll(bench.measure("trainings", missing, this::learn));
    }

    private Learnt learn(Job job, Workbench.Share share) {
        Task data = job.task.spec(job.seed).load(Recordings.NONE);
        Architecture architecture = job.task.architecture(job.architecture);
        Network initial = architecture.initial(
                data.train().features(), data.train().targets().outputs(), job.seed);
        Training training = options.training.withWeightNoise(job.noise);
        Network network = store.get(
                job.name(training.epochs()),
                initial,
                () -> new Trainer(training, data, epoch -> share.done((double) epoch.number() / training.epochs()))
                        .train(initial, RandomStream.ofSeed(job.seed).child("training"))
                        .network());
        RandomStream address =
                RandomStream.ofSeed(options.hardwareSeed).child("neurons").child(job.name(0));
        return new Learnt(job, data, network, address);
    }
}
