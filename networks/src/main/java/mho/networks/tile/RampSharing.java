package mho.networks.tile;

import mho.adc.activation.Activation;
import mho.adc.activation.Scaled;

/** Which columns of a tile share a ramp, and with it its cells and their errors. */
public enum RampSharing {
    /** Those of the same function over the same range. */
    FUNCTION,
    /**
     * Those of functions that are the same but for scales and shifts, as tanh x = 2 sigmoid(2x) − 1: their integrators have the
     * gain that brings the sum onto the shared ramp, and the code stands for other values (Yang et al., Nat. Commun. 16:1136,
     * 2025, whose LSTM has one ramp shape for both).
     */
    SHAPE;

    /** Returns the function whose ramp a column of this function uses. */
    Scaled shape(Activation activation) {
        return switch (this) {
            case FUNCTION -> new Scaled(activation, 1, 1, 0);
            case SHAPE -> activation.shape();
        };
    }
}
