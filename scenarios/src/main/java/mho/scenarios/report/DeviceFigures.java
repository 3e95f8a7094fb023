package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import mho.base.kernel.NormalDistribution;
import mho.base.unit.Quantities;
import mho.device.ConductanceRange;
import mho.device.IvCurve;
import mho.device.catalog.Published;
import mho.scenarios.DeviceCurves;
import mho.scenarios.DeviceCurves.Ageing;
import mho.scenarios.DeviceCurves.Errors;
import mho.scenarios.DeviceCurves.Reached;
import mho.scenarios.DeviceResults;
import mho.scenarios.DeviceResults.Comparison;
import mho.scenarios.DeviceResults.Point;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Band;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Dots;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Series;
import mho.scenarios.report.Plot.Stroke;

/** The plots of a device: single cells, errors, read noise, drift, each with the published numbers that there are. */
public final class DeviceFigures {
    private static final Axis TARGET = Axis.linear("target", "S");
    private static final int MARK = 9;
    private static final int STATES = 5;
    private static final int VOLTS = 25;
    private static final int MOST_CELLS = 2000;

    private final DeviceResults results;
    private final DeviceCurves curves;
    private final Beside beside;

    private DeviceFigures(DeviceResults results, DeviceCurves curves, Beside beside) {
        this.results = results;
        this.curves = curves;
        this.beside = beside;
    }

    /** Returns the plots; one without anything to show is left out. */
    public static List<Plot> of(DeviceResults results, DeviceCurves curves, Beside beside) {
        DeviceFigures figures = new DeviceFigures(results, curves, beside);
        List<Plot> plots = new ArrayList<>();
        plots.add(figures.reached());
        plots.add(figures.error());
        if (curves.errors().stream().anyMatch(errors -> errors.sd() > 0)) {
            plots.add(figures.distribution());
        }
        if (curves.states().stream().anyMatch(point -> point.reads().noise() > 0)) {
            plots.add(figures.readNoise());
        }
        if (curves.ageing().stream().anyMatch(DeviceFigures::moves)) {
            plots.add(figures.drift());
        }
        return plots;
    }

    private static boolean moves(Ageing ageing) {
        return ageing.points().stream().mapToDouble(Point::mean).distinct().count() > 1;
    }

    private Plot reached() {
        List<Double> asked = of(curves.reached(), Reached::target);
        List<Double> got = of(curves.reached(), Reached::conductance);
        double worst = IntStream.range(0, asked.size())
                .mapToDouble(k -> Math.abs(got.get(k) - asked.get(k)))
                .max()
                .orElse(0);
        return new Diagram(
                "reached",
                "Single cells, right after programming",
                "%d cells, one a target: the worst lies %s off its target."
                        .formatted(asked.size(), Quantities.format(worst, "S")),
                TARGET,
                Axis.linear("conductance", "S"),
                reachedSeries(asked, got));
    }

    private List<Series> reachedSeries(List<Double> asked, List<Double> got) {
        List<Double> ends = List.of(results.range().min(), results.range().max());
        List<Series> series = new ArrayList<>(
                List.of(new Line("target", 0, Stroke.DASHED, ends, ends), new Dots("cell", 1, 4, asked, got)));
        int stride = 1 + beside.cells().size() / MOST_CELLS;
        List<Reached> cells = IntStream.range(0, beside.cells().size())
                .filter(k -> k % stride == 0)
                .mapToObj(beside.cells()::get)
                .toList();
        new Marks(new Dots(beside.word(), 2, 4, of(cells, Reached::target), of(cells, Reached::conductance)))
                .ifShown(series);
        return series;
    }

