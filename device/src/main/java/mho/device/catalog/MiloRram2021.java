package mho.device.catalog;

import java.util.List;
import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.IvCurve;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;

/**
 * RRAM written with rising gate voltage and verified (IGVVA-100), 50–225 µS.
 *
 * <pre>  σ = 4.782321 − 0.009107 G µS,   G in µS
 *  I = G·V + a·V² + b·V³,   |V| ≤ 0.5 V,   L = log₁₀(G/1 S)
 *  a = 0.007063 + 0.005711 L + 0.001541 L² + 0.0001388 L³ A/V²
 *  b = 1.2968e-3 + 6.7919e-4 L + 8.8710e-5 L² A/V³</pre>
 *
 * <p>The current is strongly asymmetric: 62.5 µS carry 26.5 µA at +0.5 V and −38.4 µA at −0.5 V. Its terms were fitted
 * there to cells of 62.5, 76.2, 93.9 and 110 µS and to none at 225 µS, where they were set to vanish.
 *
 * <p>Reference: V. Milo et al., "Optimized programming algorithms for multilevel RRAM in hardware neural networks", IRPS
 * 2021, Fig. 4; coefficients as carried by CrossSim 3.2. Drift and read noise are not part of it: ages up to an hour
 * (chosen) keep the conductance, later ones are refused.
 */
public record MiloRram2021() implements CatalogCell {
    private static final double UNIT = 1e-6;
    private static final double MEASURED_UNTIL = Ages.HOUR;
    /**
     * Below 38.3 µS the fit's current falls again before ±0.5 V; rounded up. Only a cell that a write has left far below the
     * range or that is stuck gets there [S].
     */
    private static final double LOWEST_FITTED = 40e-6;

    @Override
    public String name() {
        return "milo-rram-2021";
    }

    @Override
    public String summary() {
        return "RRAM, 50-225 uS, spread of 2.7-4.3 uS, no drift or read noise known";
    }

    @Override
    public String source() {
        return "Milo et al., IRPS 2021, Fig. 4; coefficients as in CrossSim 3.2";
    }

    @Override
    public String validity() {
        return "targets of 50-225 uS; right after programming, here up to an hour; no read noise known";
    }

    @Override
    public CellSpec cell() {
        double halfPitch = 32e-9;
        return new CellSpec(
                        new ConductanceRange(50e-6, 225e-6),
                        new Programming.Gaussian(Spread.Polynomial.of(UNIT, 4.782321e-6, -0.009107e-6)),
                        new Drift.Unmeasured(MEASURED_UNTIL),
                        new ReadNoise.None(),
                        CellFaults.NONE,
                        new CellCost(
                                48 * halfPitch * halfPitch,
                                1.5,
                                1e-6,
                                "1T1R 48 F2, F = 32 nm, chosen to compare at one node (DNN+NeuroSim 1.4); write pulse 1.5 V 1 us chosen"))
                .withIv(new IvCurve.Asymmetric(
                        List.of(0.007063, 0.005711, 0.001541, 0.0001388),
                        List.of(1.2968e-3, 6.7919e-4, 8.8710e-5),
                        0.5,
                        LOWEST_FITTED));
    }

    @Override
    public List<Published> published() {
        return List.of(
                programmed(50, 4.32697),
                programmed(100, 3.87162),
                programmed(225, 2.73325),
                current(62.5, "current at +0.5 V", 26.4552),
                current(62.5, "current at -0.5 V", -38.3747),
                current(110, "current at +0.5 V", 53.1551));
    }

    private static Published current(double target, String quantity, double value) {
        return new Published(target * 1e-6, 0, quantity, value, "uA", "CrossSim 3.2");
    }

    private static Published programmed(double target, double deviation) {
        return Published.ofMicrosiemens(target, 0, Published.PROGRAMMING_SIGMA, deviation, "CrossSim 3.2");
    }
}
