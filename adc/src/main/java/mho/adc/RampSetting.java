package mho.adc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mho.base.cost.Cost;
import mho.base.random.RandomStream;
import mho.device.Cells;

/**
 * What a calibration has set: where the ramp starts, the trims between its branches, and its read voltage. Immutable.
 *
 * @param reference start that does not come from cells [S]
 * @param bias      the bias cells; none if the start is a reference
 * @param trims     the trims by the step that each is read with
 * @param gain      read voltage of the ramp over that of the array [1]
 */
record RampSetting(double reference, List<ChargeTrim> bias, Map<Integer, ChargeTrim> trims, double gain) {
    /** Programs bias cells and trims to given targets. */
    private interface Writers {
        Function<double[], Cells> bias();

        Function<double[], Cells> trim(int step);
    }

    /** A start as designed, from a reference. */
    static RampSetting designed(RampLayout layout) {
        return new RampSetting(layout.plan().thresholds()[0] * layout.scale(), List.of(), Map.of(), 1);
    }

    /** Calibrates cells for the first time. */
    static RampSetting first(RampCells cells, RampCalibration calibration, RandomStream random) {
        return calibrated(cells, calibration, new Writers() {
            @Override
            public Function<double[], Cells> bias() {
                return targets -> cells.cells().following(targets);
            }

            @Override
            public Function<double[], Cells> trim(int step) {
                return targets -> cells.layout()
                        .cell()
                        .program(targets, random.child("trims").child(step));
            }
        });
    }

    /** Calibrates again, with the same bias cells and trims. */
    RampSetting again(RampCells cells, RampCalibration calibration) {
        return calibrated(cells, calibration, new Writers() {
            @Override
            public Function<double[], Cells> bias() {
                return targets -> bias.get(0).cells().renewed(targets);
            }

            @Override
            public Function<double[], Cells> trim(int step) {
                return targets -> trims.get(step).cells().renewed(targets);
            }
        });
    }

    private static RampSetting calibrated(RampCells cells, RampCalibration calibration, Writers writers) {
        RampLayout layout = cells.layout();
        if (calibration instanceof RampCalibration.None) {
            return designed(layout);
        }
        layout.requireStart();
        RampPlan plan = layout.plan();
        double[] thresholds = plan.thresholds();
        double[] charges = cells.charges();
        double tolerance = calibration.tolerance() * layout.size();
        double width = thresholds[thresholds.length - 1] - thresholds[0];
        double gain = calibration.gain(
                layout.scale() * width, DoubleStream.of(charges).sum());
        Map<Integer, ChargeTrim> trims = trims(layout, charges, calibration.anchors(plan), tolerance, writers);
        trims.forEach((step, trim) -> charges[step] += trim.charge());
        int zero = plan.zeroCrossing();
        double wanted = thresholds[zero] * layout.scale() / gain
                - DoubleStream.of(charges).limit(zero).sum();
        ChargeTrim bias = ChargeTrim.of(
                wanted, tolerance, RampColumn.BIAS_CELLS, layout.cell().range(), writers.bias());
        return new RampSetting(0, List.of(bias), trims, gain);
    }

    /** Meets the anchors of other branches than that of input zero, from there outwards. */
    private static Map<Integer, ChargeTrim> trims(
            RampLayout layout, double[] charges, int[] anchors, double tolerance, Writers writers) {
        int zero = layout.plan().zeroCrossing();
        double[] thresholds = layout.plan().thresholds();
        double[] trimmed = charges.clone();
        Map<Integer, ChargeTrim> trims = new TreeMap<>();
        for (int k = zero + 1; k < anchors.length; k++) {
            if (anchors[k] != anchors[k - 1]) {
                double wanted =
                        layout.scale() * (thresholds[anchors[k]] - thresholds[zero]) - sum(trimmed, zero, anchors[k]);
                trims.put(k - 1, trim(layout, wanted, tolerance, trimmed, k - 1, writers));
            }
        }
        for (int k = zero - 1; k >= 0; k--) {
            if (anchors[k] != anchors[k + 1]) {
                double wanted =
                        layout.scale() * (thresholds[zero] - thresholds[anchors[k]]) - sum(trimmed, anchors[k], zero);
                trims.put(k, trim(layout, wanted, tolerance, trimmed, k, writers));
            }
        }
        return trims;
    }

    private static ChargeTrim trim(
            RampLayout layout, double wanted, double tolerance, double[] charges, int step, Writers writers) {
        // more than its step would let the ramp fall, which no comparator sees
        double possible = Math.max(wanted, -charges[step]);
        ChargeTrim trim = ChargeTrim.of(possible, tolerance, 1, layout.cell().range(), writers.trim(step));
        charges[step] += trim.charge();
        return trim;
    }

    private static double sum(double[] charges, int from, int to) {
        return Arrays.stream(charges, from, to).sum();
    }

    /** Where the ramp starts, before the gain [S]. */
    double start() {
        return reference + bias.stream().mapToDouble(ChargeTrim::charge).sum();
    }

    /** Whether no bias cells make the start. */
    boolean startsFromReference() {
        return bias.isEmpty();
    }

    /** For how many clocks the bias cells are read. */
    int startClocks() {
        return bias.stream()
                .mapToInt(trim -> trim.linePulses() > 0 ? trim.clocks() : 0)
                .sum();
    }

    /** What is read of bias cells and trims over volt and clock, whatever its polarity [S]. */
    double charge() {
        return all().mapToDouble(trim -> Math.abs(trim.charge())).sum();
    }

    /** The read pulses on the lines of bias cells and trims. */
    long linePulses() {
        return all().mapToLong(ChargeTrim::linePulses).sum();
    }

    /** How many cells it needs. */
    int count() {
        return cells().mapToInt(Cells::count).sum();
    }

    /** Variance of the start from one conversion to the next [S²]. */
    double startVariance() {
        return bias.stream().mapToDouble(ChargeTrim::variance).sum();
    }

    RampSetting aged(double age) {
        return new RampSetting(
                reference, bias.stream().map(trim -> trim.aged(age)).toList(), aged(trims, age), gain);
    }

    private static Map<Integer, ChargeTrim> aged(Map<Integer, ChargeTrim> fresh, double age) {
        Map<Integer, ChargeTrim> later = new TreeMap<>();
        fresh.forEach((step, trim) -> later.put(step, trim.aged(age)));
        return later;
    }

    /** What writing took. */
    Cost programming() {
        return cells().map(Cells::programming).reduce(Cost.NONE, Cost::then);
    }

    /** The same in pulses [1]. */
    long pulses() {
        return cells().mapToLong(RampCells::pulses).sum();
    }

    private Stream<Cells> cells() {
        return all().map(ChargeTrim::cells);
    }

    private Stream<ChargeTrim> all() {
        return Stream.concat(bias.stream(), trims.values().stream());
    }
}
