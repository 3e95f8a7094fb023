package mho.scenarios.report;

import java.util.List;
import mho.scenarios.Results;

/** Loss and gradient norm over the epochs of training; of very long trainings only some epochs are recorded. */
final class TrainingFigure {
    private TrainingFigure() {}

    static Html of(String id, Results.Figures figures) {
        List<Double> loss = figures.training();
        List<Double> gradients = figures.gradients();
        HtmlTable table = new HtmlTable(
                "Training" + Thinned.remark(loss.size()), "recorded epoch", "loss", "gradient norm before its limit");
        Thinned.indices(loss.size())
                .forEach(epoch -> table.row(
                        Integer.toString(epoch + 1),
                        Decimal.significant(loss.get(epoch), 5),
                        Decimal.significant(gradients.get(epoch), 4)));
        return new Figure(
                        id,
                        "training",
                        "Training of the float network",
                        caption(loss, gradients),
                        List.of(table.scrolling(id + "-data")))
                .html();
    }

    private static String caption(List<Double> loss, List<Double> gradients) {
        return "The loss goes " + fromTo(loss) + ", the norm of its gradient " + fromTo(gradients) + ", over "
                + loss.size() + (loss.size() == 1 ? " recorded epoch." : " recorded epochs.");
    }

    private static String fromTo(List<Double> values) {
        return "from " + Decimal.significant(values.get(0), 3) + " to "
                + Decimal.significant(values.get(values.size() - 1), 3);
    }
}
