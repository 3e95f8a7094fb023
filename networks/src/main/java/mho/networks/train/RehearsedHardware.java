package mho.networks.train;

import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Parameters;
import mho.networks.Stage;
import mho.networks.Substrate;
import mho.networks.train.InputCodes.Driven;
import mho.networks.train.InputCodes.Range;
import mho.networks.train.OutputCodes.Converters;
import org.ejml.data.DMatrixRMaj;

/**
 * The substrate of one training step: exact products of what drivers put out, rounded as converters would; states are kept exactly. Gathers the gradients of
 * learned ranges on the way back, hence mutable: one step, one thread.
 */
final class RehearsedHardware implements Substrate {
    private final Rehearsal rehearsal;
    private final Parameters ranges;
    private final Parameters gradients;
    private final Exact exact = new Exact();

    /**
     * @param rehearsal what is rehearsed
     * @param logarithms learned ranges' logarithms
     */
    RehearsedHardware(Rehearsal rehearsal, Parameters logarithms) {
        this.rehearsal = rehearsal;
        this.ranges = LearnedRanges.ranges(logarithms);
        this.gradients = logarithms.zeros();
    }

    /** Returns the gradients of the ranges' logarithms. */
    Parameters gradients() {
        return gradients;
    }

    @Override
    public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
        if (stage instanceof Stage.State) {
            return exact.apply(stage, x, read);
        }
        Intake intake = rehearsal.inputs() instanceof Driven driven ? codes(driven, stage, x) : Intake.AS_GIVEN;
        Applied applied = exact.apply(stage, intake.taken(x), read);
        DMatrixRMaj outputs = rehearsal.outputs() instanceof Converters converters
                ? new OutputLevels(converters).of(stage, applied.arguments())
                : applied.outputs();
        return new Applied(applied.arguments(), outputs, applied.activity(), intake);
    }

    private Codes codes(Driven driven, Stage stage, DMatrixRMaj x) {
        int largest = driven.dac().largestCode();
        return driven.range() == Range.SEEN
                ? new Codes(x, largest, largestOfColumns(x), new DMatrixRMaj(1, x.getNumCols()))
                : new Codes(x, largest, ranges.get(stage.name()), gradients.get(stage.name()));
    }

    private static DMatrixRMaj largestOfColumns(DMatrixRMaj x) {
        int columns = x.getNumCols();
        DMatrixRMaj largest = new DMatrixRMaj(1, columns);
        for (int k = 0; k < x.getNumElements(); k++) {
            largest.data[k % columns] = Math.max(largest.data[k % columns], Math.abs(x.data[k]));
        }
        for (int c = 0; c < columns; c++) {
            largest.data[c] = largest.data[c] > 0 ? largest.data[c] : 1;
        }
        return largest;
    }

    /**
     * Inputs as codes of a driver; see {@link Driven} for the law.
     *
     * @param given    the inputs
     * @param largest  largest code
     * @param ranges   one range, or one for each input
     * @param gradient of the loss with respect to the ranges' logarithms, added to
     */
    private record Codes(DMatrixRMaj given, int largest, DMatrixRMaj ranges, DMatrixRMaj gradient) implements Intake {
        @Override
        public DMatrixRMaj taken(DMatrixRMaj x) {
            DMatrixRMaj rounded = new DMatrixRMaj(x.getNumRows(), x.getNumCols());
            for (int k = 0; k < rounded.getNumElements(); k++) {
                double range = ranges.data[k % ranges.getNumCols()];
                rounded.data[k] = code(x.data[k] / range * largest) * range / largest;
            }
            return rounded;
        }

        private double code(double position) {
            return Math.max(-largest, Math.min(largest, Math.rint(position)));
        }

        @Override
        public DMatrixRMaj back(DMatrixRMaj slope) {
            DMatrixRMaj passed = new DMatrixRMaj(slope.getNumRows(), slope.getNumCols());
            for (int k = 0; k < passed.getNumElements(); k++) {
                int column = k % ranges.getNumCols();
                double range = ranges.data[column];
                double position = given.data[k] / range * largest;
                boolean inside = Math.abs(given.data[k]) <= range;
                double byRange = inside ? (code(position) - position) / largest : Math.signum(position);
                passed.data[k] = inside ? slope.data[k] : 0;
                gradient.data[column] += slope.data[k] * byRange * range;
            }
            return passed;
        }
    }
}
