package mho.networks.foreign;

import mho.adc.activation.Activation;
import mho.adc.activation.Relu;
import mho.adc.activation.Tanh;
import mho.networks.Recurrent.Readout;

/**
 * What a file of tensors does not say of its network.
 *
 * @param omega      frequency ω of SinGLU gates; 0 where it is not known [rad per unit]
 * @param epsilon    ε of layer normalisations
 * @param activation function of hidden linear layers
 * @param recurrent  function of plain recurrent layers
 * @param readout    what a head sees of a sequence
 */
public record Hints(double omega, double epsilon, Activation activation, Activation recurrent, Readout readout) {
    public static final Hints DEFAULT = new Hints(0, 1e-5, new Relu(), new Tanh(), Readout.LAST);
}