    private Plot error() {
        List<Point> states = curves.states();
        List<Double> targets = of(states, Point::target);
        List<Series> series = new ArrayList<>();
        series.add(new Band(
                "5 % to 95 % of cells",
                1,
                targets,
                of(states, point -> point.p05() - point.target()),
                of(states, point -> point.p95() - point.target())));
        series.add(new Line("mean", 1, Stroke.SOLID, targets, of(states, point -> point.mean() - point.target())));
        series.add(new Line("standard deviation", 2, Stroke.SOLID, targets, of(states, Point::sd)));
        if (!beside.equals(Beside.LITERATURE)) {
            measuredErrors().ifShown(series);
        }
        published(beside.word() + " sd", 2, Published.PROGRAMMED_SD, 0).ifShown(series);
        Point widest =
                states.stream().reduce((a, b) -> a.sd() >= b.sd() ? a : b).orElseThrow();
        return new Diagram(
                "error",
                "Programming error over the target",
                "The standard deviation is largest at %s: %s, %s %% of the range."
                        .formatted(
                                Quantities.format(widest.target(), "S"),
                                Quantities.format(widest.sd(), "S"),
                                Decimal.significant(
                                        100 * widest.sd() / results.range().span(), 3)),
                TARGET,
                Axis.linear("reached − target", "S"),
                series);
    }

    private Plot distribution() {
        List<Series> series = new ArrayList<>();
        for (int n = 0; n < curves.errors().size(); n++) {
            Errors errors = curves.errors().get(n);
            List<Double> share = evenly(errors.quantiles().size());
            String name = Quantities.format(errors.target(), "S");
            series.add(new Line(name, n + 1, Stroke.SOLID, errors.quantiles(), share));
            if (errors.sd() > 0) {
                List<Double> normal = errors.quantiles().stream()
                        .map(error -> NormalDistribution.below((error - errors.mean()) / errors.sd()))
                        .toList();
                series.add(new Line(name, n + 1, Stroke.DASHED, errors.quantiles(), normal));
            }
        }
        return new Diagram(
                "distribution",
                "Distribution of the programming error",
                "Dashed: a normal distribution of the same mean and spread, which the cells leave by at most "
                        + Decimal.fixed(100 * largestGap(), 1) + " points.",
                Axis.linear("reached − target", "S"),
                Axis.linear("share of cells below", ""),
                series);
    }

    /** The largest distance between a distribution and the normal one, at the quantiles [1]. */
    private double largestGap() {
        double gap = 0;
        for (Errors errors : curves.errors()) {
            List<Double> share = evenly(errors.quantiles().size());
            for (int k = 1; k < share.size() - 1 && errors.sd() > 0; k++) {
                double normal = NormalDistribution.below((errors.quantiles().get(k) - errors.mean()) / errors.sd());
                gap = Math.max(gap, Math.abs(normal - share.get(k)));
            }
        }
        return gap;
    }

    private Plot readNoise() {
        List<Point> states = curves.states();
        List<Double> noise = of(states, point -> point.reads().noise());
        List<Series> series = new ArrayList<>();
        series.add(new Line("model", 1, Stroke.SOLID, of(states, Point::target), noise));
        published(beside.word(), 2, Published.READ_NOISE, 0).ifShown(series);
        double least = noise.stream().mapToDouble(x -> x).min().orElse(0);
        double most = noise.stream().mapToDouble(x -> x).max().orElse(0);
        return new Diagram(
                "read-noise",
                "Read noise over the state",
                "Reads of one cell deviate by %s to %s, depending on its state."
                        .formatted(Quantities.format(least, "S"), Quantities.format(most, "S")),
                TARGET,
                Axis.linear("standard deviation of a read", "S"),
                series);
    }

    private Plot drift() {
        List<Series> series = new ArrayList<>();
        for (int n = 0; n < curves.ageing().size(); n++) {
            Ageing ageing = curves.ageing().get(n);
            List<Point> points = ageing.points();
            if (points.isEmpty()) {
                continue;
            }
            List<Double> times = of(points, Point::time);
            String name = Quantities.format(ageing.target(), "S");
            series.add(new Band(name, n + 1, times, of(points, Point::p05), of(points, Point::p95)));
            series.add(new Line(name, n + 1, Stroke.SOLID, times, of(points, Point::mean)));
        }
        List<Comparison> means = results.published().stream()
                .filter(row -> row.quantity().equals(Published.READ_MEAN) && row.time() > 0)
                .toList();
        if (!means.isEmpty()) {
            series.add(new Dots(
                    beside.word() + " mean", 0, MARK, of(means, Comparison::time), of(means, DeviceFigures::siemens)));
        }
        return new Diagram(
                "drift",
                "Conductance over time",
                driftCaption(),
                Axis.logarithmic("time after programming", "s"),
                Axis.linear("conductance", "S"),
                series);
    }

