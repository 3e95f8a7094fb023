package mho.device.compact;

import mho.base.unit.SI;

/**
 * Filamentary oxide RRAM whose state is the gap g between the tip of the filament and the electrode: the family of the
 * Stanford–PKU and the ASU models.
 *
 * <pre>
 *   I     = I₀·e^(−g/g₀)·sinh(V/V₀)
 *   dg/dt = −v₀·(e^(−(E_g − F)/kT) − e^(−(E_r + F)/kT)),   F = γ·(a₀/L)·qV
 *   γ     = γ₀ − β·(g/1 nm)³;   0 where γ|V|/L is below the least field
 *   T     = T₀ + R_th·|V·I|
 * </pre>
 *
 * <p>With E_g = E_r the bracket is 2·e^(−E/kT)·sinh(F/kT), so that the Stanford model's v₀ is twice the one here. The
 * temperature is that of equilibrium: it holds for times well above the thermal time constant, published as 0.23 ns. No
 * series resistance or compliance: a SET runs to the least gap. k and q are those of SI (2019).
 *
 * <p>Reference: X. Guan, S. Yu, H.-S. P. Wong, "A SPICE compact model of metal oxide resistive switching memory with
 * variations", IEEE Electron Device Lett. 33 (2012) 1405, doi:10.1109/LED.2012.2210856; Z. Jiang et al., "A compact model for
 * metal–oxide resistive random access memory with experiment verification", IEEE Trans. Electron Devices 63 (2016) 1884,
 * doi:10.1109/TED.2016.2545412; P.-Y. Chen, S. Yu, "Compact modeling of RRAM devices and its applications in 1T1R and 1S1R array
 * design", IEEE Trans. Electron Devices 62 (2015) 4022, doi:10.1109/TED.2015.2492421.
 *
 * @param conduction I₀, g₀, V₀
 * @param growth     v₀, E_g, E_r, a₀, L
 * @param field      γ₀, β and the least field
 * @param heat       T₀, R_th
 * @param smallest   least gap [m]
 * @param largest    greatest gap [m]
 */
