package mho.device.catalog;

import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;

/**
 * The TaOx cell of the nonlinear ramp converter at its reference design point of 150 µS.
 *
 * <p>The chip's own conductance range and verify window are not published (Yang et al., Nat. Commun. 16:1136, 2025,
 * doi:10.1038/s41467-025-56254-6). The window, pulse count and read noise are those of the same laboratory's array
 * ({@link HongTaOx2025}); that the window also holds below 100 µS is an assumption, as it belongs to the controller and not
 * to the state.
 */
public record YangTaOx2025() implements CatalogCell {
    /** Accept window of the write–verify loop, half width [S]. */
    static final double TOLERANCE = 5e-6;
    /**
     * Where one pulse lands, standard deviation [S]: 5.57 iterations a success on average (Hong et al., Methods) need
     * P(|ξ| ≤ 5 µS/s) = 1/5.57, so s = 5 µS / 0.2269 = 22.0 µS.
     */
    static final double PULSE_SPREAD = 22.0e-6;
    /** Ten rounds of the published 20 iterations, a RESET between them; one write in 10¹⁷ runs out of them. */
    static final int MAXIMUM_PULSES = 200;

    @Override
    public String name() {
        return "yang-taox-2025";
    }

    @Override
    public String summary() {
        return "TaOx, 0-150 uS, write-verify within +-5 uS, read noise 0.14 uS";
    }

    @Override
    public String source() {
        return "Yang et al., Nat. Commun. 16:1136 (2025); window, pulses and read noise of Hong et al., "
                + "Nat. Commun. (2025) s41467-025-65233-w; range 0-150 uS chosen (the reference design point)";
    }

    @Override
    public String validity() {
        return "error measured for targets of 100-400 uS; below 100 uS the accept window is assumed to hold; no drift data, so ages up to an hour";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(0, 150e-6),
                new Programming.WriteVerify(TOLERANCE, PULSE_SPREAD, MAXIMUM_PULSES),
                new Drift.Unmeasured(HongTaOx2025.MEASURED_UNTIL),
                new ReadNoise.Constant(0.14e-6),
                CellFaults.NONE,
                cost());
    }

    /** 1T1R of 48 F², F = 32 nm wire half pitch at the 14–16 nm node (NeuroSim 1.4); pulse of 1.5 V, 50 ns chosen. */
    static CellCost cost() {
        double halfPitch = 32e-9;
        return new CellCost(
                48 * halfPitch * halfPitch,
                1.5,
                50e-9,
                "1T1R 48 F2, F = 32 nm (DNN+NeuroSim 1.4, 14 nm wires); write pulse 1.5 V 50 ns chosen, typical of TaOx");
    }
}
