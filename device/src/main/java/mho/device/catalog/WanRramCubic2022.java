package mho.device.catalog;

import java.util.List;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;

/**
 * RRAM of the 130 nm NeuRRAM chip in another fit than {@link WanRram2022}, of the same figure, at 1 s only.
 *
 * <pre>  σ = 1.053 + 0.2374 G − 1.167e-2 G² + 1.536e-4 G³ µS,   G in µS, 0.39–39.26 µS</pre>
 *
 * <p>Reference: W. Wan et al., Nature 608 (2022), doi:10.1038/s41586-022-04992-8, Extended Data Fig. 3; coefficients as
 * carried by CrossSim 3.2.
 */
public record WanRramCubic2022() implements CatalogCell {
    private static final double UNIT = 1e-6;

    @Override
    public String name() {
        return "wan-rram-cubic-2022";
    }

    @Override
    public String summary() {
        return "RRAM of NeuRRAM in another fit, 0.39-39.26 uS, spread of 1.1-2.5 uS at 1 s, no read noise";
    }

    @Override
    public String source() {
        return "Wan et al., Nature 608 (2022), Extended Data Fig. 3; coefficients as in CrossSim 3.2";
    }

    @Override
    public String validity() {
        return "targets of 0.39-39.26 uS; 1 s after programming; no read noise in this fit";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(0.39e-6, 39.26e-6),
                new Programming.Gaussian(Spread.Polynomial.of(UNIT, 1.053e-6, 0.2374e-6, -1.167e-8, 1.536e-10)),
                new Drift.Unmeasured(1),
                new ReadNoise.None(),
                CellFaults.NONE,
                WanRram2022.cost());
    }

    @Override
    public List<Published> published() {
        return List.of(
                programmed(0.3926, 1.14441),
                programmed(10, 2.41360),
                programmed(20, 2.36180),
                programmed(39.26, 1.68064));
    }

    private static Published programmed(double target, double deviation) {
        return Published.ofMicrosiemens(target, 1, Published.PROGRAMMING_SIGMA, deviation, "CrossSim 3.2");
    }
}
