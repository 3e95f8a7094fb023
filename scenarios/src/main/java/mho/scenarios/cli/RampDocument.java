package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.Correction;
import mho.adc.Dip;
import mho.adc.Linearity;
import mho.adc.RampCalibration;
import mho.adc.RampColumn;
import mho.base.unit.Quantities;
import mho.scenarios.ConverterDesign.Label;
import mho.scenarios.ConverterResult;
import mho.scenarios.ConverterResult.Measured;
import mho.scenarios.ConverterResult.Refused;
import mho.scenarios.ConverterResult.Spread;
import mho.scenarios.report.CostDocument;

/** What {@code mho ramp} prints for programs. */
final class RampDocument {
    private static final List<String> VARIANTS = List.of("raw", "calibrated", "best", "aged");

    private RampDocument() {}

    /** Returns the JSON document. */
    static Map<String, Object> of(List<ConverterResult> results) {
        List<Object> converters = new ArrayList<>();
        for (ConverterResult result : results) {
            converters.add(result instanceof Measured measured ? converter(measured) : refused((Refused) result));
        }
        return Map.of("converters", converters);
    }

    private static Map<String, Object> head(Label label) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", label.name());
        map.put("kind", label.way());
        map.put("way", label.way());
        map.put("function", label.function());
        map.put("bits", label.bits());
        map.put("device", label.device());
        return map;
    }

    private static Map<String, Object> refused(Refused refused) {
        Map<String, Object> map = head(refused.label());
        map.put("refused", refused.reason());
        return map;
    }

    private static Map<String, Object> converter(Measured measured) {
        Map<String, Object> map = head(measured.label());
        map.put("steps", measured.plan().steps().length);
        map.put("cells", measured.cells());
        map.put("columns", measured.cells() > 0 ? 1 : 0);
        map.put("thresholds", measured.plan().thresholds());
        map.put("codes", Arrays.stream(measured.plan().codes()).skip(1).toArray());
        map.put("conductances", measured.column().map(RampColumn::targets).orElse(new double[0]));
        map.put("conversionTime", measured.cost().latency());
        map.put("energy", measured.energy());
        map.put("area", measured.area());
        map.put("cost", CostDocument.tree(measured.cost()));
        map.put("maxInl", measured.maxInl());
        map.put("rmsError", measured.first().errors().rms());
        map.put("readVoltage", measured.readVoltage());
        map.put("inl", measured.first().linearity().inl());
        map.put("dnl", measured.first().linearity().dnl());
        map.put("corrected", corrected(measured.first().linearity()));
        map.put("missingCodes", measured.first().linearity().missingCodes());
        map.put("monotonic", measured.first().linearity().isMonotonic());
        map.put("reached", measured.column().map(RampColumn::conductances).orElse(new double[0]));
        map.put("banks", measured.statistics().banks());
        map.put("inlBands", measured.statistics().inl());
        map.put("dnlBands", measured.statistics().dnl());
        map.put("maxDnl", measured.statistics().maxDnl());
        map.put("missingCodesPerBank", measured.statistics().missingCodes());
        map.put("monotonicShare", measured.statistics().monotonic());
        map.put("enob", measured.statistics().enob());
        map.put("procedures", measured.statistics().procedures());
        measured.column().ifPresent(column -> {
            map.put("calibration", Catalogue.binder().tree(column.calibration(), RampCalibration.class));
            map.put("layout", column.layout().steps());
            map.put("predictedMaxInl", column.layout().predictedInl(column.calibration()));
            map.put("sparesUsed", column.sparesUsed());
            map.put("rampGain", column.gain());
        });
        Dip.of(measured.plan()).ifPresent(dip -> map.put("dip", dip(dip, measured)));
        return map;
    }

    /** What is left of the first bank's INL where its user takes out a gain and an offset. */
    private static Map<String, Object> corrected(Linearity linearity) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Correction correction : List.of(Correction.END_POINT, Correction.BEST_FIT)) {
            Correction.Line line = linearity.line(correction);
            // a line that does not rise cannot be taken out
            if (line.gain() > 0) {
                Map<String, Object> left = new LinkedHashMap<>();
                left.put("gain", line.gain());
                left.put("offset", line.offset());
                left.put("maxInl", linearity.corrected(correction).maxInl());
                map.put(correction == Correction.END_POINT ? "endPoint" : "bestFit", left);
            }
        }
        return map;
    }

    private static Map<String, Object> dip(Dip dip, Measured measured) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", dip.value());
        map.put("at", dip.at());
        map.put("codes", dip.codes());
        map.put("seen", dip.seen(x -> measured.first().bank().convert(x, 0), measured.plan()));
        return map;
    }

    /** Returns the CSV, one row a converter. */
    static String csv(List<ConverterResult> results) {
        StringBuilder text =
                new StringBuilder("name,way,function,bits,device,steps,cells,conversionTime_s,energy_J,area_m2");
        VARIANTS.forEach(name -> text.append(",inl_%s_median,inl_%s_p95".formatted(name, name)));
        text.append(",dnl_median,dnl_p95,missing_codes_median,enob_median,rms_lsb,refused\n");
        results.forEach(result -> text.append(row(result)).append('\n'));
        return text.toString();
    }

    private static String row(ConverterResult result) {
        Label label = result.label();
        List<String> cells = new ArrayList<>(List.of(
                quoted(label.name()),
                quoted(label.way()),
                quoted(label.function()),
                Integer.toString(label.bits()),
                label.device()));
        if (result instanceof Measured measured) {
            cells.addAll(numbers(measured));
            cells.add("");
        } else {
            cells.addAll(java.util.Collections.nCopies(5 + 2 * VARIANTS.size() + 5, ""));
            cells.add(quoted(((Refused) result).reason()));
        }
        return String.join(",", cells);
    }

    /** Names of a user's own files and functions may hold anything. */
    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static List<String> numbers(Measured measured) {
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(measured.plan().steps().length),
                Integer.toString(measured.cells()),
                number(measured.cost().latency()),
                number(measured.energy()),
                number(measured.area())));
        for (String variant : VARIANTS) {
            Spread spread = measured.maxInl().get(variant);
            cells.add(spread == null ? "" : number(spread.median()));
            cells.add(spread == null ? "" : number(spread.p95()));
        }
        ConverterResult.Statistics statistics = measured.statistics();
        cells.add(number(statistics.maxDnl().median()));
        cells.add(number(statistics.maxDnl().p95()));
        cells.add(number(statistics.missingCodes().median()));
        cells.add(number(statistics.enob().median()));
        cells.add(number(measured.first().errors().rms()));
        return cells;
    }

    private static String number(double value) {
        return Quantities.decimal(value).toString();
    }
}
