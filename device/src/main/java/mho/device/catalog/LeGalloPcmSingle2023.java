package mho.device.catalog;

import java.util.List;
import java.util.stream.Stream;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;
import mho.device.StateLaw;

/**
 * One phase-change device of the 14 nm HERMES chips, 0–10.35 µS; see {@link LeGalloPcm2023} for the pair.
 *
 * <pre>  σ = 0.15781817 + 2.32443916 ĝ − 2.16310839 ĝ² + 0.68841818 ĝ³ µS,   ĝ = G/10.35 µS
 *  ν: mean  as of the pair
 *     sd    clip(−0.0120 ln ĝ − 0.0023, 0.0124, 0.04) below ĝ = 0.3039, else 0.0104 + 0.0116 ĝ − 0.0165 ĝ²
 *  Q:       clip(−0.0078 ln ĝ + 0.0038, 0.0179, 0.04) below ĝ = 0.1591, else 0.0088 + 0.0768 ĝ − 0.1352 ĝ² + 0.0664 ĝ³</pre>
 *
 * <p>References as there; coefficients as carried by aihwkit 1.1. t₀ = 200 s, reads of 512 ns.
 */
public record LeGalloPcmSingle2023() implements CatalogCell {
    private static final double FULL_SCALE = 10.35e-6;
    private static final double FIRST_READ = 200;
    private static final double READ_TIME = 512e-9;

    @Override
    public String name() {
        return "le-gallo-pcm-single-2023";
    }

    @Override
    public String summary() {
        return "14 nm phase-change memory, one device, 0-10.35 uS, drift, 1/f noise";
    }

    @Override
    public String source() {
        return new LeGalloPcm2023().source();
    }

    @Override
    public String validity() {
        return "targets of 0-10.35 uS; t counts from the end of programming; room temperature; ages up to a year";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(0, FULL_SCALE),
                new Programming.Gaussian(
                        Spread.Polynomial.of(FULL_SCALE, 0.15781817e-6, 2.32443916e-6, -2.16310839e-6, 0.68841818e-6)),
                new Drift.PowerLaw(
                        LeGalloPcm2023.meanExponent(),
                        new StateLaw.Split(
                                0.3039,
                                new StateLaw.Logarithmic(-0.0120, -0.0023, 0.0124, 0.04),
                                StateLaw.Polynomial.of(0.0104, 0.0116, -0.0165)),
                        FIRST_READ,
                        FULL_SCALE,
                        JoshiPcm2020.KNOWN_UNTIL),
                new ReadNoise.Flicker(
                        new StateLaw.Split(
                                0.1591,
                                new StateLaw.Logarithmic(-0.0078, 0.0038, 0.0179, 0.04),
                                StateLaw.Polynomial.of(0.0088, 0.0768, -0.1352, 0.0664)),
                        FIRST_READ,
                        READ_TIME,
                        FULL_SCALE),
                CellFaults.NONE,
                JoshiPcm2020.cost());
    }

    @Override
    public List<Published> published() {
        return Stream.of(
                        moments(2.5875, 2.587, 0.614, 2.586, 0.661, 2.121, 0.555, 1.722, 0.475, 1.168, 0.375),
                        moments(5.175, 5.176, 0.865, 5.174, 0.993, 4.386, 0.871, 3.685, 0.785, 2.663, 0.675),
                        moments(10.35, 10.348, 1.007, 10.348, 1.285, 9.833, 1.267, 9.315, 1.264, 8.421, 1.293))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Published> moments(double target, double... meansAndDeviations) {
        return Published.atAges(target, "aihwkit 1.1 HERMES model, 1e6 samples", meansAndDeviations);
    }
}
