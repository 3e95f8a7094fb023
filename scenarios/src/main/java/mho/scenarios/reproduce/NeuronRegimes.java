package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.scenarios.NeuronStudy;
import mho.scenarios.NeuronStudy.ChipRow;
import mho.scenarios.NeuronTask;
import mho.scenarios.report.Listing;

/** Which networks win, and which survive, in which regime. */
final class NeuronRegimes {
    /** Noises to train with, relative to the largest weight. */
    static final List<Double> TRAININGS = List.of(0.0, 0.05);
    /** Noises to meet. */
    static final List<Double> NOISES = List.of(0.01, 0.02, 0.05, 0.1);

    static final List<Integer> BITS = List.of(4, 5, 6, 7, 8);

    private static final String NOTHING = "-";

    private NeuronRegimes() {}

    /** A network in a regime. */
    private record Entry(String name, double score) {}

    /** Returns who wins each task in float, and, if chips were measured, under noise and behind converters. */
    static Listing map(List<NeuronStudy.Row> table, List<ChipRow> chips) {
        List<String> columns = new ArrayList<>(List.of("task", "<float"));
        if (!chips.isEmpty()) {
            columns.addAll(List.of("<1 % noise", "<5 % noise", "<5 % noise, trained with it", "<5 bit"));
        }
        List<List<String>> lines = new ArrayList<>();
        for (NeuronTask task : tasks(table)) {
            List<String> line = new ArrayList<>(List.of(task.key(), winners(task, inFloat(task, table))));
            if (!chips.isEmpty()) {
                line.add(winners(task, on(task, chips, 0, NeuronStudy.offWeights(0.01))));
                line.add(winners(task, on(task, chips, 0, NeuronStudy.offWeights(0.05))));
                line.add(winners(task, on(task, chips, 0.05, NeuronStudy.offWeights(0.05))));
                line.add(winners(task, on(task, chips, 0, NeuronStudy.fewBits(5))));
            }
            lines.add(line);
        }
        return new Listing(
                "Who wins",
                "Best network of each task, with those that are as good (%s; %s); noise of weights relative to the largest"
                        .formatted(NeuronTask.NESTED.tolerance().text(), "accuracies within 3 points"),
                columns,
                lines);
    }

    private static List<NeuronTask> tasks(List<NeuronStudy.Row> table) {
        return table.stream().map(NeuronStudy.Row::task).distinct().toList();
    }

    private static List<Entry> inFloat(NeuronTask task, List<NeuronStudy.Row> table) {
        return table.stream()
                .filter(row -> row.task() == task && row.measure().equals(NeuronStudy.TEST))
                .map(row -> new Entry(row.architecture(), row.ours().mean()))
                .toList();
    }

    private static List<Entry> on(NeuronTask task, List<ChipRow> chips, double trainedWith, String imperfection) {
        return chips.stream()
                .filter(row -> row.task() == task && row.trainedWith() == trainedWith)
                .filter(row -> row.imperfection().equals(imperfection))
                .map(row -> new Entry(row.architecture(), row.score().mean()))
                .toList();
    }

    private static String winners(NeuronTask task, List<Entry> entries) {
        if (entries.isEmpty()) {
            return NOTHING;
        }
        List<Entry> ranked = new ArrayList<>(entries);
        ranked.sort((a, b) -> task.isBetter(a.score, b.score) ? -1 : task.isBetter(b.score, a.score) ? 1 : 0);
        double best = ranked.get(0).score;
        return String.join(
                ", ",
                ranked.stream()
                        .filter(entry -> task.tolerance().accepts(best, entry.score))
                        .map(entry -> "%s %s".formatted(entry.name, NeuronsStudy.number(entry.score)))
                        .toList());
    }

    /** Returns a line a network: its score under each imperfection, and up to where it survives. */
    static Listing survival(List<ChipRow> chips) {
        Map<String, List<ChipRow>> networks = new LinkedHashMap<>();
        for (ChipRow row : chips) {
            String name = "%s, %s".formatted(row.task().key(), row.architecture());
            String trained = row.trainedWith() == 0
                    ? ""
                    : ", trained with %s %%".formatted(NeuronStudy.percent(row.trainedWith()));
            networks.computeIfAbsent(name + trained, key -> new ArrayList<>()).add(row);
        }
        List<String> columns = new ArrayList<>(List.of("network", "clean"));
        List<String> imperfections =
                chips.stream().map(ChipRow::imperfection).distinct().toList();
        imperfections.forEach(one -> columns.add("<" + one));
        List<List<String>> lines = new ArrayList<>();
        networks.forEach((name, rows) -> lines.add(line(name, rows)));
        return new Listing(
                "Chips",
                "Scores of first seeds: weights off by normal noise relative to the largest, mean of 20 draws; all converters of an otherwise ideal chip of so many bits. No mark: survives, (!): worse, still of use, (x): lost",
                columns,
                lines);
    }

    private static List<String> line(String name, List<ChipRow> rows) {
        List<String> line =
                new ArrayList<>(List.of(name, NeuronsStudy.number(rows.get(0).clean())));
        rows.forEach(row -> line.add(NeuronsStudy.number(row.score().mean()) + mark(row)));
        return line;
    }

    private static String mark(ChipRow row) {
        return switch (row.verdict()) {
            case "survives" -> "";
            case "lost" -> " (x)";
            default -> " (!)";
        };
    }
}
