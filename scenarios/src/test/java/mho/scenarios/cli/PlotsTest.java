package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** The plots of docs/models/devices.md. */
class PlotsTest {
    private static final Path DOCS = Path.of("..", "docs", "models");
    private static final Path PLOTS = DOCS.resolve("plots");
    private static final int LIMIT = 40_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "device joshi-pcm-2020 --trials 4000",
                "device hong-taox-2025 --trials 4000",
                "device milo-rram-2021 --trials 4000",
                "device capacitor",
                "device vteam",
                "array --rows 128 --columns 128 --row-wire 2.5ohm --column-wire 2.5ohm"
            })
    void the_program_makes_the_plots_of_the_documentation_again(String command) throws IOException {
        Session session = Session.of((command + " --quiet --plots " + folder).split(" ", -1));
        assertThat(session.code()).as(session.err()).isZero();
        List<Path> made = files(folder);
        assertThat(made).isNotEmpty();
        for (Path plot : made) {
            assertThat(plot).hasSameTextualContentAs(PLOTS.resolve(plot.getFileName()));
        }
    }

    @Test
    void every_plot_is_small_well_formed_and_shown() throws IOException, ParserConfigurationException, SAXException {
        String page = Files.readString(DOCS.resolve("devices.md"));
        List<Path> plots = files(PLOTS);
        assertThat(plots).hasSizeGreaterThan(60);
        for (Path plot : plots) {
            assertThat(Files.size(plot)).as(plot.toString()).isLessThan(LIMIT);
            assertThat(page).contains("(plots/" + plot.getFileName() + ")");
            String root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(plot.toFile())
                    .getDocumentElement()
                    .getTagName();
            assertThat(root).isEqualTo("svg");
            assertThat(Files.readString(plot)).doesNotContain("NaN", "Infinity", "http://www.w3.org/1999");
        }
        Matcher shown = Pattern.compile("\\(plots/([^)]+)\\)").matcher(page);
        assertThat(shown.results().map(found -> PLOTS.resolve(found.group(1)))).allMatch(Files::exists);
    }

    @Test
    void every_device_has_plots() throws IOException {
        String page = Files.readString(DOCS.resolve("devices.md"));
        assertThat(Catalogue.deviceNames()).allSatisfy(name -> assertThat(page).contains("### " + name + "\n"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
