package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code ./mho} command that README.md shows works, with few chips and short training where it would take long. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path folder;

    static List<String> commands() throws IOException {
        return Files.readAllLines(ROOT.resolve("README.md")).stream()
                .filter(line -> line.startsWith("./mho "))
                .map(line -> line.replaceAll("\\s+#.*", "").strip())
                .toList();
    }

    @Test
    void the_readme_shows_commands_and_stays_short() throws IOException {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(130);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runs(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.remove(0);
        int data = arguments.indexOf("--data");
        if (data >= 0) {
            Path recordings = ROOT.resolve(arguments.get(data + 1));
            assumeTrue(Files.exists(recordings), "no recordings in " + recordings);
            arguments.set(data + 1, recordings.toString());
        }
        arguments.replaceAll(
                word -> word.startsWith("docs/") ? ROOT.resolve(word).toString() : word);
        if (arguments.get(0).equals("sweep")) {
            arguments.addAll(List.of("--quiet", "--points", "2", "--out", folder.toString()));
        } else if (arguments.get(0).equals("run")) {
            arguments.addAll(Arrays.asList("--quiet", "--out", folder.toString()));
            int trials = arguments.indexOf("--trials");
            if (trials >= 0) {
                arguments.set(trials + 1, "1");
            } else {
                arguments.addAll(List.of("--trials", "1"));
            }
            arguments.addAll(Arrays.asList("--set", "/networks/0/training/epochs=1", "--set", "/run/trainingSeeds=1"));
            if (command.contains("sin-study")) {
                arguments.addAll(Arrays.asList("--set", "/networks/1/training/epochs=1", "--set", "/axes/2/bits=[5]"));
            }
        } else if (arguments.contains("--out")) {
            arguments.set(arguments.indexOf("--out") + 1, folder.toString());
        }
        Session session = Session.of(arguments.toArray(String[]::new));
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out()).isNotBlank();
    }
}
