package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;

/**
 * What a converter of Nyquist rate costs, by the regression of published ones: near-best designs (20 % quantile of the energies,
 * 10 % quantile of the areas).
 *
 * <pre>  SNDR  = 20 log₁₀2·b + 10 log₁₀1.5                                                   [dB]
 *   FOM_S = min(213.78 − 2.872 ln f, 128.31 + 3.2205 ⌈b⌉)                                 [dB]
 *   E     = ½·10^((SNDR − FOM_S)/10) · exp(26.050 + 1.8800 ln node − 2.8291 ln b − 1.4702)  [pJ, node in nm]
 *   A     = exp(1.3462 + 0.99328 ln node + 0.18071 ln f + 0.29912 ln E)                     [µm²]</pre>
 *
 * <p>Below 28 nm its law of the node is steeper than what has been measured since; there both go as (node/28 nm)^0.6 from the
 * value at 28 nm.
 *
 * <p>Reference: T. Andrulis, R. Chen, H.-S. Lee, J. S. Emer, V. Sze, "Modeling analog-digital-converter energy and area for
 * compute-in-memory accelerator design", arXiv:2404.06553 (2024); node law and band: B. Murmann, ADC performance survey,
 * revision 2025-06-09, 10 % quantiles of ENOB 4–11.
 */
final class AdcSurvey {
    /** Factors between which the area of converters of one kind lies [1]. */
    static final Band AREA_BAND = new Band(0.25, 1, 4);

    private static final Band BAND = new Band(0.3, 1, 3.5);
    /** Supply current of a SAR converter by temperature (DNN+NeuroSim 1.4) [1/K]. */
    private static final double TEMPERATURE_COEFFICIENT = 1.3e-3;

    /** Converters of fewer bits cost as those of four: the survey has none. */
    private static final int FEWEST_BITS = 4;

    private static final double FASTEST = 1e10;
    private static final double SMALLEST_FITTED_NODE = 28e-9;
    private static final double LN_10 = StrictMath.log(10);

    private AdcSurvey() {}

    /** Returns the energy of a conversion by the regression alone [J]. */
    static double fittedEnergy(int bits, double rate, double node) {
        int enob = Math.max(bits, FEWEST_BITS);
        double ratio = 20 * StrictMath.log10(2) * enob + 10 * StrictMath.log10(1.5);
        double merit = Math.min(
                213.7806687348118 - 2.8719030399529957 * StrictMath.log(rate),
                128.3068287398817 + 3.2205115209778 * enob);
        double bound = 0.5 * StrictMath.exp((ratio - merit) / 10 * LN_10);
        return 1e-12
                * bound
                * StrictMath.exp(26.0496215686518
                        + 1.8800369206815004 * StrictMath.log(node * 1e9)
                        - 2.8291256050594527 * StrictMath.log(enob)
                        - 1.4702022133784405);
    }

    /** Returns the area of a converter by the regression alone [m²]. */
    static double fittedArea(int bits, double rate, double node) {
        double picojoules = fittedEnergy(bits, rate, node) * 1e12;
        return 1e-12
                * StrictMath.exp(1.3461916439910742
                        + 0.9932794744745022 * StrictMath.log(node * 1e9)
                        + 0.18071538424508238 * StrictMath.log(rate)
                        + 0.29912426192653485 * StrictMath.log(picojoules));
    }

    /** One converter of so many bits that makes so many conversions a second [Hz], converting once. */
    static Component part(int bits, double rate, Technology technology) {
        if (!(rate <= FASTEST)) {
            throw new IllegalArgumentException(
                    "The survey of converters ends at 10 GS/s, but the clock of %g Hz asks for %g Hz"
                            .formatted(technology.clock(), rate));
        }
        double node = Math.max(technology.node(), SMALLEST_FITTED_NODE);
        double shrink = StrictMath.pow(technology.node() / node, 0.6);
        double warmth = 1 + TEMPERATURE_COEFFICIENT * (technology.temperature() - 300);
        return new Component(
                "converter",
                new Cost(warmth * shrink * fittedEnergy(bits, rate, node), 1 / rate),
                new Footprint(shrink * fittedArea(bits, rate, node), 0).within(AREA_BAND),
                BAND,
                "regression of the ADC survey, bits as ENOB (Andrulis et al., arXiv:2404.06553); below 28 nm as node^0.6 "
                        + "(survey of 2025); 0.13 %/K (DNN+NeuroSim 1.4)",
                new Law(
                        "E_fit(b, f, max(node, 28 nm))*(node/28 nm)^0.6*(1 + 0.0013/K*(T - 300 K)), area likewise",
                        new Law.Term("b", bits, ""),
                        new Law.Term("f", rate, "Hz"),
                        new Law.Term("node", technology.node(), "m"),
                        new Law.Term("T", technology.temperature(), "K")));
    }
}
