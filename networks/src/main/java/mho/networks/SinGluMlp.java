package mho.networks;

import java.util.List;
import mho.networks.NeuronMlp.Start;
import mho.networks.SinGlu.GateBiases;

/**
 * SinGLU layers, each followed by a normalisation, and a linear head: {@link NeuronMlp} with SinGLU neurons.
 *
 * @param budget parameters to come close to [1]
 * @param blocks SinGLU layers [1]
 * @param omega  frequency of the sines [rad per unit]
 * @param biases whether gates and values have biases; without them the network is even
 */
public record SinGluMlp(int budget, int blocks, double omega, GateBiases biases) implements Architecture {
    public static final SinGluMlp DEFAULT = new SinGluMlp(3000, 3, 10, GateBiases.ABSENT);

    public SinGluMlp {
        design(budget, blocks, omega, biases);
    }

    private static NeuronMlp design(int budget, int blocks, double omega, GateBiases biases) {
        Neuron neuron = biases == GateBiases.ABSENT ? Neuron.SINGLU : Neuron.SINGLU_B;
        return new NeuronMlp(budget, blocks, neuron, omega, Start.SIREN);
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        return design(budget, blocks, omega, biases).layers(inputs, outputs);
    }

    @Override
    public String name() {
        return design(budget, blocks, omega, biases).name();
    }

    @Override
    public long initialSeed(int seed) {
        return 7_000_003L + seed;
    }

    @Override
    public String summary() {
        return "SinGLU layers with normalisation, linear head, width from a parameter budget";
    }
}
