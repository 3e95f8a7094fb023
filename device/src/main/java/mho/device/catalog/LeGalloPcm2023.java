package mho.device.catalog;

import java.util.List;
import java.util.stream.Stream;
import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;
import mho.device.StateLaw;

/**
 * Phase-change memory of the 14 nm HERMES chips, two devices side by side as one conductance of 0–20.7 µS, as their unit
 * cell has for each polarity. {@link LeGalloPcmSingle2023} is one of them.
 *
 * <pre>  σ = 0.16603222 + 4.71806468 ĝ − 8.48101252 ĝ² + 4.68961419 ĝ³ µS,   ĝ = G/20.7 µS
 *  ν: mean  clip(−0.0387 ln ĝ − 0.0182, 0.072, 0.13) below ĝ = 0.0945, else 0.0736 − 0.0126 ĝ − 0.0436 ĝ²
 *     sd    clip(−0.0117 ln ĝ − 0.0057, 0.0091, 0.04) below ĝ = 0.3055, else 0.0073 + 0.0093 ĝ − 0.0118 ĝ²
 *  Q:       clip(−0.0117 ln ĝ − 0.0069, 0.015, 0.04) below ĝ = 0.16, else 0.0123 + 0.0211 ĝ − 0.0280 ĝ² + 0.0069 ĝ³</pre>
 *
 * <p>Reference: R. Khaddam-Aljameh et al., "HERMES-Core", IEEE J. Solid-State Circuits 57 (2022); M. Le Gallo et al., "A
 * 64-core mixed-signal in-memory compute chip based on phase-change memory", Nature Electronics 6 (2023),
 * doi:10.1038/s41928-023-01010-1; coefficients as carried by aihwkit 1.1. t₀ = 300 s, reads of 512 ns.
 */
public record LeGalloPcm2023() implements CatalogCell {
    private static final double FULL_SCALE = 20.7e-6;
    private static final double FIRST_READ = 300;
    private static final double READ_TIME = 512e-9;

    @Override
    public String name() {
        return "le-gallo-pcm-2023";
    }

    @Override
    public String summary() {
        return "14 nm phase-change memory, two devices, 0-20.7 uS, drift, 1/f noise";
    }

    @Override
    public String source() {
        return "Le Gallo et al., Nat. Electron. 6 (2023); Khaddam-Aljameh et al., JSSC 57 (2022); coefficients as in aihwkit 1.1";
    }

    @Override
    public String validity() {
        return "targets of 0-20.7 uS; t counts from the end of programming; room temperature; ages up to a year";
    }

    @Override
    public CellSpec cell() {
        CellCost one = JoshiPcm2020.cost();
        return new CellSpec(
                new ConductanceRange(0, FULL_SCALE),
                new Programming.Gaussian(
                        Spread.Polynomial.of(FULL_SCALE, 0.16603222e-6, 4.71806468e-6, -8.48101252e-6, 4.68961419e-6)),
                new Drift.PowerLaw(
                        meanExponent(),
                        new StateLaw.Split(
                                0.3055,
                                new StateLaw.Logarithmic(-0.0117, -0.0057, 0.0091, 0.04),
                                StateLaw.Polynomial.of(0.0073, 0.0093, -0.0118)),
                        FIRST_READ,
                        FULL_SCALE,
                        JoshiPcm2020.KNOWN_UNTIL),
                new ReadNoise.Flicker(
                        new StateLaw.Split(
                                0.16,
                                new StateLaw.Logarithmic(-0.0117, -0.0069, 0.015, 0.04),
                                StateLaw.Polynomial.of(0.0123, 0.0211, -0.0280, 0.0069)),
                        FIRST_READ,
                        READ_TIME,
                        FULL_SCALE),
                CellFaults.NONE,
                new CellCost(2 * one.area(), one.writeVoltage(), one.writePulse(), "two of: " + one.source()));
    }

    /** The mean exponent, the same for one device and for two. */
    static StateLaw meanExponent() {
        return new StateLaw.Split(
                0.0945,
                new StateLaw.Logarithmic(-0.0387, -0.0182, 0.072, 0.13),
                StateLaw.Polynomial.of(0.0736, -0.0126, -0.0436));
    }

    @Override
    public List<Published> published() {
        return Stream.of(
                        moments(10.35, 10.349, 0.991, 10.346, 1.251, 8.958, 1.129, 7.528, 1.034, 5.421, 0.921),
                        moments(20.7, 20.700, 1.092, 20.698, 1.564, 19.798, 1.564, 18.761, 1.603, 16.951, 1.741))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Published> moments(double target, double... meansAndDeviations) {
        return Published.atAges(target, "aihwkit 1.1 HERMES model, 1e6 samples", meansAndDeviations);
    }
}
