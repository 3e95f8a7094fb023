package mho.device.catalog;

import java.util.List;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.ReadNoise.State;

/**
 * Pt/TaOx/Ta cross-point cells, 64 devices written to seven targets.
 *
 * <p>Reference: H. Hong et al., Nature Communications (2025), s41467-025-65233-w, Methods and source data of Fig. 3
 * (github MIKEHHQ/ReADC, commit c567e7a): error pooled over n = 448 mean −0.31 µS, sd 2.74 µS, excess kurtosis −1.17,
 * none beyond 5 µS; read noise of one cell per state over 1000 reads. The reads at 150 and 350 µS are correlated
 * (telegraph-like, lag-1 autocorrelation 0.89 and 0.77), which independent draws do not reproduce.
 */
public record HongTaOx2025() implements CatalogCell {
    @Override
    public String name() {
        return "hong-taox-2025";
    }

    @Override
    public String summary() {
        return "TaOx, 100-400 uS, write-verify within +-5 uS, read noise per state";
    }

    @Override
    public String source() {
        return "Hong et al., Nat. Commun. (2025) s41467-025-65233-w, source data of Fig. 3";
    }

    @Override
    public String validity() {
        return "targets of 100-400 uS; minutes after programming; no drift data";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(100e-6, 400e-6),
                new Programming.WriteVerify(
                        YangTaOx2025.TOLERANCE, YangTaOx2025.PULSE_SPREAD, YangTaOx2025.MAXIMUM_PULSES),
                new Drift.None(),
                new ReadNoise.PerState(List.of(
                        new State(100e-6, 0.182e-6),
                        new State(150e-6, 0.346e-6),
                        new State(200e-6, 0.198e-6),
                        new State(250e-6, 0.022e-6),
                        new State(300e-6, 0.039e-6),
                        new State(350e-6, 0.078e-6),
                        new State(400e-6, 0.113e-6))),
                CellFaults.NONE,
                YangTaOx2025.cost());
    }
}
