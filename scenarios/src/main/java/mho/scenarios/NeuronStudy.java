package mho.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final Options options;
    private final Progress progress;
    private final TrainedStore store;
    private final PublishedScores published = PublishedScores.load();
    private volatile Workers workers;

    /**
     * How the study is run.
     *
     * @param tasks         which tasks
     * @param architectures which networks, by {@link NeuronTask#architectures}
     * @param seeds         networks of each, with data and initial weights of their own [1]
     * @param training      the protocol
     * @param threads       worker threads; they never change a result [1]
     */
    public record Options(
            List<NeuronTask> tasks, List<String> architectures, int seeds, Training training, int threads) {
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

    /** A study that keeps nothing. */
    public NeuronStudy(Options options, Progress progress) {
        this(options, progress, TrainedStore.NONE);
    }

    /** A study that keeps its trained networks in a folder, and goes on with those it finds there. */
    public NeuronStudy(Options options, Progress progress, Path folder) {
        this(options, progress, TrainedStore.in(folder));
    }

    private NeuronStudy(Options options, Progress progress, TrainedStore store) {
        this.options = options;
        this.progress = progress;
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
            Score score,
            String verdict) {}

    /** Skips what has not begun; callable from any thread. Rows that are finished are returned. */
    public void interrupt() {
        Workers running = workers;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Returns the table of all tasks and architectures, task by task. */
    public List<Row> table() {
        List<Job> jobs = new ArrayList<>();
        for (NeuronTask task : options.tasks) {
            for (String architecture : options.architectures) {
                IntStream.range(0, options.seeds).forEach(seed -> jobs.add(new Job(task, architecture, seed, 0)));
            }
        }
        List<Learnt> learnt = learnt(jobs);
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k + options.seeds <= learnt.size(); k += options.seeds) {
            rows.addAll(rows(learnt.subList(k, k + options.seeds)));
        }
        return rows;
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
        return learnt(firstSeeds(List.of(0.0))).stream()
                .map(NeuronStudy::parity)
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
     * @param trainings noises on weights to train with, 0 among them for ordinary training [1]
     * @param noises    noises on weights to meet, relative to the largest weight [1]
     * @param bits      resolutions of all converters on otherwise ideal chips [bit]
     */
    public List<ChipRow> chips(List<Double> trainings, List<Double> noises, List<Integer> bits) {
        List<Learnt> learnt = learnt(firstSeeds(trainings));
        List<Callable<List<ChipRow>>> jobs = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        for (Learnt one : learnt) {
            jobs.add(() -> {
                List<ChipRow> rows = new ArrayList<>();
                noises.forEach(noise -> rows.add(underNoise(one, noise)));
                bits.forEach(resolution -> rows.add(behindConverters(one, resolution)));
                progress.report("chips", done.incrementAndGet(), learnt.size());
                return rows;
            });
        }
        return onWorkers(jobs).stream().flatMap(List::stream).toList();
    }

    private static ChipRow underNoise(Learnt one, double noise) {
        RandomStream random = one.address().child("noise");
        List<Double> scores = IntStream.range(0, NOISE_DRAWS)
                .mapToObj(draw -> one.score(new Exact(), new WeightNoise(noise).on(one.network, random.child(draw))))
                .toList();
        return chipRow(one, "weights %s %% off".formatted(percent(noise)), scores);
    }

    private static String percent(double share) {
        return java.math.BigDecimal.valueOf(share)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static ChipRow behindConverters(Learnt one, int bits) {
        Ranges ranges = new Ranges();
        Evaluation.of(one.network, one.data.train().spread(CALIBRATION), ranges, one.address());
        Mapping mapping = Mapping.of(one.network, hardware(bits), ranges);
        double score = one.score(mapping.fabricate(one.address().child("chip")), one.network);
        return chipRow(one, bits + "-bit converters", List.of(score));
    }

    /** Nonlinear ramps for functions and linear ones for the rest, of so many bits; all else as it should be. */
    private static HardwareSpec hardware(int bits) {
        RampCircuit quiet = RampCircuit.IDEAL;
        return new HardwareSpec(
                Technology.DEFAULT,
                TileSpec.DEFAULT.withCell(new IdealCell().cell()),
                PulseWidthDacSpec.DEFAULT,
                NonlinearRampAdcSpec.DEFAULT
                        .withBits(bits)
                        .withCell(new IdealCell().cell())
                        .withCalibration(new RampCalibration.None())
                        .withCircuit(quiet),
                new LinearRampAdcSpec(bits).withCircuit(quiet),
                DigitalSpec.DEFAULT);
    }

    private static ChipRow chipRow(Learnt one, String imperfection, List<Double> scores) {
        double clean = one.score(new Exact(), one.network);
        Score score = Statistics.score(one.job.task.countsAnswers() ? "accuracy" : "mse", scores);
        return new ChipRow(
                one.job.task,
                one.job.architecture,
                one.job.noise,
                imperfection,
                clean,
                score,
                NeuronVerdict.ofSurvival(one.job.task, clean, score.mean()));
    }

    private List<Job> firstSeeds(List<Double> noises) {
        List<Job> jobs = new ArrayList<>();
        for (NeuronTask task : options.tasks) {
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

    private record Learnt(Job job, Task data, Network network) {
        RandomStream address() {
            return RandomStream.ofSeed(job.seed).child("neurons").child(job.name(0));
        }

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

    private List<Learnt> learnt(List<Job> jobs) {
        AtomicInteger done = new AtomicInteger();
        List<Callable<Learnt>> work = new ArrayList<>();
        for (Job job : jobs) {
            work.add(() -> {
                Learnt learnt = learn(job);
                progress.report(
                        "trained %s on %s".formatted(job.architecture, job.task.key()),
                        done.incrementAndGet(),
                        jobs.size());
                return learnt;
            });
        }
        return onWorkers(work);
    }

    private <T> List<T> onWorkers(List<Callable<T>> jobs) {
        try (Workers running = new Workers(options.threads)) {
            workers = running;
            return running.all(jobs);
        }
    }

    private Learnt learn(Job job) {
        Task data = job.task.spec(job.seed).load(Recordings.NONE);
        Architecture architecture = job.task.architecture(job.architecture);
        Network initial = architecture.initial(
                data.train().features(), data.train().targets().outputs(), job.seed);
        Training training = options.training.withWeightNoise(job.noise);
        Network network = store.get(
                job.name(training.epochs()),
                initial,
                () -> new Trainer(training, data, epoch -> stopIfAsked())
                        .train(initial, RandomStream.ofSeed(job.seed).child("training"))
                        .network());
        return new Learnt(job, data, network);
    }

    private void stopIfAsked() {
        if (workers.interrupted()) {
            throw new CancellationException();
        }
    }
}
