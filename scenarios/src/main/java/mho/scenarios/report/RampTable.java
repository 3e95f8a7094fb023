package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import mho.adc.Dip;
import mho.adc.RampColumn;
import mho.adc.RampLayout;
import mho.base.unit.Quantities;
import mho.scenarios.ConverterDesign.Label;
import mho.scenarios.ConverterResult;
import mho.scenarios.ConverterResult.Measured;
import mho.scenarios.ConverterResult.Refused;
import mho.scenarios.ConverterResult.Spread;

/** Converters for a terminal: one in full, or several with a row each. */
public final class RampTable {
    /** What stands for the device of a converter without cells. */
    static final String NO_DEVICE = "none";

    private static final int MOST_LISTED = 32;

    private RampTable() {}

    /** Returns the table. */
    public static String of(List<ConverterResult> results) {
        return results.size() == 1 && results.get(0) instanceof Measured measured
                ? detailed(measured)
                : listing(results).text() + notes(results);
    }

    static Listing listing(List<ConverterResult> results) {
        return new Listing(
                "Converters",
                "max |INL| and |DNL| in output LSB, median (95 %) of fabricated banks; ENOB on the main branch of the function;"
                        + " cells read in a conversion; energy (low .. high) and area a column",
                List.of(
                        "function",
                        "bits",
                        "<way",
                        "<device",
                        "max |INL|",
                        "max |DNL|",
                        "missing",
                        "ENOB, main branch",
                        "rms",
                        "cells",
                        "time",
                        "energy",
                        "area"),
                results.stream().map(RampTable::row).toList());
    }

    private static List<String> row(ConverterResult result) {
        Label label = result.label();
        List<String> cells =
                new ArrayList<>(List.of(label.function(), Integer.toString(label.bits()), label.way(), label.device()));
        if (result instanceof Measured measured) {
            cells.addAll(numbers(measured));
        } else {
            cells.addAll(java.util.Collections.nCopies(9, "-"));
        }
        return cells;
    }

    private static List<String> numbers(Measured measured) {
        ConverterResult.Statistics statistics = measured.statistics();
        int cells = measured.cells();
        return List.of(
                spread(statistics.maxInl()),
                spread(statistics.maxDnl()),
                Decimal.significant(statistics.missingCodes().median(), 3),
                Decimal.fixed(statistics.enob().median(), 2),
                Decimal.fixed(measured.first().errors().rms(), 3),
                cells == 0 ? "-" : Integer.toString(cells),
                Quantities.format(measured.cost().latency(), "s"),
                Reading.of(measured.energyBand(), "J"),
                Reading.cost(measured.area(), "m²"));
    }

    private static String spread(Spread spread) {
        return "%s (%s)".formatted(Decimal.fixed(spread.median(), 2), Decimal.fixed(spread.p95(), 2));
    }

