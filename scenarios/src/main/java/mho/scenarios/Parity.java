package mho.scenarios;

import mho.base.random.RandomStream;
import mho.networks.Layer;
import mho.networks.Network;
import mho.networks.PhasedGlu;
import mho.networks.SinGlu;
import mho.networks.Substrate;
import mho.networks.data.Examples;
import mho.networks.train.Evaluation;

/**
 * The parity test of SinGLU networks: without biases on gate and value they are exactly even, so on a chip f(x) − f(−x) shows
 * offsets and noise, and a target's odd part cannot be learnt.
 */
final class Parity {
    private Parity() {}

    /** Whether the network has layers that can make it even. */
    static boolean isMeaningful(Network network) {
        return network.layers().stream().anyMatch(layer -> layer instanceof SinGlu || layer instanceof PhasedGlu);
    }

    /** Whether the network is even by construction: its first layer has no biases on gate and value, or phase. */
    static boolean isEven(Network network) {
        Layer first = network.layers().get(0);
        return (first instanceof SinGlu sinGlu && sinGlu.biases() == SinGlu.GateBiases.ABSENT)
                || (first instanceof PhasedGlu phased && phased.shift() == PhasedGlu.Shift.FREE_UNBIASED);
    }

    /** Returns the largest |f(x) − f(−x)| over examples whose outputs f(x) are known already. */
    static double unevenness(
            Network network, Examples examples, Substrate substrate, RandomStream read, Evaluation straight) {
        Evaluation mirrored = Evaluation.of(network, examples.negated(), substrate, read);
        double largest = 0;
        for (int k = 0; k < straight.outputs().getNumElements(); k++) {
            largest = Math.max(largest, Math.abs(straight.outputs().data[k] - mirrored.outputs().data[k]));
        }
        return largest;
    }
}
