package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report of a design space in a browser where there is one, and uses it as a reader does. */
class DesignBrowserTest {
    private static final Design GRID = DesignSamples.grid(2, 3);
    private static final String PAGE = DesignPage.of(GRID, "A <design> & more", Map.of("seed", "42"));
    private static final List<String> FIGURES =
            List.of("front", "trend", "parallel", "tornado", "bands", "shares", "map");

    @TempDir
    private Path folder;

    @Test
    void every_picture_is_drawn_and_its_table_says_what_the_page_says_without_scripts()
            throws IOException, InterruptedException {
        String body = used("", "");
        for (String figure : FIGURES) {
            String chart = part(body, "id=\"design-" + figure + "-chart\"", "<details>");
            assertThat(chart).as(figure).contains("<svg ").contains("<figcaption>");
            assertThat(Pattern.compile(" (d|x|y|width|transform)=\"[^\"]*(NaN|undefined|Infinity)")
                            .matcher(chart)
                            .results()
                            .map(found -> found.group()))
                    .as(figure)
                    .isEmpty();
            assertThat(rows(body, "design-" + figure + "-data")).as(figure).isNotEmpty();
        }
        for (String same : List.of("design-bands-data", "design-tornado-data")) {
            List<List<String>> before = rows(PAGE, same).stream()
                    .map(row -> row.stream()
                            .map(cell -> cell.replace("/hardware/", "hardware "))
                            .toList())
                    .toList();
            assertThat(rows(body, same)).containsExactlyElementsOf(before);
        }
        assertThat(points(body, "design-front-data"))
                .containsExactlyInAnyOrderElementsOf(points(PAGE, "design-front-data"));
        assertThat(rows(body, "points")).hasSize(50);
        assertThat(body).contains("107 of 107 points within the limits");
    }

    @Test
    void a_point_that_is_clicked_shows_its_scenario_and_the_command_that_runs_it()
            throws IOException, InterruptedException {
        String body = used("", "document.querySelectorAll('#points tbody .pick')[13].click();");
        Map<String, Object> changed = new LinkedHashMap<>();
        GRID.points().get(13).changes().forEach(change -> changed.put(change.pointer(), change.value()));
        assertThat(text(body, "point-changes")).contains("\"/hardware/bits\": 5", "\"/hardware/age\": \"1e1 s\"");
        assertThat(changed).containsEntry("/hardware/bits", 5).containsEntry("/hardware/age", "1e1 s");
        assertThat(text(body, "point-command"))
                .isEqualTo("./mho run sample.json --set '/axes=[]' --set '/hardware/way=nonlinear ramp'"
                        + " --set '/hardware/bits=5' --set '/hardware/readVoltage=100 mV' --set '/hardware/age=1e1 s'");
        assertThat(text(body, "point-scenario").replaceAll("\\s+", ""))
                .isEqualTo("{\"name\":\"sample\",\"hardware\":{\"way\":\"nonlinearramp\",\"bits\":5,"
                        + "\"readVoltage\":\"100mV\",\"age\":\"1e1s\"},\"axes\":[]}");
        // pictures around a centre are now around this point
        assertThat(body).contains("Around point #13", "the energy of point #13");
    }

    @Test
    void the_address_chooses_a_point_too() throws IOException, InterruptedException {
        assertThat(text(used("#dark&point=100", ""), "point-changes")).contains("\"/hardware/bits\": 7");
    }

    /** Limits on an axis, then two other measures: the front is that of a search over the points within. */
    @Test
    void limits_and_other_measures_make_another_front() throws IOException, InterruptedException {
        String body = used(
                "",
                "const set = function (select, at) { select.value = at; select.dispatchEvent(new Event('change')); };"
                        + "document.querySelector('#design-choices details').open = true;"
                        + "set(document.querySelector('[aria-label=\"bits to\"]'), 2);"
                        + "set(document.getElementById('design-front-across'), 3);"
                        + "set(document.getElementById('design-front-up'), 2);");
        List<Integer> within = GRID.done().stream()
                .filter(k -> (int) GRID.points().get(k).parameters().get("bits") <= 5)
                .toList();
        assertThat(body).contains(within.size() + " of 107 points within the limits");
        List<String> unbeaten = within.stream()
                .filter(k -> within.stream().noneMatch(by -> beats(by, k)))
                .map(k -> "#" + k)
                .toList();
        assertThat(points(body, "design-front-data")).containsExactlyInAnyOrderElementsOf(unbeaten);
    }

    private static boolean beats(int by, int point) {
        return List.of(DesignSamples.AREA, DesignSamples.LATENCY).stream()
                        .allMatch(m -> value(by, m) <= value(point, m))
                && List.of(DesignSamples.AREA, DesignSamples.LATENCY).stream()
                        .anyMatch(m -> value(by, m) < value(point, m));
    }

    private static double value(int point, DesignMeasure measure) {
        return GRID.amount(point, 0, measure).orElseThrow().value();
    }

    /** The body of the page after some JavaScript of a reader's hands. */
    private String used(String hash, String hands) throws IOException, InterruptedException {
        String page = PAGE.replace("</body>\n</html>", "<script>" + hands + "</script></body></html>");
        String left = new Browser(folder).opened(page, hash);
        return left.substring(left.indexOf("<body"), left.indexOf("id=\"mho-data\""));
    }

    private static String part(String body, String from, String to) {
        String rest = body.substring(body.indexOf(from));
        return rest.substring(0, rest.indexOf(to));
    }

    private static List<String> points(String body, String table) {
        return rows(body, table).stream().map(row -> row.get(0)).toList();
    }

    private static List<List<String>> rows(String body, String table) {
        String inside = part(part(body, "<table id=\"" + table + "\"", "</table>"), "<tbody", "</tbody>");
        return Pattern.compile("<tr.*?</tr>", Pattern.DOTALL)
                .matcher(inside)
                .results()
                .map(row -> Pattern.compile("<(t[hd])[^>]*>(.*?)</\\1>", Pattern.DOTALL)
                        .matcher(row.group())
                        .results()
                        .map(cell -> unescaped(cell.group(2)))
                        .collect(Collectors.toList()))
                .toList();
    }

    private static String text(String body, String id) {
        String rest = part(body, "<pre id=\"" + id + "\"", "</pre>");
        return unescaped(rest.substring(rest.indexOf('>') + 1));
    }

    private static String unescaped(String markup) {
        return markup.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
