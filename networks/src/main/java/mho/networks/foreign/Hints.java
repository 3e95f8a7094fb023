package mho.networks.foreign;

import mho.adc.activation.Activation;
import mho.adc.activation.Relu;
import mho.adc.activation.Tanh;

/**
 * What a file of tensors does not say of its network.
 *
 * @param omega      frequency ω of SinGLU gates; 0 where it is not known [rad per unit]
 * @param epsilon    ε of layer normalisations
 * @param activation function of hidden linear layers
 * @param recurrent  function of plain recurrent layers
 * @param pool       which vector a head sees of a sequence
 */
public record Hints(double omega, double epsilon, Activation activation, Activation recurrent, Pooling pool) {
    public static final Hints DEFAULT = new Hints(0, 1e-5, new Relu(), new Tanh(), Pooling.LAST);

    /** Which vector a head sees of a sequence. */
    public enum Pooling {
        /** The last state. */
        LAST,
        /** The mean over time. */
        MEAN,
        /** Each state; the network answers at each step. */
        EACH
    }
}
