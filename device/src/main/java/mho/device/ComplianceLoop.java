package mho.device;

import mho.base.random.Draws;
import mho.base.unit.SI;

/**
 * The published controller of TaOx cells: each SET is limited by a compliance current that the last verify read corrects; an
 * overshoot is erased, and the loop begins anew.
 *
 * <pre>
 *   SET:      G ← max(G, c + s·ξ),   c = I_c/V_c, the conductance that the compliance current leaves on average
 *   verify:   done if |G − G_T| ≤ tolerance
 *   G below:  c ← c + scale·(G_T − G),  scale = coarse for the first iterations, then fine
 *   G above:  RESET, G ← 0, c ← G_T − approach
 * </pre>
 *
 * <p>A SET meets the mean of the conductances before and after it, as in MLP+NeuroSim: it makes the filament that it
 * heats. A RESET meets what it erases.
 *
 * <p>Reference: H. Hong et al., Nat. Commun. 2025, s41467-025-65233-w, Methods: scale 0.5 for 10 iterations, then 0.25; RESET
 * from −1.2 V; at most 20 iterations; 5.57 of them per success, 91.6 % within 10. That a filament's conductance is
 * proportional to the compliance current that formed it is D. Ielmini, IEEE Trans. Electron Devices 58 (2011) 4309,
 * doi:10.1109/TED.2011.2167513. The spread s and the first setting are not published.
 *
 * @param tolerance         half width of the accept window [S]
 * @param spread            s, from SET to SET of one cell [S]
 * @param approach          how far below the target the first setting lies [S]
 * @param coarse            correction in the first iterations [1]
 * @param fine              correction after them [1]
 * @param coarseIterations  number of the first iterations [1]
 * @param maximumIterations SET pulses before giving up [1]
 * @param reset             RESET pulse, relative to the cell's write pulse, which the SET is
 */
public record ComplianceLoop(
        @SI("S") double tolerance,
        @SI("S") double spread,
        @SI("S") double approach,
        double coarse,
        double fine,
        int coarseIterations,
        int maximumIterations,
        PulseShape reset)
        implements Programming {
    /**
     * TaOx of Hong et al. 2025. Spread and approach are fitted to the published 5.57 iterations and 91.6 % within 10;
     * RESET of 1.2 V against a write pulse of 1.5 V.
     */
    public static final ComplianceLoop DEFAULT =
            new ComplianceLoop(5e-6, 8e-6, 40e-6, 0.5, 0.25, 10, 20, new PulseShape(0.8, 1));

    public ComplianceLoop {
        if (!(tolerance > 0 && spread >= 0 && approach >= 0 && Double.isFinite(tolerance + spread + approach))) {
            throw new IllegalArgumentException(
                    "A compliance loop needs tolerance > 0, spread >= 0 and approach >= 0, but they are %g S, %g S and %g S"
                            .formatted(tolerance, spread, approach));
        }
        boolean scaled = coarse > 0 && fine > 0 && Double.isFinite(coarse + fine);
        if (!(scaled && coarseIterations >= 0 && maximumIterations > 0)) {
            throw new IllegalArgumentException(
                    "A compliance loop needs corrections > 0 and at least one iteration, but they are %g, %g, %d and %d"
                            .formatted(coarse, fine, coarseIterations, maximumIterations));
        }
    }

    @Override
    public Write write(double target, Draws draws) {
        Programming.refuseUnlessFinite(target);
        double setting = target - approach;
        double conductance = 0;
        Effort effort = Effort.NONE;
        for (int iteration = 1; iteration <= maximumIterations; iteration++) {
            double formed = Math.max(conductance, setting + spread * draws.normal());
            effort = effort.plus(PulseShape.DEFAULT.on((conductance + formed) / 2))
                    .plus(Effort.ofRead(formed));
            conductance = formed;
            if (Math.abs(conductance - target) <= tolerance || iteration == maximumIterations) {
                break;
            }
            if (conductance > target) {
                effort = effort.plus(reset.on(conductance));
                conductance = 0;
                setting = target - approach;
            } else {
                setting += (iteration <= coarseIterations ? coarse : fine) * (target - conductance);
            }
        }
        return new Write(conductance, effort);
    }
}
