package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mho.scenarios.report.Html.Element;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Band;
import mho.scenarios.report.Plot.Bars;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Dots;
import mho.scenarios.report.Plot.HeatMap;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Series;
import mho.scenarios.report.Plot.Stroke;

/**
 * A plot as an SVG file, for pages without scripts: light or dark as the reader's system asks, the same bytes on every
 * machine.
 */
public final class SvgPlot {
    private static final int WIDTH = 640;
    private static final int LEFT = 72;
    private static final int RIGHT = 24;
    private static final int TOP = 36;
    private static final int HEIGHT = 260;
    private static final int LEGEND_TOP = 62;
    private static final int LEGEND_LINE = 18;
    private static final int LETTER = 7;
    private static final int HEAT_RIGHT = 110;
    private static final int MOST_HEAT_CELLS = 32;
    private static final int SHADES = 32;

    /** The palette of report.css. */
    private static final String STYLE = """
            text{font:12px system-ui,sans-serif;fill:#535c67}.t{font-weight:600;fill:#1b1f24}.m{text-anchor:middle}.e{text-anchor:end}
            .p{fill:#fff}.g{stroke:#e6e9ed}.a{stroke:#535c67;fill:none}.l{fill:none;stroke-width:2}.d{fill:none;stroke-width:1.5;stroke-dasharray:5 3}
            .b{opacity:.18;stroke:none}.o{stroke-width:0}
            .c0{stroke:#1b1f24;fill:#1b1f24}.c1{stroke:#0072b2;fill:#0072b2}.c2{stroke:#d55e00;fill:#d55e00}.c3{stroke:#602e2e;fill:#602e2e}
            .c4{stroke:#bd8175;fill:#bd8175}.c5{stroke:#5622bf;fill:#5622bf}.c6{stroke:#8b1865;fill:#8b1865}.c7{stroke:#574b0f;fill:#574b0f}
            @media(prefers-color-scheme:dark){text{fill:#a6b0bc}.t{fill:#e8ebef}.p{fill:#15191e}.g{stroke:#262c33}.a{stroke:#a6b0bc}
            .c0{stroke:#e8ebef;fill:#e8ebef}.c1{stroke:#56b4e9;fill:#56b4e9}.c2{stroke:#e69f00;fill:#e69f00}.c3{stroke:#dedeba;fill:#dedeba}
            .c4{stroke:#85af5a;fill:#85af5a}.c5{stroke:#a12fda;fill:#a12fda}.c6{stroke:#bf228a;fill:#bf228a}.c7{stroke:#5b6e35;fill:#5b6e35}}
            .l,.d{fill:none}.b{stroke:none}""";

    /** Cividis at ten steps (Nuñez, Anderton, Renslow, PLoS ONE 13, 2018). */
    private static final int[] HEAT = {
        0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838
    };

    private final List<Html> parts = new ArrayList<>();

    private SvgPlot() {}

    /** Returns the file. */
    public static String of(Plot plot) {
        SvgPlot svg = new SvgPlot();
        int height = plot instanceof HeatMap map ? svg.draw(map) : svg.draw((Diagram) plot);
        Element root = Html.element(
                        "svg",
                        Html.element("title", plot.title()),
                        Html.element("desc", plot.caption()),
                        Html.element("style", STYLE),
                        Html.element("rect")
                                .with("width", Integer.toString(WIDTH))
                                .with("height", Integer.toString(height))
                                .with("class", "p"),
                        text(LEFT, 22, "t", plot.title()))
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 %d %d".formatted(WIDTH, height))
                .with("width", Integer.toString(WIDTH))
                .with("height", Integer.toString(height))
                .with("role", "img");
        return root.add(svg.parts.toArray(Html[]::new)).markup() + "\n";
    }

    private int draw(Diagram plot) {
        Ticks x = ticks(
                plot.x(), plot.series().stream().flatMap(SvgPlot::reachAcross).toList(), 0);
        Ticks y = ticks(
                plot.y(), plot.series().stream().flatMap(SvgPlot::reachDown).toList(), 0.05);
        Frame frame = new Frame(x, y);
        axes(frame);
        plot.series().forEach(one -> parts.add(series(one, frame)));
        return legend(plot.series());
    }

