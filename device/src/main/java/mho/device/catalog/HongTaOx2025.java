package mho.device.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 *
 * <p>The mean errors of the seven targets, −0.89 to +0.24 µS, are data beside the model and not part of it: with 64 devices
 * a target their standard error is 0.3–0.37 µS, χ² = 15.3 on 7 degrees of freedom (p = 0.03), which is too little to tell a
 * bias of the controller from chance.
 */
public record HongTaOx2025() implements CatalogCell {
    /** The publication reads within minutes of programming; an hour is chosen as the last age that this covers [s]. */
    static final double MEASURED_UNTIL = Ages.HOUR;

    /** Target, mean error, sd of errors, sd of 1000 reads [µS], lag-1 correlation of those reads [1]. */
    private static final double[][] MEASURED = {
        {100, 0.08, 2.42, 0.182, 0.28},
        {150, 0.24, 2.64, 0.346, 0.89},
        {200, -0.60, 2.98, 0.198, 0.16},
        {250, -0.46, 2.79, 0.022, 0.25},
        {300, 0.06, 2.81, 0.039, 0.10},
        {350, -0.89, 2.63, 0.078, 0.77},
        {400, -0.62, 2.84, 0.113, 0.08}
    };

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
        return "targets of 100-400 uS; minutes after programming, here up to an hour; no drift data";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(100e-6, 400e-6),
                new Programming.WriteVerify(
                        YangTaOx2025.TOLERANCE, YangTaOx2025.PULSE_SPREAD, YangTaOx2025.MAXIMUM_PULSES),
                new Drift.Unmeasured(MEASURED_UNTIL),
                new ReadNoise.PerState(Stream.of(MEASURED)
                        .map(row -> new State(row[0] * 1e-6, row[3] * 1e-6))
                        .toList()),
                CellFaults.NONE,
                YangTaOx2025.cost());
    }

    @Override
    public List<Published> published() {
        List<Published> all = new ArrayList<>();
        for (double[] row : MEASURED) {
            all.add(measured(row[0], Published.PROGRAMMED_MEAN, row[0] + row[1]));
            all.add(measured(row[0], Published.PROGRAMMED_SD, row[2]));
            all.add(measured(row[0], Published.READ_NOISE, row[3]));
            all.add(new Published(row[0] * 1e-6, 0, Published.READ_CORRELATION, row[4], "1", source()));
        }
        return all;
    }

    private Published measured(double target, String quantity, double value) {
        return Published.ofMicrosiemens(target, 0, quantity, value, source());
    }
}
