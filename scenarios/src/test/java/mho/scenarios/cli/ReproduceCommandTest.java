package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void without_a_name_the_studies_are_listed() {
        assertThat(Session.of("reproduce").out()).contains("residuals", "additive");
        assertThat(Session.of("reproduce", "--format", "csv").out())
                .startsWith("name,summary\nneurons,\"")
                .contains("\nresiduals,\"");
        assertThat(Session.of("reproduce", "--format", "json").out()).contains("\"name\": \"additive\"");
    }

    @Test
    void an_unknown_study_gets_the_list_of_names() {
        Session session = Session.of("reproduce", "aditive");
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .startsWith("mho: There is no study \"aditive\". Did you mean \"additive\"? There are: ")
                .contains("residuals, additive");
    }

    @Test
    void an_option_that_a_study_does_not_take_is_bad_usage() {
        Session session = Session.of(
                "reproduce", "additive", "--analog", "--text", text("abc").toString());
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).startsWith("mho: The study additive does not take --analog, --text.\n");
        assertThat(Session.of("reproduce", "additive", "--seeds", "0").code()).isEqualTo(2);
    }

    @Test
    void what_a_study_does_not_have_is_named_with_what_it_has() {
        Session task = Session.of("reproduce", "additive", "--task", "sums");
        assertThat(task.code()).isEqualTo(3);
        assertThat(task.err())
                .contains("There is no task \"sums\". Did you mean \"sum\"? There are: sum, order, product, far");
        Session elsewhere = Session.of("reproduce", "neurons", "--arch", "additive");
        assertThat(elsewhere.code()).isEqualTo(3);
        assertThat(elsewhere.err()).contains("mho reproduce additive");
        Session form = Session.of("reproduce", "residuals", "--arch", "deeep");
        assertThat(form.code()).isEqualTo(3);
        assertThat(form.err()).contains("Did you mean \"deep\"?");
        Session missing = Session.of("reproduce", "residuals", "--text", "/no/such/file");
        assertThat(missing.code()).isEqualTo(3);
        Session tooShort = Session.of(
                "reproduce",
                "residuals",
                "--arch",
                "transformer",
                "--text",
                text("abc").toString());
        assertThat(tooShort.code()).isEqualTo(3);
        assertThat(tooShort.err()).contains("needs more than 32 characters to train and to test");
    }

    private Path text(String content) {
        try {
            return Files.writeString(folder.resolve("text.txt"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_study_goes_to_stdout_and_files_in_every_form_and_threads_change_nothing() throws IOException {
        Path out = folder.resolve("out");
        String[] part = {"reproduce", "additive", "--task", "order", "--arch", "two-logits", "--format", "json"};
        Session session = Session.of(with(part, "--threads", "1", "--out", out.toString()));
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.err()).contains("mho: wrote " + out.resolve("report.html"));
        Map<?, ?> document = (Map<?, ?>) JsonSyntaxReader.read(session.out());
        assertThat(document.keySet()).isEqualTo(Set.of("name", "source", "rows"));
        for (Object row : (List<?>) document.get("rows")) {
            assertThat(((Map<?, ?>) row).keySet())
                    .isEqualTo(Set.of("item", "published", "reference", "ours", "unit", "verdict", "basis", "note"));
        }
        assertThat(Session.of(with(part, "--threads", "2", "--quiet")).out()).isEqualTo(session.out());
        assertThat(out.resolve("reproduction.json")).hasContent(session.out());
        assertThat(Files.readString(out.resolve("reproduction.csv")).lines())
                .hasSize(((List<?>) document.get("rows")).size() + 1);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Study additive", "Published and ours", "Bounds of the tasks", "x0 &gt; x1");
        assertThat(session.out()).doesNotContain("disagrees", "not-replicate");
    }

    @Test
    void the_neuron_study_has_its_rows_its_page_and_names_what_it_has() throws IOException {
        Path out = folder.resolve("neurons");
        Session session = Session.of(
                "reproduce",
                "neurons",
                "--task",
                "freqgen",
                "--arch",
                "vanilla",
                "--seeds",
                "1",
                "--format",
                "csv",
                "--quiet",
                "--out",
                out.toString());
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out().lines().skip(1).map(line -> line.split("\"", -1)[1]))
                .as(session.out())
                .containsExactly(
                        "freqgen, vanilla, mse",
                        "freqgen, vanilla, unseen mse",
                        "freqgen, vanilla: odd part, rms",
                        "freqgen, vanilla: score against the limit of even networks");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Study neurons", "Published and ours", "Who wins", "Parity", "Squared errors");
        Session task = Session.of("reproduce", "neurons", "--task", "nestd");
        assertThat(task.code()).isEqualTo(3);
        assertThat(task.err()).contains("There is no task \"nestd\". Did you mean \"nested\"? There are: complex, ");
        Session network = Session.of("reproduce", "neurons", "--arch", "v16");
        assertThat(network.code()).isEqualTo(3);
        assertThat(network.err()).contains("There is no architecture \"v16\"");
        Session text = Session.of("reproduce", "neurons", "--text", text("abc").toString());
        assertThat(text.code()).isEqualTo(2);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }
}
