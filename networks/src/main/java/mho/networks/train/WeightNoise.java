package mho.networks.train;

import java.util.List;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Conductances;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.IdealSolver;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.TileSpec;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** What becomes of weights in arrays, drawn anew in each step of a training; the gradient changes the clean weights. */
public sealed interface WeightNoise {
    /** Returns what this means for a chip. */
    default WeightNoise on(HardwareSpec hardware) {
        return this;
    }

    /** Weights as they are. */
    record None() implements WeightNoise {}

    /** What the cells of the scenario's own arrays make of them. */
    record AsHardware() implements WeightNoise {
        @Override
        public WeightNoise on(HardwareSpec hardware) {
            TileSpec tile = hardware.tile();
            return new Programmed(tile.crossbar().cell(), tile.encoding());
        }
    }

    /**
     * What cells make of them: weights are encoded as conductances, programmed into fresh cells in each step, and read back. Faults
     * and variation of the cells are drawn anew each time as well; drift and read noise are not rehearsed.
     *
     * <pre>  G* = encode(w/W),   w̃ = W·Σ_s f_s·D_s(G)/(G_max − G_min),   G what programming G* reached</pre>
     *
     * <p>W is the largest weight of all tensors that share an array, as it is for a chip whose inputs have a common range; see
     * {@link SharedArrays}.
     *
     * @param cell     the cell
     * @param encoding how signed weights become conductances
     */
    record Programmed(CellSpec cell, WeightEncoding encoding) implements WeightNoise {
        /** Returns the weights as they would be read back from cells. */
        DMatrixRMaj on(DMatrixRMaj weights, double fullScale, RandomStream random) {
            Conductances targets = encoding.encode(weights, fullScale, cell.range());
            Conductances reached = new CrossbarSpec(cell, new IdealSolver())
                    .program(targets, random)
                    .conductances();
            List<DMatrixRMaj> slices = encoding.combine(reached);
            double[] significances = encoding.significances();
            DMatrixRMaj read = new DMatrixRMaj(weights.getNumRows(), weights.getNumCols());
            for (int slice = 0; slice < significances.length; slice++) {
                double perSiemens =
                        significances[slice] * fullScale / cell.range().span();
                CommonOps_DDRM.addEquals(read, perSiemens, slices.get(slice));
            }
            return read;
        }
    }

    /**
     * Normal noise of the same deviation on all weights of a matrix.
     *
     * <pre>  w + share·max|W|·N(0, 1)</pre>
     *
     * <p>Reference: V. Joshi et al., "Accurate deep neural network inference using computational phase-change memory", Nature
     * Communications 11, 2473 (2020), doi:10.1038/s41467-020-16108-9.
     *
     * @param share standard deviation relative to the matrix's largest magnitude [1]
     */
    record Gaussian(double share) implements WeightNoise {
        public Gaussian {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "Weight noise is a share of the largest weight, 0 to 1, but is %g".formatted(share));
            }
        }

        /** Returns a matrix with noise of a part of the full deviation. */
        DMatrixRMaj on(DMatrixRMaj weights, double part, Draws draws) {
            double deviation = part * share * CommonOps_DDRM.elementMaxAbs(weights);
            DMatrixRMaj noisy = new DMatrixRMaj(weights);
            for (int k = 0; k < noisy.getNumElements(); k++) {
                noisy.data[k] += deviation * draws.normal();
            }
            return noisy;
        }
    }
}
