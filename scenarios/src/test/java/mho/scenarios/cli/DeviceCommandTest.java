package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void phase_change_memory_at_half_range_has_the_published_moments() {
        Map<String, Object> results = results("joshi-pcm-2020", "--targets", "12.5 uS");
        assertThat(results).containsEntry("name", "joshi-pcm-2020").containsEntry("unknown", List.of());
        List<Map<String, Object>> points = objects(results, "points");
        // mean and sd of reads [uS] after programming (without noise), at 1 s, 1 h, 1 day and 1 year: aihwkit 1.1, 1e6
        // samples
        double[] times = {0, 1, 3600, 86_400, 31_536_000};
        double[] means = {12.50, 12.47, 9.697, 8.313, 6.252};
        double[] deviations = {0.953, 1.193, 1.057, 1.028, 0.993};
        assertThat(points).hasSize(times.length);
        for (int k = 0; k < times.length; k++) {
            Map<String, Object> point = points.get(k);
            Map<String, Object> seen = k == 0 ? point : object(point, "reads");
            assertThat(number(point, "time")).isEqualTo(times[k]);
            assertThat(number(point, "n")).isEqualTo(100_000);
            // five standard errors of 1e5 cells and half of the last printed digit
            assertThat(number(seen, "mean") * 1e6).isCloseTo(means[k], within(5 * deviations[k] / 316 + 0.005));
            assertThat(number(seen, "sd") * 1e6).isCloseTo(deviations[k], within(5 * deviations[k] / 447 + 0.0005));
        }
    }

    @Test
    void quantiles_of_a_normal_error_are_those_of_the_normal_distribution() {
        Map<String, Object> point = objects(results("joshi-pcm-2020", "--targets", "12.5 uS"), "points")
                .get(0);
        double sd = 0.9527; // 0.26348 + 1.9650/2 - 1.1731/4
        assertThat(number(point, "p05") * 1e6).isCloseTo(12.5 - 1.6449 * sd, within(0.03));
        assertThat(number(point, "median") * 1e6).isCloseTo(12.5, within(0.02));
        assertThat(number(point, "p95") * 1e6).isCloseTo(12.5 + 1.6449 * sd, within(0.03));
    }

    @Test
    void write_verify_takes_the_published_pulses_and_their_energy() {
        Map<String, Object> write = objects(
                        results("yang-taox-2025", "--targets", "100 uS", "--trials", "20000"), "writes")
                .get(0);
        // mean of a geometric distribution, sd 5.05, so five standard errors of 20,000 writes are 0.18
        assertThat(number(write, "pulses")).isCloseTo(5.57, within(0.19));
        // 95 % of geometric writes: ln 0.05 / ln(1 - 1/5.57) = 15.1
        assertThat(number(write, "pulsesP95")).isBetween(15.0, 16.0);
        assertThat(number(write, "time")).isCloseTo(number(write, "pulses") * (50e-9 + 50e-9), within(1e-15));
        // 1.5 V squared, 50 ns, at about 100 uS a pulse, and a verify read that takes a little
        assertThat(number(write, "energy") / number(write, "pulses")).isCloseTo(11.35e-12, within(0.2e-12));
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_other_targets_do_not_change_a_target() {
        String[] alone = {"device", "joshi-pcm-2020", "--trials", "500", "--format", "json", "--targets", "5 uS"};
        assertThat(Session.of(alone).out()).isEqualTo(Session.of(alone).out());
        Object point = objects(results("joshi-pcm-2020", "--trials", "500", "--targets", "5 uS"), "points")
                .get(2);
        Object among = objects(results("joshi-pcm-2020", "--trials", "500", "--targets", "20 uS,5 uS"), "points")
                .get(7);
        Object other = objects(
                        results("joshi-pcm-2020", "--trials", "500", "--targets", "5 uS", "--seed", "43"), "points")
                .get(2);
        assertThat(among).isEqualTo(point);
        assertThat(other).isNotEqualTo(point);
    }

    @Test
    void the_table_shows_targets_ages_and_writes() {
        Session session = Session.of("device", "yang-taox-2025", "--trials", "200", "--ages", "1 h", "--quiet");
        assertThat(session.code()).isZero();
        assertThat(session.err()).isEmpty();
        assertThat(session.out())
                .startsWith("yang-taox-2025: TaOx, 0-150 uS")
                .contains("200 cells a target, seed 42", "  75 µS      writing  ", "  75 µS      1 h  ", "one write");
        assertThat(session.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void csv_is_one_number_a_line() {
        Session session = Session.of(
                "device", "ideal", "--trials", "2", "--targets", "10 uS", "--ages", "1 s", "--format", "csv");
        assertThat(session.out().lines())
                .startsWith("name,target_S,time_s,quantity,unit,value,n", "ideal,0.00001,0,mean,S,0.00001,2")
                .hasSize(1 + 2 * 8)
                .allMatch(line -> line.split(",", -1).length == 7);
    }

    @Test
    void a_result_folder_holds_numbers_and_a_page_that_names_its_command() throws IOException {
        Path out = folder.resolve("out");
        Session session = Session.of(
                "device", "joshi-pcm-2020", "--trials", "300", "--targets", "5 uS,10 uS", "--out", out.toString());
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.err()).isEqualTo("mho: wrote %s%n".formatted(out.resolve("report.html")));
        assertThat(out).isDirectoryContaining("glob:**results.json").isDirectoryContaining("glob:**results.csv");
        Map<String, Object> document = JsonSyntaxReader.read(Files.readString(out.resolve("results.json")));
        assertThat(objects(document, "figures")).hasSize(5);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("mho device joshi-pcm-2020 --trials 300 --targets '5 uS,10 uS' --out")
                .contains("data-chart=\"diagram\"");
    }

    @Test
    void bad_options_are_refused_in_one_line() {
        assertThat(refusal("device", "joshi-pcm-202"))
                .startsWith("mho: There is no device \"joshi-pcm-202\". Did you mean \"joshi-pcm-2020\"?");
        assertThat(refusal("device", "ideal", "--targets", "5 us"))
                .isEqualTo(
                        "mho: --targets: must be in siemens (S), such as \"150 uS\", but \"5 us\" is in seconds (s)\n");
        assertThat(refusal("device", "ideal", "--targets", "200 uS"))
                .isEqualTo("mho: A target of ideal must lie in its range of 0 S to 150 µS, but is 200 µS\n");
        assertThat(refusal("device", "ideal", "--ages", "-1 s"))
                .isEqualTo("mho: An age must be >= 0, but is -1.00000 s\n");
        assertThat(refusal("device", "ideal", "--trials", "1"))
                .isEqualTo("mho: A device bench needs 2 to 10,000,000 trials a target, but 1 were asked for\n");
        assertThat(Session.of("device").code()).isEqualTo(2);
    }

    private static String refusal(String... arguments) {
        Session session = Session.of(arguments);
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.out()).isEmpty();
        return session.err();
    }

    private static Map<String, Object> results(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "device";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "--format";
        arguments[options.length + 2] = "json";
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isZero();
        return JsonSyntaxReader.read(session.out());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> parent, String key) {
        return (List<Map<String, Object>>) parent.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    private static double number(Map<String, Object> parent, String key) {
        return ((Number) parent.get(key)).doubleValue();
    }
}
