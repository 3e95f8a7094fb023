package mho.crossbar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which lines of an array take part in a read, and what the others are connected to. In a passive array the lines that
 * take no part decide over the sneak paths.
 *
 * @param wordLines terminal of each word line: driven, held or floating
 * @param bitLines  terminal of each bit line: sensed, held or floating
 */
public record Selection(List<Terminal> wordLines, List<Terminal> bitLines) {
    public Selection {
        wordLines = List.copyOf(wordLines);
        bitLines = List.copyOf(bitLines);
        int sensed = wordLines.indexOf(new Terminal.Sensed());
        if (sensed >= 0) {
            throw new IllegalArgumentException(
                    "A word line is driven, held or floating, but word line %d is sensed".formatted(sensed));
        }
        int driven = bitLines.indexOf(new Terminal.Driven());
        if (driven >= 0) {
            throw new IllegalArgumentException(
                    "A bit line is sensed, held or floating, but bit line %d is driven".formatted(driven));
        }
    }

    /** Returns the read of a whole array: all word lines driven, all bit lines sensed. */
    public static Selection whole(int rows, int columns) {
        return new Selection(
                Collections.nCopies(rows, new Terminal.Driven()), Collections.nCopies(columns, new Terminal.Sensed()));
    }

    /** Returns the read of one cell, with all other word lines and all other bit lines connected alike. */
    public static Selection cell(Conductances array, int row, int column, Terminal otherRows, Terminal otherColumns) {
        List<Terminal> wordLines = new ArrayList<>(Collections.nCopies(array.rows(), otherRows));
        List<Terminal> bitLines = new ArrayList<>(Collections.nCopies(array.columns(), otherColumns));
        wordLines.set(row, new Terminal.Driven());
        bitLines.set(column, new Terminal.Sensed());
        return new Selection(wordLines, bitLines);
    }

    int rows() {
        return wordLines.size();
    }

    void requireSize(int rows, int columns) {
        if (wordLines.size() != rows || bitLines.size() != columns) {
            throw new IllegalArgumentException(
                    "A selection must name each line of the %d x %d array, but names %d word lines and %d bit lines"
                            .formatted(rows, columns, wordLines.size(), bitLines.size()));
        }
    }

    private Terminal line(int line) {
        return line < rows() ? wordLines.get(line) : bitLines.get(line - rows());
    }

    /** Returns which terminals, word lines first, are held by nothing. */
    boolean[] floating() {
        boolean[] floating = new boolean[rows() + bitLines.size()];
        for (int line = 0; line < floating.length; line++) {
            floating[line] = line(line) instanceof Terminal.Floating;
        }
        return floating;
    }

    /** Returns the voltages of all terminals, word lines first, 0 where one floats [V]. */
    double[] volts(double[] inputs) {
        double[] volts = new double[rows() + bitLines.size()];
        int used = 0;
        for (int line = 0; line < volts.length; line++) {
            if (line(line) instanceof Terminal.Driven) {
                volts[line] = used < inputs.length ? inputs[used] : 0;
                used++;
            } else if (line(line) instanceof Terminal.Held held) {
                volts[line] = held.volts();
            }
        }
        requireInputs(inputs, used);
        return volts;
    }

    private static void requireInputs(double[] inputs, int driven) {
        if (inputs.length != driven) {
            throw new IllegalArgumentException(
                    "A read needs one voltage for each driven word line, %d, but there are %d"
                            .formatted(driven, inputs.length));
        }
        for (int k = 0; k < driven; k++) {
            if (!Double.isFinite(inputs[k])) {
                throw new IllegalArgumentException(
                        "An input voltage must be finite, but number %d is %g V".formatted(k, inputs[k]));
            }
        }
    }
}
