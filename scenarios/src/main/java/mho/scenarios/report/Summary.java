package mho.scenarios.report;

import java.util.List;
import java.util.stream.Collectors;
import mho.base.cost.CostSheet;
import mho.base.unit.Quantities;
import mho.scenarios.Conclusions;
import mho.scenarios.Results;

/** The paragraph at the top of a report, from the numbers of the first point. */
final class Summary {
    private Summary() {}

    static String of(Results results) {
        if (results.points().isEmpty()) {
            return "No point of the design space has finished.";
        }
        Results.Point first = results.points().get(0);
        if (results.points().size() > 1) {
            return designSpace(results.points());
        }
        return first.networks().stream().map(Summary::sentence).collect(Collectors.joining(" "));
    }

    private static String designSpace(List<Results.Point> points) {
        String axes = points.get(0).parameters().keySet().stream()
                .map(axis -> points.stream()
                                .map(point -> point.parameters().get(axis))
                                .distinct()
                                .count()
                        + " × " + axis)
                .collect(Collectors.joining(", "));
        return points.size() + " points of a design space (" + axes + "). "
                + Conclusions.of(points).get(0);
    }

    private static String sentence(Results.NetworkResult network) {
        Results.Score analog = network.analog();
        Metric metric = Metric.of(analog.metric());
        int chips = analog.trials().size();
        return network.name() + " (" + network.task() + ", " + Decimal.count(network.parameters()) + " parameters) has "
                + article(metric) + " of " + metric.format(analog.mean()) + " on " + chips
                + (chips == 1 ? " fabricated chip, " : " fabricated chips, ")
                + metric.against(analog.mean(), network.digital().mean()).formatted("the float network") + " ("
                + metric.format(network.digital().mean()) + "); " + cost(network.cost());
    }

    private static String article(Metric metric) {
        return (metric == Metric.ACCURACY ? "an " : "a ") + metric.title().toLowerCase(java.util.Locale.ROOT);
    }

    private static String cost(Results.Costs costs) {
        CostSheet analog = costs.analog();
        String text = "an inference takes " + Quantities.format(analog.energy().nominal(), "J") + " and "
                + Quantities.format(analog.latency(), "s") + " on "
                + Quantities.format(analog.area(), "m²") + " of silicon";
        String comparisons = costs.references().stream()
                .map(reference -> ", "
                        + Ratio.than(
                                reference.energy().nominal(), analog.energy().nominal(), "energy") + " "
                        + reference.name())
                .collect(Collectors.joining());
        return text + comparisons + ".";
    }
}
