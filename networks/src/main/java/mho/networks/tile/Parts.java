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
import mho.base.cost.Law;
import mho.base.cost.Origin;
import mho.base.cost.PerTechnology;
import mho.base.cost.Technology;
import mho.networks.DigitalWork;

/** Unit costs of the digital parts of a tile and of the digital reference, each carried from its source's node. */
final class Parts {
    private static final double HOROWITZ = 45e-9;
    /** Share of an area that wiring and white space add (chosen; post-layout macros report 0.2–0.4). */
    private static final double WIRING = 0.25;

    /** Calibrated: see {@link #analogBias} [W]. */
    private static final double BIAS_POWER = 4.9e-6;
    /** Bits of 8 KB. */
    private static final double SRAM_BANK = 65_536;

    private static final PerTechnology<Component> MULTIPLIER = new PerTechnology<>(
            technology -> digital(technology, "8-bit multiplier", 0.2e-12, 282e-12, "0.2 pJ, 282 um2, 45 nm"));
    private static final PerTechnology<Component> ADDER = new PerTechnology<>(
            technology -> digital(technology, "16-bit adder", 0.05e-12, 67e-12, "0.05 pJ, 67 um2, 45 nm"));
    private static final PerTechnology<Component> SHIFT_AND_ADD = new PerTechnology<>(Parts::designedShiftAndAdd);
    private static final PerTechnology<Component> ANALOG_BIAS = new PerTechnology<>(Parts::designedAnalogBias);

    private Parts() {}

    /** Wiring and white space of a used area [m²], on a line of its own. */
    static CostSheet wiring(double usedArea) {
        return new Component(
                        "wiring and white space",
                        Cost.NONE,
                        new Footprint(WIRING * usedArea, 0).within(new Band(0.8, 1, 1.6)),
                        Band.EXACT,
                        "25 % of the used area (chosen; post-layout macros report 20 to 40 %)",
                        new Law("0.25*A_used", new Law.Term("A_used", usedArea, "m²")))
                .used(0, 1, 0);
    }

    /** What all parts leak [W] over the whole time of an inference [s], of all of them and once. */
    static CostSheet leakage(double power, double time) {
        return new Component(
                        "leakage",
                        new Cost(power * time, 0),
                        Footprint.NONE,
                        new Band(0.3, 1, 3),
                        "leakage of digital parts and buffers (DNN+NeuroSim 1.4, 300 K) over the time of the inference",
                        new Law("P*T", new Law.Term("P", power, "W"), new Law.Term("T", time, "s")))
                .used(1, 1, 0);
    }

    /** An 8-bit multiplier, one multiplication. */
    static Component multiplier(Technology technology) {
        return MULTIPLIER.of(technology);
    }

    /** A 16-bit adder, one addition. */
    static Component adder(Technology technology) {
        return ADDER.of(technology);
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
        double actions = (double) conversions * columns;
        return CostSheet.parallel(
                "sum of conversions",
                SHIFT_AND_ADD.of(technology).used(actions, columns, conversions * technology.cycle()),
                Register.bit(technology)
                        .used(actions * bits, (double) columns * bits, 0)
                        .named("sum registers"));
    }

    private static Component designedShiftAndAdd(Technology technology) {
        return new Component(
                "shift-and-add",
                new Cost(technology.digitalEnergy(0.021e-12, 32e-9), technology.cycle()),
                technology.digitalFootprint(60e-12, 32e-9),
                technology.digitalBand(),
                "0.021 pJ, 60 um2, 32 nm (ISAAC, Accelergy library); Stillmaker & Baas 2017",
                technology.digitalLaw("0.021 pJ, 60 um2", 32e-9));
    }

