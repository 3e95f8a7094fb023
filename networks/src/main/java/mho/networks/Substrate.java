package mho.networks;

import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;

/** Where a network's products and functions are computed. */
public interface Substrate {
    /**
     * Applies a stage to a batch.
     *
     * @param stage the stage; a chip has it programmed already and goes by its name
     * @param x     samples × inputs, not modified
     * @param read  the address of this use, from which noise that is new at each read is drawn
     */
    Applied apply(Stage stage, DMatrixRMaj x, RandomStream read);

    /**
     * As {@link #apply}, for who wants the outputs only: what is given as the arguments may be anything, and need not take memory.
     */
    default Applied outputs(Stage stage, DMatrixRMaj x, RandomStream read) {
        return apply(stage, x, read);
    }

    /**
     * What a stage made of a batch.
     *
     * @param arguments samples × outputs, the arguments of the functions; what the converters put out where these apply the
     *                  functions, because then no number stands for the argument
     * @param outputs   samples × outputs, what comes out of them
     * @param activity  energy that depended on the values, summed over the batch
     * @param intake    how the inputs were taken in
     */
    record Applied(DMatrixRMaj arguments, DMatrixRMaj outputs, Activity activity, Intake intake) {
        /** Of inputs that were taken as they were, or of a use that no gradient goes back through. */
        public Applied(DMatrixRMaj arguments, DMatrixRMaj outputs, Activity activity) {
            this(arguments, outputs, activity, Intake.AS_GIVEN);
        }
    }

    /** How a stage took its inputs in, and how gradients go back through that. */
    interface Intake {
        Intake AS_GIVEN = new Intake() {
            @Override
            public DMatrixRMaj taken(DMatrixRMaj given) {
                return given;
            }

            @Override
            public DMatrixRMaj back(DMatrixRMaj gradient) {
                return gradient;
            }
        };

        /** Returns the inputs that the stage worked on. */
        DMatrixRMaj taken(DMatrixRMaj given);

        /** Returns the gradient with respect to the inputs as given, from that with respect to those taken; called once. */
        DMatrixRMaj back(DMatrixRMaj gradient);
    }
}
