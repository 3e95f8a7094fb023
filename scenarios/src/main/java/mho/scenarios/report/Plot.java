package mho.scenarios.report;

import java.util.List;

/**
 * What is drawn, the same in an HTML page and in an SVG file: SI numbers, axes with units, and one sentence with the
 * finding.
 */
public sealed interface Plot {
    /** Returns a name that is unique among the plots of one subject. */
    String id();

    String title();

    /** Returns the finding, one sentence with numbers. */
    String caption();

    /**
     * Lines, dots, bars and bands over two axes.
     *
     * @param id      unique name
     * @param title   what is drawn
     * @param caption the finding, one sentence with numbers
     * @param x       horizontal axis
     * @param y       vertical axis
     * @param series  what is drawn, in the order of drawing
     */
    record Diagram(String id, String title, String caption, Axis x, Axis y, List<Series> series) implements Plot {
        public Diagram {
            series = List.copyOf(series);
            if (series.stream().allMatch(one -> one.x().isEmpty())) {
                throw new IllegalArgumentException(
                        "A diagram needs at least one point, but \"" + title + "\" has none");
            }
        }
    }

    /**
     * A matrix as colours.
     *
     * @param id      unique name
     * @param title   what is drawn
     * @param caption the finding, one sentence with numbers
     * @param rows    name of the rows, which are numbered from the top
     * @param columns name of the columns
     * @param value   name and unit of the values
     * @param values  rows of values
     */
    record HeatMap(
            String id, String title, String caption, String rows, String columns, Axis value, List<List<Double>> values)
            implements Plot {
        public HeatMap {
            values = values.stream().map(List::copyOf).toList();
        }
    }

    /**
     * An axis.
     *
     * @param name  name of the quantity
     * @param unit  SI unit, or an empty text for a number
     * @param scale linear or logarithmic
     */
    record Axis(String name, String unit, Scale scale) {
        static Axis linear(String name, String unit) {
            return new Axis(name, unit, Scale.LINEAR);
        }

        static Axis logarithmic(String name, String unit) {
            return new Axis(name, unit, Scale.LOGARITHMIC);
        }
    }

    /** How an axis is divided. */
    enum Scale {
        LINEAR,
        LOGARITHMIC
    }

    /** Points of one kind. */
    sealed interface Series {
        String name();

        /** Returns which colour of the palette it has, from 1; 0 is the colour of text. */
        int colour();

        List<Double> x();

        /** Returns the values, one list or, for a band, two. */
        List<List<Double>> values();
    }

    /**
     * A line.
     *
     * @param name   name for the legend
     * @param colour colour of the palette
     * @param stroke drawn through or dashed
     * @param x      abscissae
     * @param y      ordinates
     */
    record Line(String name, int colour, Stroke stroke, List<Double> x, List<Double> y) implements Series {
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }

        @Override
        public List<List<Double>> values() {
            return List.of(y);
        }
    }

    /** How a line is drawn. */
    enum Stroke {
        SOLID,
        DASHED
    }

    /**
     * Separate points.
     *
     * @param name   name for the legend
     * @param colour colour of the palette
     * @param size   diameter [px]
     * @param x      abscissae
     * @param y      ordinates
     */
    record Dots(String name, int colour, int size, List<Double> x, List<Double> y) implements Series {
        public Dots {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }

        @Override
        public List<List<Double>> values() {
            return List.of(y);
        }
    }

    /**
     * The area between two lines.
     *
     * @param name   name for the legend
     * @param colour colour of the palette
     * @param x      abscissae
     * @param low    lower ordinates
     * @param high   upper ordinates
     */
    record Band(String name, int colour, List<Double> x, List<Double> low, List<Double> high) implements Series {
        public Band {
            x = List.copyOf(x);
            low = List.copyOf(low);
            high = List.copyOf(high);
        }

        @Override
        public List<List<Double>> values() {
            return List.of(low, high);
        }
    }

    /**
     * Bars from zero, evenly spaced.
     *
     * @param name   name for the legend
     * @param colour colour of the palette
     * @param width  width of a bar, in units of the abscissa
     * @param x      abscissae of the middles
     * @param y      ordinates of the ends
     */
    record Bars(String name, int colour, double width, List<Double> x, List<Double> y) implements Series {
        public Bars {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }

        @Override
        public List<List<Double>> values() {
            return List.of(y);
        }
    }
}
