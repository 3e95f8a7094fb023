package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.PerTechnology;
import mho.base.cost.Technology;

/** The charge integrator that turns a column's current into a voltage and holds the column at its clamp voltage. */
public final class Integrator {
    private static final PerTechnology<Component> PART = new PerTechnology<>(Integrator::designed);

    private Integrator() {}

    /** One integration of one column. */
    public static Component part(Technology technology) {
        return PART.of(technology);
    }

    private static Component designed(Technology technology) {
        double supply = technology.supply() / 1.8;
        double node = technology.node() / 130e-9;
        return new Component(
                "integrator",
                new Cost(0.25e-12 * supply * supply, 0),
                new Footprint(350e-12 * node, 0),
                new Band(0.3, 1, 4),
                "0.25 pJ an integration, 350 um2, 130 nm 1.8 V (NeuRRAM neuron, as in CiMLoop); energy as V2, area as node",
                new Law(
                        "0.25 pJ*(V/1.8 V)^2; 350 um2*node/130 nm",
                        new Law.Term("V", technology.supply(), "V"),
                        new Law.Term("node", technology.node(), "m")));
    }
}
