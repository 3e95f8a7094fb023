package mho.device.catalog;

import java.util.List;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;
import mho.device.StateLaw;
import mho.device.StateLaw.Point;

/**
 * The phase-change cell of {@link JoshiPcm2020} in another fit of the same publication, with drift in three stages.
 *
 * <pre>  σ = 0.28638599 + 0.07585724 G − 0.00178767 G²             programming, G in µS, read at 27.36 s
 *  ν: mean max(0.08 − 0.0045 G, min(0.06, max(0.0825 − 0.00169 G, 0.055))), sd 1/(8 G + 30.032)
 *  σ₁ = 0.1923 + 0.1004 G − 7.290e-3 G² + 1.904e-4 G³        what comes in between 27.36 s and 55.39 s</pre>
 *
 * <p>Reference: V. Joshi et al., Nat. Commun. 11, 2473 (2020), doi:10.1038/s41467-020-16108-9, Fig. 3b and Supplementary
 * Note 2; coefficients as carried by CrossSim (programming 3.2, drift 2.0). It has no read noise. Ages are those of the read
 * at 55.39 s and later, up to the year of {@link JoshiPcm2020}. A smallest conductance of a hundredth is suggested there.
 */
public record JoshiPcmStages2020() implements CatalogCell {
    private static final double FULL_SCALE = 25e-6;
    private static final double UNIT = 1e-6;

    @Override
    public String name() {
        return "joshi-pcm-stages-2020";
    }

    @Override
    public String summary() {
        return "phase-change memory, 0.25-25 uS, drift in three stages from 55 s on, no read noise";
    }

    @Override
    public String source() {
        return "Joshi et al., Nat. Commun. 11, 2473 (2020), Fig. 3b and SI note 2; coefficients as in CrossSim 3.2 and 2.0";
    }

    @Override
    public String validity() {
        return "targets of 0.25-25 uS; age 0 and ages of 55.39 s to a year; no read noise in this fit";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(FULL_SCALE / 100, FULL_SCALE),
                new Programming.Gaussian(Spread.Polynomial.of(UNIT, 0.28638599e-6, 0.07585724e-6, -0.00178767e-6)),
                new Drift.Staged(
                        meanExponent(),
                        new StateLaw.Reciprocal(8, 30.032),
                        Spread.Polynomial.of(UNIT, 1.923e-7, 1.004e-7, -7.290e-9, 1.904e-10),
                        20,
                        27.36,
                        55.39,
                        UNIT,
                        JoshiPcm2020.KNOWN_UNTIL),
                new ReadNoise.None(),
                CellFaults.NONE,
                JoshiPcm2020.cost());
    }

    /** The nested limits are straight lines between the states at which two of them cross. */
    private static StateLaw meanExponent() {
        return new StateLaw.Table(List.of(
                new Point(0, 0.08),
                new Point(0.02 / 0.0045, 0.06),
                new Point(0.0225 / 0.00169, 0.06),
                new Point(0.0275 / 0.00169, 0.055)));
    }

    @Override
    public List<Published> published() {
        return List.of(
                programmed(0.25, 0.30524), programmed(5, 0.62098), programmed(10, 0.86619), programmed(25, 1.06552));
    }

    private static Published programmed(double target, double deviation) {
        return Published.ofMicrosiemens(target, 0, Published.PROGRAMMING_SIGMA, deviation, "CrossSim 3.2");
    }
}
