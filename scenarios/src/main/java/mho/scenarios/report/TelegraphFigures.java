package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mho.base.unit.Quantities;
import mho.device.ReadNoise.Telegraph;
import mho.scenarios.TelegraphBench.Trace;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Series;
import mho.scenarios.report.Plot.Stroke;

/** Successive reads of cells with a trap. */
public final class TelegraphFigures {
    private TelegraphFigures() {}

    /** Returns the reads over time; nothing without traces. */
    public static List<Plot> plots(List<Trace> traces, Telegraph noise) {
        return traces.isEmpty() ? List.of() : List.of(reads(traces, noise));
    }

    private static Plot reads(List<Trace> traces, Telegraph noise) {
        List<Series> series = new ArrayList<>();
        for (int n = 0; n < traces.size(); n++) {
            Trace trace = traces.get(n);
            List<Double> times = IntStream.range(0, trace.reads().size())
                    .mapToObj(k -> k * trace.interval())
                    .toList();
            series.add(new Line(Quantities.format(trace.target(), "S"), n + 1, Stroke.SOLID, times, trace.reads()));
        }
        return new Diagram(
                "telegraph",
                "Successive reads of cells with a trap",
                "%s %% of the cells have a trap: empty for %s on average, then occupied for %s. One cell each of %d targets."
                        .formatted(
                                Decimal.significant(100 * noise.share(), 3),
                                Reading.of(noise.signal().capture(), "s"),
                                Reading.of(noise.signal().emission(), "s"),
                                traces.size()),
                Axis.linear("time", "s"),
                Axis.linear("conductance as read", "S"),
                series);
    }

    /** Returns the cells that were read; nothing without traces. */
    public static List<Listing> listings(List<Trace> traces) {
        if (traces.isEmpty()) {
            return List.of();
        }
        return List.of(new Listing(
                "Telegraph",
                "cells with a trap, read again and again",
                List.of("target", "reached", "taken", "of it", "lowest read", "highest read", "reads", "every"),
                traces.stream().map(TelegraphFigures::row).toList()));
    }

    private static List<String> row(Trace trace) {
        double low = trace.reads().stream().mapToDouble(read -> read).min().orElseThrow();
        double high = trace.reads().stream().mapToDouble(read -> read).max().orElseThrow();
        return List.of(
                Quantities.format(trace.target(), "S"),
                Quantities.format(trace.conductance(), "S"),
                Quantities.format(trace.depth() * trace.conductance(), "S"),
                Decimal.significant(100 * trace.depth(), 3) + " %",
                Quantities.format(low, "S"),
                Quantities.format(high, "S"),
                Integer.toString(trace.reads().size()),
                Reading.of(trace.interval(), "s"));
    }
}
