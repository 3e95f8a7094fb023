package mho.scenarios.report;

import java.util.List;
import mho.scenarios.Results;

/** Scores of single chips beside the float reference and other hardware. */
final class ChipFigure {
    private ChipFigure() {}

    static Html of(String id, Results.NetworkResult network) {
        Metric metric = Metric.of(network.analog().metric());
        return new Figure(id, "chips", metric.title() + " of each chip", caption(network), List.of(data(id, network)))
                .html();
    }

    static String caption(Results.NetworkResult network) {
        Results.Score analog = network.analog();
        Metric metric = Metric.of(analog.metric());
        String chips = analog.trials().size() == 1
                ? "The one chip reaches "
                : "The " + analog.trials().size() + " chips reach ";
        return chips + metric.format(analog.mean()) + " on average (standard deviation "
                + metric.format(analog.sd()) + ", 5 % to 95 % quantile " + metric.format(analog.p05()) + " to "
                + metric.format(analog.p95()) + "), "
                + metric.against(analog.mean(), network.digital().mean()).formatted("float") + ".";
    }

    private static Html data(String id, Results.NetworkResult network) {
        HtmlTable table =
                new HtmlTable(Metric.of(network.analog().metric()).title() + " by trial", "hardware", "trial", "value");
        for (Scores row : Scores.of(network)) {
            int trial = 0;
            for (double value : row.score().trials()) {
                table.row(row.hardware(), Integer.toString(trial++), Decimal.significant(value, 6));
            }
        }
        return table.scrolling(id + "-data");
    }
}
