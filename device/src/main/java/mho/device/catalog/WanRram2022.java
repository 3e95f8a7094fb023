package mho.device.catalog;

import java.util.List;
import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Drift.Snapshot;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;

/**
 * RRAM of the 130 nm NeuRRAM chip, 0–40 µS: relaxation of cells after write–verify, at 1 s, 1 day and 2 days.
 *
 * <pre>  σ(1 s)   = 0.348 + 16.030 ĝ − 43.853 ĝ² + 45.393 ĝ³ − 16.815 ĝ⁴ µS,   ĝ = G/40 µS
 *  σ(1 day) = 0.701 + 22.086 ĝ − 50.773 ĝ² + 47.095 ĝ³ − 16.458 ĝ⁴
 *  σ(2 day) = 0.782 + 20.274 ĝ − 43.507 ĝ² + 37.062 ĝ³ − 11.934 ĝ⁴</pre>
 *
 * <p>Reference: W. Wan et al., "A compute-in-memory chip based on resistive random-access memory", Nature 608 (2022),
 * doi:10.1038/s41586-022-04992-8, Extended Data Fig. 3; coefficients as carried by aihwkit 1.1.
 * {@link WanRramCubic2022} is another fit of the same figure: they differ by 7–20 % between 5 and 30 µS and by more at the
 * ends. The mean does not move. Neither has read noise.
 */
public record WanRram2022() implements CatalogCell {
    private static final double FULL_SCALE = 40e-6;

    @Override
    public String name() {
        return "wan-rram-2022";
    }

    @Override
    public String summary() {
        return "RRAM of NeuRRAM, 0-40 uS, spread of up to 2.3 uS at 1 s and 4.0 uS at 1 and 2 days, no read noise";
    }

    @Override
    public String source() {
        return "Wan et al., Nature 608 (2022), Extended Data Fig. 3; coefficients as in aihwkit 1.1";
    }

    @Override
    public String validity() {
        return "targets of 0-40 uS; 1 s, 1 day and 2 days after programming and no other age; no read noise in this fit";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(0, FULL_SCALE),
                new Programming.Gaussian(
                        Spread.Polynomial.of(FULL_SCALE, 0.348e-6, 16.030e-6, -43.853e-6, 45.393e-6, -16.815e-6)),
                new Drift.Snapshots(
                        1,
                        List.of(
                                snapshot(Ages.DAY, 0.701e-6, 22.086e-6, -50.773e-6, 47.095e-6, -16.458e-6),
                                snapshot(2 * Ages.DAY, 0.782e-6, 20.274e-6, -43.507e-6, 37.062e-6, -11.934e-6))),
                new ReadNoise.None(),
                CellFaults.NONE,
                cost());
    }

    private static Snapshot snapshot(double time, Double... coefficients) {
        return new Snapshot(time, Spread.Polynomial.of(FULL_SCALE, coefficients));
    }

    /** 125.7 F² at 130 nm (NeuRRAM, as in CiMLoop); pulse of 1.5 V, 1 µs chosen, typical of RRAM at this node. */
    static CellCost cost() {
        double node = 130e-9;
        return new CellCost(
                125.7 * node * node, 1.5, 1e-6, "125.7 F2, F = 130 nm (NeuRRAM); write pulse 1.5 V 1 us chosen");
    }

    @Override
    public List<Published> published() {
        return List.of(
                programmed(0.39, 0.500),
                programmed(5, 1.751),
                programmed(10, 2.258),
                programmed(20, 2.023),
                programmed(30, 1.533),
                programmed(39.26, 1.151),
                aged(10, 1, 3.71),
                aged(10, 2, 3.66),
                aged(20, 1, 3.91),
                aged(20, 2, 3.93));
    }

    private Published programmed(double target, double deviation) {
        return Published.ofMicrosiemens(target, 1, Published.PROGRAMMING_SIGMA, deviation, "aihwkit 1.1");
    }

    private Published aged(double target, double days, double deviation) {
        return Published.ofMicrosiemens(target, days * Ages.DAY, Published.DRIFTED_SD, deviation, "aihwkit 1.1");
    }
}