    private String driftCaption() {
        List<Point> points = curves.ageing().stream()
                .map(Ageing::points)
                .filter(found -> !found.isEmpty())
                .reduce((lower, higher) -> higher)
                .orElseThrow();
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        return "Bands hold 90 %% of the cells; those written to %s have %s on average after %s and %s after %s."
                .formatted(
                        Quantities.format(last.target(), "S"),
                        Quantities.format(first.mean(), "S"),
                        Quantities.duration(first.time(), 3),
                        Quantities.format(last.mean(), "S"),
                        Quantities.duration(last.time(), 3));
    }

    private Marks measuredErrors() {
        List<Comparison> rows = results.published().stream()
                .filter(row -> row.quantity().equals(Published.PROGRAMMED_MEAN))
                .toList();
        return new Marks(new Dots(
                beside.word() + " mean",
                1,
                MARK,
                of(rows, Comparison::target),
                of(rows, row -> siemens(row) - row.target())));
    }

    private Marks published(String name, int colour, String quantity, double time) {
        List<Comparison> rows = results.published().stream()
                .filter(row -> row.quantity().equals(quantity) && row.time() == time)
                .toList();
        return new Marks(new Dots(name, colour, MARK, of(rows, Comparison::target), of(rows, DeviceFigures::siemens)));
    }

    /** Published numbers as dots, if there are any. */
    private record Marks(Dots dots) {
        void ifShown(List<Series> series) {
            if (!dots.x().isEmpty()) {
                series.add(dots);
            }
        }
    }

    /**
     * Returns current over voltage at states over the range; nothing if the cell follows Ohm's law.
     *
     * @param curve law of the cell
     * @param range its conductances at small voltages
     */
    public static List<Plot> of(IvCurve curve, ConductanceRange range) {
        return curve instanceof IvCurve.Ohmic ? List.of() : List.of(currents(curve, range));
    }

    private static Plot currents(IvCurve curve, ConductanceRange range) {
        List<Series> series = new ArrayList<>();
        List<Double> volts = IntStream.rangeClosed(-VOLTS, VOLTS)
                .mapToObj(n -> n * curve.limit() / VOLTS)
                .toList();
        for (int n = 0; n < STATES; n++) {
            double conductance = range.min() + range.span() * n / (STATES - 1);
            String name = Quantities.format(conductance, "S");
            series.add(new Line(name, n + 1, Stroke.SOLID, volts, of(volts, v -> curve.current(conductance, v))));
            series.add(new Line(name, n + 1, Stroke.DASHED, volts, of(volts, v -> conductance * v)));
        }
        double most = curve.current(range.max(), curve.limit());
        return new Diagram(
                "iv",
                "Current over voltage",
                "Dashed: Ohm's law. At %s the best conducting state carries %s, %s times Ohm's law."
                        .formatted(
                                Quantities.format(curve.limit(), "V"),
                                Quantities.format(most, "A"),
                                Decimal.significant(most / (range.max() * curve.limit()), 3)),
                Axis.linear("voltage", "V"),
                Axis.linear("current", "A"),
                series);
    }

    private static double siemens(Comparison row) {
        return row.published() * Quantities.parse("1 " + row.unit(), "S");
    }

    private static List<Double> evenly(int count) {
        return IntStream.range(0, count).mapToObj(n -> n / (count - 1.0)).toList();
    }

    private static <T> List<Double> of(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().map(value::applyAsDouble).toList();
    }
}
