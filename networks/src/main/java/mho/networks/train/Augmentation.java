package mho.networks.train;

import mho.base.random.Draws;
import org.ejml.data.DMatrixRMaj;

/** A change of a training example that leaves its answer as it is, drawn anew each time that the example is seen. */
public sealed interface Augmentation {
    /**
     * Returns the example changed.
     *
     * @param sequence time steps × features, not modified
     * @param draws    where the change is drawn from
     */
    DMatrixRMaj changed(DMatrixRMaj sequence, Draws draws);

    /** Returns whether the answer to a time step would be due at another one afterwards. */
    default boolean movesSteps() {
        return false;
    }

    /**
     * The whole sequence earlier or later by up to so many steps, all shifts being equally likely; the step at the edge is repeated.
     *
     * @param steps largest shift [1]
     */
    record TimeShift(int steps) implements Augmentation {
        public static final TimeShift DEFAULT = new TimeShift(5);

        public TimeShift {
            if (!(steps >= 1)) {
                throw new IllegalArgumentException(
                        "A shift in time needs at least 1 step, but has %d".formatted(steps));
            }
        }

        @Override
        public DMatrixRMaj changed(DMatrixRMaj sequence, Draws draws) {
            int shift = draws.integer(2 * steps + 1) - steps;
            int last = sequence.getNumRows() - 1;
            int columns = sequence.getNumCols();
            DMatrixRMaj shifted = new DMatrixRMaj(sequence.getNumRows(), columns);
            for (int t = 0; t <= last; t++) {
                int from = Math.max(0, Math.min(last, t - shift));
                System.arraycopy(sequence.data, from * columns, shifted.data, t * columns, columns);
            }
            return shifted;
        }

        @Override
        public boolean movesSteps() {
            return true;
        }
    }

    /**
     * Normal noise on each feature of each step.
     *
     * @param deviation standard deviation, in units of the features [1]
     */
    record FeatureNoise(double deviation) implements Augmentation {
        public FeatureNoise {
            if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "Noise on features needs a deviation > 0, but has %g".formatted(deviation));
            }
        }

        @Override
        public DMatrixRMaj changed(DMatrixRMaj sequence, Draws draws) {
            DMatrixRMaj noisy = new DMatrixRMaj(sequence);
            for (int k = 0; k < noisy.getNumElements(); k++) {
                noisy.data[k] += deviation * draws.normal();
            }
            return noisy;
        }
    }

    /**
     * Zeros, the mean of normalised features, in one run of steps: any length up to the longest and any place are equally likely.
     *
     * <p>Reference: D. S. Park et al., "SpecAugment: a simple data augmentation method for automatic speech recognition",
     * Interspeech 2019, doi:10.21437/Interspeech.2019-2680.
     *
     * @param longest longest run, of which no more is used than the sequence has [1]
     */
    record TimeMask(int longest) implements Augmentation {
        public static final TimeMask DEFAULT = new TimeMask(7);

        public TimeMask {
            if (!(longest >= 1)) {
                throw new IllegalArgumentException("A mask needs at least 1 step, but has %d".formatted(longest));
            }
        }

        @Override
        public DMatrixRMaj changed(DMatrixRMaj sequence, Draws draws) {
            int steps = sequence.getNumRows();
            int length = Math.min(steps, draws.integer(longest + 1));
            int from = draws.integer(steps - length + 1);
            DMatrixRMaj masked = new DMatrixRMaj(sequence);
            int columns = sequence.getNumCols();
            java.util.Arrays.fill(masked.data, from * columns, (from + length) * columns, 0);
            return masked;
        }
    }
}
