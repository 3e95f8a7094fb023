package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import mho.scenarios.Results;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {
    private static final String REPORT = report(ResultsSamples.PLAIN);
    private static final int LIMIT = 1_620_000;
    private static final Pattern SCRIPT = Pattern.compile("(<script[^>]*>)(.*?)</script>", Pattern.DOTALL);
    private static final Document PAGE = parsed(REPORT);

    @Test
    void the_sample_is_there_to_be_looked_at() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "report"));
        Files.writeString(folder.resolve("sample.html"), REPORT);
        Files.writeString(folder.resolve("sweep.html"), report(ResultsSamples.sweep()));
        assertThat(folder.resolve("sample.html")).isNotEmptyFile();
    }

    @Test
    void it_is_one_file_below_the_size_limit() {
        assertThat(REPORT.getBytes(StandardCharsets.UTF_8).length).isLessThan(LIMIT);
        assertThat(REPORT).doesNotContain("${");
    }

    @Test
    void many_fine_converters_stay_below_the_size_limit_and_their_tables_say_that_they_are_thinned() {
        String large = report(ResultsSamples.large());
        assertThat(large.getBytes(StandardCharsets.UTF_8).length).isLessThan(LIMIT);
        Document page = parsed(large);
        assertThat(values(page, "//table[@id='p0-n1-ramps-data-9']/caption"))
                .containsExactly("stage 9: tanh, 8 bit (1 in 7 of 255; all are in results.json)");
        assertThat(values(page, "//table[@id='p0-n1-ramps-data-9']/tbody/tr/th"))
                .hasSize(38)
                .contains("1", "8", "253", "255");
    }

    @Test
    void ids_are_unique_and_links_lead_to_them() {
        List<String> ids = values("//@id");
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        assertThat(values("//@href"))
                .isNotEmpty()
                .allSatisfy(href -> assertThat(ids).contains(href.substring(1)));
        assertThat(values("//@aria-labelledby"))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(ids).contains(id));
    }

    @Test
    void nothing_is_fetched() {
        assertThat(values("//@src | //link | //img | //iframe | //object | //form | //base"))
                .isEmpty();
        assertThat(values("//@href")).allMatch(href -> href.startsWith("#"));
        assertThat(values("//meta[@http-equiv='Content-Security-Policy']/@content"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none';")
                .doesNotContain("http");
        assertThat(values("//style")).noneMatch(css -> css.contains("url(") || css.contains("@import"));
        assertThat(String.join("", scripts()))
                .doesNotContain("sourceMappingURL=")
                .doesNotContain("import(")
                .doesNotContain("new WebSocket");
        assertThat(scripts().get(2)).doesNotContain("http", "fetch(", "XMLHttpRequest");
    }

    @Test
    void every_figure_has_title_caption_and_the_data_behind_it() {
        List<String> figures = values("//figure/@id");
        assertThat(figures)
                .containsExactly(
                        "p0-n0-chips",
                        "p0-n0-confusion",
                        "p0-n0-ramps",
                        "p0-n0-conductances",
                        "p0-n0-energy",
                        "p0-n0-latency",
                        "p0-n0-area",
                        "p0-n0-training",
                        "p0-n1-chips",
                        "p0-n1-ramps",
                        "p0-n1-conductances",
                        "p0-n1-energy",
                        "p0-n1-latency",
                        "p0-n1-area",
                        "p0-n1-training");
        assertThat(figures).allSatisfy(id -> {
            String figure = "//figure[@id='" + id + "']";
            assertThat(values(figure + "/h3")).hasSize(1);
            assertThat(values(figure + "/figcaption"))
                    .singleElement()
                    .asString()
                    .matches("(?s).*[0-9].*\\.");
            assertThat(values(figure + "//table//td")).isNotEmpty();
        });
    }

    @Test
    void charts_tell_screen_readers_what_they_show() {
        assertThat(values("//div[@data-chart]")).hasSize(14);
        assertThat(values("//div[@data-chart][@role='img'][string-length(@aria-label) > 40]"))
                .hasSize(14);
    }

    @Test
    void tables_stand_in_the_page_without_any_script() {
        assertThat(values("//table[@id='scores']/tbody/tr")).hasSize(7 + 2);
        assertThat(values("//table[@id='costs']/tbody/tr")).hasSize(5);
        assertThat(values("//table[@id='p0-n0-confusion-analog']/tbody/tr")).hasSize(10);
        assertThat(values("//table[@id='p0-n0-ramps-data-0']/tbody/tr")).hasSize(31);
        assertThat(values("//table[@id='p0-n0-conductances-data-0']/tbody/tr")).hasSize(30);
        assertThat(values("//table[@id='p0-n0-chips-data']/tbody/tr")).hasSize(3 + 16 + 3 + 16);
        assertThat(values("//table[@id='p0-n0-mapping']/tbody/tr")).hasSize(2);
        assertThat(values("//table[@id='manifest']//td")).contains("42", "vector 256 bit", "83.25 s");
        assertThat(values("//table[not(caption)] | //table//th[not(@scope)]")).isEmpty();
    }

    @Test
    void every_node_of_a_cost_tree_is_a_row_and_every_leaf_names_its_source() {
        String tree = "//table[@id='p0-n0-tree-0']/tbody/tr";
        assertThat(values(tree)).hasSize(1 + 3 + 2 + 3 + 2);
        assertThat(values(tree + "[@data-depth='2']/td[last()]"))
                .hasSize(7)
                .contains("67 fJ at 65 nm and 1.2 V, scaled with node and V²");
        assertThat(values(tree + "[@data-depth='2']/td[last() - 1]")).contains(Decimal.significant(4096 * 49, 6));
    }

    @Test
    void the_summary_is_computed_from_the_numbers() {
        assertThat(values("//p[@class='summary']"))
                .singleElement()
                .asString()
                .contains("lstm-32", "16 fabricated chips", "points below the float network", "times less energy than");
    }

    @Test
    void no_text_breaks_out_of_its_markup() {
        assertThat(scripts()).hasSize(3);
        assertThat(scripts().get(0)).doesNotContain("<").contains("\\u003c/script>");
        assertThat(values("//li")).anyMatch(item -> item.contains(ResultsSamples.HOSTILE.strip()));
        assertThat(values("//pre")).containsExactly(ResultsSamples.SCENARIO);
    }

    @Test
    void a_sweep_draws_its_first_networks_and_lists_all() {
        Document sweep = parsed(report(ResultsSamples.sweep()));
        assertThat(values(sweep, "//section[@data-network]")).hasSize(8);
        assertThat(values(sweep, "//table[@id='scores']/tbody/tr")).hasSize(5 * 2 * (3 + 2));
        assertThat(values(sweep, "//@id")).doesNotHaveDuplicates();
        assertThat(values(sweep, "//nav//li")).anyMatch(item -> item.startsWith("The other 2 "));
    }

    @Test
    void the_page_does_not_depend_on_the_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            assertThat(report(ResultsSamples.PLAIN).equals(REPORT)).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String report(Results results) {
        return HtmlReport.of(results, ResultsSamples.design(results), "A <sample> & more", ResultsSamples.SCENARIO);
    }

    private static List<String> scripts() {
        return SCRIPT.matcher(REPORT).results().map(match -> match.group(2)).toList();
    }

    /** The page as XML, its scripts emptied; an HTML parser would forgive what this one refuses. */
    private static Document parsed(String html) {
        String skeleton = SCRIPT.matcher(html).replaceAll("$1</script>");
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.parse(new InputSource(new StringReader(skeleton)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("The page must be well-formed", e);
        }
    }

    private static List<String> values(String path) {
        return values(PAGE, path);
    }

    private static List<String> values(Document page, String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
            List<String> values = new ArrayList<>();
            for (int n = 0; n < nodes.getLength(); n++) {
                values.add(nodes.item(n).getTextContent());
            }
            return values;
        } catch (XPathExpressionException e) {
            throw new AssertionError(path, e);
        }
    }

    @Test
    void schedule_energies_of_cells_and_quoted_accelerators_stand_with_the_costs() {
        assertThat(values("//table[@id='p0-n0-schedule']/tbody/tr")).hasSize(3);
        assertThat(values("//table[@id='p0-n0-schedule-step-2']/tbody/tr/th"))
                .containsExactly("multiply-add of the cell state", "SRAM buffer");
        assertThat(values("//table[@id='p0-n0-cells']/tbody/tr")).hasSize(2);
        assertThat(values("//table[@id='p0-n0-published']/tbody/tr/th"))
                .containsExactly("this network, analog", "hermes-2022", "vlsi-2017");
        assertThat(values("//figure[@id='p0-n0-latency']//tbody/tr[last()]/th")).containsExactly("low .. high");
        assertThat(values("//figure[@id='p0-n0-area']//tbody/tr[last()]/th")).containsExactly("low .. high");
        // a network without layers in its schedule has none of it
        assertThat(values(
                        "//table[@id='p0-n1-schedule'] | //table[@id='p0-n1-cells'] | //table[@id='p0-n1-published']"))
                .isEmpty();
    }
}
