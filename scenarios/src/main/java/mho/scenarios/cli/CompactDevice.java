package mho.scenarios.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.device.compact.CompactModel;
import mho.device.compact.GapRram;
import mho.device.compact.Trace;
import mho.device.compact.Transient;
import mho.device.compact.Vteam;
import mho.device.compact.Waveform;
import mho.device.compact.Yakopcic;
import mho.scenarios.cli.DeviceCommand.Bench;
import mho.scenarios.report.Plot;
import mho.scenarios.report.PulseFigures;
import mho.scenarios.report.PulseReport;

/**
 * A compact model with the sweep that shows its loop.
 *
 * @param name    what it is called
 * @param model   the model
 * @param unit    unit of its state
 * @param sweep   two triangles, chosen so that the state goes to and fro
 * @param summary one line
 * @param source  the publication
 */
record CompactDevice(String name, CompactModel model, String unit, Waveform sweep, String summary, String source) {
    private static final int SWEEPS = 2;

    static List<CompactDevice> all() {
        return List.of(
                new CompactDevice(
                        "vteam",
                        Vteam.kvatinsky2015(),
                        "m",
                        Waveform.sweeps(0.5, -0.5, 400e-9, SWEEPS),
                        "compact model VTEAM, 50 ohm to 1 kohm, thresholds 0.02 and -0.2 V; no particular device",
                        "Kvatinsky et al., IEEE Trans. Circuits Syst. II 62 (2015); parameters as in MemTorch 1.1.6"),
                new CompactDevice(
                        "yakopcic",
                        Yakopcic.oblea2010(),
                        "",
                        Waveform.sweeps(0.45, -0.45, 0.01, SWEEPS),
                        "compact model of Yakopcic, fitted to a chalcogenide device of Oblea",
                        "Yakopcic et al., IEEE Electron Device Lett. 32 (2011); parameters as carried by Xyce"),
                new CompactDevice(
                        "stanford-pku",
                        GapRram.stanfordPku(),
                        "m",
                        Waveform.sweeps(1.6, -1.4, 1e-6, SWEEPS),
                        "compact model of a filament's gap, Stanford-PKU 1.0, HfOx",
                        "Jiang et al. 2014, doi:10.4231/D37H1DN48"),
                new CompactDevice(
                        "chen-yu-2015",
                        GapRram.chenYu2015(),
                        "m",
                        Waveform.sweeps(2.5, -1.5, 1e-5, SWEEPS),
                        "compact model of a filament's gap, ASU, HfOx",
                        "Chen, Yu, IEEE Trans. Electron Devices 62 (2015); Verilog-A of ASU"));
    }

    Findings findings(Bench bench) {
        Trace trace = Transient.DEFAULT.solve(model, sweep);
        List<Plot> plots = PulseFigures.of(trace, unit);
        Map<String, String> about = new LinkedHashMap<>();
        about.put("device", summary);
        about.put("source", source);
        about.put("sweep", "%s to %s in %s, twice".formatted(lowest(trace), highest(trace), period()));
        return new Findings(
                name,
                document(trace),
                csv(trace),
                table(trace, plots),
                plots,
                PulseReport.page(name, about, plots, bench.command()));
    }

    private static String lowest(Trace trace) {
        return Quantities.format(Arrays.stream(trace.volts()).min().orElse(0), "V");
    }

    private static String highest(Trace trace) {
        return Quantities.format(Arrays.stream(trace.volts()).max().orElse(0), "V");
    }

    private String period() {
        return Quantities.format(sweep.duration() / SWEEPS, "s");
    }

    private String table(Trace trace, List<Plot> plots) {
        return "%s: %s\n\n%s to %s in %s, twice\n  %s\n  %s\n"
                .formatted(
                        name,
                        summary,
                        lowest(trace),
                        highest(trace),
                        period(),
                        plots.get(0).caption(),
                        plots.get(1).caption());
    }

    private Map<String, Object> document(Trace trace) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("times", trace.times());
        document.put("volts", trace.volts());
        document.put("currents", trace.currents());
        document.put("states", trace.states());
        return document;
    }

    private String csv(Trace trace) {
        StringBuilder text = new StringBuilder(
                "name,time_s,voltage_V,current_A,state%s\n".formatted(unit.isEmpty() ? "" : "_" + unit));
        double[] currents = trace.currents();
        for (int k = 0; k < trace.count(); k++) {
            text.append("%s,%s,%s,%s,%s\n"
                    .formatted(
                            name,
                            Quantities.decimal(trace.times()[k]),
                            Quantities.decimal(trace.volts()[k]),
                            Quantities.decimal(currents[k]),
                            Quantities.decimal(trace.states()[k])));
        }
        return text.toString();
    }
}
