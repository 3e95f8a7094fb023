package mho.networks;

import java.util.List;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The simplest picture of a chip: normal noise on every matrix that arrays would hold, in proportion to its largest magnitude.
 *
 * <pre>  w ← w + N(0, (share · max|W|)²)</pre>
 *
 * <p>Biases, normalisation and functions stay exact; no drift, wires, stuck cells or converters.
 *
 * @param share standard deviation relative to the largest magnitude of the matrix [1]
 */
public record WeightNoise(double share) {
    public WeightNoise {
        if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Weight noise is a share >= 0 of the largest weight, but is %g".formatted(share));
        }
    }

    /** Returns the network with one drawing of the noise. */
    public Network on(Network network, RandomStream random) {
        return on(network, network.matrices(), random);
    }

    /** Returns the network with one drawing of the noise on some of its matrices, by name. */
    public Network on(Network network, List<String> matrices, RandomStream random) {
        Draws draws = random.draws();
        return network.with(network.parameters()
                .mapNamed((name, tensor) -> matrices.contains(name) ? noisy(tensor, draws) : tensor));
    }

    private DMatrixRMaj noisy(DMatrixRMaj tensor, Draws draws) {
        double deviation = share * CommonOps_DDRM.elementMaxAbs(tensor);
        DMatrixRMaj noisy = new DMatrixRMaj(tensor);
        for (int k = 0; k < noisy.getNumElements(); k++) {
            noisy.data[k] += deviation * draws.normal();
        }
        return noisy;
    }
}
