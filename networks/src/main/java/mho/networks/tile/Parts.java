package mho.networks.tile;

import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;

/** Unit costs of the digital parts of a tile and of the digital reference, each carried from its source's node. */
final class Parts {
    private static final double HOROWITZ = 45e-9;
    /** Share of an area that wiring and white space add (chosen; post-layout macros report 0.2–0.4). */
    private static final double WIRING = 0.25;

    private Parts() {}

    /** Wiring and white space of a used area [m²], on a line of its own. */
    static CostSheet wiring(double usedArea) {
        return new CostSheet(
                "wiring and white space",
                Band.ZERO,
                0,
                new Footprint(WIRING * usedArea, 0),
                1,
                "25 % of the used area (chosen)",
                List.of());
    }

    /** An 8-bit multiplier, one multiplication. */
    static Component multiplier(Technology technology) {
        return digital(technology, "8-bit multiplier", 0.2e-12, 282e-12, "0.2 pJ, 282 um2, 45 nm");
    }

    /** A 16-bit adder, one addition. */
    static Component adder(Technology technology) {
        return digital(technology, "16-bit adder", 0.05e-12, 67e-12, "0.05 pJ, 67 um2, 45 nm");
    }

    /** An int8 multiply–accumulate unit, one operation. */
    static Component multiplyAccumulate(Technology technology) {
        return digital(
                technology, "int8 multiply-accumulate", 0.23e-12, 282e-12 + 137e-12, "0.2 + 0.03 pJ, 419 um2, 45 nm");
    }

    private static Component digital(Technology technology, String name, double energy, double area, String numbers) {
        return new Component(
                name,
                new Cost(technology.digitalEnergy(energy, HOROWITZ), technology.cycle()),
                new Footprint(technology.digitalArea(area, HOROWITZ), 0),
                new Band(1, 1, technology.node() < 14e-9 ? 6 : 3),
                numbers + " (Horowitz, ISSCC 2014); Stillmaker & Baas 2017");
    }

    /** A digital sigmoid, tanh or sine by CORDIC, one value. */
    static Component activationUnit(Technology technology) {
        return new Component(
                "digital activation unit",
                new Cost(technology.digitalEnergy(1.0e-12, 40e-9), technology.cycle()),
                new Footprint(technology.digitalArea(3700e-12, 40e-9), 0),
                new Band(0.02, 1, 8),
                "CORDIC sigmoid/tanh 0.92-1.13 pJ, 3200-4300 um2, 40 nm (Electronics 2020, 9, 1739); "
                        + "low end: 8-bit table; Stillmaker & Baas 2017");
    }

    /** SRAM, one bit read; the area is that of one bit. */
    static Component sramBit(Technology technology) {
        double feature = technology.node();
        return new Component(
                "SRAM bit",
                new Cost(technology.digitalEnergy(10e-12 / 64, HOROWITZ), 0),
                new Footprint(320 * feature * feature / 0.5, 0),
                new Band(0.2, 1, 2),
                "10 pJ for 64 bits of 8 KB, 45 nm (Horowitz, ISSCC 2014), Stillmaker & Baas 2017; "
                        + "6T cell 320 F2 at half efficiency (NeuroSim, MNSIM)");
    }

    /**
     * The bias currents of a column's integrator, clamp and comparator while it is on: what Table 1 of the NL-ADC paper leaves
     * over after all parts with a source of their own. Calibrated, not predicted.
     *
     * <pre>  fit of Table 1: 72 fJ a gate column and 2ⁿ clocks; less 10 fJ for comparator, latch and bus: 62 fJ
     *   62 fJ · 32 · 128 columns = 254 pJ a step;  on for 64 ns: 128 gate columns and 32 of the tanh c pass
     *   254 pJ/(160 · 64 ns) = 24.8 µW</pre>
     */
    static Component analogBias(Technology technology) {
        return new Component(
                "analog bias",
                new Cost(24.8e-6 * technology.cycle(), technology.cycle()),
                Footprint.NONE,
                new Band(0.5, 1, 2),
                "24.8 uW a column while on: CALIBRATED to the energy of Table 1, Yang et al. 2025 (31.0 TOPS/W at 5 bits)");
    }
}
