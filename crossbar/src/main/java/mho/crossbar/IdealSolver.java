package mho.crossbar;

import java.util.Arrays;

/** Wires without resistance: each cell sees the whole input voltage, and a bit line carries I = Σ G·V. */
public record IdealSolver() implements Solver {
    @Override
    public String summary() {
        return "wires without resistance: every cell sees the whole input voltage";
    }

    @Override
    public ArrayResponse solve(Conductances conductances) {
        double[] own = new double[conductances.rows()];
        Arrays.setAll(own, conductances::rowSum);
        return new ArrayResponse(conductances, new DiagonalAdmittance(own));
    }

    @Override
    public SensedNoise sensed(Conductances conductances, Conductances deviations) {
        return SensedNoise.withoutWires(deviations);
    }
}
