package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import mho.adc.Conversion;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.Placement;
import mho.adc.RampAdc;
import mho.adc.RampCalibration;
import mho.adc.RampCircuit;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.base.random.RandomStream;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.Cells;
import mho.device.catalog.HongTaOx2025;
import mho.device.catalog.YangTaOx2025;
import mho.scenarios.ConverterDesign;
import mho.scenarios.ConverterDesign.Label;
import mho.scenarios.ConverterDesign.Prepared;
import mho.scenarios.ConverterResult;
import mho.scenarios.ConverterResult.Measured;
import mho.scenarios.ConverterResult.Spread;
import mho.scenarios.Progress;
import mho.scenarios.RampBench;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance.AtMost;
import mho.scenarios.Tolerance.Within;
import mho.scenarios.Workbench;

/**
 * What the paper of the nonlinear ramp converter says of its ramps and cells, beside fabricated ones. INL is of columns
 * without comparator offset, as the reference's.
 *
 * @param banks ramp columns fabricated of each design [1]
 * @param seed  seed of all draws
 */
record PaperRamps(int banks, long seed) {
    private static final int BITS = 5;
    /** Signal columns that share a ramp: those of the keyword LSTM's four gates. */
    static final int COLUMNS = 128;

    private static final int CELLS = 20_000;
    private static final String RAW = "raw";
    private static final String CALIBRATED = "calibrated";

    @SuppressWarnings("ImmutableEnumChecker") // activations are records
    private enum Design {
        SIGMOID(new Sigmoid(), CellFaults.NONE, "sigmoid"),
        TANH(new Tanh(), CellFaults.NONE, "tanh"),
        STUCK(new Sigmoid(), new CellFaults(1.0 / 32, 0), "sigmoid, 1 of 32 cells stuck at off");

        private final Activation activation;
        private final CellFaults faults;
        private final String text;

        Design(Activation activation, CellFaults faults, String text) {
            this.activation = activation;
            this.faults = faults;
            this.text = text;
        }
    }

    List<Row> rows(Workbench bench) {
        Map<Design, Measured> ramps = bench.measure("ramps", List.of(Design.values()), this::measured);
        List<Row> rows = new ArrayList<>();
        if (ramps.containsKey(Design.SIGMOID)) {
            rows.addAll(column(ramps.get(Design.SIGMOID)));
        }
        ramps.forEach((design, found) -> rows.addAll(linearity(design, found)));
        if (!bench.interrupted()) {
            rows.addAll(cells());
        }
        return rows;
    }

    private Measured measured(Design design, Workbench.Share share) {
        CellSpec cell = new YangTaOx2025().cell().withFaults(design.faults);
        NonlinearRampAdcSpec spec =
                NonlinearRampAdcSpec.DEFAULT.withBits(BITS).withCell(cell).withCircuit(RampCircuit.IDEAL);
        Map<String, Prepared> variants = new LinkedHashMap<>();
        variants.put(RAW, new Prepared(spec.withCalibration(new RampCalibration.None()), 0));
        variants.put(CALIBRATED, new Prepared(spec, 0));
        ConverterDesign asked = new ConverterDesign(
                new Label(design.text, "nonlinear-ramp", design.activation.name(), "yang-taox-2025", BITS),
                new Conversion(design.activation, Interval.REALS, Placement.CENTRE),
                new Prepared(spec, 0),
                variants);
        RampBench ramps = new RampBench(banks, COLUMNS, 1, RandomStream.ofSeed(seed));
        Progress parts = (what, done, all) -> share.done(done / all);
        ConverterResult result = ramps.measure(asked, () -> false, parts);
        if (result instanceof Measured found) {
            return found;
        }
        throw new IllegalStateException("The paper's own ramp cannot be made: " + result);
    }

