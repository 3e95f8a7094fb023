package mho.scenarios;

import java.util.List;
import java.util.Map;
import mho.base.cost.CostSheet;
import mho.base.unit.SI;
import mho.networks.tile.ExpectedActivity;
import mho.networks.tile.Schedule;

/**
 * What a run found: the content of results.json, and all that a report shows.
 *
 * @param mho      version of the program
 * @param scenario the resolved scenario
 * @param manifest where and how it ran; the only part that differs between two runs of the same scenario
 * @param points   one for each point of the design space; a plain run has one
 */
public record Results(String mho, Scenario scenario, Manifest manifest, List<Point> points) {
    /** Networks of a design space, counted over its points, that have data for pictures; those of hundreds of points fill files. */
    public static final int MOST_DRAWN = 8;

    public Results {
        points = List.copyOf(points);
    }

    /**
     * Where and how a run was made.
     *
     * @param seed    seed of the hardware's random numbers
     * @param java    version and vendor
     * @param os      operating system and architecture
     * @param cpu     processors available
     * @param kernel  matrix kernel
     * @param threads worker threads
     * @param started when, ISO 8601
     * @param seconds how long
     * @param git     commit of the program's sources, or "unknown"
     */
    public record Manifest(
            long seed,
            String java,
            String os,
            int cpu,
            String kernel,
            int threads,
            String started,
            @SI("s") double seconds,
            String git) {}

    /**
     * One point of the design space.
     *
     * @param parameters what was varied, by JSON pointer
     * @param networks   one entry for each network of the scenario
     */
    public record Point(Map<String, Object> parameters, List<NetworkResult> networks) {
        public Point {
            networks = List.copyOf(networks);
        }
    }

    /**
     * How one network did.
     *
     * @param name       name of the network
     * @param task       name of the task
     * @param parameters number of trained numbers
     * @param digital    score of the reference in double precision, one value a training seed
     * @param analog     score on fabricated chips, all chips of all training seeds
     * @param probes     scores on the task's further tests, in order
     * @param references scores of other hardware on the same task
     * @param cost       cost of one inference
     * @param converters converters that apply functions, on the first chip
     * @param findings   sentences computed from the numbers: parity, saturation, mapping
     * @param figures    what the report draws
     */
    public record NetworkResult(
            String name,
            String task,
            int parameters,
            Score digital,
            Score analog,
            List<ProbeScore> probes,
            List<ReferenceScore> references,
            Costs cost,
            List<ConverterUse> converters,
            List<String> findings,
            Figures figures) {
        public NetworkResult {
            probes = List.copyOf(probes);
            references = List.copyOf(references);
            converters = List.copyOf(converters);
            findings = List.copyOf(findings);
        }

        /** Returns the same result without the data behind pictures. */
        NetworkResult withoutFigures() {
            return new NetworkResult(
                    name,
                    task,
                    parameters,
                    digital,
                    analog,
                    probes,
                    references,
                    cost,
                    converters,
                    findings,
                    Figures.NONE);
        }
    }

    /**
     * The converters of one stage that apply one function.
     *
     * @param stage    where they are
     * @param function what they apply
     * @param columns  how many there are
     * @param rmsError root mean square error against the function over the calibration data, quantisation included
     * @param time     of one conversion of all of them [s]
     * @param energy   of one conversion of one of them, shared parts by their share [J]
     * @param area     of one of them, shared parts by their share [m²]
     */
    public record ConverterUse(
            String stage,
            String function,
            int columns,
            double rmsError,
            @SI("s") double time,
            @SI("J") double energy,
            @SI("m²") double area) {}

    /**
     * A score over trials.
     *
     * @param metric "accuracy" or "mse"
     * @param trials one value a trial (a chip or a training seed), in order
     * @param mean   mean of the trials
     * @param sd     standard deviation of the trials, n − 1; 0 for one trial
     * @param p05    5 % quantile
     * @param median median
     * @param p95    95 % quantile
     */
    public record Score(
            String metric, List<Double> trials, double mean, double sd, double p05, double median, double p95) {
        public Score {
            trials = List.copyOf(trials);
        }
    }

    /**
     * The scores on a further test of a task.
     *
     * @param name    which test
     * @param digital score of the reference in double precision, one value a training seed
     * @param analog  score on fabricated chips, all chips of all training seeds
     */
    public record ProbeScore(String name, Score digital, Score analog) {}

    /**
     * The score of a reference.
     *
     * @param name  which hardware
     * @param score over trials
     */
    public record ReferenceScore(String name, Score score) {}

