package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void the_bare_command_shows_help_with_an_example() {
        Session session = Session.of();
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("mho run catalog:kws-nladc")
                .contains("ramp")
                .contains("validate");
    }

    @Test
    void bad_usage_ends_with_two() {
        assertThat(Session.of("run").code()).isEqualTo(2);
        assertThat(Session.of("run", "catalog:kws-nladc", "--thread").code()).isEqualTo(2);
        assertThat(Session.of("fly").code()).isEqualTo(2);
    }

    @Test
    void a_run_that_fails_leaves_no_folder() {
        Path results = folder.resolve("not/there");
        Session session = Session.of("run", "../docs/examples/mnist.json", "--out", results.toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("MNIST needs the file train-images-idx3-ubyte");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void each_catalogue_is_listed_and_each_entry_shown() {
        Session list = Session.of("list", "--format", "json");
        assertThat(list.code()).isZero();
        JsonNode lists = JsonMapper.shared().readTree(list.out());
        assertThat(lists.size()).isEqualTo(8);
        for (JsonNode entries : lists) {
            assertThat(entries.size()).isPositive();
            for (JsonNode entry : entries) {
                String name = entry.get("name").asString();
                Session show = Session.of("show", name);
                assertThat(show.code()).as(name + show.err()).isZero();
                assertThat(show.out()).contains(name);
            }
        }
    }

    @Test
    void weight_encodings_and_solvers_are_listed_as_arrays() {
        Session list = Session.of("list", "arrays", "--format", "csv");
        assertThat(list.out().lines().map(line -> line.split(",", -1)[1]))
                .containsExactly("name", "differential-pair", "offset-column", "bit-slices", "ideal", "transfer");
    }

    @Test
    void a_name_of_several_entries_shows_them_all() {
        assertThat(Session.of("show", "ideal").out())
                .contains("device ideal:", "solver of an array ideal,", "\nconverter ideal,");
    }

    @Test
    void the_schema_knows_every_kind_and_preset() {
        assertThat(Session.of("schema").out())
                .contains("nonlinear-ramp", "recurrent", "yang-taox-2025", "\"additionalProperties\": false");
    }

    @Test
    void a_dry_run_shows_the_resolved_scenario_and_does_nothing() {
        Path out = folder.resolve("out");
        Session session = Session.of(
                "run",
                "catalog:kws-nladc",
                "--dry-run",
                "--trials",
                "3",
                "--seed",
                "7",
                "--set",
                "/hardware/tile/readVoltage=0.3 V",
                "--out",
                out.toString());
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("\"readVoltage\": \"300 mV\"", "\"chips\": 3", "\"seed\": 7", "work: 1 trainings, 3 chips");
        assertThat(out).doesNotExist();
    }

    static Stream<Arguments> bad_settings() {
        return Stream.of(
                Arguments.of(
                        "/hardware/tile/colums=3",
                        "mho: /hardware/tile/colums: is not a key here. Did you mean \"columns\"?\n"),
                Arguments.of(
                        "/hardware/input={\"kind\":\"puls-width\"}",
                        "mho: /hardware/input/kind: must be one of \"pulse-width\", \"voltage-level\", \"bit-serial\", but is \"puls-width\". Did you mean \"pulse-width\"?\n"),
                Arguments.of(
                        "/hardware/tile/readVoltage=0.2",
                        "mho: /hardware/tile/readVoltage: must be in volts (V), such as \"0.2 V\", but 0.2 has no unit\n"),
                Arguments.of(
                        "/hardware/tile/readVoltage=5 nS",
                        "mho: /hardware/tile/readVoltage: must be in volts (V), such as \"0.2 V\", but \"5 nS\" is in siemens (S)\n"),
                Arguments.of(
                        "/hardware/nonlinear/bits=0",
                        "mho: /hardware/nonlinear: A ramp converter has 1 to 12 bits, but 0 were asked for. Each bit doubles its conversion time.\n"),
                Arguments.of(
                        "/hardware/linear/bits=40",
                        "mho: /hardware/linear: A ramp converter has 1 to 12 bits, but 40 were asked for. Each bit doubles its conversion time.\n"),
                Arguments.of(
                        "/task={\"kind\":\"synthetic-keywords\",\"train\":0,\"test\":5,\"seed\":0}",
                        "mho: /task: Synthetic keywords need at least one clip to train and one to test, but have 0 and 5\n"),
                Arguments.of(
                        "/networks=[]",
                        "mho: document: A scenario needs at least one network, but \"networks\" is empty\n"));
    }

    @ParameterizedTest
    @MethodSource("bad_settings")
    void a_bad_scenario_gets_one_line_with_its_path(String setting, String message) {
        Session session = Session.of("run", "catalog:kws-nladc", "--dry-run", "--set", setting);
        assertThat(session.err()).isEqualTo(message);
        assertThat(session.code()).isEqualTo(3);
    }

    @Test
    void min_above_max_is_refused_where_it_stands() {
        Session session = Session.of(
                "run",
                "catalog:kws-nladc",
                "--dry-run",
                "--set",
                "/hardware/nonlinear/cell/range={\"min\":\"2 uS\",\"max\":\"1 uS\"}");
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .startsWith(
                        "mho: /hardware/nonlinear/cell/range: A conductance range needs 0 <= min < max, but min is 2")
                .hasLineCount(1);
    }

    @Test
    void not_a_number_and_a_truncated_file_are_refused_with_line_and_column() throws IOException {
        String good = Catalogue.resource("kws-nladc", "scenario.json");
        Path nan = Files.writeString(folder.resolve("nan.json"), good.replace("4e-3", "NaN"));
        Path cut = Files.writeString(folder.resolve("cut.json"), good.substring(0, 500));
        Session session = Session.of("validate", nan.toString(), cut.toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .contains("nan.json: document: must have finite numbers, but found NaN (line ")
                .contains("cut.json: document: must be complete, but ends in the middle (line ")
                .hasLineCount(2);
    }

    @Test
    void validate_lists_every_error_of_a_file() throws IOException {
        String bad = Catalogue.resource("kws-nladc", "scenario.json")
                .replace("\"epochs\": 30", "\"epoch\": 30")
                .replace("\"readVoltage\": \"0.2 V\"", "\"readVoltage\": \"0.2 A\"")
                .replace("\"chips\": 16", "\"chips\": 0");
        Path file = Files.writeString(folder.resolve("bad.json"), bad);
        Session session = Session.of("validate", file.toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .contains("/networks/0/training/epoch: is not a key here. Did you mean \"epochs\"?")
                .contains("/hardware/tile/readVoltage: must be in volts (V)")
                .contains("/hardware/nonlinear/readVoltage: must be in volts (V)")
                .contains(
                        "/run: A run needs 1 to 1,000,000 chips and 1 to 10,000 training seeds, but they are 0 and 1");
    }

    @Test
    void an_unknown_catalogue_name_is_answered_with_the_names() {
        Session session = Session.of("run", "catalog:kws-nlad");
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .isEqualTo(
                        "mho: There is no catalogue scenario \"kws-nlad\". Did you mean \"kws-nladc\"? There are: "
                                + "drift-years, kws-ageing, kws-design-space, kws-nladc, nested-singlu, sin-study, sin-vs-relu, spiral-parity.\n");
    }

    @Test
    void a_folder_or_nothing_where_a_file_is_due_is_refused() {
        assertThat(Session.of("run", folder.toString()).err())
                .isEqualTo("mho: %s is a folder, but a scenario file is due. Give the JSON file inside it.\n"
                        .formatted(folder));
        assertThat(Session.of("run", folder.resolve("none.json").toString()).code())
                .isEqualTo(3);
    }

    @Test
    void absent_and_corrupt_recordings_are_refused_by_name() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path out = folder.resolve("out");
        Session empty =
                Session.of("run", "catalog:kws-nladc", "--quiet", "--data", data.toString(), "--out", out.toString());
        assertThat(empty.code()).isEqualTo(3);
        assertThat(empty.err()).isEqualTo("mho: There is no file in the data folder %s.\n".formatted(data));
        Files.writeString(data.resolve("3_theo_1.wav"), "not sound");
        Session corrupt =
                Session.of("run", "catalog:kws-nladc", "--quiet", "--data", data.toString(), "--out", out.toString());
        assertThat(corrupt.code()).isEqualTo(3);
        assertThat(corrupt.err()).contains("3_theo_1.wav").hasLineCount(1);
        assertThat(out.resolve("results.json")).doesNotExist();
    }

    @Test
    void a_result_folder_that_is_a_file_is_refused_before_any_work() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Session session = Session.of("run", "catalog:kws-nladc", "--out", file.toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).isEqualTo("mho: Results go into a folder, but %s is a file.\n".formatted(file));
    }

    @Test
    void stack_traces_are_shown_only_on_request() {
        assertThat(Session.of("run", "catalog:none").err()).doesNotContain("at mho.");
        assertThat(Session.of("run", "catalog:none", "--verbose").err()).contains("at mho.");
    }
}
