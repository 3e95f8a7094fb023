package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mho.networks.data.Recordings;
import mho.scenarios.DesignSpace;
import mho.scenarios.Progress;
import mho.scenarios.Results;
import mho.scenarios.Scenario;
import mho.scenarios.ScenarioRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
    @TempDir
    private Path folder;

    static String scenario(String axesAndSweep) {
        return """
                {
                  "name": "space", "title": "axes",
                  "task": {"kind": "nested", "seed": 0},
                  "networks": [{
                    "architecture": {"kind": "sin-glu-mlp", "budget": 100, "blocks": 1, "omega": 10, "biases": "absent"},
                    "training": {"epochs": 20, "batching": "full", "learningRate": 1e-3, "clipNorm": 1}
                  }],
                  "hardware": {"input": {"kind": "pulse-width", "bits": 8}},
                  "references": [],
                  "run": {"seed": 42, "chips": 2, "trainingSeeds": 1, "calibrationExamples": 100},
                  %s
                }
                """.formatted(axesAndSweep);
    }

    private static final String GRID = """
            "axes": [
              {"kind": "linear", "pointer": "/hardware/tile/readVoltage", "from": "0.1 V", "to": "0.2 V", "count": %d},
              {"kind": "resolution", "bits": [4, 6, 99]}
            ]""";

    private Session sweep(String out, String scenario, String... more) throws IOException {
        Path file = folder.resolve("space.json");
        Files.writeString(file, scenario);
        List<String> arguments = new ArrayList<>(List.of(
                "sweep",
                file.toString(),
                "--quiet",
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(List.of(more));
        return Session.of(arguments.toArray(String[]::new));
    }

    private String csv(String out) throws IOException {
        return Files.readString(folder.resolve(out).resolve("results.csv"));
    }

    private Session results(String out, String... more) {
        return Session.of(Stream.concat(Stream.of("results", folder.resolve(out).toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void an_axis_that_no_point_has_a_place_for_is_refused_before_any_work() throws IOException {
        String wrong = scenario(GRID.formatted(3).replace("readVoltage", "readVolts"));
        Session session = sweep("wrong", wrong);
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .startsWith("mho: /axes: The axis \"/hardware/tile/readVolts\" cannot be set to ")
                .contains("/hardware/tile/readVolts: is not a key here.")
                .hasLineCount(1);
        assertThat(folder.resolve("wrong")).doesNotExist();
        // an ideal converter has no bits: one of two kinds that has them is enough for the axis to make sense
        String sometimes = scenario("""
                "axes": [
                  {"kind": "choices", "name": "converter", "choices": [
                    {"name": "ideal", "set": {"/hardware/linear": {"kind": "ideal"}}},
                    {"name": "sar", "set": {"/hardware/linear": {"kind": "sar", "bits": 8}}}]},
                  {"kind": "values", "pointer": "/hardware/linear/bits", "values": [7, 8]}
                ],
                "sweep": {"evaluate": "costs", "objectives": ["energy"]}""");
        Session kept = sweep("sometimes", sometimes);
        assertThat(kept.code()).as(kept.err()).isZero();
        assertThat(csv("sometimes")).contains("infeasible,ideal,7", "done,sar,7");
    }

    @Test
    void a_sweep_is_the_same_whatever_threads_shards_and_parts_it_has() throws IOException {
        String grid = scenario(GRID.formatted(3));
        Session whole = sweep("whole", grid, "--threads", "2");
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(whole.out()).startsWith("Pareto front,");
        assertThat(csv("whole").lines()).hasSize(10);
        assertThat(csv("whole")).contains("infeasible,100 mV,99,", "A ramp converter has 1 to 12 bits");

        assertThat(sweep("parts", grid, "--points", "4", "--threads", "1").code())
                .isZero();
        assertThat(csv("parts").lines()).hasSize(5);
        FileTime trained = trained("parts");
        assertThat(sweep("parts", grid, "--threads", "1").code()).isZero();
        assertThat(csv("parts")).isEqualTo(csv("whole"));
        assertThat(trained("parts")).isEqualTo(trained);

        for (String shard : List.of("1/2", "2/2")) {
            assertThat(sweep(
                                    "shard" + shard.charAt(0),
                                    grid,
                                    "--shard",
                                    shard,
                                    "--networks",
                                    folder + "/parts/networks")
                            .code())
                    .isZero();
        }
        assertThat(csv("shard1").lines()).hasSize(6);
        String one = folder.resolve("shard1").toString();
        String two = folder.resolve("shard2").toString();
        String all = folder.resolve("all").toString();
        assertThat(Session.of("merge", one, two, "--out", all).out()).startsWith("9 points added");
        assertThat(csv("all")).isEqualTo(csv("whole"));
        assertThat(Session.of("merge", two, one, "--out", all).out()).startsWith("0 points added");
        assertThat(csv("all")).isEqualTo(csv("whole"));
    }

    private FileTime trained(String out) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(out).resolve("networks"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return Files.getLastModifiedTime(all.get(0));
        }
    }

    @Test
    void a_changed_scenario_adds_what_is_missing() throws IOException {
        assertThat(sweep("grown", scenario(GRID.formatted(2))).code()).isZero();
        Session grown = sweep("grown", scenario(GRID.formatted(3)), "--format", "csv");
        sweep("fresh", scenario(GRID.formatted(3)));
        assertThat(csv("grown")).isEqualTo(csv("fresh"));
        assertThat(grown.code()).isZero();
        // back to the first: the three points in the middle are still there, behind the others
        sweep("grown", scenario(GRID.formatted(2)));
        assertThat(csv("grown").lines().toList().get(7)).startsWith(",");
    }

    @Test
    void a_point_finds_what_a_run_of_its_scenario_finds() throws IOException {
        sweep("whole", scenario(GRID.formatted(2)));
        String row = csv("whole").lines().toList().get(5);
        String text = results("whole", "--scenario", row.split(",", -1)[1].substring(0, 12))
                .out();
        Scenario alone = Catalogue.binder().read(text, Scenario.class);
        assertThat(alone.hardware().nonlinear().bits()).isEqualTo(6);
        Results.NetworkResult network = new ScenarioRunner(1, Recordings.NONE, Progress.SILENT)
                .run(DesignSpace.of(alone, Catalogue.binder()))
                .get(0)
                .networks()
                .get(0);
        assertThat(row)
                .contains(",mse," + network.analog().mean() + ","
                        + network.analog().sd() + ",")
                .contains("," + network.digital().mean() + ",");
    }

    @Test
    void results_are_filtered_sorted_and_shown_in_three_forms() throws IOException {
        sweep("whole", scenario(GRID.formatted(2)));
        assertThat(results("whole").out()).startsWith("6 of 6 rows").contains("infeasible");
        assertThat(results("whole", "--where", "bits = 6 and energy < 1 mJ", "--format", "csv")
                        .out()
                        .lines())
                .hasSize(3);
        List<String> sorted = results("whole", "--sort=-energy", "--where", "state = done", "--format", "csv")
                .out()
                .lines()
                .map(line -> line.split(",", -1)[14])
                .skip(1)
                .toList();
        assertThat(sorted)
                .hasSize(4)
                .isSortedAccordingTo(
                        (one, other) -> Double.compare(Double.parseDouble(other), Double.parseDouble(one)));
        Session front = results("whole", "--pareto", "mse,energy", "--format", "json");
        assertThat(front.out()).contains("\"metric\": \"mse\"", "\"energy\": ").doesNotContain("infeasible");
        assertThat(results("whole", "--where", "bit = 6").err())
                .contains("There is no measure or axis \"bit\". Did you mean \"bits\"?");
        assertThat(results("whole", "--where", "bits =").code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(results("whole", "--pareto", "accuracy").err())
                .contains("No point of the sweep has the objective \"accuracy\"");
        assertThat(results("nowhere").err()).contains("There is no sweep in ");
        assertThat(results("nowhere").code()).isEqualTo(Mho.BAD_INPUT);
    }

    @Test
    void a_search_goes_on_where_it_was() throws IOException {
        String search = scenario("""
                "axes": [
                  {"kind": "range", "pointer": "/hardware/tile/readVoltage", "from": "0.1 V", "to": "0.3 V", "scale": "log"},
                  {"kind": "resolution", "bits": [3, 4, 5, 6, 7, 8]}
                ],
                "sweep": {
                  "sampler": {"kind": "nsga-ii", "population": 4, "generations": 3},
                  "objectives": ["mse", "energy"], "constraints": ["energy < 1 J"]
                }""");
        assertThat(sweep("whole", search, "--threads", "2").code()).isZero();
        for (String points : List.of("2", "6", "11", "12")) {
            assertThat(sweep("parts", search, "--points", points).code()).isZero();
        }
        assertThat(csv("parts")).isEqualTo(csv("whole"));
        assertThat(csv("whole").lines().count()).isBetween(11L, 13L);
        assertThat(sweep("shard", search, "--shard", "1/2").err()).contains("cannot be split into shards");
    }

    @Test
    void costs_are_swept_without_training() throws IOException {
        String costs = scenario("""
                "axes": [
                  {"kind": "integers", "pointer": "/hardware/tile/rows", "from": 60, "to": 79},
                  {"kind": "values", "pointer": "/hardware/linear/bits", "values": [6, 8, 8, 60]}
                ],
                "sweep": {"evaluate": "costs", "objectives": ["energy", "area"]}""");
        assertThat(sweep("one", costs, "--threads", "1").err()).isEmpty();
        assertThat(sweep("two", costs, "--threads", "2").code()).isZero();
        assertThat(csv("two")).isEqualTo(csv("one"));
        assertThat(csv("one").lines()).hasSize(1 + 20 * 3);
        assertThat(csv("one").lines().filter(line -> line.contains("infeasible")))
                .hasSize(20);
        assertThat(folder.resolve("one").resolve("networks")).doesNotExist();
        assertThat(results("one", "--where", "energy > 0 and accuracy > 0").out())
                .startsWith("0 of 60 rows");
    }

    @Test
    void what_cannot_be_merged_is_told() throws IOException, SQLException {
        String costs = "\"sweep\": {\"evaluate\": \"costs\", \"objectives\": [\"energy\"]}, "
                + "\"axes\": [{\"kind\": \"resolution\", \"bits\": %s}]";
        sweep("a", scenario(costs.formatted("[4, 5]")));
        sweep("b", scenario(costs.formatted("[4, 6]")));
        String a = folder.resolve("a").toString();
        String b = folder.resolve("b").toString();
        Session missing = Session.of(
                "merge",
                a,
                folder.resolve("c").toString(),
                "--out",
                folder.resolve("none").toString());
        assertThat(missing.code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(missing.err()).contains("There is no sweep in " + folder.resolve("c"));
        assertThat(folder.resolve("none")).doesNotExist();
        Session different =
                Session.of("merge", a, b, "--out", folder.resolve("all").toString());
        assertThat(different.code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(different.err()).contains("Sweeps can be merged if they are of the same scenario");
        sweep("b", scenario(costs.formatted("[4, 5]")));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + b + "/sweep.sqlite");
                Statement open = connection.createStatement()) {
            open.execute("UPDATE networks SET energy = energy * 2");
        }
        Session conflict =
                Session.of("merge", a, b, "--out", folder.resolve("all").toString());
        assertThat(conflict.code()).isEqualTo(Mho.BAD_INPUT);
        assertThat(conflict.err()).contains("has other results than another one at the point");
    }

    @Test
    void a_dry_run_counts_points_and_does_nothing() throws IOException {
        Session session = sweep("dry", scenario(GRID.formatted(2)), "--dry-run", "--points", "5");
        assertThat(session.out()).endsWith("work: 5 points\n");
        assertThat(folder.resolve("dry")).doesNotExist();
        assertThat(sweep("dry", scenario(GRID.formatted(2)), "--shard", "3/2").err())
                .contains("A shard is i/n with 1 <= i <= n, such as 2/8, but is 3/2");
    }

    private static String costs(String axes, String sweep) {
        return scenario("\"sweep\": {\"evaluate\": \"costs\", %s}, \"axes\": [%s]".formatted(sweep, axes));
    }

    private static final String BITS = "{\"kind\": \"resolution\", \"bits\": [4, 6, 5, 8]}";
    private static final String ENERGY = "\"objectives\": [\"energy\"]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "| \"objectives\": [\"energy\"] | /axes: A sweep needs at least one axis",
                "{\"kind\": \"resolution\", \"bits\": [4]}, {\"kind\": \"resolution\", \"bits\": [5]} | \"objectives\": [\"energy\"] | /axes/1: Names of axes must differ",
                "{\"kind\": \"choices\", \"name\": \"energy\", \"choices\": [{\"name\": \"a\", \"set\": {}}]} | \"objectives\": [\"energy\"] | /axes/0: Names of axes must differ",
                "{\"kind\": \"resolution\", \"bits\": [4]} | \"objectives\": [\"energy\"], \"constraints\": [\"area < 1 m2\", \"bits < 5 V\"] | /sweep/constraints/1: bits is in no unit, but is compared with a value in V",
                "{\"kind\": \"resolution\", \"bits\": [4]} | \"objectives\": [\"energy\"], \"constraints\": [\"area < 1 m2\", \"bit < 5\"] | /sweep/constraints/1: There is no measure or axis \"bit\"",
                "{\"kind\": \"resolution\", \"bits\": [4]} | \"objectives\": [\"energy\", \"mse\"] | /sweep/objectives/1: must be a cost where costs alone are evaluated"
            })
    void what_is_wrong_with_a_sweep_is_told_before_any_work(String axes, String sweep, String message)
            throws IOException {
        Session refused = sweep("refused", costs(axes == null ? "" : axes, sweep));
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains(message);
        assertThat(folder.resolve("refused").resolve("sweep.sqlite")).doesNotExist();
    }

    @Test
    void a_page_goes_away_when_there_are_more_points_than_it_holds() throws IOException {
        Path file = folder.resolve("many.json");
        Files.writeString(
                file,
                costs(
                        "{\"kind\": \"linear\", \"pointer\": \"/hardware/tile/readVoltage\", \"from\": \"0.1 V\", \"to\": \"0.2 V\", \"count\": 10001}",
                        ENERGY));
        String out = folder.resolve("many").toString();
        Path page = folder.resolve("many").resolve("report.html");
        Session few = Session.of("sweep", file.toString(), "--out", out, "--points", "2");
        assertThat(few.err()).contains("2 points evaluated, 0 left; store, table, report: " + page);
        assertThat(page).exists();
        Session all = Session.of("sweep", file.toString(), "--out", out);
        assertThat(all.err())
                .contains("9999 points evaluated, 0 left; store, table: " + page.resolveSibling("results.csv"));
        assertThat(page).doesNotExist();
    }

    @Test
    void points_that_cannot_be_are_told_with_the_first_reason() throws IOException {
        Path file = folder.resolve("space.json");
        Files.writeString(file, costs("{\"kind\": \"resolution\", \"bits\": [98, 99]}", ENERGY));
        Session session = Session.of(
                "sweep", file.toString(), "--out", folder.resolve("none").toString());
        assertThat(session.err())
                .contains(
                        "2 points are infeasible or failed; the first of them, point 0: The axis \"bits\" cannot be set to 98");
    }

    @Test
    void a_sweep_that_ended_before_its_report_was_written_writes_it_the_next_time() throws IOException {
        Path inTheWay = folder.resolve("out/report.html/file");
        Files.createDirectories(inTheWay);
        assertThat(sweep("out", costs(BITS, ENERGY)).code()).isNotZero();
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        assertThat(sweep("out", costs(BITS, ENERGY)).code()).isZero();
        assertThat(folder.resolve("out/report.html")).isRegularFile();
    }

    @Test
    void a_shard_that_another_is_merged_into_keeps_the_numbers_of_its_points() throws IOException {
        sweep("whole", costs(BITS, ENERGY));
        sweep("one", costs(BITS, ENERGY), "--shard", "1/2");
        sweep("two", costs(BITS, ENERGY), "--shard", "2/2");
        String one = folder.resolve("one").toString();
        Session merged = Session.of("merge", folder.resolve("two").toString(), "--out", one);
        assertThat(merged.out()).startsWith("2 points added");
        assertThat(csv("one")).isEqualTo(csv("whole"));
    }

    @Test
    void costs_that_are_known_get_the_numbers_of_a_changed_scenario() throws IOException {
        String changed = costs("{\"kind\": \"resolution\", \"bits\": [8, 7, 6, 4]}", ENERGY);
        sweep("out", costs(BITS, ENERGY));
        Path file = folder.resolve("space.json");
        Files.writeString(file, changed);
        Session again = Session.of(
                "sweep", file.toString(), "--out", folder.resolve("out").toString());
        assertThat(again.err()).contains("1 points evaluated, 0 left");
        sweep("fresh", changed);
        // the point with 5 bits stays, behind the others
        assertThat(csv("out")).startsWith(csv("fresh")).hasLineCount(6);
    }

    /** Names are not content: a point has the number and the name that come first. */
    @Test
    void costs_of_the_same_point_under_two_names_are_kept_once() throws IOException {
        String names = """
                {"kind": "choices", "name": "light", "choices": [
                  {"name": "a", "set": {"/hardware/tile/readVoltage": "0.1 V"}},
                  {"name": "b", "set": {"/hardware/tile/readVoltage": "0.2 V"}},
                  {"name": "c", "set": {"/hardware/tile/readVoltage": "0.1 V"}}]}""";
        Path file = folder.resolve("space.json");
        Files.writeString(file, costs(names, ENERGY));
        for (String threads : List.of("1", "2")) {
            String out = folder.resolve(threads).toString();
            Session session = Session.of("sweep", file.toString(), "--out", out, "--threads", threads);
            assertThat(session.err()).contains("2 points evaluated, 0 left");
            assertThat(csv(threads)).contains(",a,", ",b,").doesNotContain(",c,");
        }
    }

    @Test
    void a_shard_of_costs_has_its_own_points_and_none_left() throws IOException {
        Path file = folder.resolve("space.json");
        Files.writeString(file, costs("{\"kind\": \"resolution\", \"bits\": [4, 5, 6, 7, 8]}", ENERGY));
        for (int shard = 1; shard <= 2; shard++) {
            String out = folder.resolve("part" + shard).toString();
            Session session = Session.of("sweep", file.toString(), "--out", out, "--shard", shard + "/2");
            assertThat(session.err()).contains("%d points evaluated, 0 left".formatted(shard == 1 ? 3 : 2));
        }
    }

    @Test
    void points_that_would_fill_the_memory_are_refused() throws IOException {
        String sampler = ENERGY + ", \"sampler\": {\"kind\": \"sobol\", \"points\": 2000000000}";
        assertThat(sweep("many", costs(BITS, sampler)).err()).contains("at most 5,000,000 points, but 2,000,000,000");
    }
}
