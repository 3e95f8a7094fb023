package mho.crossbar;

import org.ejml.data.DMatrixRMaj;

/**
 * Where the read noise of signed outputs comes from: cells of the output's own, and cells of a reference that all outputs
 * subtract, whose noise is therefore the same in all of them.
 *
 * <pre>  noise of output j = √(Σ_i x_i² own_ij)·ξ_j + √(Σ_i x_i² shared_i)·ξ,   ξ_j, ξ ~ N(0, 1)</pre>
 *
 * @param own    variance per squared input, inputs × outputs [S²]
 * @param shared the same of the shared reference, inputs × 1, or inputs × 0 if there is none [S²]
 */
public record ReadVariance(DMatrixRMaj own, DMatrixRMaj shared) {}
