package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mho.adc.Adc;
import mho.adc.ModularRampAdc;
import mho.adc.RampAdc;
import mho.adc.TransferCurve;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.crossbar.Conductances;
import mho.crossbar.Crossbar;
import mho.networks.data.Targets;
import mho.networks.tile.Chip;
import mho.networks.tile.StagePlan;
import mho.networks.train.Trainer;
import mho.scenarios.Results.ConductanceHistogram;
import mho.scenarios.Results.Confusion;
import mho.scenarios.Results.Figures;
import mho.scenarios.Results.Ramp;
import mho.scenarios.Results.StageRange;

/**
 * The data behind a report's pictures, from the first training seed.
 *
 * @param candidate the trained network
 * @param chip      its first chip
 * @param trials    all its chips
 */
record FigureData(Candidate candidate, Chip chip, List<ChipTrial> trials) {
    private static final int BINS = 30;
    private static final int CURVE_POINTS = 160;
    private static final int MOST_HISTORY = 500;

    Figures figures() {
        return new Figures(
                history(Trainer.Epoch::loss),
                history(Trainer.Epoch::gradientNorm),
                confusion(),
                ramps(),
                conductances(),
                ranges());
    }

    /** A number of each epoch, thinned evenly if there are very many. */
    private List<Double> history(ToDoubleFunction<Trainer.Epoch> number) {
        List<Trainer.Epoch> all = candidate.trained().history();
        int stride = (all.size() + MOST_HISTORY - 1) / MOST_HISTORY;
        List<Double> numbers = new ArrayList<>();
        for (int k = 0; k < all.size(); k += stride) {
            numbers.add(number.applyAsDouble(all.get(k)));
        }
        return numbers;
    }

    private Confusion confusion() {
        if (!(candidate.task().test().targets() instanceof Targets.Labels labels)) {
            return new Confusion(List.of(), List.of(), List.of());
        }
        int classes = labels.classes().size();
        double[][] mean = new double[classes][classes];
        for (ChipTrial trial : trials) {
            for (int row = 0; row < classes; row++) {
                for (int column = 0; column < classes; column++) {
                    mean[row][column] +=
                            (double) trial.score().confusion().get(row).get(column) / trials.size();
                }
            }
        }
        List<List<Double>> analog = Arrays.stream(mean).map(FigureData::list).toList();
        return new Confusion(labels.classes(), candidate.digital().confusion(), analog);
    }

    /** One ramp for each stage and function; of the linear ones, which differ in their range only, the first. */
    private List<Ramp> ramps() {
        Map<String, Ramp> found = new LinkedHashMap<>();
        for (StagePlan plan : candidate.mapping().plans()) {
            String stage = plan.stage().name();
            for (Adc adc : chip.converters(stage)) {
                if (ramp(adc) instanceof RampAdc ramp) {
                    TransferCurve curve = ramp.transfer();
                    String function = curve.plan().conversion().activation().name();
                    boolean linear = curve.plan().conversion().activation() instanceof Identity;
                    String key = linear ? function : stage + function;
                    found.computeIfAbsent(key, unused -> ramp(stage, ramp, curve));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The ramp of a bank: behind a range reduction, that of the fine converter. */
    static Adc ramp(Adc bank) {
        return bank instanceof ModularRampAdc modular ? modular.fine() : bank;
    }

    private static Ramp ramp(String stage, RampAdc ramp, TransferCurve curve) {
        Activation activation = curve.plan().conversion().activation();
        double[] ideal = curve.plan().thresholds();
        double margin = 0.1 * (ideal[ideal.length - 1] - ideal[0]);
        Interval drawn = new Interval(ideal[0] - margin, ideal[ideal.length - 1] + margin);
        double[] x = new double[CURVE_POINTS + 1];
        Arrays.setAll(x, k -> drawn.low() + drawn.width() * k / CURVE_POINTS);
        double[] y = new double[x.length];
        activation.clippedValues(x, y, 0, x.length);
        return new Ramp(
                stage,
                activation.name(),
                curve.plan().bits(),
                curve.plan().segments(),
                drawn.low(),
                drawn.high(),
                list(curve.thresholds()),
                list(ideal),
                list(curve.plan().levels()),
                list(curve.inl()),
                list(ramp.rampTargets()),
                list(ramp.rampCells()),
                list(x),
                list(y));
    }

    private List<ConductanceHistogram> conductances() {
        List<ConductanceHistogram> histograms = new ArrayList<>();
        for (StagePlan plan : candidate.mapping().plans()) {
            histograms.add(histogram(plan.stage().name()));
        }
        return histograms;
    }

    private ConductanceHistogram histogram(String stage) {
        double top =
                candidate.scenario().hardware().tile().crossbar().cell().range().max() * 1.1;
        int[] targets = new int[BINS];
        int[] reached = new int[BINS];
        for (Crossbar crossbar : chip.crossbars(stage)) {
            count(crossbar.targets(), targets, top);
            count(crossbar.conductances(), reached, top);
        }
        double[] edges = new double[BINS + 1];
        Arrays.setAll(edges, k -> top * k / BINS);
        return new ConductanceHistogram(
                stage,
                list(edges),
                Arrays.stream(targets).boxed().toList(),
                Arrays.stream(reached).boxed().toList());
    }

    private static void count(Conductances conductances, int[] bins, double top) {
        for (int row = 0; row < conductances.rows(); row++) {
            for (int column = 0; column < conductances.columns(); column++) {
                int bin = (int) (conductances.at(row, column) / top * BINS);
                bins[Math.min(bin, BINS - 1)]++;
            }
        }
    }

    private List<StageRange> ranges() {
        return candidate.mapping().plans().stream()
                .map(plan -> new StageRange(
                        plan.stage().name(),
                        plan.stage().inputs(),
                        plan.stage().outputs(),
                        plan.biasRows(),
                        plan.blocks().size(),
                        plan.inputRange(),
                        plan.clipped(),
                        plan.weightRange(),
                        plan.arguments().low(),
                        plan.arguments().high(),
                        plan.converter()))
                .toList();
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