    /** What a row has no room for: why converters cannot be, and what becomes of a dip. */
    private static String notes(List<ConverterResult> results) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        StringBuilder dips = new StringBuilder();
        for (ConverterResult result : results) {
            String name = result.label().name();
            if (result instanceof Refused refused) {
                reasons.computeIfAbsent(refused.reason(), reason -> new ArrayList<>())
                        .add(name);
            } else if (result instanceof Measured measured) {
                dip(measured).forEach(line -> line(dips, "  %s: %s", name, line));
            }
        }
        StringBuilder text = new StringBuilder(dips);
        reasons.forEach((reason, names) -> line(text, "  refused: %s: %s", String.join(", ", names), reason));
        return text.isEmpty() ? "" : "\n" + text;
    }

    /** Returns what becomes of the dip of a function, if it has one. */
    static List<String> dip(Measured measured) {
        DoubleUnaryOperator converter = x -> measured.first().bank().convert(x, 0);
        return Dip.of(measured.plan()).stream()
                .map(dip -> dip(dip, dip.seen(converter, measured.plan())))
                .toList();
    }

    private static String dip(Dip dip, int seen) {
        String value = Decimal.fixed(dip.value(), 3).replace('-', '−');
        if (dip.codes() == 0) {
            return "dip of %s lost: less than one LSB".formatted(value);
        }
        return seen == dip.codes()
                ? "dip of %s kept by %s".formatted(value, counted(dip.codes(), "code"))
                : "dip of %s kept by %s of %s".formatted(value, seen, counted(dip.codes(), "code"));
    }

    private static String counted(int count, String name) {
        return count == 1 ? "1 " + name : "%d %ss".formatted(count, name);
    }

    private static String detailed(Measured measured) {
        Label label = measured.label();
        StringBuilder text = new StringBuilder();
        line(text, "%s, %d bit, %s%s", label.function(), label.bits(), label.way(), of(label));
        summary(measured).forEach(row -> line(text, "  %s: %s", row.get(0), row.get(1)));
        line(
                text,
                "  max |INL| in output LSB, median (95 %%) of %d fabricated banks:",
                measured.statistics().banks());
        measured.maxInl()
                .forEach((name, spread) -> line(text, "    %-16s %6.3f (%.3f)", name, spread.median(), spread.p95()));
        for (ConverterResult.Procedure one : measured.statistics().procedures()) {
            line(text, "  %-16s %s", one.name() + ":", procedure(one));
        }
        line(text, "  thresholds: %s", numbers(measured.plan().thresholds(), 1, "%.4f"));
        measured.column().ifPresent(column -> line(text, "  cells [uS]: %s", numbers(column.targets(), 1e6, "%.2f")));
        line(text, "  '#' as fabricated, '.' the function");
        return text.append(Staircase.of(measured)).append('\n').toString();
    }

    /** Returns what a procedure takes and what it brings. */
    private static String procedure(ConverterResult.Procedure one) {
        return "max |INL| %s LSB from %s; %s pulses, %s, %s"
                .formatted(
                        Decimal.fixed(one.after().median(), 3),
                        Decimal.fixed(one.before().median(), 3),
                        Decimal.significant(one.pulses(), 4),
                        Quantities.format(one.energy(), "J"),
                        Quantities.format(one.time(), "s"));
    }

    private static String of(Label label) {
        return label.device().equals(NO_DEVICE) ? "" : " of " + label.device() + " cells";
    }

    /** Returns the main numbers of a converter: name and text of each. */
    static List<List<String>> summary(Measured measured) {
        ConverterResult.Statistics statistics = measured.statistics();
        ConverterResult.ReadVoltage voltage = measured.readVoltage();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(measured.isRamp() ? "ramp" : "levels", levels(measured)));
        rows.add(List.of(
                "conversion",
                "%s; energy %s and area %s a column, %d columns sharing"
                        .formatted(
                                Quantities.format(measured.cost().latency(), "s"),
                                Reading.of(measured.energyBand(), "J"),
                                Reading.cost(measured.area(), "m²"),
                                measured.first().bank().columns())));
        rows.add(List.of(
                "max |DNL|",
                "%s LSB; missing codes %s; monotonic %s %%"
                        .formatted(
                                spread(statistics.maxDnl()),
                                spread(statistics.missingCodes()),
                                Decimal.fixed(100 * statistics.monotonic(), 0))));
        rows.add(List.of(
                "ENOB on the main branch",
                "%s bit, 5 %% below %s%s"
                        .formatted(
                                Decimal.fixed(statistics.enob().median(), 2),
                                Decimal.fixed(statistics.enob().p05(), 2),
                                notLookedAt(measured.otherBranches()))));
        rows.add(List.of(
                "rms error", Decimal.fixed(measured.first().errors().rms(), 3) + " LSB, quantisation included"));
        rows.add(List.of(
                "read voltage %.2f-%.2f V".formatted(voltage.low(), voltage.high()),
                "codes change by at most %d; a fixed reference has gains %s and %s"
                        .formatted(
                                voltage.codesChanged(),
                                Decimal.fixed(voltage.referenceGains().get(0), 3),
                                Decimal.fixed(voltage.referenceGains().get(1), 3))));
        dip(measured).forEach(dip -> rows.add(List.of("dip", dip.substring("dip ".length()))));
        return rows;
    }

    private static String notLookedAt(int branches) {
        return switch (branches) {
            case 0 -> "";
            case 1 -> "; it does not look at the other branch of the function, INL and rms error do";
            default ->
                "; it does not look at the other %d branches of the function, INL and rms error do".formatted(branches);
        };
    }

    private static String levels(Measured measured) {
        String thresholds = counted(measured.plan().thresholds().length, "threshold");
        if (!measured.isRamp()) {
            return thresholds;
        }
        return counted(measured.plan().steps().length, "step") + ", "
                + measured.column()
                        .map(column -> "%s, %s%s".formatted(cells(column), thresholds, layout(column)))
                        .orElse(thresholds);
    }

    /** Says how the cells that are read add up. */
    private static String cells(RampColumn column) {
        int read = column.cellsRead();
        int ofSteps = column.layout().cells();
        String spares = column.sparesUsed() == 0 ? "" : "; spares stand in for %d".formatted(column.sparesUsed());
        return "%s (%d of steps, %d of bias, trims and strobes without a step%s)"
                .formatted(counted(read, "cell"), ofSteps, read - ofSteps, spares);
    }

    /** Says how many cells and clocks the steps take, where that is not one of each. */
    private static String layout(RampColumn column) {
        int cells = column.layout().steps().stream()
                .mapToInt(RampLayout.Step::cells)
                .max()
                .orElse(1);
        int clocks = column.layout().steps().stream()
                .mapToInt(RampLayout.Step::clocks)
                .max()
                .orElse(1);
        String predicted = "; predicted max |INL| %s LSB"
                .formatted(Decimal.fixed(column.layout().predictedInl(column.calibration()), 2));
        return cells > 1 || clocks > 1
                ? "; up to %d cells and %d clocks a step%s".formatted(cells, clocks, predicted)
                : predicted;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String numbers(double[] values, double scale, String format) {
        String shown = Arrays.stream(values)
                .limit(MOST_LISTED)
                .mapToObj(value -> String.format(Locale.ROOT, format, value * scale))
                .collect(Collectors.joining(" "));
        int rest = values.length - MOST_LISTED;
        return rest > 0 ? shown + " and %d more".formatted(rest) : shown;
    }
}
