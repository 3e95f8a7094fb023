package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.networks.SinGlu.Position;

/**
 * Layers of one periodic neuron, each followed by a normalisation, and a linear head.
 *
 * @param budget parameters to come close to [1]
 * @param blocks layers of the neuron [1]
 * @param neuron which one
 * @param omega  frequency of its sines [rad per unit]
 * @param start  initial frequencies
 */
public record NeuronMlp(int budget, int blocks, Neuron neuron, double omega, Start start) implements Architecture {
    public static final NeuronMlp DEFAULT = new NeuronMlp(3000, 3, Neuron.SINGLU);

    /** How the matrix inside the sine starts; all others start uniform in ±1/√fan-in. */
    public enum Start {
        /** ±1/fan-in in the first layer, ±√(6/fan-in)/ω in later ones (Sitzmann et al. 2020). */
        SIREN,
        /** ±1/√fan-in as all others. */
        UNIFORM
    }

    public NeuronMlp {
        VanillaMlp.requirePositive(budget, blocks);
        if (!(omega > 0 && omega < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The frequency of a sine must be > 0, but is %g".formatted(omega));
        }
    }

    /** The protocol of the replication: ω = 10 and initial frequencies that suit it. */
    public NeuronMlp(int budget, int blocks, Neuron neuron) {
        this(budget, blocks, neuron, 10, Start.SIREN);
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        return Width.matching(budget, width -> {
            List<Layer> layers = new ArrayList<>();
            for (int k = 0; k < blocks; k++) {
                layers.add(neuron.layer(k == 0 ? inputs : width, width, omega, position(k)));
                layers.add(new LayerNorm(width));
            }
            layers.add(new Dense(width, outputs, new Identity()));
            return layers;
        });
    }

    private Position position(int block) {
        if (start == Start.UNIFORM) {
            return Position.ANY;
        }
        return block == 0 ? Position.FIRST : Position.HIDDEN;
    }

    @Override
    public String name() {
        return neuron.title();
    }

    @Override
    public long initialSeed(int seed) {
        return 7_000_003L + seed;
    }

    @Override
    public String summary() {
        return "layers of a periodic neuron (singlu, v1 … v15) with normalisation, linear head, width from a parameter budget";
    }
}
