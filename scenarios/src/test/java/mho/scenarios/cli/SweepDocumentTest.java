package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/sweeps.md tells its readers to type. */
class SweepDocumentTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path folder;

    private static String document() throws IOException {
        return Files.readString(ROOT.resolve("docs/sweeps.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(document())
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private Session session(String command) {
        String here = command.replace("results/", folder + "/").replace("docs/", ROOT + "/docs/");
        String[] arguments = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)")
                .matcher(here)
                .results()
                .skip(1)
                .map(word -> Stream.of(1, 2, 3)
                        .map(word::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .toArray(String[]::new);
        return Session.of(arguments);
    }

    @Test
    void its_commands_run_one_after_the_other() throws IOException, SQLException, InterruptedException {
        List<String> commands =
                document().lines().filter(line -> line.startsWith("./mho ")).toList();
        assertThat(commands).hasSize(8);
        for (String command : commands) {
            Session session = session(command);
            assertThat(session.code()).as(command + "\n" + session.err()).isZero();
            assertThat(session.out()).isNotBlank();
        }
        assertThat(folder.resolve("all/results.csv")).hasSameTextualContentAs(folder.resolve("sweep/results.csv"));
        queries();
        python();
    }

    private void queries() throws IOException, SQLException {
        List<String> queries = blocks("sql");
        assertThat(queries).hasSize(2);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sweep/sweep.sqlite"));
                Statement statement = connection.createStatement()) {
            try (ResultSet bits = statement.executeQuery(queries.get(0))) {
                assertThat(bits.next()).isTrue();
                assertThat(bits.getInt(1)).isEqualTo(4);
            }
            try (ResultSet front = statement.executeQuery(queries.get(1))) {
                int rows = 0;
                while (front.next()) {
                    rows++;
                }
                String own = session("./mho results results/sweep --pareto mse,energy --format csv")
                        .out();
                assertThat(own.lines()).hasSize(rows + 1);
            }
        }
    }

    private void python() throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "no Python");
        String program = blocks("python").get(0).replace("results/", folder + "/");
        Process process = new ProcessBuilder(Arrays.asList(python.toString(), "-c", program))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out.lines()).hasSize(13);
    }

    @Test
    void the_block_that_it_shows_is_what_holds_without_it() throws IOException {
        String block = blocks("json").get(0);
        String scenario = Files.readString(ROOT.resolve("docs/examples/sweep.json"));
        int from = scenario.indexOf("\"sweep\": {\n");
        String shown = scenario.substring(0, from) + block + "}";
        assertThat(Catalogue.binder()
                        .read(shown.replace("\"accuracy >= 0.9 and energy < 1 nJ\"", ""), mho.scenarios.Scenario.class)
                        .sweep())
                .isEqualTo(mho.scenarios.Sweep.DEFAULT);
    }
}
