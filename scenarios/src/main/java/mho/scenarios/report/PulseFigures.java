package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import mho.base.unit.Quantities;
import mho.device.compact.Trace;
import mho.scenarios.PulseBench.Point;
import mho.scenarios.PulseBench.Results;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Band;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Series;
import mho.scenarios.report.Plot.Stroke;

/** The plots of cells under pulses and waveforms. */
public final class PulseFigures {
    private static final int MOST_SAMPLES = 400;

    private PulseFigures() {}

    /** Returns the response to SET pulses followed by RESET pulses. */
    public static List<Plot> of(Results results) {
        List<Point> points = results.points();
        List<Double> pulses = of(points, Point::pulse);
        List<Series> series = new ArrayList<>();
        series.add(new Band("mean", 1, pulses, of(points, Point::p05), of(points, Point::p95)));
        series.add(new Line("mean", 1, Stroke.SOLID, pulses, of(points, Point::mean)));
        for (int cell = 0; cell < results.cells().size(); cell++) {
            series.add(new Line(
                    "cell " + cell,
                    cell + 2,
                    Stroke.DASHED,
                    pulses,
                    results.cells().get(cell)));
        }
        double top = points.stream().mapToDouble(Point::mean).max().orElse(0);
        return List.of(new Diagram(
                "pulses",
                "Response to pulses",
                "%d SET pulses, then as many RESET pulses; the mean gets to %s. The band holds 90 %% of %d cells."
                        .formatted(results.pulses(), Quantities.format(top, "S"), results.n()),
                Axis.linear("pulses", ""),
                Axis.linear("conductance", "S"),
                series));
    }

    /**
     * Returns the loop of current and voltage of a compact model, and its state over time.
     *
     * @param unit unit of the state
     */
    public static List<Plot> of(Trace trace, String unit) {
        double[] volts = trace.volts();
        double[] currents = trace.currents();
        double most = Arrays.stream(currents).map(Math::abs).max().orElse(0);
        return List.of(
                new Diagram(
                        "loop",
                        "Current over voltage",
                        "A sweep up, down, and back again; the largest current is %s."
                                .formatted(Quantities.format(most, "A")),
                        Axis.linear("voltage", "V"),
                        Axis.linear("current", "A"),
                        List.of(new Line("loop", 1, Stroke.SOLID, thinned(volts, volts), thinned(currents, volts)))),
                new Diagram(
                        "state",
                        "State over time",
                        "The state ends at %s.".formatted(Reading.of(last(trace.states()), unit)),
                        Axis.linear("time", "s"),
                        Axis.linear("state", unit),
                        List.of(new Line(
                                "state",
                                1,
                                Stroke.SOLID,
                                thinned(trace.times(), volts),
                                thinned(trace.states(), volts)))));
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    private static List<Double> thinned(double[] values, double[] volts) {
        int stride = 1 + (values.length - 1) / MOST_SAMPLES;
        List<Double> kept = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            if (k % stride == 0 || k == values.length - 1 || turns(volts, k)) {
                kept.add(values[k]);
            }
        }
        return kept;
    }

    /** Whether the voltage rises before a sample and falls after it, or the other way round: the tips of a loop are drawn. */
    private static boolean turns(double[] volts, int k) {
        return k > 0 && k < volts.length - 1 && (volts[k] - volts[k - 1]) * (volts[k + 1] - volts[k]) < 0;
    }

    private static List<Double> of(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().map(value::applyAsDouble).toList();
    }
}