    private static Component digital(Technology technology, String name, double energy, double area, String numbers) {
        return new Component(
                name,
                new Cost(technology.digitalEnergy(energy, HOROWITZ), technology.cycle()),
                technology.digitalFootprint(area, HOROWITZ),
                technology.digitalBand(),
                numbers + " (Horowitz, ISSCC 2014); Stillmaker & Baas 2017",
                technology.digitalLaw(numbers, HOROWITZ));
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
                control(digital, cycle).used(1, 0, any ? digital.overheadCycles() * cycle : 0));
    }

    /** The clocks of control and data movement of one vector. */
    private static Component control(DigitalSpec digital, double cycle) {
        Band pace = digital.controlPace();
        return new Component(
                "control and data movement",
                new Cost(0, digital.overheadCycles() * cycle),
                Footprint.NONE,
                Band.EXACT,
                pace,
                "clocks of the digital specification" + (pace.isExact() ? "" : ", " + DigitalSpec.CONTROL_SOURCE)
                        + "; the energy of moving data is on a line of its own",
                new Law("n/f", new Law.Term("n", digital.overheadCycles(), ""), new Law.Term("f", 1 / cycle, "Hz")));
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
        List<CostSheet> parts = new ArrayList<>();
        for (Component unit : List.of(multiplier(technology), adder(technology))) {
            parts.add(unit.used(0, anyUses(used, unit.name()) ? digital.lanes() : 0, 0));
        }
        parts.addAll(activation);
        return CostSheet.parallel("shared digital units", parts);
    }

    /** By the name of the part: its source is the user's where the user has a number for it. */
    private static boolean anyUses(List<CostSheet> sheets, String part) {
        for (CostSheet sheet : sheets) {
            boolean leaf = sheet.parts().isEmpty();
            if (leaf ? sheet.count() > 0 && isMadeOf(sheet, part) : anyUses(sheet.parts(), part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMadeOf(CostSheet leaf, String part) {
        return leaf.origin() instanceof Origin.Used used
                && used.component().name().equals(part);
    }

    /** Area of so many activation units with outputs of so many bits. */
    static List<CostSheet> activationUnits(ActivationUnitSpec unit, int bits, int copies, Technology technology) {
        return unit.parts(bits, technology).stream()
                .map(part -> part.used(0, copies, 0))
                .toList();
    }

    /** SRAM in banks of 8 KB, one bit read; the area is that of one bit. */
    static Component sramBit(Technology technology) {
        return sramBit(technology, SRAM_BANK);
    }

    /**
     * SRAM, one bit read or written; the area is that of one bit.
     *
     * <pre>  E = 10 pJ/64·min(1, capacity/8 KB)^0.78, down to that of a register bit;   A = F²(node)·node²/0.5</pre>
     *
     * <p>Below 14 nm cells hardly shrink any more: energy 0.75 times that at 14 nm.
     *
     * @param capacity of a memory [bit]; larger ones are made of banks of 8 KB
     */
    static Component sramBit(Technology technology, double capacity) {
        double depth = StrictMath.pow(Math.min(1, capacity / SRAM_BANK), 0.78);
        boolean small = technology.node() < 14e-9;
        Technology scaled = small ? new Technology(14e-9, technology.supply(), technology.clock()) : technology;
        double bank = scaled.digitalEnergy(10e-12 / 64, HOROWITZ) * (small ? 0.75 : 1);
        double least = technology.digitalEnergy(1.41e-15, 22e-9);
        double energy = Math.max(depth * bank, least);
        double feature = technology.node();
        return new Component(
                "SRAM bit",
                new Cost(energy, 0),
                new Footprint(sramFeatures(feature) * feature * feature / 0.5, 2 * technology.inverterLeakage()),
                new Band(0.2, 1, 2),
                "10 pJ for 64 bits of 8 KB, 45 nm (Horowitz, ISSCC 2014), as capacity^0.78 (Accelergy library), Stillmaker & "
                        + "Baas 2017 to 14 nm; 6T cell at half efficiency (NeuroSim, MNSIM), leaking as two inverters",
                new Law(
                        "max(E_bank*min(1, C/65536 bit)^0.78, E_least), E_bank = "
                                + (small ? "0.75*10 pJ/64*e(14 nm)" : "10 pJ/64*e(node)")
                                + "/e(45 nm)*(V/V_nominal)^2, E_least = 1.41 fJ*e(node)/e(22 nm)*(V/V_nominal)^2; F2*node^2/0.5",
                        new Law.Term("E_bank", bank, "J"),
                        new Law.Term("C", capacity, "bit"),
                        new Law.Term("E_least", least, "J"),
                        new Law.Term("node", feature, "m"),
                        new Law.Term("V", technology.supply(), "V"),
                        new Law.Term("F2", sramFeatures(feature), "")));
    }

    /** Area of a 6T cell in squares of the node (DNN+NeuroSim 1.4), log-log between 22, 14, 10 and 7 nm. */
    private static double sramFeatures(double node) {
        double[] nodes = {7e-9, 10e-9, 14e-9, 22e-9};
        double[] features = {551, 410, 326, 280};
        if (node >= nodes[3]) {
            return features[3];
        }
        int k = 1;
        while (nodes[k] < node) {
            k++;
        }
        double share = StrictMath.log(node / nodes[k - 1]) / StrictMath.log(nodes[k] / nodes[k - 1]);
        return features[k - 1] * StrictMath.exp(share * StrictMath.log(features[k] / features[k - 1]));
    }

    /**
     * The bias currents of a column's integrator, clamp and comparator while it is on, and whatever else Table 1 of the NL-ADC
     * paper has that no part with a source of its own accounts for. Calibrated, not predicted: one number, chosen so that a step
     * of the published keyword LSTM (72 × 128 weights, 5 bits) on the TaOx cell costs the published 595 pJ.
     *
     * <pre>  595 pJ − 545 pJ of all other parts = 50 pJ;   on for 64 ns: 128 gate columns and 32 of the tanh c pass
     *   50 pJ/(160 · 64 ns) = 4.9 µW</pre>
     *
     * <p>A step is the LSTM layer and what moves in it; 270 pJ of the other parts are the capacitors of its columns at full swing, whose
     * low end is a tenth.
     */
    static Component analogBias(Technology technology) {
        return ANALOG_BIAS.of(technology);
    }

    private static Component designedAnalogBias(Technology technology) {
        return new Component(
                "analog bias",
                new Cost(BIAS_POWER * technology.cycle(), technology.cycle()),
                Footprint.NONE,
                new Band(0.5, 1, 2),
                "4.9 uW a column while on: CALIBRATED, what is left of the 595 pJ a step (31.0 TOPS/W at 5 bits) of Table 1, "
                        + "Yang et al. 2025",
                new Law("P/f", new Law.Term("P", BIAS_POWER, "W"), new Law.Term("f", technology.clock(), "Hz")));
    }
}
