package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Computes from report.css what its first comment promises. Contrast: WCAG 2.2, relative luminance. Colour blindness:
 * G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, IEEE TVCG 15 (2009) 1291–1298, severity 1, applied to linear RGB.
 * Difference: CIE 1976 L*a*b*.
 */
class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;
    /** About eight times what a trained eye just sees side by side (2.3). */
    private static final double APART = 18;

    private static final Map<String, double[][]> EYES = Map.of(
            "normal", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "protanopia",
                    new double[][] {
                        {0.152286, 1.052583, -0.204868},
                        {0.114503, 0.786281, 0.099216},
                        {-0.003882, -0.048116, 1.051998}
                    },
            "deuteranopia",
                    new double[][] {
                        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
                    },
            "tritanopia",
                    new double[][] {
                        {1.255528, -0.076749, -0.178779},
                        {-0.078411, 0.930809, 0.147602},
                        {0.004733, 0.691367, 0.303900}
                    });

    private static final List<Map<String, String>> THEMES = themes();

    @Test
    void there_are_a_light_theme_and_twice_the_same_dark_one() {
        assertThat(THEMES).hasSize(3);
        assertThat(THEMES.get(1)).isEqualTo(THEMES.get(2)).isNotEqualTo(THEMES.get(0));
        assertThat(THEMES.get(1).keySet()).isEqualTo(THEMES.get(0).keySet());
    }

    @Test
    void text_is_readable_on_everything_it_stands_on() {
        for (Map<String, String> theme : THEMES) {
            for (String ground : List.of("page", "panel")) {
                for (String text : List.of("ink", "muted", "link")) {
                    assertThat(contrast(theme, text, ground))
                            .as(text + " on " + ground)
                            .isGreaterThanOrEqualTo(TEXT);
                }
            }
            for (String ground : List.of("heat", "miss")) {
                assertThat(contrast(theme, "ink", ground))
                        .as("ink on " + ground)
                        .isGreaterThanOrEqualTo(TEXT);
            }
        }
    }

    @Test
    void series_stand_out_from_the_panel() {
        for (Map<String, String> theme : THEMES) {
            series().forEach(series ->
                    assertThat(contrast(theme, series, "panel")).as(series).isGreaterThanOrEqualTo(GRAPHICS));
            assertThat(contrast(theme, "rest", "panel")).isGreaterThanOrEqualTo(GRAPHICS);
        }
    }

    @Test
    void series_stay_apart_in_every_kind_of_eye() {
        for (Map<String, String> theme : THEMES) {
            EYES.forEach((eye, matrix) -> {
                for (String one : series()) {
                    for (String other : series()) {
                        if (one.compareTo(other) < 0) {
                            assertThat(difference(theme.get(one), theme.get(other), matrix))
                                    .as("%s and %s, %s", one, other, eye)
                                    .isGreaterThan(APART);
                        }
                    }
                }
            });
        }
    }

    /** Golden: L. black on white is 21 by definition; #777777 on white is the well-known 4.48 that fails. */
    @Test
    void contrast_is_computed_as_the_standard_does() {
        assertThat(ratio("#000000", "#ffffff")).isEqualTo(21);
        assertThat(ratio("#777777", "#ffffff")).isBetween(4.475, 4.485);
    }

    private static List<String> series() {
        return IntStream.rangeClosed(1, 7).mapToObj(n -> "series-" + n).toList();
    }

    private static double contrast(Map<String, String> theme, String text, String ground) {
        return ratio(theme.get(text), theme.get(ground));
    }

    private static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] linear(String colour) {
        return IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0)
                .map(v -> v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double difference(String one, String other, double[][] eye) {
        double[] a = lab(seen(linear(one), eye));
        double[] b = lab(seen(linear(other), eye));
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(k -> (a[k] - b[k]) * (a[k] - b[k]))
                .sum());
    }

    private static double[] seen(double[] rgb, double[][] eye) {
        return IntStream.range(0, 3)
                .mapToDouble(k -> eye[k][0] * rgb[0] + eye[k][1] * rgb[1] + eye[k][2] * rgb[2])
                .map(v -> Math.min(1, Math.max(0, v)))
                .toArray();
    }

    /** sRGB to XYZ at D65, then CIE 15. */
    private static double[] lab(double[] rgb) {
        double x = root((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = root(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        double z = root((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? StrictMath.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** The custom properties of each block of the style sheet that has some. */
    private static List<Map<String, String>> themes() {
        return Pattern.compile("\\{([^{}]*--page:[^{}]*)}")
                .matcher(css())
                .results()
                .map(block -> {
                    Map<String, String> colours = new LinkedHashMap<>();
                    Matcher colour =
                            Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});").matcher(block.group(1));
                    while (colour.find()) {
                        colours.put(colour.group(1), colour.group(2));
                    }
                    return colours;
                })
                .toList();
    }

    private static String css() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
