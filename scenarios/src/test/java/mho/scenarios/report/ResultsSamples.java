package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.networks.NetworkShape.LayerShape;
import mho.networks.tile.CellEnergy;
import mho.networks.tile.ExpectedActivity;
import mho.networks.tile.Schedule;
import mho.scenarios.CellEnergies;
import mho.scenarios.PublishedAccelerator;
import mho.scenarios.Results;
import mho.scenarios.Results.ConductanceHistogram;
import mho.scenarios.Results.Confusion;
import mho.scenarios.Results.ConverterUse;
import mho.scenarios.Results.Costs;
import mho.scenarios.Results.Figures;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.ProbeScore;
import mho.scenarios.Results.Ramp;
import mho.scenarios.Results.ReferenceScore;
import mho.scenarios.Results.Score;
import mho.scenarios.Results.StageRange;

/**
 * Invented results of the size of real ones: a recurrent classifier and a regression, each on 16 chips. Numbers that
 * should look random are multiples of the golden ratio modulo 1. Some names try to break out of their markup.
 */
final class ResultsSamples {
    static final String HOSTILE = "</script><script>alert('x')</script> & \"quoted\" <!-- ";

    /** Two networks, one point. */
    static final Results PLAIN = new Results(
            "0.1.0",
            null,
            new Results.Manifest(
                    42,
                    "17.0.9 Eclipse Adoptium",
                    "Linux amd64",
                    2,
                    "vector 256 bit",
                    2,
                    "2026-01-02T03:04:05Z",
                    83.25,
                    "00ce411"),
            List.of(new Results.Point(Map.of(), List.of(classifier(), regression()))));

    static final String SCENARIO = """
            {
              "name": "sample",
              "title": "%s"
            }
            """.formatted("A <sample> & more");

    private static final double GOLDEN = 0.6180339887498949;

    private ResultsSamples() {}

    /** A design space: the regression at resolutions of 3 to 7 bit. */
    static Results sweep() {
        List<Results.Point> points = new ArrayList<>();
        for (int bits = 3; bits <= 7; bits++) {
            Map<String, Object> parameters = new LinkedHashMap<>();
            parameters.put("/device/spread", 0.02);
            parameters.put("/hardware/tile/adc/bits", bits);
            points.add(new Results.Point(parameters, List.of(regression(), regression())));
        }
        return new Results("0.1.0", null, PLAIN.manifest(), points);
    }

    /** Results as a design space whose points change nothing. */
    static Design design(Results results) {
        return Design.of(
                results,
                results.points().stream()
                        .map(point -> List.<ScenarioChange>of())
                        .toList(),
                new Design.Rerun(Map.of("name", "sample"), "./mho run sample.json"));
    }

