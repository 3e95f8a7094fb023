package mho.adc;

import java.util.Arrays;
import mho.base.random.Draws;

/**
 * What SAR and flash banks have in common: columns with front ends, neighbours of which take turns on a converter, and the code of a
 * converter without noise of its own, looked up among its transitions.
 */
final class SharedConverters {
    private final SortedLevels[] transitions;
    private final double[] outputs;
    private final FrontEnd.Columns frontEnd;
    private final double[] gains;
    private final double[] offsets;
    private final int columnsEach;

    /**
     * @param transitions inputs at which the codes 1, 2, … of each converter begin, rising
     * @param outputs     output of each code
     * @param frontEnd    front ends of the columns
     * @param columnsEach columns that take turns on a converter [1]
     */
    SharedConverters(double[][] transitions, double[] outputs, FrontEnd.Columns frontEnd, int columnsEach) {
        this.transitions = Arrays.stream(transitions).map(SortedLevels::new).toArray(SortedLevels[]::new);
        this.outputs = outputs;
        this.frontEnd = frontEnd;
        this.gains = frontEnd.gains();
        this.offsets = frontEnd.offsets();
        this.columnsEach = columnsEach;
    }

    int columns() {
        return offsets.length;
    }

    /** The converter that a column uses. */
    int converter(int column) {
        return column / columnsEach;
    }

    /** The columns that take turns on one converter. */
    int turns() {
        return Math.min(columnsEach, columns());
    }

    /** What a converter sees of an input. */
    double seen(double x, int column) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("The input of a converter must be a number, but is NaN");
        }
        return gains[column] * x + offsets[column];
    }

    /** What a converter sees of an input in one sample, with the noise of the front end. */
    double sampled(double x, int column, Draws draws) {
        double noise = frontEnd.noise();
        return seen(x, column) + (noise > 0 ? noise * draws.normal() : 0);
    }

    int code(double x, int column) {
        return transitions[converter(column)].count(gains[column] * x + offsets[column]);
    }

    void convert(double[] values, int from, int to, int column) {
        for (int k = from; k < to; k++) {
            values[k] = outputs[code(values[k], column + k - from)];
        }
    }

    /** A moment of converters that have no noise of their own. */
    Adc.Moment moment(Draws draws) {
        if (frontEnd.noise() == 0) {
            return this::convert;
        }
        return (values, from, to, column) -> {
            for (int k = from; k < to; k++) {
                int j = column + k - from;
                values[k] = outputs[transitions[converter(j)].count(sampled(values[k], j, draws))];
            }
        };
    }

    double[] transitions(int column) {
        return transitions[converter(column)].levels();
    }
}
