package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.PerTechnology;
import mho.base.cost.Technology;

/** Latches, registers and the counter that clocks a ramp: what a bit costs. */
public final class Register {
    /** A counter of 32 bits takes 0.25 pJ and 495 µm² at 40 nm (Aladdin, through the Accelergy library plug-in). */
    private static final double COUNTER_ENERGY_PER_BIT = 0.25e-12 / 32;

    private static final double COUNTER_AREA_PER_BIT = 495e-12 / 32;

    private static final PerTechnology<Component> BIT = new PerTechnology<>(Register::designedBit);
    private static final PerTechnology<Component> COUNTER_BIT = new PerTechnology<>(Register::designedCounterBit);

    private Register() {}

    /** One bit of a register, written once. */
    public static Component bit(Technology technology) {
        return BIT.of(technology);
    }

    private static Component designedBit(Technology technology) {
        double energy = technology.digitalEnergy(1.41e-15, 22e-9);
        return new Component(
                "register bit",
                new Cost(energy, 0),
                technology.digitalFootprint(1.24e-12, 22e-9),
                technology.digitalBand(),
                "D flip-flop 1.41 fJ, 1.24 um2, 22 nm LSTP, all toggling (DNN+NeuroSim 1.4); Stillmaker & Baas 2017",
                technology.digitalLaw("1.41 fJ, 1.24 um2", 22e-9));
    }

    /** One bit of a counter, over one count. */
    static Component counterBit(Technology technology) {
        return COUNTER_BIT.of(technology);
    }

    private static Component designedCounterBit(Technology technology) {
        return new Component(
                "counter bit",
                new Cost(technology.digitalEnergy(COUNTER_ENERGY_PER_BIT, 40e-9), 0),
                technology.digitalFootprint(COUNTER_AREA_PER_BIT, 40e-9),
                new Band(0.3, 1, 2),
                "32-bit counter 0.25 pJ, 495 um2, 40 nm (Aladdin, Accelergy library); Stillmaker & Baas 2017",
                technology.digitalLaw("0.25 pJ/32, 495 um2/32", 40e-9));
    }
}
