package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.PerTechnology;
import mho.base.cost.Technology;

/** The comparator at the foot of each column: what a strobe costs. */
final class Comparator {
    private static final PerTechnology<Component> PART = new PerTechnology<>(Comparator::designed);

    private Comparator() {}

    static void requireValid(double swing) {
        if (!(swing > 0 && swing <= 5)) {
            throw new IllegalArgumentException("A ramp's swing must lie in 0 to 5 V, but is %g V".formatted(swing));
        }
    }

    /** One comparator, strobed once. */
    static Component part(Technology technology) {
        return PART.of(technology);
    }

    private static Component designed(Technology technology) {
        double energy = technology.switchedEnergy(67e-15, 65e-9, 1.2);
        double area = 40e-12 * technology.node() / 65e-9;
        return new Component(
                "comparator",
                new Cost(energy, technology.cycle()),
                new Footprint(area, 0),
                new Band(0.5, 1, 3),
                "67 fJ a strobe, 65 nm 1.2 V (doi:10.1007/s00034-023-02375-6); 40 um2 (TIMELY, 65 nm); "
                        + "energy as node V2, area as node",
                new Law(
                        "67 fJ*(node/65 nm)*(V/1.2 V)^2; 40 um2*node/65 nm",
                        new Law.Term("node", technology.node(), "m"),
                        new Law.Term("V", technology.supply(), "V")));
    }
}
