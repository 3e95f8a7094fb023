package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mho.scenarios.NeuronStudy;
import mho.scenarios.NeuronStudy.ChipRow;
import mho.scenarios.NeuronTask;
import mho.scenarios.report.Plot;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Scale;

/** The neuron study to look at. */
final class NeuronFigures {
    /** Squared errors below this are drawn here: they are rounding. */
    private static final double SMALLEST = 1e-8;

    private NeuronFigures() {}

    /** Returns published errors against ours, if any were published. */
    static List<Plot> beside(List<NeuronStudy.Row> table) {
        Map<String, List<NeuronStudy.Row>> networks = new LinkedHashMap<>();
        table.stream()
                .filter(row -> !row.task().countsAnswers() && !Double.isNaN(row.published()))
                .forEach(row -> networks.computeIfAbsent(row.architecture(), key -> new ArrayList<>())
                        .add(row));
        if (networks.isEmpty()) {
            return List.of();
        }
        List<Plot.Series> series = new ArrayList<>();
        List<Double> ends = List.of(1e-7, 10.0);
        series.add(new Plot.Line("equal", 0, Plot.Stroke.DASHED, ends, ends));
        networks.forEach((name, rows) -> series.add(new Plot.Dots(
                name,
                series.size(),
                6,
                rows.stream().map(NeuronStudy.Row::published).toList(),
                rows.stream().map(row -> Math.max(SMALLEST, row.ours().mean())).toList())));
        long near = table.stream()
                .filter(row -> !row.task().countsAnswers() && !Double.isNaN(row.published()))
                .filter(row -> row.task()
                        .tolerance()
                        .accepts(row.published(), row.ours().mean()))
                .count();
        long all = networks.values().stream().mapToLong(List::size).sum();
        return List.of(new Plot.Diagram(
                "beside",
                "Squared errors, published and ours",
                "%d of %d published errors are within a factor of 2 of ours; below the line ours are smaller."
                        .formatted(near, all),
                new Axis("published MSE", "", Scale.LOGARITHMIC),
                new Axis("our MSE", "", Scale.LOGARITHMIC),
                series));
    }

    /** Returns a diagram a task: the score over noise, ordinary training solid, training with noise dashed. */
    static List<Plot> noise(List<ChipRow> chips) {
        Axis axis = new Axis("noise on weights over the largest", "", Scale.LINEAR);
        return diagrams("noise", axis, NeuronRegimes.NOISES, NeuronStudy::offWeights, chips);
    }

    /** Returns a diagram a task: the score over the resolution of converters. */
    static List<Plot> converters(List<ChipRow> chips) {
        List<Double> bits =
                NeuronRegimes.BITS.stream().map(Integer::doubleValue).toList();
        Axis axis = new Axis("resolution of converters", "bit", Scale.LINEAR);
        return diagrams("bits", axis, bits, value -> NeuronStudy.fewBits((int) value), chips);
    }

    /** The name of an imperfection. */
    @FunctionalInterface
    private interface Naming {
        String of(double value);
    }

    private static List<Plot> diagrams(String id, Axis axis, List<Double> values, Naming naming, List<ChipRow> chips) {
        return chips.stream()
                .map(ChipRow::task)
                .distinct()
                .map(task -> diagram(id, task, axis, values, naming, chips))
                .toList();
    }

    private static Plot diagram(
            String id, NeuronTask task, Axis axis, List<Double> values, Naming naming, List<ChipRow> chips) {
        List<ChipRow> own = chips.stream().filter(row -> row.task() == task).toList();
        List<String> names = own.stream().map(ChipRow::architecture).distinct().toList();
        List<Plot.Series> series = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        for (double trained : NeuronRegimes.TRAININGS) {
            for (String name : names) {
                List<Double> x = new ArrayList<>();
                List<Double> y = new ArrayList<>();
                for (double value : values) {
                    own.stream()
                            .filter(row -> row.architecture().equals(name) && row.trainedWith() == trained)
                            .filter(row -> row.imperfection().equals(naming.of(value)))
                            .forEach(row -> {
                                x.add(value);
                                y.add(drawn(task, row));
                            });
                }
                if (!x.isEmpty()) {
                    String label = trained == 0 ? name : name + ", trained with noise";
                    Plot.Stroke stroke = trained == 0 ? Plot.Stroke.SOLID : Plot.Stroke.DASHED;
                    series.add(new Plot.Line(label, 1 + names.indexOf(name), stroke, x, y));
                    findings.add("%s from %s to %s"
                            .formatted(label, NeuronsStudy.number(y.get(0)), NeuronsStudy.number(y.get(y.size() - 1))));
                }
            }
        }
        boolean accuracy = task.countsAnswers();
        return new Plot.Diagram(
                "%s-%s".formatted(id, task.key()),
                task.key().substring(0, 1).toUpperCase(Locale.ROOT) + task.key().substring(1),
                String.join("; ", findings) + ".",
                axis,
                new Axis(accuracy ? "accuracy" : "MSE", "", accuracy ? Scale.LINEAR : Scale.LOGARITHMIC),
                series);
    }

    private static double drawn(NeuronTask task, ChipRow row) {
        double score = row.score().mean();
        return task.countsAnswers() ? score : Math.max(SMALLEST, score);
    }
}
