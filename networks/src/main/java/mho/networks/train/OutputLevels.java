package mho.networks.train;

import java.util.Optional;
import mho.adc.AdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.OutputValues;
import mho.adc.Placement;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.networks.ColumnGroup;
import mho.networks.Stage;
import mho.networks.train.OutputCodes.Converters;
import org.ejml.data.DMatrixRMaj;

/** Rounds outputs to the levels of converters. */
final class OutputLevels {
    /** From so many bits on nothing is rounded. */
    private static final int EXACT_BITS = 25;

    private final Converters converters;

    OutputLevels(Converters converters) {
        this.converters = converters;
    }

    /** Returns the functions of arguments as converters put them out. */
    DMatrixRMaj of(Stage stage, DMatrixRMaj arguments) {
        DMatrixRMaj outputs = new DMatrixRMaj(arguments);
        for (ColumnGroup group : stage.groups()) {
            Activation activation = group.activation();
            if (activation instanceof Identity) {
                roundSums(outputs, group, converters.linear());
            } else if (converters.nonlinear().realises(activation)) {
                roundFunction(outputs, group);
            } else {
                boolean nonlinear = converters.nonlinear().realises(new Identity());
                roundSums(outputs, group, nonlinear ? converters.nonlinear() : converters.linear());
                roundFunction(outputs, group);
            }
        }
        return outputs;
    }

    private static void roundSums(DMatrixRMaj sums, ColumnGroup group, AdcSpec converter) {
        Span seen = Span.of(sums, group);
        double limit = Math.max(Math.abs(seen.low), Math.abs(seen.high));
        if (limit > 0 && limit < Double.POSITIVE_INFINITY) {
            round(sums, group, new Grid(Placement.CENTRE, Interval.symmetric(limit), converter.bits()));
        }
    }

    private void roundFunction(DMatrixRMaj values, ColumnGroup group) {
        Activation activation = group.activation();
        Optional<Interval> inputs = activation instanceof Sigmoid || activation instanceof Tanh
                ? Optional.of(Interval.REALS)
                : Span.of(values, group).changing(activation);
        int columns = values.getNumCols();
        for (int row = 0; row < values.getNumRows(); row++) {
            int at = row * columns;
            activation.clippedValues(values.data, values.data, at + group.from(), at + group.to());
        }
        OutputValues put =
                converters.nonlinear() instanceof NonlinearRampAdcSpec ramp ? ramp.outputs() : OutputValues.FITTED;
        int bits = converters.nonlinear().bits();
        inputs.ifPresent(
                range -> round(values, group, new Grid(put.placement(activation), activation.outputs(range), bits)));
    }

    private record Grid(Placement placement, Interval outputs, int bits) {}

    private static void round(DMatrixRMaj values, ColumnGroup group, Grid grid) {
        if (grid.bits >= EXACT_BITS) {
            return;
        }
        int columns = values.getNumCols();
        for (int at = 0; at < values.getNumElements(); at += columns) {
            for (int k = at + group.from(); k < at + group.to(); k++) {
                // a training that has run away is stopped by its loss
                if (!Double.isNaN(values.data[k])) {
                    values.data[k] = grid.placement.nearest(grid.outputs, grid.bits, values.data[k]);
                }
            }
        }
    }

    /** From the smallest to the largest of a group's numbers. */
    private record Span(double low, double high) {
        static Span of(DMatrixRMaj values, ColumnGroup group) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            int columns = values.getNumCols();
            for (int at = 0; at < values.getNumElements(); at += columns) {
                for (int k = at + group.from(); k < at + group.to(); k++) {
                    low = Math.min(low, values.data[k]);
                    high = Math.max(high, values.data[k]);
                }
            }
            return new Span(low, high);
        }

        /** Returns the part on which a function is given, if it changes there. */
        Optional<Interval> changing(Activation activation) {
            double from = activation.domain().clamp(low);
            double to = activation.domain().clamp(high);
            return from < to && to - from < Double.POSITIVE_INFINITY
                    ? Optional.of(new Interval(from, to)).filter(range -> changes(activation, range))
                    : Optional.empty();
        }

        private static boolean changes(Activation activation, Interval inputs) {
            return activation.branches(inputs).stream()
                    .map(Activation.Branch::inputs)
                    .anyMatch(piece -> activation.value(piece.low()) != activation.value(piece.high()));
        }
    }
}
