package mho.device.catalog;

import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;
import mho.device.Spread;
import mho.device.StateLaw;

/**
 * A generic cell whose errors do not depend on its state, 0–25 µS: for studies of one effect at a time.
 *
 * <pre>  σ = 0.2 µS,   ν = |0.1 + 0.05 ξ|,   read: σ = G·Q·√ln((t + t₀ + t_r)/(2 t_r))</pre>
 *
 * <p>Form and numbers of aihwkit 1.1's state-independent model but for the read noise, whose default there is Q = 0.04:
 * 4.2 µS on 25 µS a second after programming. Q = 0.0088 is chosen, that of {@link JoshiPcm2020} at full scale. t₀ = 20 s
 * and t_r = 250 ns as there.
 */
public record StateIndependentCell() implements CatalogCell {
    private static final double FULL_SCALE = 25e-6;
    private static final double FIRST_READ = 20;
    private static final double READ_TIME = 250e-9;

    @Override
    public String name() {
        return "state-independent";
    }

    @Override
    public String summary() {
        return "generic, 0-25 uS, the same programming error, drift and relative 1/f noise in every state";
    }

    @Override
    public String source() {
        return "aihwkit 1.1, state-independent model; read noise of 0.0088 chosen";
    }

    @Override
    public String validity() {
        return "everywhere in its range: it describes no device; ages up to a year, as of phase-change memory";
    }

    @Override
    public CellSpec cell() {
        return new CellSpec(
                new ConductanceRange(0, FULL_SCALE),
                new Programming.Gaussian(new Spread.Constant(0.2e-6)),
                new Drift.PowerLaw(
                        new StateLaw.Constant(0.1),
                        new StateLaw.Constant(0.05),
                        FIRST_READ,
                        FULL_SCALE,
                        JoshiPcm2020.KNOWN_UNTIL),
                new ReadNoise.Flicker(new StateLaw.Constant(0.0088), FIRST_READ, READ_TIME, FULL_SCALE),
                CellFaults.NONE,
                JoshiPcm2020.cost());
    }
}