    /** Two networks of ten stages with 8-bit converters and long trainings on 48 chips. */
    static Results large() {
        List<NetworkResult> networks = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            List<Ramp> ramps = new ArrayList<>();
            List<ConductanceHistogram> histograms = new ArrayList<>();
            for (int stage = 0; stage < 10; stage++) {
                ramps.add(ramp("stage " + stage, "tanh", 8, StrictMath::tanh, 2));
                histograms.add(histogram("stage " + stage, 4_096));
            }
            NetworkResult like = classifier();
            networks.add(new NetworkResult(
                    name,
                    like.task(),
                    like.parameters(),
                    like.digital(),
                    score("accuracy", 0.9, 0.01, 48),
                    like.probes(),
                    like.references(),
                    like.cost(),
                    like.converters(),
                    List.of(),
                    new Figures(
                            training(500, 2.3, 0.1),
                            training(500, 5, 0.02),
                            confusion(),
                            ramps,
                            histograms,
                            List.of())));
        }
        return new Results("0.1.0", null, PLAIN.manifest(), List.of(new Results.Point(Map.of(), networks)));
    }

    private static NetworkResult classifier() {
        return new NetworkResult(
                "lstm-32",
                "spoken-digits",
                6_410,
                score("accuracy", 0.9475, 0.004, 3),
                score("accuracy", 0.9312, 0.011, 16),
                List.of(),
                List.of(
                        new ReferenceScore("int8 MAC array, 16 nm", score("accuracy", 0.9465, 0.0035, 3)),
                        new ReferenceScore("linear ramp + digital activation", score("accuracy", 0.9275, 0.012, 16))),
                new Costs(
                        49,
                        analog("analog", 49),
                        List.of(
                                digital("int8 MAC array, 16 nm", 49, 3000),
                                conventional("linear ramp + digital activation", 49)),
                        schedule(analog("analog", 49), 49),
                        List.of(PublishedAccelerator.HERMES_2022.row(), PublishedAccelerator.VLSI_2017.row()),
                        new ExpectedActivity.Measured(Map.of()),
                        627_200,
                        new CellEnergies(CellEnergy.VALUES, 0.4e-9, 1.1e-9)),
                List.of(
                        new ConverterUse("gates", "sigmoid", 96, 0.0091, 32e-9, 0.34e-12, 25e-12),
                        new ConverterUse("gates", "tanh", 32, 0.018, 32e-9, 0.35e-12, 26e-12)),
                List.of(
                        "Chips lose 1.63 points against float, most of it to the spread of the ramp of the candidate gate.",
                        "All 3 stages fit on one tile each. " + HOSTILE),
                new Figures(
                        training(60, 2.31, 0.08),
                        training(60, 4.2, 0.03),
                        confusion(),
                        List.of(
                                ramp("gates", "sigmoid", 5, x -> 1 / (1 + StrictMath.exp(-x)), 4),
                                ramp("gates", "tanh", 5, StrictMath::tanh, 2.5),
                                ramp("output", "identity", 6, x -> x, 1)),
                        List.of(histogram("gates", 11_648), histogram("output", 640)),
                        List.of(
                                new StageRange(
                                        "gates",
                                        45,
                                        128,
                                        1,
                                        1,
                                        3.5,
                                        0.0021,
                                        1.82,
                                        -7.2,
                                        6.4,
                                        "ramp with sigmoid and tanh, 5 bit"),
                                new StageRange("output", 32, 10, 1, 1, 1, 0, 2.4, -9.1, 11.2, "linear ramp, 6 bit"))));
    }

    private static NetworkResult regression() {
        return new NetworkResult(
                "singlu-16x2",
                "nested sine",
                1_153,
                score("mse", 0.00123, 0, 1),
                score("mse", 0.00284, 0.0006, 16),
                List.of(new ProbeScore("far", score("nrmse", 1.31, 0, 1), score("nrmse", 1.36, 0.02, 16))),
                List.of(new ReferenceScore("int8 MAC array, 16 nm", score("mse", 0.00131, 0, 1))),
                new Costs(1, analog("analog", 1), List.of(digital("int8 MAC array, 16 nm", 1, 180))),
                List.of(new ConverterUse("layer 1", "sin", 32, 0.021, 96e-9, 0.9e-12, 31e-12)),
                List.of("The network is even: f(-x) = f(x)."),
                new Figures(
                        training(200, 0.41, 0.0012),
                        training(200, 13.9, 0.0007),
                        new Confusion(List.of(), List.of(), List.of()),
                        List.of(ramp("layer 1", "sine", 5, StrictMath::sin, 1.5)),
                        List.of(histogram(HOSTILE, 1_024)),
                        List.of(new StageRange(
                                "layer 1", 16, 32, 0, 1, 1, 0.013, 0.9, -1.5, 1.5, "ramp with sine, 5 bit"))));
    }

    private static double spread(int n) {
        double turns = n * GOLDEN;
        return turns - Math.floor(turns);
    }

    /** Trials evenly spread about a mean; p05 and p95 as the sorted trials have them, nearest rank. */
    static Score score(String metric, double mean, double halfWidth, int trials) {
        List<Double> values = IntStream.range(0, trials)
                .mapToObj(n -> trials == 1 ? mean : mean + halfWidth * (2 * spread(n + 1) - 1))
                .toList();
        double average =
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(v -> (v - average) * (v - average)).sum();
        List<Double> sorted = values.stream().sorted().toList();
        return new Score(
                metric,
                values,
                average,
                trials == 1 ? 0 : Math.sqrt(squares / (trials - 1)),
                sorted.get(trials / 20),
                sorted.get(trials / 2),
                sorted.get(trials - 1 - trials / 20));
    }

    private static List<Double> training(int epochs, double from, double to) {
        return IntStream.range(0, epochs)
                .mapToObj(n -> to + (from - to) * StrictMath.exp(-6.0 * n / epochs) * (0.9 + 0.2 * spread(n)))
                .toList();
    }

    private static Confusion confusion() {
        List<String> classes = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
        List<List<Integer>> digital = new ArrayList<>();
        List<List<Double>> analog = new ArrayList<>();
        for (int row = 0; row < classes.size(); row++) {
            int at = row;
            digital.add(IntStream.range(0, classes.size())
                    .mapToObj(column -> at == column ? 47 : (at + 4 * column) % 13 == 3 ? 2 : 0)
                    .toList());
            analog.add(IntStream.range(0, classes.size())
                    .mapToObj(column -> at == column ? 46.25 : (at + 4 * column) % 13 == 3 ? 2.5 + spread(at) : 0.0)
                    .toList());
        }
        return new Confusion(classes, digital, analog);
    }

    private static Ramp ramp(String stage, String function, int bits, DoubleUnaryOperator f, double end) {
        int steps = (1 << bits) - 1;
        List<Double> ideal = new ArrayList<>();
        List<Double> fabricated = new ArrayList<>();
        List<Double> levels = new ArrayList<>();
        List<Double> inl = new ArrayList<>();
        double low = f.applyAsDouble(-end);
        double lsb = (f.applyAsDouble(end) - low) / steps;
        levels.add(low);
        for (int k = 0; k < steps; k++) {
            ideal.add(inverse(f, low + (k + 0.5) * lsb, end));
            inl.add(0.8 * (spread(k + bits) - 0.5) * (1 + StrictMath.sin(Math.PI * k / steps)));
            double shifted = Math.min(Math.max(low + (k + 0.5 + inl.get(k)) * lsb, low), f.applyAsDouble(end));
            fabricated.add(inverse(f, shifted, end));
            levels.add(low + (k + 1) * lsb);
        }
        List<Double> x = IntStream.rangeClosed(0, 120)
                .mapToObj(n -> -end + 2 * end * n / 120)
                .toList();
        List<Double> y = x.stream().map(f::applyAsDouble).toList();
        return new Ramp(
                stage, function, bits, 1, -end, end, fabricated, ideal, levels, inl, List.of(), List.of(), x, y);
    }

    /** Bisection of a rising function. */
    private static double inverse(DoubleUnaryOperator f, double value, double end) {
        double low = -end;
        double high = end;
        for (int n = 0; n < 50; n++) {
            double middle = (low + high) / 2;
            if (f.applyAsDouble(middle) < value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static ConductanceHistogram histogram(String stage, int cells) {
        int bins = 30;
        List<Double> edges =
                IntStream.rangeClosed(0, bins).mapToObj(n -> 165e-6 * n / bins).toList();
        List<Integer> targets = new ArrayList<>();
        List<Integer> reached = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            double centre = (bin + 0.5) / bins;
            targets.add(bin == 0 ? cells / 2 : bin < 27 ? (int) (cells * 0.05 * StrictMath.exp(-3 * centre)) : 0);
            reached.add((int) (cells * (bin < 4 ? 0.13 : 0.045 * StrictMath.exp(-2.8 * centre))));
        }
        return new ConductanceHistogram(stage, edges, targets, reached);
    }

    private static CostSheet analog(String name, double steps) {
        CostSheet arrays = CostSheet.parallel(
                "arrays",
                leaf("cells", 0.62e-12, 5e-9, 90e-12, "V² G t over every cell").used(1, 128, 5e-9),
                leaf("row drivers", 6e-15, 1e-9, 45e-12, "C V², NeuroSim wire capacitance")
                        .used(90, 90, 5e-9));
        CostSheet ramp = CostSheet.parallel(
                "ramp converters",
                leaf("comparator", 7.3e-15, 1e-9, 10e-12, "67 fJ at 65 nm and 1.2 V, scaled with node and V²")
                        .used(4096, 128, 32e-9),
                leaf("ramp column", 0.4e-12, 1e-9, 120e-12, "programmed cells, V² G t")
                        .used(2, 2, 32e-9),
                leaf("counter and latches", 1.6e-15, 1e-9, 30e-12, "8 fJ per bit and count at 40 nm")
                        .used(4096, 128, 32e-9));
        CostSheet digital = CostSheet.sequence(
                "digital",
                leaf("multiply-add of the cell state", 37e-15, 1e-9, 137e-12, "Horowitz, ISSCC 2014, int8, scaled")
                        .used(96, 32, 6e-9),
                new Component(
                                "SRAM buffer",
                                new Cost(25e-15, 1e-9),
                                new Footprint(4_000e-12, 4_000e-12).within(new Band(0.5, 1, 2)),
                                new Band(0.4, 1, 2.5),
                                "156 fJ per bit at 45 nm")
                        .used(256.1237, 2.0371, 4.01237e-9)
                        .paced(new Band(0.8, 1, 2.2), "fits differ"));
        return CostSheet.sequence(name, arrays, ramp, digital).repeated(steps);
    }

    /** The parts of a tree as layers, one after the other. */
    private static Schedule schedule(CostSheet analog, double steps) {
        List<Schedule.Slot> slots = new ArrayList<>();
        double at = 0;
        double interval = 0;
        for (CostSheet part : analog.parts()) {
            slots.add(new Schedule.Slot(part.name(), at, part.latency(), steps, 1, LayerShape.Kind.RECURRENT));
            at += part.latency();
            interval = Math.max(interval, part.latency());
        }
        return new Schedule(at, interval, at / steps, slots);
    }

    private static CostSheet conventional(String name, double steps) {
        return CostSheet.sequence(
                        name,
                        leaf("arrays", 1.2e-12, 5e-9, 16_000e-12, "V² G t over every cell")
                                .used(1, 1, 5e-9),
                        leaf("ramp converters", 7.5e-15, 1e-9, 40e-12, "as above, linear")
                                .used(8192, 128, 64e-9),
                        leaf("digital", 37e-15, 1e-9, 9_000e-12, "as above").used(480, 1, 10e-9),
                        leaf("activation unit", 0.3e-12, 1e-9, 1_200e-12, "CORDIC, 1.13 pJ at 40 nm, scaled")
                                .used(160, 4, 40e-9))
                .repeated(steps);
    }

    private static CostSheet digital(String name, double steps, double macs) {
        return CostSheet.sequence(
                        name,
                        leaf("MAC array", 37e-15, 1e-9, 300e-12, "0.23 pJ at 45 nm, Horowitz, ISSCC 2014, scaled")
                                .used(macs, 64, macs / 64 * 1e-9),
                        leaf("weight SRAM", 200e-15, 1e-9, 1_500e-12, "10 pJ for 64 bit of 8 KB at 45 nm")
                                .used(macs, 8, 0),
                        leaf("activation unit", 0.3e-12, 1e-9, 1_200e-12, "CORDIC, 1.13 pJ at 40 nm, scaled")
                                .used(macs / 20, 4, 20e-9))
                .repeated(steps);
    }

    private static Component leaf(String name, double energy, double latency, double area, String source) {
        return new Component(name, new Cost(energy, latency), new Footprint(area, area), new Band(0.4, 1, 2.5), source);
    }
}
