package mho.networks.tile;

import mho.base.cost.CostSheet;
import mho.base.random.RandomStream;
import mho.networks.Stage;

/** What keeps numbers from one time step to the next, as the cell state of an LSTM. */
public sealed interface StateSpec permits RegisterState, HeldState {
    /** 16-bit registers. */
    StateSpec DEFAULT = new RegisterState(16);

    /** Returns the keeper in words. */
    String description();

    /** Returns the range that one full scale should cover, from numbers seen in calibration. */
    double range(double[] calibration);

    /** Returns whether what is kept can go into a converter as it is. */
    boolean analog();

    /** Makes what keeps so many numbers of a range. */
    Keeper fabricate(int width, double range, RandomStream random);

    /** Returns what one update of a state costs. */
    CostSheet cost(Stage.State stage, HardwareSpec hardware);

    /** Fabricated hardware that keeps numbers. */
    @FunctionalInterface
    interface Keeper {
        /** Replaces numbers, vectors × width, by what is read back in the next time step. */
        void keep(double[] numbers, int count, RandomStream read);
    }
}
