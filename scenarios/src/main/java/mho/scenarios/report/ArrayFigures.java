package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import mho.base.unit.Quantities;
import mho.scenarios.ArrayBench;
import mho.scenarios.ArrayBench.Product;
import mho.scenarios.ArrayReads;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Dots;
import mho.scenarios.report.Plot.HeatMap;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Stroke;
import org.ejml.data.DMatrixRMaj;

/** The plots of an array: what wires leave of the voltage, and what they take from the currents. */
public final class ArrayFigures {
    private static final int MOST_DOTS = 600;

    private ArrayFigures() {}

    /** Returns the plots of the crossbar bench. */
    public static List<Plot> of(ArrayBench.Results results) {
        return List.of(irDrop(results.relative()), errors(results.errors()), products(results.products()));
    }

    /** Returns the plots of reads of a user's array. */
    public static List<Plot> of(ArrayReads.Results results) {
        return List.of(cellVolts(results.cellVolts()), currents(results));
    }

    private static Plot irDrop(List<List<Double>> relative) {
        double worst = relative.stream()
                .flatMap(List::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new HeatMap(
                "ir-drop",
                "What the wires leave of the read voltage",
                "All word lines at the read voltage; the cell that gets least has %s %% of it across it."
                        .formatted(Decimal.significant(100 * worst, 4)),
                "word line",
                "bit line",
                Axis.linear("share of the read voltage", ""),
                relative);
    }

    private static Plot errors(List<Double> errors) {
        double worst = errors.stream().min(Comparator.naturalOrder()).orElseThrow();
        double mean = errors.stream().mapToDouble(error -> error).average().orElseThrow();
        return new Diagram(
                "bit-line-error",
                "Error of the bit-line currents",
                "Relative to wires without resistance: %s %% on average, %s %% at worst."
                        .formatted(Decimal.significant(100 * mean, 3), Decimal.significant(100 * worst, 3)),
                Axis.linear("bit line", ""),
                Axis.linear("relative error", ""),
                List.of(new Line("error", 1, Stroke.SOLID, numbers(errors.size()), errors)));
    }

    private static Plot products(List<Product> products) {
        int stride = 1 + (products.size() - 1) / MOST_DOTS;
        List<Product> drawn = IntStream.range(0, products.size())
                .filter(k -> k % stride == 0)
                .mapToObj(products::get)
                .toList();
        List<Double> ideal = drawn.stream().map(Product::ideal).toList();
        double least = ideal.stream().min(Comparator.naturalOrder()).orElseThrow();
        double most = ideal.stream().max(Comparator.naturalOrder()).orElseThrow();
        return new Diagram(
                "products",
                "Bit-line currents of random inputs",
                "%d currents; their rms error is %s %% of the largest."
                        .formatted(products.size(), Decimal.significant(100 * rms(products) / most, 3)),
                Axis.linear("ideal current", "A"),
                Axis.linear("current", "A"),
                List.of(
                        new Line("ideal", 0, Stroke.DASHED, List.of(least, most), List.of(least, most)),
                        new Dots(
                                "with wires",
                                1,
                                4,
                                ideal,
                                drawn.stream().map(Product::actual).toList())));
    }

    private static double rms(List<Product> products) {
        double squares = 0;
        for (Product product : products) {
            double error = product.actual() - product.ideal();
            squares += error * error;
        }
        return Math.sqrt(squares / products.size());
    }

    private static Plot cellVolts(DMatrixRMaj volts) {
        List<List<Double>> values = IntStream.range(0, volts.getNumRows())
                .mapToObj(row -> IntStream.range(0, volts.getNumCols())
                        .mapToObj(column -> volts.get(row, column))
                        .toList())
                .toList();
        double most = values.stream()
                .flatMap(List::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new HeatMap(
                "cell-voltage",
                "Voltage across the cells in the first read",
                "The largest is %s.".formatted(Quantities.format(most, "V")),
                "word line",
                "bit line",
                Axis.linear("voltage", "V"),
                values);
    }

    private static Plot currents(ArrayReads.Results results) {
        int count = Math.min(7, results.reads().size());
        List<Plot.Series> series = new ArrayList<>();
        for (int read = 0; read < count; read++) {
            List<Double> currents = results.reads().get(read).bitLineCurrents();
            series.add(new Line("read " + read, read + 1, Stroke.SOLID, numbers(currents.size()), currents));
        }
        return new Diagram(
                "currents",
                "Bit-line currents",
                "%d of %d reads are drawn.".formatted(count, results.reads().size()),
                Axis.linear("bit line", ""),
                Axis.linear("current", "A"),
                series);
    }

    private static List<Double> numbers(int count) {
        return IntStream.range(0, count).mapToObj(n -> (double) n).toList();
    }
}