    /** The places that a series takes along the horizontal axis: bars stand to either side of their middles. */
    private static Stream<Double> reachAcross(Series series) {
        return series instanceof Bars bars
                ? bars.x().stream().flatMap(x -> Stream.of(x - bars.width() / 2, x + bars.width() / 2))
                : series.x().stream();
    }

    private static Stream<Double> reachDown(Series series) {
        Stream<Double> values = series.values().stream().flatMap(List::stream);
        return series instanceof Bars ? Stream.concat(Stream.of(0.0), values) : values;
    }

    private static Ticks ticks(Axis axis, List<Double> values, double room) {
        double low = values.stream().mapToDouble(value -> value).min().orElseThrow();
        double high = values.stream().mapToDouble(value -> value).max().orElseThrow();
        double margin = axis.scale() == Plot.Scale.LINEAR ? room * (high - low) : 0;
        return Ticks.of(axis, low == 0 ? 0 : low - margin, high + margin);
    }

    /**
     * Two axes and the rectangle between them.
     *
     * @param x horizontal axis
     * @param y vertical axis
     */
    private record Frame(Ticks x, Ticks y) {
        double across(double value) {
            return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
        }

        double down(double value) {
            return TOP + HEIGHT - y.place(value) * HEIGHT;
        }

        String point(double atX, double atY) {
            return pixel(across(atX)) + " " + pixel(down(atY));
        }
    }

    private void axes(Frame frame) {
        int bottom = TOP + HEIGHT;
        for (Ticks.Mark mark : frame.y().marks()) {
            String at = pixel(frame.down(mark.value()));
            parts.add(path("g", "M%d %sH%d".formatted(LEFT, at, WIDTH - RIGHT)));
            parts.add(text(LEFT - 8, frame.down(mark.value()) + 4, "e", mark.text()));
        }
        for (Ticks.Mark mark : frame.x().marks()) {
            String at = pixel(frame.across(mark.value()));
            parts.add(path("g", "M%s %dV%d".formatted(at, TOP, bottom)));
            parts.add(text(frame.across(mark.value()), bottom + 18, "m", mark.text()));
        }
        parts.add(path("a", "M%d %dV%dH%d".formatted(LEFT, TOP, bottom, WIDTH - RIGHT)));
        parts.add(text((LEFT + WIDTH - RIGHT) / 2.0, bottom + 38, "m", frame.x().label()));
        parts.add(text(16, TOP + HEIGHT / 2.0, "m", frame.y().label())
                .with("transform", "rotate(-90 16 %d)".formatted(TOP + HEIGHT / 2)));
    }

    private static Html series(Series series, Frame frame) {
        if (series instanceof Dots dots) {
            return dots(dots, frame);
        }
        if (series instanceof Bars bars) {
            return bars(bars, frame);
        }
        return series instanceof Band band ? band(band, frame) : line((Line) series, frame);
    }

    /** Rectangles, as one path. */
    private static Html bars(Bars bars, Frame frame) {
        StringBuilder path = new StringBuilder();
        String bottom = pixel(frame.down(0));
        for (int k = 0; k < bars.x().size(); k++) {
            double left = frame.across(bars.x().get(k) - bars.width() / 2);
            double right = frame.across(bars.x().get(k) + bars.width() / 2);
            path.append("M%s %sV%sH%sV%sz"
                    .formatted(
                            pixel(left),
                            bottom,
                            pixel(frame.down(bars.y().get(k))),
                            pixel(Math.max(left + 0.5, right)),
                            bottom));
        }
        return path("o c" + bars.colour(), path.toString());
    }

    private static Html line(Line line, Frame frame) {
        return path(strokeOf(line) + " c" + line.colour(), track(line.x(), line.y(), frame));
    }

    private static String strokeOf(Line line) {
        return line.stroke() == Stroke.DASHED ? "d" : "l";
    }

