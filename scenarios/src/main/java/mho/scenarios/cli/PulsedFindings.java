package mho.scenarios.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.device.pulse.PulsedPreset;
import mho.scenarios.PulseBench;
import mho.scenarios.cli.DeviceCommand.Bench;
import mho.scenarios.report.Plot;
import mho.scenarios.report.PulseFigures;
import mho.scenarios.report.PulseReport;

/** Cells under pulses. */
final class PulsedFindings {
    static final int TRIALS = 1000;

    private PulsedFindings() {}

    static Findings of(PulsedPreset preset, int trials, Bench bench) {
        PulseBench.Results results = new PulseBench(preset, trials, bench.seed()).measure();
        List<Plot> plots = PulseFigures.of(results);
        Map<String, String> about = new LinkedHashMap<>();
        about.put("device", preset.summary());
        about.put("source", preset.source());
        about.put("cells", Integer.toString(results.n()));
        about.put("seed", Long.toString(results.seed()));
        return new Findings(
                preset.name(),
                document(results),
                csv(results),
                PulseReport.table(preset.summary(), results),
                plots,
                PulseReport.page(preset.name(), about, plots, bench.command()));
    }

    private static Map<String, Object> document(PulseBench.Results results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", results.name());
        document.put("seed", results.seed());
        document.put("n", results.n());
        document.put("setPulses", results.pulses());
        document.put("resetPulses", results.pulses());
        document.put("pulses", results.points());
        return document;
    }

    private static String csv(PulseBench.Results results) {
        StringBuilder text = new StringBuilder("name,pulse,mean_S,sd_S,p05_S,p95_S,n\n");
        for (PulseBench.Point point : results.points()) {
            text.append("%s,%d,%s,%s,%s,%s,%d\n"
                    .formatted(
                            results.name(),
                            point.pulse(),
                            Quantities.decimal(point.mean()),
                            Quantities.decimal(point.sd()),
                            Quantities.decimal(point.p05()),
                            Quantities.decimal(point.p95()),
                            results.n()));
        }
        return text.toString();
    }
}
