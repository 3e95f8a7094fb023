package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mho.base.unit.Quantities;
import mho.crossbar.PowerSplit;
import mho.crossbar.Wires;
import mho.scenarios.ArrayBench;
import mho.scenarios.ArrayRead;
import mho.scenarios.ArrayReads;

/** What the crossbar bench found, for a terminal. */
public final class ArrayTable {
    private static final int ON_A_LINE = 8;
    private static final int MOST_READS = 16;

    private ArrayTable() {}

    /** Returns the table of a random array, lines ended by a line feed. */
    public static String of(ArrayBench bench, ArrayBench.Results results) {
        StringBuilder text = new StringBuilder();
        text.append("%d x %d cells of %s, random states, all word lines at %s, seed %d\n"
                .formatted(
                        bench.rows(),
                        bench.columns(),
                        bench.device(),
                        Quantities.format(bench.readVoltage(), "V"),
                        bench.seed()));
        text.append("  %s\n\n".formatted(wires(bench.wires())));
        summary(bench, results).forEach(line -> text.append("  %-44s%s\n".formatted(line.get(0), line.get(1))));
        return text.toString();
    }

    /** Rows of name and value that say what was found. */
    static List<List<String>> summary(ArrayBench bench, ArrayBench.Results results) {
        List<Double> errors = results.errors();
        List<Double> cells = results.relative().stream().flatMap(List::stream).toList();
        double worst = Collections.min(errors);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "voltage across a cell, of the read voltage",
                "%s mean, %s least".formatted(percent(mean(cells)), percent(Collections.min(cells)))));
        rows.add(List.of(
                "error of a bit line against ideal wires",
                "%s mean, %s worst (bit line %d)"
                        .formatted(percent(mean(errors)), percent(worst), errors.indexOf(worst))));
        if (!bench.isLinear()) {
            rows.add(List.of(
                    "cells off Ohm's law, known up to",
                    Quantities.format(bench.cell().iv().limit(), "V")));
        }
        rows.addAll(power(results.read()));
        rows.add(List.of(
                "residual of Kirchhoff's law",
                Decimal.significant(results.read().residual(), 2)));
        rows.add(List.of("solved in", Quantities.format(results.solving(), "s")));
        return rows;
    }

    private static List<List<String>> power(ArrayRead read) {
        PowerSplit split = read.split();
        double total = split.total() > 0 ? split.total() : 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("power", Quantities.format(read.power(), "W")));
        rows.add(List.of("  in the cells", percent(split.cells() / total)));
        rows.add(List.of("  in word lines and bit lines", percent((split.wordLines() + split.bitLines()) / total)));
        rows.add(List.of("  in drivers and senses", percent((split.drivers() + split.senses()) / total)));
        return rows;
    }

    /** Returns the table of reads of a user's array. */
    public static String of(ArrayReads.Results results) {
        StringBuilder text = new StringBuilder();
        int count = Math.min(MOST_READS, results.reads().size());
        for (int read = 0; read < count; read++) {
            ArrayRead one = results.reads().get(read);
            text.append("read %d: %s, residual %s\n  bit-line currents\n"
                    .formatted(read, Quantities.format(one.power(), "W"), Decimal.significant(one.residual(), 2)));
            text.append(currents(one.bitLineCurrents()));
        }
        if (count < results.reads().size()) {
            text.append("%d more reads: --format json or csv shows all\n"
                    .formatted(results.reads().size() - count));
        }
        text.append("solved in %s\n".formatted(Quantities.format(results.solving(), "s")));
        return text.toString();
    }

    private static String currents(List<Double> currents) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < currents.size(); line++) {
            text.append(line % ON_A_LINE == 0 ? "  " : "")
                    .append("%12s".formatted(Quantities.format(currents.get(line), "A")))
                    .append(line % ON_A_LINE == ON_A_LINE - 1 || line == currents.size() - 1 ? "\n" : "");
        }
        return text.toString();
    }

    static String wires(Wires wires) {
        return "word line %s and bit line %s a cell, driver %s, sense %s"
                .formatted(
                        Quantities.format(wires.wordLine(), "Ω"),
                        Quantities.format(wires.bitLine(), "Ω"),
                        Quantities.format(wires.driver(), "Ω"),
                        Quantities.format(wires.sense(), "Ω"));
    }

    private static String percent(double share) {
        return Decimal.significant(100 * share, 4) + " %";
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }
}
