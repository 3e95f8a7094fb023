package mho.scenarios.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mho.scenarios.Condition;
import mho.scenarios.Measure;
import mho.scenarios.json.JsonText;
import mho.scenarios.json.Suggestion;
import mho.scenarios.report.SweepCsv;
import mho.scenarios.report.SweepListing;
import mho.scenarios.sweep.Front;
import mho.scenarios.sweep.SweepRow;
import mho.scenarios.sweep.SweepStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a sweep has found, while it runs or after it. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the points of a sweep: all, or those that meet a condition, or the Pareto front.",
            "  mho results DIR --where \"accuracy >= 0.9 and energy < 1 nJ\" --pareto accuracy,energy"
        })
final class ResultsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Result folder of a sweep.")
    private Path folder;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only points that meet it: measures and axes, >= <= > < = !=, and, or, not, ().")
    private String where;

    @Option(
            names = "--pareto",
            split = ",",
            paramLabel = "MEASURE",
            description = "Only points that no other one beats in all of these, such as accuracy,energy,area.")
    private List<String> pareto = List.of();

    @Option(
            names = "--sort",
            paramLabel = "NAME",
            description = "Orders points by a measure or an axis, smallest first; -NAME, largest first.")
    private String sort;

    @Option(
            names = "--scenario",
            paramLabel = "KEY",
            description = "Prints the scenario of the point with this key, or a beginning of it, for mho run.")
    private String key;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "What goes to stdout, a table by default.")
    private CommonOptions.Format format = CommonOptions.Format.TABLE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter stdout = spec.commandLine().getOut();
        try (SweepStore store = SweepStore.read(folder)) {
            stdout.print(key == null ? table(store) : new PointScenario(store).of(key));
        }
        stdout.flush();
        return 0;
    }

    private String table(SweepStore store) {
        List<SweepRow> all = SweepRow.of(store.points());
        List<SweepRow> rows = sorted(front(where(all)), all);
        return switch (format) {
            case CSV -> SweepCsv.of(rows);
            case JSON -> JsonText.of(SweepJson.of(rows));
            case TABLE ->
                SweepListing.of("%d of %d rows".formatted(rows.size(), all.size()), rows)
                        .text();
        };
    }

    private List<SweepRow> where(List<SweepRow> rows) {
        if (where == null) {
            return rows;
        }
        Condition condition = Condition.parse(where);
        condition.names().forEach(name -> SweepRow.requireKnown(name, rows));
        return rows.stream().filter(condition::holds).toList();
    }

    private List<SweepRow> front(List<SweepRow> rows) {
        List<Measure> objectives = pareto.stream().map(ResultsCommand::measure).toList();
        return objectives.isEmpty() ? rows : Front.of(rows, objectives, List.of());
    }

    private static Measure measure(String name) {
        List<String> names =
                List.of(Measure.values()).stream().map(Measure::key).toList();
        return Measure.of(name.strip())
                .orElseThrow(() -> new BadInput(Suggestion.unknown("measure", name.strip(), names)));
    }

    private List<SweepRow> sorted(List<SweepRow> rows, List<SweepRow> all) {
        if (sort == null) {
            return rows;
        }
        boolean downwards = sort.startsWith("-");
        String name = downwards ? sort.substring(1) : sort;
        SweepRow.requireKnown(name, all);
        List<SweepRow> sorted = new ArrayList<>(rows);
        Comparator<Object> values =
                downwards ? Collections.reverseOrder(ResultsCommand::compare) : ResultsCommand::compare;
        // rows that lack the value come last either way
        sorted.sort(Comparator.comparing(row -> row.value(name), (one, other) -> compare(one, other, values)));
        return sorted;
    }

    private static int compare(Optional<Object> one, Optional<Object> other, Comparator<Object> values) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        return values.compare(one.get(), other.get());
    }

    /** Numbers, also those with a unit, by their value. */
    private static int compare(Object one, Object other) {
        double left = number(one);
        double right = number(other);
        return Double.isNaN(left) || Double.isNaN(right)
                ? one.toString().compareTo(other.toString())
                : Double.compare(left, right);
    }

    private static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof String text
                ? mho.base.unit.Quantities.unitIn(text)
                        .map(unit -> mho.base.unit.Quantities.parse(text, unit))
                        .orElse(Double.NaN)
                : Double.NaN;
    }
}
