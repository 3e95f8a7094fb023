package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;

/** Capacitors of the analog parts: what charging them takes, and what they occupy. None shrinks with the node. */
public final class Capacitor {
    /** Density of a metal-insulator-metal capacitor (2 fF/µm², usual from 130 to 28 nm) [F/m²]. */
    public static final double DENSITY = 2e-3;

    private static final double BOLTZMANN = 1.380649e-23;
    /** Geometric middle of the 10 to 100 fF that published samplers have [F]. */
    private static final double SAMPLER = 31.6e-15;

    private Capacitor() {}

    /**
     * The feedback capacitor that holds the charge which a column collects.
     *
     * <pre>  E = C·V²,   A = C/(2 fF/µm²)</pre>
     *
     * <p>At full swing, as after the largest sum. The low area is that of 20 fF/µm², stacked or of gates.
     *
     * @param capacitance of it [F]
     * @param swing       at full scale [V]
     */
    public static Component integration(double capacitance, double swing) {
        return new Component(
                "integration capacitor",
                new Cost(capacitance * swing * swing, 0),
                new Footprint(capacitance / DENSITY, 0).within(new Band(0.1, 1, 2)),
                new Band(0.1, 1, 2),
                "C V2 at full swing; C = largest charge/swing; metal-insulator-metal 2 fF/um2 (usual from 130 to 28 nm), "
                        + "low: 20 fF/um2",
                new Law(
                        "C*V_swing^2; C/(2 fF/um2)",
                        new Law.Term("C", capacitance, "F"),
                        new Law.Term("V_swing", swing, "V")));
    }

    /**
     * The sample-and-hold before a converter.
     *
     * <pre>  C = max(31.6 fF, 12·kT·4ᵇ/V²):   thermal noise no more than that of quantisation, V²/(12·4ᵇ)
     *   E = C·V²,   A = 350 µm²·node/130 nm</pre>
     *
     * @param bits  resolution behind it [bit]
     * @param swing at full scale [V]
     */
    public static Component sampler(Technology technology, int bits, double swing) {
        double quiet = swing == 0
                ? 0
                : 12 * BOLTZMANN * technology.temperature() * Math.scalb(1.0, 2 * bits) / (swing * swing);
        double capacitance = Math.max(SAMPLER, quiet);
        return new Component(
                "sample-and-hold",
                new Cost(capacitance * swing * swing, 0),
                new Footprint(350e-12 * technology.node() / 130e-9, 0),
                new Band(0.3, 1, 3),
                "10 to 100 fF, V2, no less than kT/C of the resolution; 350 um2, 130 nm (NeuRRAM sampler, as in CiMLoop), as node",
                new Law(
                        "max(31.6 fF, 12*k*T*4^b/V^2)*V^2; 350 um2*node/130 nm",
                        new Law.Term("b", bits, ""),
                        new Law.Term("V", swing, "V"),
                        new Law.Term("T", technology.temperature(), "K"),
                        new Law.Term("node", technology.node(), "m")));
    }
}