    private static Html band(Band band, Frame frame) {
        List<Double> backX = new ArrayList<>(band.x());
        List<Double> backY = new ArrayList<>(band.low());
        Collections.reverse(backX);
        Collections.reverse(backY);
        String outline = track(band.x(), band.high(), frame) + "L"
                + track(backX, backY, frame).substring(1) + "Z";
        return path("b c" + band.colour(), outline);
    }

    private static String track(List<Double> x, List<Double> y, Frame frame) {
        StringBuilder path = new StringBuilder("M");
        for (int k = 0; k < x.size(); k++) {
            path.append(k == 0 ? "" : "L").append(frame.point(x.get(k), y.get(k)));
        }
        return path.toString();
    }

    /** Squares on their tip, as one path. */
    private static Html dots(Dots dots, Frame frame) {
        String half = pixel(dots.size() / 2.0);
        StringBuilder path = new StringBuilder();
        for (int k = 0; k < dots.x().size(); k++) {
            path.append('M').append(pixel(frame.across(dots.x().get(k)) - dots.size() / 2.0));
            path.append(' ').append(pixel(frame.down(dots.y().get(k))));
            path.append("l%s -%s %s %s-%s %sz".formatted(half, half, half, half, half, half));
        }
        return path("o c" + dots.colour(), path.toString());
    }

    private int legend(List<Series> all) {
        double x = LEFT;
        int y = TOP + HEIGHT + LEGEND_TOP;
        for (Series series : entries(all)) {
            double wide = 26 + LETTER * series.name().length() + 14;
            if (x > LEFT && x + wide > WIDTH) {
                x = LEFT;
                y += LEGEND_LINE;
            }
            parts.add(sample(series, x, y - 4));
            parts.add(text(x + 26, y, "", series.name()));
            x += wide;
        }
        return y + 14;
    }

    /** A line, its band and its dashed reference share a name and an entry. */
    private static List<Series> entries(List<Series> all) {
        Map<String, Series> byName = new LinkedHashMap<>();
        for (Series series : all) {
            byName.merge(series.name(), series, (old, other) -> weight(other) > weight(old) ? other : old);
        }
        return List.copyOf(byName.values());
    }

    private static int weight(Series series) {
        if (series instanceof Line line) {
            return line.stroke() == Stroke.SOLID ? 2 : 1;
        }
        return series instanceof Dots || series instanceof Bars ? 1 : 0;
    }

    private static Html sample(Series series, double x, double y) {
        String colour = " c" + series.colour();
        if (series instanceof Line line) {
            return path(strokeOf(line) + colour, "M%s %sh20".formatted(pixel(x), pixel(y)));
        }
        if (series instanceof Bars) {
            return path("o" + colour, "M%s %sh6v10h-6z".formatted(pixel(x + 7), pixel(y - 5)));
        }
        if (series instanceof Band) {
            return path("b" + colour, "M%s %sh20v10h-20z".formatted(pixel(x), pixel(y - 5)));
        }
        return path("o" + colour, "M%s %sl4 -4 4 4-4 4z".formatted(pixel(x + 6), pixel(y)));
    }

    private int draw(HeatMap map) {
        List<List<Double>> values = averaged(map.values());
        int rows = values.size();
        int columns = values.get(0).size();
        double low = all(values).min().orElseThrow();
        double high = all(values).max().orElseThrow();
        double side = Math.min((WIDTH - LEFT - HEAT_RIGHT) / (double) columns, 360.0 / rows);
        shades(values, low, high, side);
        double bottom = TOP + rows * side;
        parts.add(text(LEFT + columns * side / 2, bottom + 34, "m", map.columns()));
        parts.add(text(LEFT, bottom + 16, "m", "0"));
        parts.add(text(
                LEFT + columns * side,
                bottom + 16,
                "m",
                Integer.toString(map.values().get(0).size() - 1)));
        parts.add(text(LEFT - 8, TOP + 10, "e", "0"));
        parts.add(text(LEFT - 8, bottom, "e", Integer.toString(map.values().size() - 1)));
        parts.add(text(16, TOP + rows * side / 2, "m", map.rows())
                .with("transform", "rotate(-90 16 %s)".formatted(pixel(TOP + rows * side / 2))));
        key(map.value(), low, high, LEFT + columns * side + 16);
        return (int) Math.ceil(Math.max(bottom, TOP + 160) + 50);
    }

