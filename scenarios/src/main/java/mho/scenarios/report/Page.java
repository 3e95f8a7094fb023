package mho.scenarios.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mho.scenarios.report.Html.Element;

/**
 * A page that needs nothing else: styles, charts (Apache ECharts 6, Apache-2.0) and data are in it, and its content
 * security policy forbids every fetch.
 *
 * @param title    title and first heading
 * @param summary  one paragraph below it
 * @param contents list of links to the sections
 * @param main     the sections
 */
record Page(String title, String summary, Html contents, Html main) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z]+)}");

    /** Returns the file; the data are JSON for the charts, without any character that ends a script element. */
    String text(String data) {
        return text(data, resource("report.js"));
    }

    /** Returns the file of a page with a design space, which has a script of its own. */
    String explored(String data) {
        return text(data, resource("report.js") + resource("design.js"));
    }

    private String text(String data, String script) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Html.text(title).markup());
        parts.put("style", resource("report.css"));
        parts.put("summary", Html.text(summary).markup());
        parts.put("contents", contents.markup());
        parts.put("main", main.markup());
        parts.put("data", data);
        parts.put("echarts", script(resource("echarts/echarts.min.js")));
        parts.put("script", script(script));
        return PLACEHOLDER
                .matcher(resource("report.html"))
                .replaceAll(match -> Matcher.quoteReplacement(parts.get(match.group(1))));
    }

    /** Returns a section with a heading. */
    static Element section(String id, String heading, Html... content) {
        return Html.element("section", Html.element("h2", heading).with("id", id + "-heading"))
                .add(content)
                .with("id", id)
                .with("aria-labelledby", id + "-heading");
    }

    /** Returns a folded text with a button that copies it; there is one in a page. */
    static Element copyable(String summary, String text) {
        return Html.element(
                        "details",
                        Html.element("summary", summary),
                        Html.element("pre", text).with("id", "scenario-text").with("tabindex", "0"))
                .with("id", "scenario-details");
    }

    /** Text of a script element must not end it, nor open a comment, nor point to a source map outside. */
    private static String script(String source) {
        return source.replaceAll("(?i)<(/script|script|!--)", "\\\\x3c$1")
                .replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The report needs its resource " + name
                        + ", but the class path has none. Build with Maven, which unpacks it.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
