package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import mho.adc.Linearity;
import mho.adc.RampColumn;

/** Linearity and effective bits of many fabricated banks of one design. */
final class ConverterTrials {
    private final List<Trial> trials;

    /**
     * One bank.
     *
     * @param linearity of its first column
     * @param enob      effective bits in a sine record with noise; not a number if none was taken [bit]
     * @param history   what was done to its ramp column, if it has one of cells
     */
    record Trial(Linearity linearity, double enob, List<RampColumn.Procedure> history) {}

    ConverterTrials(List<Trial> trials) {
        this.trials = List.copyOf(trials);
    }

    ConverterResult.Statistics statistics() {
        double[] enob = sorted(Trial::enob);
        int records =
                (int) Arrays.stream(enob).filter(bits -> !Double.isNaN(bits)).count();
        return new ConverterResult.Statistics(
                trials.size(),
                bands(trial -> trial.inl()),
                bands(trial -> trial.dnl()),
                spread(Linearity::maxInl),
                spread(Linearity::maxDnl),
                spread(linearity -> linearity.missingCodes().size()),
                share(Linearity::isMonotonic),
                // not a number sorts last
                new ConverterResult.Enob(
                        Statistics.quantile(Arrays.copyOf(enob, records), 0.5),
                        Statistics.quantile(Arrays.copyOf(enob, records), 0.05)),
                procedures());
    }

    /** Columns of one design have the same procedures in the same order. */
    private List<ConverterResult.Procedure> procedures() {
        List<ConverterResult.Procedure> all = new ArrayList<>();
        List<RampColumn.Procedure> first = trials.get(0).history();
        for (int n = 0; n < first.size(); n++) {
            int at = n;
            ConverterResult.Spread after = ConverterResult.Spread.of(
                    sorted(trial -> trial.history().get(at).maxInl()));
            all.add(new ConverterResult.Procedure(
                    first.get(n).name(),
                    mean(trial -> trial.history().get(at).pulses()),
                    mean(trial -> trial.history().get(at).cost().energy()),
                    mean(trial -> trial.history().get(at).cost().latency()),
                    n == 0 ? after : all.get(n - 1).after(),
                    after));
        }
        return all;
    }

    private double mean(ToDoubleFunction<Trial> value) {
        return trials.stream().mapToDouble(value).sum() / trials.size();
    }

    private interface Curve {
        double[] of(Linearity linearity);
    }

    private ConverterResult.Bands bands(Curve curve) {
        List<double[]> curves =
                trials.stream().map(trial -> curve.of(trial.linearity())).toList();
        List<Double> low = new ArrayList<>();
        List<Double> middle = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        IntStream.range(0, curves.get(0).length).forEach(k -> {
            double[] values =
                    curves.stream().mapToDouble(values1 -> values1[k]).sorted().toArray();
            low.add(Statistics.quantile(values, 0.05));
            middle.add(Statistics.quantile(values, 0.5));
            high.add(Statistics.quantile(values, 0.95));
        });
        return new ConverterResult.Bands(low, middle, high);
    }

    private ConverterResult.Spread spread(ToDoubleFunction<Linearity> value) {
        return ConverterResult.Spread.of(sorted(trial -> value.applyAsDouble(trial.linearity())));
    }

    private double[] sorted(ToDoubleFunction<Trial> value) {
        return trials.stream().mapToDouble(value).sorted().toArray();
    }

    private double share(java.util.function.Predicate<Linearity> property) {
        return trials.stream().filter(trial -> property.test(trial.linearity())).count() / (double) trials.size();
    }
}