    /** One path a shade, of runs of cells of that shade. */
    private void shades(List<List<Double>> values, double low, double high, double side) {
        Map<Integer, StringBuilder> paths = new TreeMap<>();
        for (int row = 0; row < values.size(); row++) {
            List<Double> line = values.get(row);
            int from = 0;
            for (int column = 1; column <= line.size(); column++) {
                int shade = shade(line.get(from), low, high);
                if (column == line.size() || shade(line.get(column), low, high) != shade) {
                    paths.computeIfAbsent(shade, unused -> new StringBuilder())
                            .append("M%s %sh%sv%sH%sz"
                                    .formatted(
                                            pixel(LEFT + from * side),
                                            pixel(TOP + row * side),
                                            pixel((column - from) * side + 0.3),
                                            pixel(side + 0.3),
                                            pixel(LEFT + from * side)));
                    from = column;
                }
            }
        }
        paths.forEach((shade, path) -> parts.add(Html.element("path")
                .with("fill", colour(shade / (SHADES - 1.0)))
                .with("d", path.toString())));
    }

    private static int shade(double value, double low, double high) {
        return high > low ? (int) Math.round((SHADES - 1) * (value - low) / (high - low)) : 0;
    }

    /** The colours with their values. */
    private void key(Axis value, double low, double high, double x) {
        for (int n = 0; n < HEAT.length; n++) {
            parts.add(rectangle(x, TOP + 14.0 * (HEAT.length - 1 - n), 14, 14, n / (HEAT.length - 1.0)));
        }
        parts.add(text(x + 20, TOP + 11, "", Reading.of(high, value.unit())));
        parts.add(text(x + 20, TOP + 14 * HEAT.length, "", Reading.of(low, value.unit())));
        parts.add(text(x, TOP + 14 * HEAT.length + 18, "", value.name()));
    }

    private static DoubleStream all(List<List<Double>> values) {
        return values.stream().flatMap(List::stream).mapToDouble(value -> value);
    }

    /** At most so many cells a side, each the mean of those that it stands for. */
    private static List<List<Double>> averaged(List<List<Double>> values) {
        int stride = Math.max(
                1, -Math.floorDiv(-Math.max(values.size(), values.get(0).size()), MOST_HEAT_CELLS));
        List<List<Double>> means = new ArrayList<>();
        for (int row = 0; row < values.size(); row += stride) {
            List<Double> line = new ArrayList<>();
            for (int column = 0; column < values.get(0).size(); column += stride) {
                int right = Math.min(column + stride, values.get(0).size());
                int left = column;
                line.add(values.subList(row, Math.min(row + stride, values.size())).stream()
                        .flatMap(cells -> cells.subList(left, right).stream())
                        .mapToDouble(value -> value)
                        .average()
                        .orElseThrow());
            }
            means.add(line);
        }
        return means;
    }

    private static Element rectangle(double x, double y, double width, double height, double share) {
        return Html.element("rect")
                .with("x", pixel(x))
                .with("y", pixel(y))
                .with("width", pixel(width + 0.3))
                .with("height", pixel(height + 0.3))
                .with("fill", colour(share));
    }

    /** Between two steps of the scale the nearer colours are mixed. */
    private static String colour(double share) {
        double place = share * (HEAT.length - 1);
        int below = (int) Math.min(Math.floor(place), HEAT.length - 2.0);
        double rest = place - below;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = HEAT[below] >> shift & 0xff;
            int to = HEAT[below + 1] >> shift & 0xff;
            mixed |= (int) Math.round(from + rest * (to - from)) << shift;
        }
        return "#%06x".formatted(mixed);
    }

    private static Element path(String style, String path) {
        return Html.element("path").with("class", style).with("d", path);
    }

    private static Element text(double x, double y, String style, String text) {
        Element element = Html.element("text", text).with("x", pixel(x)).with("y", pixel(y));
        return style.isEmpty() ? element : element.with("class", style);
    }

    private static String pixel(double value) {
        String text = Decimal.fixed(value, 1);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
