package mho.scenarios.report;

import java.util.List;

/** Loss over the epochs of training; of very long trainings only some epochs are recorded. */
final class TrainingFigure {
    private TrainingFigure() {}

    static Html of(String id, List<Double> loss) {
        HtmlTable table = new HtmlTable("Training loss" + Thinned.remark(loss.size()), "recorded epoch", "loss");
        Thinned.indices(loss.size())
                .forEach(epoch -> table.row(Integer.toString(epoch + 1), Decimal.significant(loss.get(epoch), 5)));
        return new Figure(
                        id,
                        "training",
                        "Training of the float network",
                        caption(loss),
                        List.of(table.scrolling(id + "-data")))
                .html();
    }

    private static String caption(List<Double> loss) {
        return "The loss goes from " + Decimal.significant(loss.get(0), 3) + " to "
                + Decimal.significant(loss.get(loss.size() - 1), 3) + " over " + loss.size()
                + (loss.size() == 1 ? " recorded epoch." : " recorded epochs.");
    }
}
