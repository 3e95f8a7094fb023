package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.device.CellSpec;
import mho.device.measured.Candidate;
import mho.device.measured.DriftExponent;
import mho.device.measured.PulseFit;
import mho.device.measured.Residuals;
import mho.device.measured.WriteFit;
import mho.scenarios.measured.MeasuredDevice;
import mho.scenarios.report.FitFigures;
import mho.scenarios.report.FitListings;
import mho.scenarios.report.Plot;

/** The report of a fit to a user's measurements. */
final class FitAddendum {
    private FitAddendum() {}

    static Addendum of(String name, MeasuredDevice device) {
        Map<String, Object> document = new LinkedHashMap<>();
        Lines lines = new Lines(name, new ArrayList<>());
        List<Plot> plots = List.of();
        if (device instanceof MeasuredDevice.Writes writes) {
            document.put("fit", document(writes.fit()));
            lines.add(writes.fit());
        } else if (device instanceof MeasuredDevice.Pulses pulses) {
            document.put("fit", document(pulses.fit()));
            lines.add(pulses.fit());
            plots = FitFigures.of(pulses);
        }
        document.put("cell", Catalogue.binder().tree(device.cell(), CellSpec.class));
        return new Addendum(document, lines.texts(), FitListings.of(device), plots);
    }

    private static Map<String, Object> document(WriteFit fit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", "writes");
        map.put("targets", fit.groups());
        map.put("biasOrders", fit.biasOrders());
        map.put("deviationOrders", fit.spreadOrders());
        map.put("residuals", fit.residuals());
        map.put("exponents", fit.exponents());
        return map;
    }

    private static Map<String, Object> document(PulseFit fit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", "pulses");
        map.put("laws", fit.candidates());
        map.put("steps", fit.steps());
        map.put("trajectory", fit.trajectory());
        map.put(
                "mirrored",
                fit.mirrored().stream().map(polarity -> polarity.name()).toList());
        return map;
    }

    /** Lines of the CSV; what is of no target or time leaves them empty. */
    private record Lines(String name, List<String> texts) {
        void add(WriteFit fit) {
            for (WriteFit.Group group : fit.groups()) {
                String target = Quantities.decimal(group.target()).toString();
                add(target, "measured_bias", "S", group.bias(), group.count());
                add(target, "measured_sd", "S", group.deviation(), group.count());
            }
            int groups = fit.groups().size();
            scores("fit_bias_bic ", fit.biasOrders(), groups);
            scores("fit_sd_bic ", fit.spreadOrders(), groups);
            residuals("fit", fit.residuals());
            for (DriftExponent drift : fit.exponents()) {
                String target = Quantities.decimal(drift.target()).toString();
                add(target, "drift_exponent", "1", drift.exponent(), drift.count());
                add(target, "drift_exponent_error", "1", drift.error(), drift.count());
            }
        }

        void add(PulseFit fit) {
            scores("fit_bic ", fit.candidates(), fit.steps().points());
            residuals("fit_steps", fit.steps());
            residuals("fit_trajectory", fit.trajectory());
        }

        private void scores(String head, List<Candidate> candidates, int count) {
            candidates.forEach(one -> add("", head + one.name(), "1", one.score(), count));
        }

        private void residuals(String head, Residuals residuals) {
            int count = residuals.points();
            add("", head + "_r2", "1", residuals.determination(), count);
            add("", head + "_rms", "S", residuals.rms(), count);
            add("", head + "_skewness", "1", residuals.skewness(), count);
            add("", head + "_excess_kurtosis", "1", residuals.excessKurtosis(), count);
            add("", head + "_jarque_bera", "1", residuals.normality(), count);
        }

        private void add(String target, String quantity, String unit, double value, int count) {
            texts.add("%s,%s,,%s,%s,%s,%d".formatted(name, target, quantity, unit, Quantities.decimal(value), count));
        }
    }
}
