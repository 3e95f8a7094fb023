package mho.device.catalog;

import java.util.List;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Drift.Snapshot;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;

/**
 * Charge-trap memory (SONOS, 40 nm), the earlier characterisation: up to 1600 nA, spread at 0, 1, 2 and 5 days.
 *
 * <pre>  σ = B·(1 − e^(−A·I)) nA,   I = G·V in nA
 *  t [days]  0           1           2           5
 *  A [1/nA]  0.00188704  0.00203079  0.00205587  0.00217328
 *  B [nA]    39.5656     46.1065     50.3982     53.4358</pre>
 *
 * <p>Reference: T. P. Xiao et al., "An accurate, error-tolerant, and energy-efficient neural network inference engine
 * based on SONOS analog memory", IEEE TCAS-I 69 (2022), doi:10.1109/TCSI.2021.3134313; coefficients as carried by CrossSim.
 * The mean does not move. Read noise is not part of this set. The read voltage is that of {@link AgrawalSonos2022}.
 */
public record XiaoSonos2022() implements CatalogCell {
    private static final double LARGEST_CURRENT = 1600;
    private static final double ON_OFF_RATIO = 1e7;

    @Override
    public String name() {
        return "xiao-sonos-2022";
    }

    @Override
    public String summary() {
        return "SONOS charge trap, earlier data, 0-16 uS (1.6 uA at 0.1 V), spread at 0, 1, 2 and 5 days";
    }

    @Override
    public String source() {
        return "Xiao et al., TCAS-I 69 (2022); coefficients as in CrossSim; read voltage of 0.1 V chosen";
    }

    @Override
    public String validity() {
        return "targets up to 16 uS (1600 nA); 0, 1, 2 and 5 days after programming and no other age; no read noise";
    }

    @Override
    public CellSpec cell() {
        double largest = LARGEST_CURRENT * AgrawalSonos2022.NANOAMPERE;
        return new CellSpec(
                new ConductanceRange(largest / ON_OFF_RATIO, largest),
                new Programming.Gaussian(spread(0.00188704, 39.5656)),
                new Drift.Snapshots(
                        0,
                        List.of(
                                new Snapshot(Ages.DAY, spread(0.00203079, 46.1065)),
                                new Snapshot(2 * Ages.DAY, spread(0.00205587, 50.3982)),
                                new Snapshot(5 * Ages.DAY, spread(0.00217328, 53.4358)))),
                new ReadNoise.None(),
                CellFaults.NONE,
                AgrawalSonos2022.cost());
    }

    /**
     * @param rate    A [1/nA]
     * @param ceiling B [nA]
     */
    private static Spread spread(double rate, double ceiling) {
        return new Spread.Saturating(ceiling * AgrawalSonos2022.NANOAMPERE, AgrawalSonos2022.NANOAMPERE / rate);
    }
}
