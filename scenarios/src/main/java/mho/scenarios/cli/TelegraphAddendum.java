package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.scenarios.TelegraphBench;
import mho.scenarios.TelegraphBench.Trace;
import mho.scenarios.report.Plot;
import mho.scenarios.report.TelegraphFigures;

/** Successive reads of cells with random telegraph noise. */
final class TelegraphAddendum {
    private TelegraphAddendum() {}

    static Addendum of(CellOnBench device, long seed) {
        TelegraphBench bench = new TelegraphBench(device.cell(), seed);
        List<Trace> traces = bench.measure();
        if (traces.isEmpty()) {
            return new Addendum(Map.of(), List.of(), List.of(), List.of());
        }
        List<Plot> plots = bench.noise()
                .map(noise -> TelegraphFigures.plots(traces, noise))
                .orElseThrow();
        return new Addendum(
                Map.of("telegraph", traces), csv(device.name(), traces), TelegraphFigures.listings(traces), plots);
    }

    private static List<String> csv(String name, List<Trace> traces) {
        List<String> lines = new ArrayList<>();
        for (Trace trace : traces) {
            for (int k = 0; k < trace.reads().size(); k++) {
                lines.add("%s,%s,%s,telegraph_read,S,%s,1"
                        .formatted(
                                name,
                                Quantities.decimal(trace.target()),
                                Quantities.decimal(k * trace.interval()),
                                Quantities.decimal(trace.reads().get(k))));
            }
        }
        return lines;
    }
}