    private static List<Row> column(Measured found) {
        RampAdc ramp = (RampAdc) found.first().bank();
        double[] thresholds = found.plan().thresholds();
        double sum = DoubleStream.of(ramp.rampTargets()).sum();
        return List.of(
                Row.of(
                                "cells of a 5-bit ramp column, those of its calibration included",
                                found.cells(),
                                "",
                                Basis.PREDICTED)
                        .published(37, new Within(0)),
                Row.of("time of a 5-bit conversion at 1 GHz", found.cost().latency(), "s", Basis.PREDICTED)
                        .published(32e-9, new Within(1e-15)),
                Row.of("last threshold of the 5-bit sigmoid", thresholds[thresholds.length - 1], "", Basis.PREDICTED)
                        .reference(3.4340, new Within(1e-4)),
                Row.of("conductance of all steps of the 5-bit sigmoid", sum, "S", Basis.PREDICTED)
                        .reference(1419.13e-6, new Within(0.01e-6))
                        .note("the largest step is 150 uS"),
                Row.of(
                                "codes that change while the read voltage goes from 0.15 to 0.25 V",
                                found.readVoltage().codesChanged(),
                                "LSB",
                                Basis.PREDICTED)
                        .published(0, new Within(1))
                        .note("the paper shows that the ramp tracks"),
                Row.of(
                                "gain of a converter with a fixed reference at 0.15 V",
                                found.readVoltage().referenceGains().get(0),
                                "",
                                Basis.PREDICTED)
                        .reference(0.75, new Within(1e-9)),
                Row.of(
                                "gain of a converter with a fixed reference at 0.25 V",
                                found.readVoltage().referenceGains().get(1),
                                "",
                                Basis.PREDICTED)
                        .reference(1.25, new Within(1e-9)),
                Row.of(
                                "energy of a 5-bit conversion of 128 columns",
                                found.cost().energy().nominal(),
                                "J",
                                Basis.PREDICTED)
                        .published(42.82e-12, new Within(4.282e-12))
                        .note("that the figure is of 128 columns is inferred; ours is %s to %s pJ"
                                .formatted(
                                        picojoules(found.cost().energy().low()),
                                        picojoules(found.cost().energy().high()))));
    }

    private static String picojoules(double energy) {
        return String.format(java.util.Locale.ROOT, "%.0f", energy * 1e12);
    }

    /** The paper shows that calibration helps both kinds of column; how large the INL is after it follows from the window alone. */
    private static List<Row> linearity(Design design, Measured found) {
        Spread raw = found.maxInl().get(RAW);
        Spread calibrated = found.maxInl().get(CALIBRATED);
        List<Row> rows = new ArrayList<>();
        String item = design.text + ": max |INL| after calibration";
        Row median = inl(item + ", median", calibrated.median());
        Row tail = inl(item + ", 95 %", calibrated.p95());
        rows.add(
                design == Design.STUCK
                        ? median.reference(0.95, new Within(0.06))
                        : median.reference(0.36, new Within(0.05)));
        rows.add(design == Design.STUCK ? tail : tail.reference(1, new AtMost()));
        rows.add(share(
                design.text + ": the same over that before calibration, median", calibrated.median() / raw.median()));
        rows.add(share(design.text + ": the same over that before calibration, 95 %", calibrated.p95() / raw.p95()));
        return rows;
    }

    private static Row inl(String item, double value) {
        return Row.of(item, value, "LSB", Basis.PREDICTED);
    }

    private static Row share(String item, double value) {
        return Row.of(item, value, "", Basis.PREDICTED)
                .published(1, new AtMost())
                .note("the paper shows that calibration lowers INL");
    }

    private List<Row> cells() {
        List<Row> rows = new ArrayList<>();
        CellSpec cell = new HongTaOx2025().cell();
        double[] targets = IntStream.range(0, CELLS)
                .mapToDouble(n -> (100 + 50 * (n % 7)) * 1e-6)
                .toArray();
        Cells written = cell.program(targets, RandomStream.ofSeed(seed).child("cells"));
        double[] errors = IntStream.range(0, CELLS)
                .mapToDouble(n -> written.conductances()[n] - targets[n])
                .toArray();
        double variance = moment(errors, 2);
        rows.add(Row.of("error of writing within 5 uS, standard deviation", Math.sqrt(variance), "S", Basis.PREDICTED)
                .published(2.74e-6, new Within(0.34e-6))
                .note("of the same laboratory's array, 448 cells"));
        rows.add(Row.of("the same, excess kurtosis", moment(errors, 4) / (variance * variance) - 3, "", Basis.PREDICTED)
                .published(-1.17, new Within(0.17))
                .note("-1.2 is uniform, 0 is normal"));
        rows.add(Row.of(
                        "read noise of the paper's cell",
                        new YangTaOx2025()
                                .cell()
                                .program(new double[] {150e-6}, RandomStream.ofSeed(seed))
                                .readDeviations()[0],
                        "S",
                        Basis.CALIBRATED)
                .published(0.14e-6, new Within(1e-9)));
        return rows;
    }

    private static double moment(double[] errors, int order) {
        double mean = DoubleStream.of(errors).average().orElseThrow();
        return DoubleStream.of(errors)
                .map(error -> order == 2
                        ? (error - mean) * (error - mean)
                        : (error - mean) * (error - mean) * (error - mean) * (error - mean))
                .average()
                .orElseThrow();
    }
}
