package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mho.base.cost.CostSheet;
import mho.scenarios.Results;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ResultsCsvTest {
    private static final Results RESULTS = ResultsSamples.PLAIN;

    @Test
    void the_header_is_the_contract() {
        assertThat(ResultsCsv.of(RESULTS)).startsWith("point,network,measure,unit,mean,sd,p05,median,p95,n\r\n");
    }

    @Test
    void scores_read_back_as_the_same_doubles() throws IOException {
        Results.Score score = RESULTS.points().get(0).networks().get(0).analog();
        CSVRecord row = rowsOf("lstm-32").get("analog/accuracy");
        assertThat(row.get("unit")).isEqualTo("1");
        assertThat(Double.parseDouble(row.get("mean"))).isEqualTo(score.mean());
        assertThat(Double.parseDouble(row.get("sd"))).isEqualTo(score.sd());
        assertThat(Double.parseDouble(row.get("p05"))).isEqualTo(score.p05());
        assertThat(Double.parseDouble(row.get("median"))).isEqualTo(score.median());
        assertThat(Double.parseDouble(row.get("p95"))).isEqualTo(score.p95());
        assertThat(row.get("n")).isEqualTo("16");
    }

    @Test
    void costs_read_back_in_unprefixed_si_and_have_no_spread() throws IOException {
        CostSheet sheet =
                RESULTS.points().get(0).networks().get(1).cost().references().get(0);
        Map<String, CSVRecord> rows = rowsOf("singlu-16x2");
        String hardware = "int8 MAC array, 16 nm/";
        assertThat(cost(rows, hardware + "energy", "J"))
                .isEqualTo(sheet.energy().nominal());
        assertThat(cost(rows, hardware + "energy low", "J"))
                .isEqualTo(sheet.energy().low());
        assertThat(cost(rows, hardware + "energy high", "J"))
                .isEqualTo(sheet.energy().high());
        assertThat(cost(rows, hardware + "latency", "s")).isEqualTo(sheet.latency());
        assertThat(cost(rows, hardware + "area", "m2")).isEqualTo(sheet.area());
    }

    @Test
    void every_hardware_has_its_measures_once() throws IOException {
        assertThat(rowsOf("lstm-32"))
                .hasSize(4 + 3 * 9 + 2 * 4)
                .containsKeys("digital/accuracy", "analog/energy", "gates/tanh converter rms error");
        assertThat(rowsOf("singlu-16x2"))
                .hasSize(3 + 2 + 2 * 9 + 4)
                .containsKeys("digital/mse", "digital/far/nrmse", "analog/far/nrmse", "int8 MAC array, 16 nm/mse");
    }

    @Test
    void points_of_a_sweep_are_numbered_like_the_list_in_results_json() throws IOException {
        List<String> points = parsed(ResultsCsv.of(ResultsSamples.sweep())).stream()
                .map(row -> row.get("point"))
                .distinct()
                .toList();
        assertThat(points).containsExactly("0", "1", "2", "3", "4");
    }

    private static double cost(Map<String, CSVRecord> rows, String measure, String unit) {
        CSVRecord row = rows.get(measure);
        assertThat(List.of(
                        row.get("unit"),
                        row.get("sd"),
                        row.get("p05"),
                        row.get("median"),
                        row.get("p95"),
                        row.get("n")))
                .containsExactly(unit, "", "", "", "", "1");
        return Double.parseDouble(row.get("mean"));
    }

    /** Rows of a network by measure; a measure that comes twice is refused by the collector. */
    private static Map<String, CSVRecord> rowsOf(String network) throws IOException {
        return parsed(ResultsCsv.of(RESULTS)).stream()
                .filter(row -> row.get("network").equals(network))
                .collect(Collectors.toMap(row -> row.get("measure"), row -> row));
    }

    private static List<CSVRecord> parsed(String csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            return parser.getRecords();
        }
    }
}
