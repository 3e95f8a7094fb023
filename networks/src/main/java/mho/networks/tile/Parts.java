package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.ActivationUnitSpec;
import mho.adc.Register;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Technology;
import mho.networks.DigitalWork;

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
                technology,
                "int8 multiply-accumulate",
                0.23e-12,
                282e-12 + 36e-12,
                "8-bit multiply and add, 0.2 + 0.03 pJ, 318 um2, 45 nm");
    }

    /**
     * What adds up the conversions of an output, each shifted to its place: a unit and a register a column.
     *
     * @param technology  node and clock
     * @param conversions conversions an output [1]
     * @param columns     outputs
     * @param bits        width of the sum [bit]
     */
    static CostSheet shiftAndAdd(Technology technology, int conversions, int columns, int bits) {
        Component unit = new Component(
                "shift-and-add",
                new Cost(technology.digitalEnergy(0.021e-12, 32e-9), technology.cycle()),
                new Footprint(technology.digitalArea(60e-12, 32e-9), 0),
                new Band(1, 1, technology.node() < 14e-9 ? 6 : 3),
                "0.021 pJ, 60 um2, 32 nm (ISAAC, Accelergy library); Stillmaker & Baas 2017");
        double actions = (double) conversions * columns;
        return CostSheet.parallel(
                "sum of conversions",
                unit.used(actions, columns, conversions * technology.cycle()),
                Register.bit(technology)
                        .used(actions * bits, (double) columns * bits, 0)
                        .named("sum registers"));
    }

    private static Component digital(Technology technology, String name, double energy, double area, String numbers) {
        return new Component(
                name,
                new Cost(technology.digitalEnergy(energy, HOROWITZ), technology.cycle()),
                new Footprint(technology.digitalArea(area, HOROWITZ), 0),
                new Band(1, 1, technology.node() < 14e-9 ? 6 : 3),
                numbers + " (Horowitz, ISSCC 2014); Stillmaker & Baas 2017");
    }

    /** Registers that hold the inputs of a vector while they are applied. */
    static CostSheet inputRegisters(Technology technology, int bits, int inputs) {
        double all = (double) bits * inputs;
        return Register.bit(technology).used(all, all, 0).named("input registers");
    }

    /**
     * Element-wise work of one vector: lanes of multipliers and adders, state registers, control. Their area is the chip's, once,
     * but for the registers.
     */
    static CostSheet elementWise(DigitalWork work, Technology technology, DigitalSpec digital) {
        boolean any = work.multiplications() + work.additions() > 0;
        double cycle = technology.cycle();
        return CostSheet.sequence(
                "element-wise digital",
                products(work, technology, digital),
                sums(work, technology, digital),
                Register.bit(technology)
                        .used(work.registerBits(), work.registerBits(), 0)
                        .named("state registers"),
                new CostSheet(
                        "control and data movement",
                        Band.ZERO,
                        any ? digital.overheadCycles() * cycle : 0,
                        Footprint.NONE,
                        1,
                        "clocks of the digital specification; its energy is not modelled",
                        List.of()));
    }

    /** Element-wise multiplications, then additions, in the shared lanes. */
    static CostSheet arithmetic(DigitalWork work, Technology technology, DigitalSpec digital) {
        return CostSheet.sequence("update", products(work, technology, digital), sums(work, technology, digital));
    }

    private static CostSheet products(DigitalWork work, Technology technology, DigitalSpec digital) {
        double rounds = Math.ceil(work.multiplications() / digital.lanes());
        return multiplier(technology).used(work.multiplications(), 0, rounds * technology.cycle());
    }

    private static CostSheet sums(DigitalWork work, Technology technology, DigitalSpec digital) {
        double rounds = Math.ceil(work.additions() / digital.lanes());
        return adder(technology).used(work.additions(), 0, rounds * technology.cycle());
    }

    /**
     * Area of the digital units that layers share, for those that a tree of costs uses; their energy is where they are used.
     *
     * @param used       the tree
     * @param activation the activation units, as of {@link #activationUnits}
     */
    static CostSheet sharedUnits(
            List<CostSheet> used, Technology technology, DigitalSpec digital, List<CostSheet> activation) {
        List<CostSheet> leaves =
                used.stream().flatMap(sheet -> sheet.leaves().stream()).toList();
        List<CostSheet> parts = new ArrayList<>();
        for (Component unit : List.of(multiplier(technology), adder(technology))) {
            boolean needed = leaves.stream().anyMatch(leaf -> leaf.source().equals(unit.source()) && leaf.count() > 0);
            parts.add(unit.used(0, needed ? digital.lanes() : 0, 0));
        }
        parts.addAll(activation);
        return CostSheet.parallel("shared digital units", parts);
    }

    /** Area of so many activation units with outputs of so many bits. */
    static List<CostSheet> activationUnits(ActivationUnitSpec unit, int bits, int copies, Technology technology) {
        return unit.parts(bits, technology).stream()
                .map(part -> part.used(0, copies, 0))
                .toList();
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
     * The bias currents of a column's integrator, clamp and comparator while it is on, and whatever else Table 1 of the NL-ADC
     * paper has that no part with a source of its own accounts for. Calibrated, not predicted: one number, chosen so that a step
     * of the published keyword LSTM (72 × 128 weights, 5 bits) on the TaOx cell costs the published 595 pJ.
     *
     * <pre>  595 pJ − 175 pJ of all other parts = 420 pJ;   on for 64 ns: 128 gate columns and 32 of the tanh c pass
     *   420 pJ/(160 · 64 ns) = 41.0 µW</pre>
     */
    static Component analogBias(Technology technology) {
        return new Component(
                "analog bias",
                new Cost(41.0e-6 * technology.cycle(), technology.cycle()),
                Footprint.NONE,
                new Band(0.5, 1, 2),
                "41.0 uW a column while on: CALIBRATED, what is left of the 595 pJ a step (31.0 TOPS/W at 5 bits) of Table 1, "
                        + "Yang et al. 2025");
    }
}