    /**
     * Costs of one inference on average over the test set.
     *
     * @param steps      time steps of one inference (1 for a feed-forward network); costs are totals over these
     * @param analog     the mapped network
     * @param references other hardware on the same task
     * @param schedule   when the layers of the mapped network work
     * @param published  accelerators as their authors report them, to be shown beside
     * @param activity   what flowed through the stages on the calibration data
     * @param operations multiplications and additions of products in one inference, two a weight [1]
     * @param cells      energy of the cells, from values and from fixed operations
     */
    public record Costs(
            double steps,
            CostSheet analog,
            List<CostSheet> references,
            Schedule schedule,
            List<PublishedAccelerator.Row> published,
            ExpectedActivity.Measured activity,
            double operations,
            CellEnergies cells) {
        public Costs {
            references = List.copyOf(references);
            published = List.copyOf(published);
        }

        /** Costs alone. */
        public Costs(double steps, CostSheet analog, List<CostSheet> references) {
            this(
                    steps,
                    analog,
                    references,
                    new Schedule(analog.latency(), analog.latency(), analog.latency() / steps, List.of()),
                    List.of(),
                    new ExpectedActivity.Measured(Map.of()),
                    0,
                    CellEnergies.NONE);
        }
    }

    /**
     * Data behind the pictures of a report.
     *
     * @param training   loss by epoch, first training seed
     * @param gradients  norm of the gradient before it was limited, by epoch as {@code training}
     * @param confusion  empty lists for a regression
     * @param ramps      one for each kind of converter of the first chip
     * @param conductances one for each stage of the first chip
     * @param ranges     what calibration found, one for each stage
     */
    public record Figures(
            List<Double> training,
            List<Double> gradients,
            Confusion confusion,
            List<Ramp> ramps,
            List<ConductanceHistogram> conductances,
            List<StageRange> ranges) {
        public static final Figures NONE = new Figures(
                List.of(), List.of(), new Confusion(List.of(), List.of(), List.of()), List.of(), List.of(), List.of());
    }

    /**
     * Examples by true class (row) and answer (column).
     *
     * @param classes names
     * @param digital counts of the reference, first training seed
     * @param analog  mean counts over chips
     */
    public record Confusion(List<String> classes, List<List<Integer>> digital, List<List<Double>> analog) {}

    /**
     * A fabricated converter.
     *
     * @param stage      where it is used
     * @param function   what it applies
     * @param bits       resolution [bit]
     * @param segments   monotone pieces of its ramp
     * @param low        lower end of the drawn range of x
     * @param high       upper end of the drawn range of x
     * @param thresholds inputs at which the code changes, as fabricated
     * @param ideal      the same by design
     * @param levels     output below the first threshold and after each
     * @param inl        integral nonlinearity at each threshold [output LSB]
     * @param targets    ramp cells asked for [S]; empty for a reference ramp
     * @param reached    ramp cells as programmed [S]; empty for a reference ramp
     * @param x          points of the ideal curve
     * @param y          the ideal function there
     */
    public record Ramp(
            String stage,
            String function,
            int bits,
            int segments,
            double low,
            double high,
            List<Double> thresholds,
            List<Double> ideal,
            List<Double> levels,
            List<Double> inl,
            List<Double> targets,
            List<Double> reached,
            List<Double> x,
            List<Double> y) {}

    /**
     * Programmed cells of a stage on the first chip, counted by conductance.
     *
     * @param stage   name of the stage
     * @param edges   bin edges [S], one more than bins
     * @param targets cells asked for, per bin
     * @param reached cells as programmed, per bin; the last bin holds what lies beyond it
     */
    public record ConductanceHistogram(
            String stage, List<Double> edges, List<Integer> targets, List<Integer> reached) {}

    /**
     * The mapping of a stage.
     *
     * @param stage        name of the stage
     * @param inputs       rows of weights
     * @param outputs      columns of weights
     * @param biasRows     word lines that carry the bias
     * @param tiles        tiles that it takes
     * @param inputRange   input that the largest code stands for
     * @param clipped      share of training inputs beyond it [1]
     * @param weightRange  weight that the whole conductance range stands for
     * @param argumentLow  smallest argument of its function on the training data
     * @param argumentHigh largest argument of its function on the training data
     * @param converter    converter and resolution, in words
     */
    public record StageRange(
            String stage,
            int inputs,
            int outputs,
            int biasRows,
            int tiles,
            double inputRange,
            double clipped,
            double weightRange,
            double argumentLow,
            double argumentHigh,
            String converter) {}
}
