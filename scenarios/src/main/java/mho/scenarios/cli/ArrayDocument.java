package mho.scenarios.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.unit.Quantities;
import mho.scenarios.ArrayBench;
import mho.scenarios.ArrayRead;
import mho.scenarios.ArrayReads;

/** Reads of an array as JSON and CSV. */
final class ArrayDocument {
    private ArrayDocument() {}

    static Map<String, Object> of(ArrayReads.Results results) {
        Map<String, Object> document = new LinkedHashMap<>();
        reads(document, results.reads(), results.residual());
        return document;
    }

    private static void reads(Map<String, Object> document, List<ArrayRead> reads, double residual) {
        document.put(
                "bitLineCurrents",
                reads.stream().map(ArrayRead::bitLineCurrents).toList());
        document.put(
                "wordLineCurrents",
                reads.stream().map(ArrayRead::wordLineCurrents).toList());
        document.put("power", reads.stream().map(ArrayRead::power).toList());
        document.put("powerSplit", reads.stream().map(ArrayRead::split).toList());
        document.put("residual", residual);
    }

    static Map<String, Object> of(ArrayBench bench, ArrayBench.Results results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", bench.device());
        document.put("rows", bench.rows());
        document.put("columns", bench.columns());
        document.put("wires", bench.wires());
        document.put("readVoltage", bench.readVoltage());
        document.put("seed", bench.seed());
        document.put("relativeErrors", results.errors());
        document.put("cellVoltage", results.relative());
        reads(document, List.of(results.read()), results.read().residual());
        return document;
    }

    static String csv(List<ArrayRead> reads) {
        StringBuilder text = new StringBuilder("read,quantity,line,value,unit\n");
        for (int read = 0; read < reads.size(); read++) {
            ArrayRead one = reads.get(read);
            lines(text, read, "bit_line_current", one.bitLineCurrents());
            lines(text, read, "word_line_current", one.wordLineCurrents());
            text.append("%d,power,,%s,W\n%d,residual,,%s,1\n"
                    .formatted(read, Quantities.decimal(one.power()), read, Quantities.decimal(one.residual())));
        }
        return text.toString();
    }

    private static void lines(StringBuilder text, int read, String quantity, List<Double> currents) {
        for (int line = 0; line < currents.size(); line++) {
            text.append("%d,%s,%d,%s,A\n".formatted(read, quantity, line, Quantities.decimal(currents.get(line))));
        }
    }
}
