package mho.device.catalog;

import java.util.List;
import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;

/**
 * Analog ReRAM of conductive metal oxide on HfOx, 9.0–88.2 µS, written into a window of 0.2 %.
 *
 * <pre>  σ = 0.00106879 G + 0.00081107 µS                                          programming, G in µS
 *  G(t) = G_p − 0.08900206 ln t + (0.04201137 ln t + 0.41183342) ξ           t in s, from 1 s on
 *  σ = 0.0277316483 log₁₀ G(t) · √ln((t + 1 µs)/2 µs)                        read</pre>
 *
 * <p>Reference: D. F. Falcone et al., "All-in-one analog AI hardware: on-chip training and inference with
 * conductive-metal-oxide/HfOx ReRAM devices" (2025); coefficients as carried by aihwkit 1.1. The publication simulates
 * 1 s to 10 years after programming with this drift, which are the ages allowed here. aihwkit also cuts what is read at
 * 9.0 and 88.2 µS; here nothing is cut but at zero, as a cell is not limited by the range that it is written in. Before 1 s
 * the read noise is that at 1 s.
 */
public record FalconeReram2025() implements CatalogCell {
    private static final double UNIT = 1e-6;

    @Override
    public String name() {
        return "falcone-reram-2025";
    }

    @Override
    public String summary() {
        return "CMO/HfOx ReRAM, 9-88.2 uS, 0.2 % write window, logarithmic drift, 1/f noise";
    }

    @Override
    public String source() {
        return "Falcone et al. (2025), CMO/HfOx ReRAM; coefficients as in aihwkit 1.1, 0.2 % window";
    }

    @Override
    public String validity() {
        return "targets of 9.0-88.2 uS; age 0 and ages of 1 s to 10 years; room temperature";
    }

    @Override
    public CellSpec cell() {
        return cell(0.00081107e-6, 0.00106879e-6);
    }

    /** Returns the cell with a programming spread of a + b·G, G in µS. */
    static CellSpec cell(double a, double b) {
        double halfPitch = 32e-9;
        return new CellSpec(
                new ConductanceRange(9.0e-6, 88.2e-6),
                new Programming.Gaussian(Spread.Polynomial.of(UNIT, a, b)),
                new Drift.Logarithmic(-0.08900206e-6, 0.04201137e-6, 0.41183342e-6, 1, 10 * Ages.YEAR),
                new ReadNoise.Decades(0.0277316483e-6, UNIT, 1e-6, 1),
                CellFaults.NONE,
                new CellCost(
                        48 * halfPitch * halfPitch,
                        1.5,
                        1e-6,
                        "1T1R 48 F2, F = 32 nm (DNN+NeuroSim 1.4, 14 nm wires); amplitude below 1.5 V (Falcone 2025), 1 us chosen"));
    }

    @Override
    public List<Published> published() {
        String source = "aihwkit 1.1 CMO model, 1e6 samples";
        List<Published> high =
                Published.atAges(48.6, source, 48.600, 0.053, 48.600, 0.448, 47.871, 0.788, 47.588, 0.919);
        List<Published> low =
                Published.atAges(16.92, source, 16.920, 0.019, 16.920, 0.430, 16.190, 0.772, 15.908, 0.905);
        return List.of(high, low).stream().flatMap(List::stream).toList();
    }
}
