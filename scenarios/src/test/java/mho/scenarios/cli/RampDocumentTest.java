package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every form of the bench's output says the same, and what the words in it mean. */
class RampDocumentTest {
    private static final List<String> CALL = List.of(
            "ramp", "--way", "nonlinear-ramp,sar,modular-ramp", "--bits", "4", "--trials", "20", "--quiet", "--format");

    /** The columns of the CSV, each by its path in the JSON. */
    private static final List<String> PATHS = List.of(
            "name",
            "way",
            "function",
            "bits",
            "device",
            "steps",
            "cells",
            "conversionTime",
            "energy",
            "area",
            "maxInl/raw/median",
            "maxInl/raw/p95",
            "maxInl/calibrated/median",
            "maxInl/calibrated/p95",
            "maxInl/best/median",
            "maxInl/best/p95",
            "maxInl/aged/median",
            "maxInl/aged/p95",
            "maxDnl/median",
            "maxDnl/p95",
            "missingStatistics",
            "enob/median",
            "rmsError",
            "refused");

    @Test
    void each_cell_of_the_csv_is_the_value_of_the_json() {
        List<String> lines = call("csv").lines().toList();
        List<Object> converters = list(JsonSyntaxReader.read(call("json")).get("converters"));
        assertThat(lines).hasSize(4);
        assertThat(converters).hasSize(3);
        for (int row = 0; row < 3; row++) {
            List<String> cells = Stream.of(lines.get(row + 1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                    .map(cell -> cell.replaceAll("^\"|\"$", ""))
                    .toList();
            assertThat(cells).hasSize(PATHS.size());
            for (int column = 0; column < PATHS.size(); column++) {
                if (!PATHS.get(column).equals("missingStatistics")) {
                    requireSame(PATHS.get(column), cells.get(column), at(converters.get(row), PATHS.get(column)));
                }
            }
        }
        // a row for what cannot be, with its reason
        assertThat(lines.get(3)).startsWith("sigmoid-4b-modular-ramp,").contains("A range reduction needs a periodic");
    }

    private static void requireSame(String path, String cell, Object value) {
        if (value instanceof Number number) {
            assertThat(Double.parseDouble(cell)).as(path).isEqualTo(number.doubleValue());
        } else {
            assertThat(cell).as(path).isEqualTo(value == null ? "" : value);
        }
    }

    private static Object at(Object converter, String path) {
        Object value = converter;
        for (String key : path.split("/", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    private static String call(String format) {
        Session session =
                Session.of(Stream.concat(CALL.stream(), Stream.of(format)).toArray(String[]::new));
        assertThat(session.code()).as(session.err()).isZero();
        return session.out();
    }

    @Test
    void the_best_of_one_is_the_only_one_and_the_best_of_many_is_better() {
        Map<?, ?> one = inl("1");
        assertThat(one.get("best")).isEqualTo(one.get("calibrated"));
        Map<?, ?> many = inl("12");
        assertThat(many.get("calibrated")).isEqualTo(one.get("calibrated"));
        assertThat((double) at(many, "best/median")).isLessThan((double) at(inl("3"), "best/median"));
    }

    private static Map<?, ?> inl(String best) {
        Session session =
                Session.of("ramp", "--bits", "4", "--trials", "60", "--best", best, "--quiet", "--format", "json");
        return (Map<?, ?>)
                at(list(JsonSyntaxReader.read(session.out()).get("converters")).get(0), "maxInl");
    }

    @Test
    void a_dip_that_a_clamped_ramp_does_not_see_is_counted_as_unseen() {
        Session session = Session.of(
                ("ramp --function gelu --bits 8 --way clamped-ramp,nonlinear-ramp --device ideal --trials 1 --quiet"
                                + " --format json")
                        .split(" ", -1));
        List<Object> converters = list(JsonSyntaxReader.read(session.out()).get("converters"));
        assertThat(at(converters.get(0), "dip/codes")).isEqualTo(10L);
        assertThat(at(converters.get(0), "dip/seen")).isEqualTo(0L);
        assertThat(at(converters.get(1), "dip/seen")).isEqualTo(10L);
    }

    @Test
    void effective_bits_are_said_to_be_of_the_main_branch_and_what_they_leave_out() {
        String clamped = Session.of(
                        "ramp --function sin --half-periods 3 --way clamped-ramp --trials 2 --quiet".split(" ", -1))
                .out();
        assertThat(clamped)
                .contains("ENOB on the main branch: ")
                .contains("; it does not look at the other 2 branches of the function");
        assertThat(Session.of("ramp", "--trials", "2", "--quiet").out())
                .contains("ENOB on the main branch: ")
                .doesNotContain("does not look at");
        assertThat(Session.of("ramp", "--trials", "2", "--bits", "3,4", "--quiet")
                        .out())
                .contains("ENOB, main branch");
    }

    @Test
    void the_cells_that_are_told_add_up() {
        String table = Session.of("ramp", "--trials", "2", "--quiet").out();
        var counts = java.util.regex.Pattern.compile("30 steps, (\\d+) cells \\((\\d+) of steps, (\\d+) of bias")
                .matcher(table);
        assertThat(counts.find()).as(table).isTrue();
        assertThat(Integer.parseInt(counts.group(2)) + Integer.parseInt(counts.group(3)))
                .isEqualTo(Integer.parseInt(counts.group(1)));
        assertThat(counts.group(2)).isEqualTo("30");
        assertThat(Session.of("ramp", "--trials", "2", "--quiet", "--way", "flash")
                        .out())
                .contains("  levels: 31 thresholds\n")
                .doesNotContain("  ramp: ");
    }

    @Test
    void energies_have_their_bands_and_the_page_their_parts(@TempDir Path folder) throws IOException {
        Session session = Session.of("ramp", "--trials", "2", "--bits", "3,4", "--quiet", "--out", folder.toString());
        assertThat(session.out().lines().filter(line -> line.startsWith("  sigmoid ")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).containsPattern(" fJ \\(\\d+ fJ \\.\\. \\d+ fJ\\) "));
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Cost of a conversion of 128 columns: sigmoid-3b", "id=\"cost-tree-1\"")
                .contains(">comparators<");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }
}