public record GapRram(
        Conduction conduction,
        Growth growth,
        LocalField field,
        Heat heat,
        @SI("m") double smallest,
        @SI("m") double largest)
        implements CompactModel {
    /** k/q [V/K]. */
    private static final double THERMAL_VOLTAGE = 1.380649e-23 / 1.602176634e-19;

    public GapRram {
        if (!(0 <= smallest && smallest < largest && largest < growth.thickness)) {
            throw new IllegalArgumentException(
                    "A gap needs 0 <= smallest < largest < oxide thickness, but they are %g m, %g m and %g m"
                            .formatted(smallest, largest, growth.thickness));
        }
    }

    /** Stanford–PKU, version 1.0 (doi:10.4231/D37H1DN48): 12 nm oxide, gap 0.2–1.7 nm. */
    public static GapRram stanfordPku() {
        return new GapRram(
                new Conduction(1e-3, 0.25e-9, 0.25),
                new Growth(5, 0.6, 0.6, 0.25e-9, 12e-9),
                new LocalField(16, 0.8, 1.4e9),
                new Heat(298, 2.1e3),
                0.2e-9,
                1.7e-9);
    }

    /**
     * ASU, fitted to HfOx cells of IMEC: 5 nm oxide, gap 0.1–1.7 nm. R_th is the published time constant over the published
     * heat capacity, 2.3·10⁻¹⁰ s / 3.1825·10⁻¹⁶ J/K.
     */
    public static GapRram chenYu2015() {
        return new GapRram(
                new Conduction(6.14e-5, 2.7505e-10, 0.43),
                new Growth(150, 1.501, 1.5, 0.25e-9, 5e-9),
                new LocalField(16.5, 1.25, 0),
                new Heat(298, 2.3e-10 / 3.1825e-16),
                0.1e-9,
                1.7e-9);
    }

    /**
     * Tunnelling through the gap.
     *
     * @param amplitude I₀ [A]
     * @param length    g₀ [m]
     * @param voltage   V₀ [V]
     */
    public record Conduction(
            @SI("A") double amplitude,
            @SI("m") double length,
            @SI("V") double voltage) {
        public Conduction {
            if (!(amplitude > 0 && length > 0 && voltage > 0 && Double.isFinite(amplitude + length + voltage))) {
                throw new IllegalArgumentException("Conduction needs numbers > 0, but they are %g A, %g m and %g V"
                        .formatted(amplitude, length, voltage));
            }
        }
    }

    /**
     * Hopping of vacancies.
     *
     * @param velocity            v₀ [m/s]
     * @param generationEnergy    E_g [eV]
     * @param recombinationEnergy E_r [eV]
     * @param spacing             a₀ [m]
     * @param thickness           L [m]
     */
    public record Growth(
            double velocity,
            double generationEnergy,
            double recombinationEnergy,
            @SI("m") double spacing,
            @SI("m") double thickness) {
        public Growth {
            boolean positive = velocity > 0 && generationEnergy > 0 && recombinationEnergy > 0 && spacing > 0;
            if (!(positive && thickness > 0 && Double.isFinite(velocity + thickness))) {
                throw new IllegalArgumentException(
                        "Growth needs numbers > 0, but they are %g m/s, %g eV, %g eV, %g m and %g m"
                                .formatted(velocity, generationEnergy, recombinationEnergy, spacing, thickness));
            }
        }
    }

    /**
     * Enhancement of the field at the tip.
     *
     * @param enhancement γ₀ [1]
     * @param fading      β [1]
     * @param least       field below which nothing moves [V/m]
     */
    public record LocalField(double enhancement, double fading, double least) {
        public LocalField {
            if (!(enhancement > 0 && fading >= 0 && least >= 0 && Double.isFinite(enhancement + fading + least))) {
                throw new IllegalArgumentException(
                        "A local field needs an enhancement > 0, fading and least field >= 0, but they are %g, %g and %g V/m"
                                .formatted(enhancement, fading, least));
            }
        }
    }

    /**
     * Joule heating.
     *
     * @param ambient    T₀ [K]
     * @param resistance R_th [K/W]
     */
    public record Heat(@SI("K") double ambient, double resistance) {
        public Heat {
            if (!(ambient > 0 && resistance >= 0 && Double.isFinite(ambient + resistance))) {
                throw new IllegalArgumentException(
                        "Heating needs a temperature > 0 and a resistance >= 0, but they are %g K and %g K/W"
                                .formatted(ambient, resistance));
            }
        }
    }

    @Override
    public double low() {
        return smallest;
    }

    @Override
    public double high() {
        return largest;
    }

    @Override
    public double initial() {
        return largest;
    }

    @Override
    public double current(double state, double volts) {
        return conduction.amplitude
                * StrictMath.exp(-state / conduction.length)
                * StrictMath.sinh(volts / conduction.voltage);
    }

    /** Returns the temperature [K] of the filament at a gap [m] and a voltage [V]. */
    public double temperature(double state, double volts) {
        return heat.ambient + heat.resistance * Math.abs(volts * current(state, volts));
    }

    @Override
    public double velocity(double state, double volts) {
        double nanometres = state / 1e-9;
        double enhancement = field.enhancement - field.fading * nanometres * nanometres * nanometres;
        if (volts == 0 || enhancement * Math.abs(volts) / growth.thickness < field.least) {
            return 0;
        }
        double thermal = THERMAL_VOLTAGE * temperature(state, volts);
        double lowering = enhancement * growth.spacing / growth.thickness * volts;
        return -growth.velocity
                * (StrictMath.exp((lowering - growth.generationEnergy) / thermal)
                        - StrictMath.exp((-lowering - growth.recombinationEnergy) / thermal));
    }

    @Override
    public double[] thresholds() {
        return new double[0];
    }
}
