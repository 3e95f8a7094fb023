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
 * Phase-change memory of a million-device chip, 0–25 µS: Gaussian programming error, power-law drift, 1/f read noise.
 *
 * <p>Reference: S. Nandakumar et al., "Phase-change memory models for deep learning training and inference", ICECS 2019,
 * doi:10.1109/ICECS46596.2019.8964852; V. Joshi et al., "Accurate deep neural network inference using computational
 * phase-change memory", Nat. Commun. 11, 2473 (2020), doi:10.1038/s41467-020-16108-9. Coefficients as carried by aihwkit
 * 1.1 (its PCM noise model); t₀ = 20 s, read of 250 ns.
 */
public record JoshiPcm2020() implements CatalogCell {
    private static final double FULL_SCALE = 25e-6;
    private static final double FIRST_READ = 20;
    private static final double READ_TIME = 250e-9;
    /**
     * A year: the last age for which the sources state the model's moments. The power law of relaxation itself has been
     * seen over more decades of time; whoever wants ten years sets {@code drift/until} and knows it is extrapolated [s].
     */
    static final double KNOWN_UNTIL = Ages.YEAR;

    private static final String MOMENTS = "aihwkit 1.1 PCM model, 1e6 samples";

    @Override
    public String name() {
        return "joshi-pcm-2020";
    }

    @Override
    public String summary() {
        return "phase-change memory, 0-25 uS, Gaussian programming 0.26-1.09 uS, drift, 1/f noise";
    }

    @Override
    public String source() {
        return "Nandakumar et al., ICECS 2019; Joshi et al., Nat. Commun. 11, 2473 (2020); coefficients as in aihwkit 1.1";
    }

    @Override
    public String validity() {
        return "targets of 0-25 uS; t counts from the end of programming; room temperature; ages up to a year";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(0, FULL_SCALE),
                new Programming.Gaussian(Spread.Polynomial.of(FULL_SCALE, 0.26348e-6, 1.9650e-6, -1.1731e-6)),
                new Drift.PowerLaw(
                        new StateLaw.Logarithmic(-0.0155, 0.0244, 0.049, 0.1),
                        new StateLaw.Logarithmic(-0.0125, -0.0059, 0.008, 0.045),
                        FIRST_READ,
                        FULL_SCALE,
                        KNOWN_UNTIL),
                new ReadNoise.Flicker(new StateLaw.Power(0.0088, 0.65, 0.2), FIRST_READ, READ_TIME, FULL_SCALE),
                CellFaults.NONE,
                cost());
    }

    /** 1T1R of 48 F², F = 32 nm wire half pitch at the 14–16 nm node (NeuroSim 1.4); pulse of 1.5 V, 100 ns chosen. */
    static CellCost cost() {
        double halfPitch = 32e-9;
        return new CellCost(
                48 * halfPitch * halfPitch,
                1.5,
                100e-9,
                "1T1R 48 F2, F = 32 nm (DNN+NeuroSim 1.4, 14 nm wires); write pulse 1.5 V 100 ns chosen");
    }

    @Override
    public List<Published> published() {
        return Stream.of(
                        moments(0, 0.105, 0.154, 0.107, 0.185, 0.067, 0.122, 0.051, 0.100, 0.032, 0.074),
                        moments(2.5, 2.500, 0.448, 2.493, 0.606, 1.842, 0.527, 1.538, 0.512, 1.117, 0.497),
                        moments(6.25, 6.250, 0.681, 6.234, 0.884, 4.854, 0.786, 4.167, 0.762, 3.147, 0.735),
                        moments(12.5, 12.50, 0.953, 12.47, 1.193, 9.697, 1.057, 8.313, 1.028, 6.252, 0.993),
                        moments(25, 25.00, 1.054, 24.94, 1.396, 19.40, 1.409, 16.63, 1.515, 12.51, 1.652))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Published> moments(double target, double... meansAndDeviations) {
        return Published.atAges(target, MOMENTS, meansAndDeviations);
    }
}
