package mho.scenarios.report;

import java.util.Arrays;
import java.util.Locale;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.scenarios.ConverterResult;

/** A transfer curve drawn in characters: the staircase as fabricated over the ideal function. */
public final class Staircase {
    private static final int WIDTH = 76;
    private static final int HEIGHT = 17;

    private Staircase() {}

    /** Draws the first column of a converter: '.' the function, '#' the converter. */
    public static String of(ConverterResult.Measured measured) {
        Activation activation = measured.plan().conversion().activation();
        Interval drawn = measured.first().drawn();
        double[] ideal = new double[WIDTH];
        double[] real = new double[WIDTH];
        for (int column = 0; column < WIDTH; column++) {
            double x = drawn.low() + drawn.width() * column / (WIDTH - 1);
            ideal[column] = activation.clippedValue(x);
            real[column] = measured.first().bank().convert(x, 0);
        }
        double low = Math.min(
                Arrays.stream(ideal).min().orElse(0), Arrays.stream(real).min().orElse(0));
        double high = Math.max(
                Arrays.stream(ideal).max().orElse(1), Arrays.stream(real).max().orElse(1));
        char[][] canvas = new char[HEIGHT][WIDTH];
        for (char[] line : canvas) {
            Arrays.fill(line, ' ');
        }
        for (int column = 0; column < WIDTH; column++) {
            canvas[row(ideal[column], low, high)][column] = '.';
            canvas[row(real[column], low, high)][column] = '#';
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < HEIGHT; row++) {
            double label = high - (high - low) * row / (HEIGHT - 1);
            boolean labelled = row % 4 == 0;
            String axis = labelled ? String.format(Locale.ROOT, "%7.3f |", label) : "        |";
            text.append(axis).append(new String(canvas[row]).stripTrailing()).append('\n');
        }
        text.append("        +").append("-".repeat(WIDTH)).append('\n');
        String left = String.format(Locale.ROOT, "%.3g", drawn.low());
        String right = String.format(Locale.ROOT, "%.3g", drawn.high());
        int gap = WIDTH - left.length() - right.length();
        text.append("         ")
                .append(left)
                .append(" ".repeat(gap))
                .append(right)
                .append('\n');
        return text.toString();
    }

    private static int row(double y, double low, double high) {
        return (int) Math.rint((high - y) / (high - low) * (HEIGHT - 1));
    }
}
