package mho.scenarios.report;

import java.util.List;
import java.util.stream.Collectors;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.unit.Quantities;
import mho.scenarios.Conclusions;
import mho.scenarios.Results;

/**
 * The table at the end of a run: for each point and network who scored what, what one inference costs, how many times
 * that other hardware costs, and the findings. Lines have at most 100 columns.
 *
 * @param style whether headings are bold
 */
public record ConsoleTable(Style style) {
    private static final int WIDTH = 100;
    private static final int NAME = 36;
    private static final int POINT = 44;
    private static final String POINTS = "  %-44s%10s%10s%11s%11s%12s\n";
    private static final String SCORES = "  %-36s%10s%10s%10s%10s%10s  %s\n";
    private static final String COSTS = "  %-36s%12s%24s%12s%13s\n";

    /** How the terminal shows emphasis. */
    public enum Style {
        /** Characters only. */
        PLAIN("", ""),
        /** Bold by ANSI escape sequences. */
        ANSI("\u001b[1m", "\u001b[22m");

        private final String on;
        private final String off;

        Style(String on, String off) {
            this.on = on;
            this.off = off;
        }

        String bold(String text) {
            return on + text + off;
        }
    }

    /** Returns the table, lines ended by a line feed. */
    public String of(Results results) {
        StringBuilder text = new StringBuilder();
        if (results.points().size() > 1) {
            return points(results);
        }
        for (Results.Point point : results.points()) {
            point.networks().forEach(network -> text.append(block(network)).append('\n'));
        }
        return text.deleteCharAt(text.length() - 1).toString();
    }

    /** One line a point and network, then what they come to. */
    private String points(Results results) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(POINTS.formatted("point", "mean", "conv. rms", "energy", "latency", "area")));
        for (int n = 0; n < results.points().get(0).networks().size(); n++) {
            Results.NetworkResult first = results.points().get(0).networks().get(n);
            text.append(style.bold("%s: %s, %s"
                            .formatted(
                                    first.name(), first.task(), first.analog().metric())))
                    .append('\n');
            for (Results.Point point : results.points()) {
                text.append(pointLine(point, point.networks().get(n)));
            }
        }
        text.append("  conv. rms: rms error of converters, in units of the function's output\n\n");
        Conclusions.of(results.points())
                .forEach(sentence -> text.append(wrapped("  - ", sentence)).append('\n'));
        return text.toString();
    }

    private static String pointLine(Results.Point point, Results.NetworkResult network) {
        CostSheet cost = network.cost().analog();
        double error = Conclusions.converterError(network);
        return POINTS.formatted(
                shortened(
                        point.parameters().values().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")),
                        POINT),
                Metric.of(network.analog().metric()).format(network.analog().mean()),
                Double.isNaN(error) ? "-" : Decimal.significant(error, 3),
                Quantities.format(cost.energy().nominal(), "J"),
                Quantities.format(cost.latency(), "s"),
                Quantities.format(cost.area(), "m²"));
    }

    private String block(Results.NetworkResult network) {
        String title =
                "%s: %s, %s parameters".formatted(network.name(), network.task(), Decimal.count(network.parameters()));
        return style.bold(wrapped("", title)) + "\n" + scores(network) + "\n" + costs(network.cost())
                + findings(network);
    }

    private static String scores(Results.NetworkResult network) {
        List<Scores> rows = Scores.of(network);
        String title = rows.get(0).metric().title().toLowerCase(java.util.Locale.ROOT);
        return SCORES.formatted(title, "mean", "sd", "p05", "median", "p95", "over")
                + rows.stream().map(ConsoleTable::scoreLine).collect(Collectors.joining())
                + probes(network);
    }

    /** Further tests, which may be measured otherwise. */
    private static String probes(Results.NetworkResult network) {
        StringBuilder text = new StringBuilder();
        for (Scores row : Scores.probes(network)) {
            String metric = row.metric() == Metric.of(network.analog().metric())
                    ? ""
                    : " (" + row.metric().key() + ")";
            text.append(scoreLine(new Scores(row.hardware() + metric, row.trials(), row.score())));
        }
        return text.toString();
    }

    private static String scoreLine(Scores row) {
        Metric metric = row.metric();
        Results.Score score = row.score();
        return SCORES.formatted(
                shortened(row.hardware()),
                metric.format(score.mean()),
                metric.format(score.sd()),
                metric.format(score.p05()),
                metric.format(score.median()),
                metric.format(score.p95()),
                row.trials());
    }

    private static String costs(Results.Costs costs) {
        StringBuilder text = new StringBuilder();
        text.append(COSTS.formatted(perInference(costs.steps()), "energy", "low .. high", "latency", "area"));
        text.append(costLine(Hardware.ANALOG, costs.analog())).append(bandLine(costs.analog()));
        if (costs.steps() != 1) {
            text.append(costLine("  per time step", perStep(costs)));
        }
        for (CostSheet reference : costs.references()) {
            text.append(costLine(reference.name(), reference))
                    .append(bandLine(reference))
                    .append(ratioLine(reference, costs.analog()));
        }
        return text.toString();
    }

    private static String perInference(double steps) {
        return steps == 1 ? "one inference" : "one inference, %s steps".formatted(Decimal.significant(steps, 4));
    }

    private static CostSheet perStep(Results.Costs costs) {
        return costs.analog().repeated(1 / costs.steps());
    }

    private static String costLine(String name, CostSheet sheet) {
        Band energy = sheet.energy();
        return COSTS.formatted(
                shortened(name),
                Quantities.format(energy.nominal(), "J"),
                Quantities.format(energy.low(), "J") + " .. " + Quantities.format(energy.high(), "J"),
                Quantities.format(sheet.latency(), "s"),
                Quantities.format(sheet.area(), "m²"));
    }

    /** Bands that the line of a total has no column for. */
    private static String bandLine(CostSheet sheet) {
        String time = Bands.of(sheet.latencies(), "s");
        String area = Bands.of(sheet.footprint().areas(), "m²");
        return time.isEmpty() && area.isEmpty()
                ? ""
                : "    latency %s, area %s\n"
                        .formatted(time.isEmpty() ? "has no band" : time, area.isEmpty() ? "has no band" : area);
    }

    private static String ratioLine(CostSheet reference, CostSheet analog) {
        Ratio energy = Ratio.of(reference.energy(), analog.energy());
        return COSTS.formatted(
                "  times analog",
                energy.text(),
                energy.band(" .. "),
                Ratio.text(reference.latency() / analog.latency()),
                Ratio.text(reference.area() / analog.area()));
    }

    private static String findings(Results.NetworkResult network) {
        return network.findings().isEmpty()
                ? ""
                : network.findings().stream()
                        .map(finding -> wrapped("  - ", finding) + "\n")
                        .collect(Collectors.joining("", "\n", ""));
    }

    private static String shortened(String name) {
        return shortened(name, NAME);
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }

    /** Breaks at spaces; lines after the first are indented as far as the text of the first. */
    private static String wrapped(String bullet, String text) {
        StringBuilder lines = new StringBuilder(bullet);
        int column = bullet.length();
        for (String word : text.strip().split(" ", -1)) {
            if (column > bullet.length() && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(" ".repeat(bullet.length()));
                column = bullet.length();
            } else if (column > bullet.length()) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
