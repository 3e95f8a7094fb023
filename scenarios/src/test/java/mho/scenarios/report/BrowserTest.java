package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report in a browser where there is one: every chart is drawn, in both themes, and no script fails. */
class BrowserTest {
    private static final Pattern CHART = Pattern.compile("data-chart=\"[a-z]+\"");
    private static final Pattern DRAWING = Pattern.compile("<svg ");
    private static final Pattern BROKEN =
            Pattern.compile(" (d|x|y|x1|x2|width|transform)=\"[^\"]*(NaN|undefined|Infinity)");

    @TempDir
    private Path folder;

    @Test
    void every_chart_is_drawn_in_the_light() throws IOException, InterruptedException {
        assertThat(opened("#light")).contains("fill=\"#0072b2\"").doesNotContain("fill=\"#56b4e9\"");
    }

    @Test
    void every_chart_is_drawn_in_the_dark() throws IOException, InterruptedException {
        assertThat(opened("#dark")).contains("fill=\"#56b4e9\"").doesNotContain("fill=\"#0072b2\"");
    }

    private String opened(String hash) throws IOException, InterruptedException {
        String report = HtmlReport.of(
                ResultsSamples.PLAIN, ResultsSamples.design(ResultsSamples.PLAIN), "sample", ResultsSamples.SCENARIO);
        String page = new Browser(folder).opened(report, hash);
        String body = page.substring(page.indexOf("<body"), page.indexOf("id=\"mho-data\""));
        assertThat(CHART.matcher(body).results()).hasSize(14);
        assertThat(DRAWING.matcher(body).results()).hasSize(14);
        assertThat(BROKEN.matcher(body).results().map(found -> found.group())).isEmpty();
        // a part in the legend of each: the bars are stacked, so the rounded parts were found to add up
        for (String figure : new String[] {"energy", "latency", "area"}) {
            String chart = body.substring(body.indexOf("id=\"p0-n0-" + figure + "-chart\""));
            assertThat(chart.substring(0, chart.indexOf("</svg>"))).as(figure).contains(">ramp converters</text>");
        }
        // the last thing the script does for each control
        assertThat(body).contains("id=\"theme\"", "id=\"p0-n0-ramps-choice\"", "class=\"fold\"");
        return body;
    }
}
