package mho.device.catalog;

import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Drift.LogLaw;
import mho.device.Programming;
import mho.device.ReadNoise;

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
        return "targets of 0-25 uS; t counts from the end of programming; room temperature; up to about a year";
    }

    @Override
    public CellSpec cell() {
        double halfPitch = 32e-9;
        return new CellSpec(
                new ConductanceRange(0, FULL_SCALE),
                new Programming.Gaussian(0.26348e-6, 1.9650e-6, -1.1731e-6, 0, FULL_SCALE),
                new Drift.PowerLaw(
                        new LogLaw(-0.0155, 0.0244, 0.049, 0.1),
                        new LogLaw(-0.0125, -0.0059, 0.008, 0.045),
                        FIRST_READ,
                        FULL_SCALE),
                new ReadNoise.Flicker(0.0088, 0.65, 0.2, FIRST_READ, READ_TIME, FULL_SCALE),
                CellFaults.NONE,
                new CellCost(
                        48 * halfPitch * halfPitch,
                        1.5,
                        100e-9,
                        "1T1R 48 F2, F = 32 nm (DNN+NeuroSim 1.4, 14 nm wires); write pulse 1.5 V 100 ns chosen"));
    }
}
