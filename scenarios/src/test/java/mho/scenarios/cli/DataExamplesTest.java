package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/data.md: scenarios on data sets that do not come with the program. */
class DataExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @TempDir
    private Path folder;

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> text(file).contains("\"task\""))
                    // those are of docs/sweeps.md
                    .filter(file -> !text(file).contains("\"sweep\": {"))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void there_is_one_for_each_data_set() throws IOException {
        assertThat(scenarios().stream().map(file -> file.getFileName().toString()))
                .contains(
                        "japanese-vowels.json",
                        "mnist.json",
                        "own-arrays.json",
                        "speech-commands.json",
                        "tiny-shakespeare.json");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void is_valid_and_its_page_names_it(Path scenario) throws IOException {
        Session session = Session.of("run", scenario.toString(), "--dry-run");
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("work: ");
        assertThat(Files.readString(EXAMPLES.resolveSibling("data.md")))
                .contains(scenario.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void without_data_says_which_file_it_needs_and_where_to_get_it(Path scenario) {
        Session session = Session.of("run", scenario.toString(), "--quiet", "--out", folder.toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .contains("but no data were given")
                .endsWith("--data DIR\n")
                .hasLineCount(1);
    }
}
