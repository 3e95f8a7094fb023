package mho.scenarios.report;

import java.util.List;
import mho.scenarios.Results;
import mho.scenarios.report.Html.Element;

/**
 * Confusion matrices as tables, each cell shaded by its share of the true class. The two stand one below the other;
 * report.js shows one at a time.
 */
final class ConfusionFigure {
    private ConfusionFigure() {}

    static Html of(String id, Results.Confusion confusion) {
        Matrix digital = new Matrix("Float (digital)", confusion.classes(), doubles(confusion.digital()), 0);
        Matrix analog = new Matrix("Analog, mean over chips", confusion.classes(), confusion.analog(), 1);
        Element both = Html.element("div", digital.html(id + "-digital"), analog.html(id + "-analog"))
                .with("class", "views")
                .with("data-views", id);
        return new Figure(id, "confusion", "Confusion matrix", caption(digital, analog), List.of()).framed(both);
    }

    private static String caption(Matrix digital, Matrix analog) {
        return "Float (first training seed) answers " + Metric.ACCURACY.format(digital.share())
                + " correctly, analog chips " + Metric.ACCURACY.format(analog.share()) + "; " + analog.worst() + ".";
    }

    private static List<List<Double>> doubles(List<List<Integer>> counts) {
        return counts.stream()
                .map(row -> row.stream().map(Integer::doubleValue).toList())
                .toList();
    }

    private record Matrix(String title, List<String> classes, List<List<Double>> counts, int digits) {
        double share() {
            double correct = 0;
            double all = 0;
            for (int row = 0; row < counts.size(); row++) {
                correct += counts.get(row).get(row);
                all += total(row);
            }
            return all == 0 ? 0 : correct / all;
        }

        String worst() {
            int from = 0;
            int to = 0;
            double most = 0;
            for (int row = 0; row < counts.size(); row++) {
                for (int column = 0; column < classes.size(); column++) {
                    double count = counts.get(row).get(column);
                    if (row != column && count > most) {
                        most = count;
                        from = row;
                        to = column;
                    }
                }
            }
            return most == 0
                    ? "none of them confuses two classes"
                    : "what chips confuse most is \"%s\", taken for \"%s\" %s times by a chip"
                            .formatted(classes.get(from), classes.get(to), Decimal.fixed(most, 1));
        }

        Element html(String id) {
            List<String> columns = new java.util.ArrayList<>(List.of("true class"));
            columns.addAll(classes);
            HtmlTable table = new HtmlTable(title + ": examples by true class (row) and answer (column)", columns);
            for (int row = 0; row < counts.size(); row++) {
                table.row(row(row));
            }
            return Html.element("div", table.scrolling(id))
                    .with("class", hasShortNames() ? "view heat" : "view heat upright")
                    .with("data-view", title);
        }

        private boolean hasShortNames() {
            return classes.stream().allMatch(name -> name.length() <= 3);
        }

        private Element row(int row) {
            Element line =
                    Html.element("tr", Html.element("th", classes.get(row)).with("scope", "row"));
            for (int column = 0; column < classes.size(); column++) {
                double count = counts.get(row).get(column);
                double heat = total(row) == 0 ? 0 : count / total(row);
                String shown = count == 0 ? "0" : Decimal.fixed(count, digits);
                line = line.add(Html.element("td", shown)
                        .with("class", row == column ? "hit" : "miss")
                        .with("style", "--share:" + Decimal.fixed(heat, 3)));
            }
            return line;
        }

        private double total(int row) {
            return counts.get(row).stream().mapToDouble(Double::doubleValue).sum();
        }
    }
}
