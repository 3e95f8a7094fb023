package mho.networks.train;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.Parameters;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Draws what becomes of the weights in one step. Biases and normalisation stay: most are digital on a chip, few on bias lines. */
final class NoisyWeights {
    private final Rehearsal rehearsal;
    private final List<String> matrices;
    private final SharedArrays arrays;

    NoisyWeights(Rehearsal rehearsal, Network network) {
        this.rehearsal = rehearsal;
        this.matrices = network.matrices();
        this.arrays = SharedArrays.of(network);
    }

    /**
     * Draws the weights of a step.
     *
     * @param clean  the weights that are trained; shared with the result where nothing happens to them
     * @param part   part of the full noise [1]
     * @param random the training's address
     * @param step   which step of it
     */
    Drawn draw(Parameters clean, double part, RandomStream random, long step) {
        Parameters noisy = noisy(clean, part, random.child("noise").child(step));
        double share = part * rehearsal.dropConnect();
        if (share == 0) {
            return new Drawn(noisy, UnaryOperator.identity());
        }
        Draws draws = random.child("drop-connect").child(step).draws();
        Parameters kept =
                clean.mapNamed((name, tensor) -> matrices.contains(name) ? kept(tensor, share, draws) : ones(tensor));
        return new Drawn(times(noisy, kept), gradients -> times(gradients, kept));
    }

    /**
     * The weights of a step.
     *
     * @param weights what the forward pass works with
     * @param toClean the gradient with respect to the clean weights, from that with respect to these
     */
    record Drawn(Parameters weights, UnaryOperator<Parameters> toClean) {}

    private Parameters noisy(Parameters clean, double part, RandomStream random) {
        if (rehearsal.weights() instanceof WeightNoise.Gaussian noise && noise.share() > 0) {
            Draws draws = random.draws();
            return clean.mapNamed((name, tensor) -> matrices.contains(name) ? noise.on(tensor, part, draws) : tensor);
        }
        if (rehearsal.weights() instanceof WeightNoise.Programmed programmed) {
            Map<String, Double> scales = arrays.fullScales(clean);
            return clean.mapNamed((name, tensor) -> matrices.contains(name) && scales.get(name) > 0
                    ? between(tensor, programmed.on(tensor, scales.get(name), random.child(name)), part)
                    : tensor);
        }
        return clean;
    }

    private static DMatrixRMaj between(DMatrixRMaj clean, DMatrixRMaj programmed, double part) {
        DMatrixRMaj mixed = new DMatrixRMaj(clean.getNumRows(), clean.getNumCols());
        for (int k = 0; k < mixed.getNumElements(); k++) {
            mixed.data[k] = clean.data[k] + part * (programmed.data[k] - clean.data[k]);
        }
        return mixed;
    }

    private static DMatrixRMaj kept(DMatrixRMaj like, double share, Draws draws) {
        DMatrixRMaj factors = new DMatrixRMaj(like.getNumRows(), like.getNumCols());
        for (int k = 0; k < factors.getNumElements(); k++) {
            factors.data[k] = draws.uniform() < share ? 0 : 1 / (1 - share);
        }
        return factors;
    }

    private static DMatrixRMaj ones(DMatrixRMaj like) {
        DMatrixRMaj ones = new DMatrixRMaj(like.getNumRows(), like.getNumCols());
        CommonOps_DDRM.fill(ones, 1);
        return ones;
    }

    private static Parameters times(Parameters a, Parameters b) {
        return a.mapNamed((name, tensor) -> CommonOps_DDRM.elementMult(tensor, b.get(name), (DMatrixRMaj) null));
    }

    /** Holds the bound of the weights, in place. */
    void clip(Parameters weights) {
        if (rehearsal.clip() instanceof WeightClip.None) {
            return;
        }
        for (String name : matrices) {
            DMatrixRMaj tensor = weights.get(name);
            double limit = rehearsal.clip().limit(tensor);
            for (int k = 0; k < tensor.getNumElements(); k++) {
                tensor.data[k] = Math.max(-limit, Math.min(limit, tensor.data[k]));
            }
        }
    }
}
