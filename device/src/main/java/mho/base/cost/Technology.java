package mho.base.cost;

import mho.base.unit.SI;

/**
 * The CMOS node that the periphery is built in: carries published numbers of digital parts from their node to this one.
 *
 * <pre>  E(node) = E(ref) · e(node)/e(ref),   e and a interpolated log-log between the table's nodes</pre>
 *
 * <p>Table: energy and area per operation at nominal supply relative to 45 nm (energy) and 7 nm (area), A. Stillmaker,
 * B. Baas, "Scaling equations for the accurate prediction of CMOS device performance from 180 nm to 7 nm", Integration
 * 58 (2017) 74–81, doi:10.1016/j.vlsi.2017.02.002. Optimistic below 14 nm, which the band of a digital part shows.
 * Analog parts do not scale by it: comparators go as node · V², integrators as V², cells by their own pitch.
 *
 *
 * <p>The table is at the nominal supply of each node; at another, digital energies go with its square, which is C · V²:
 *
 * <pre>  E(V) = E(V_nominal) · (V/V_nominal)²</pre>
 *
 * <p>Nominal supplies are those of DNN+NeuroSim 1.4 (1.8 V at 180 nm, usual), log-log between nodes. The clock does not slow
 * down with the supply: it is what the user says.
 *
 * <p>Digital parts leak as inverters that fill their area, P = I_off · W · V / A_inverter for W = 2.3 nodes, which is the
 * 4.3 pW and 4.0 nW of its inverter of 0.103 µm² at 22 nm with 100 pA/µm and 100 nA/µm. All at 300 K: of temperature, the
 * sources know the supply current of a SAR converter only, 0.13 %/K.
 *
 * @param node        technology node [m], 7 to 180 nm
 * @param supply      supply voltage of the digital parts [V]
 * @param clock       clock of counters, ramps and digital parts [Hz]
 * @param temperature of the converters [K]
 * @param transistors which leak more or less
 */
public record Technology(
        @SI("m") double node,
        @SI("V") double supply,
        @SI("Hz") double clock,
        @SI("K") double temperature,
        Transistors transistors) {
    private static final double ROOM = 300;
    private static final double INVERTER_AREA_22 = 0.103e-12;
    private static final double INVERTER_WIDTH = 2.3;
    private static final Band PUBLISHED = new Band(1, 1, 3);
    private static final Band OPTIMISTIC = new Band(1, 1, 6);

    private static final double[] NODES = {7e-9, 10e-9, 14e-9, 16e-9, 20e-9, 32e-9, 45e-9, 65e-9, 90e-9, 130e-9, 180e-9
    };
    private static final double[] ENERGY = {0.0555, 0.0816, 0.112, 0.161, 0.233, 0.531, 1, 1.95, 3.01, 6.01, 30.6};
    private static final double[] AREA = {1, 1.7, 2.9, 3.2, 3.6, 7.8, 17, 25, 48, 110, 320};

    private static final double[] SUPPLY = {0.70, 0.75, 0.80, 0.814, 0.84, 0.90, 1.00, 1.10, 1.20, 1.30, 1.80};

    // after the tables, which its checks read
    /** The node, supply and clock of the NL-ADC paper's estimates (Yang et al., Nat. Commun. 16:1136, 2025). */
    public static final Technology DEFAULT = new Technology(16e-9, 0.8, 1e9);

    /** What kind of transistors digital parts are made of (DNN+NeuroSim 1.4). */
    public enum Transistors {
        /** Low standby power: 100 pA/µm when off. */
        LSTP(100e-12 / 1e-6),
        /** High performance: 100 nA/µm when off. */
        HP(100e-9 / 1e-6);

        private final double offCurrent;

        Transistors(double offCurrent) {
            this.offCurrent = offCurrent;
        }
    }

    public Technology {
        requireKnown(node);
        if (!(supply > 0 && supply <= 5)) {
            throw new IllegalArgumentException("A supply must lie in 0 to 5 V, but is %g V".formatted(supply));
        }
        if (!(clock > 0 && clock <= 1e11)) {
            throw new IllegalArgumentException("A clock must lie in 0 to 100 GHz, but is %g Hz".formatted(clock));
        }
        if (!(temperature >= 200 && temperature <= 450)) {
            throw new IllegalArgumentException(
                    "A temperature must lie in 200 to 450 K, but is %g K".formatted(temperature));
        }
    }

    /** Low-standby-power transistors at 300 K. */
    public Technology(double node, double supply, double clock) {
        this(node, supply, clock, ROOM, Transistors.LSTP);
    }

    /** A node at its nominal supply. */
    public static Technology nominal(double node, double clock) {
        return new Technology(node, nominalSupply(node), clock);
    }

    /** Returns the nominal supply of a node [V]. */
    @SI("V")
    public static double nominalSupply(double node) {
        return interpolate(SUPPLY, node);
    }

    /** Returns the time of one clock [s]. */
    @SI("s")
    public double cycle() {
        return 1 / clock;
    }

    /** Returns the energy [J] here of a digital operation that takes the given energy [J] at the given node [m]. */
    public double digitalEnergy(double energy, double atNode) {
        double voltage = supply / nominalSupply(node);
        return energy * interpolate(ENERGY, node) / interpolate(ENERGY, atNode) * voltage * voltage;
    }

    /** Returns the area [m²] and leakage [W] here of a digital part that takes the given area [m²] at the given node [m]. */
    public Footprint digitalFootprint(double area, double atNode) {
        double here = digitalArea(area, atNode);
        return new Footprint(here, here / inverterArea() * inverterLeakage());
    }

    /** Returns the leakage of an inverter [W]. */
    @SI("W")
    public double inverterLeakage() {
        return transistors.offCurrent * INVERTER_WIDTH * node * supply;
    }

    private double inverterArea() {
        return INVERTER_AREA_22 * interpolate(AREA, node) / interpolate(AREA, 22e-9);
    }

    /** Returns what the energy and area of a digital part are made with here. */
    public Law digitalLaw(String numbers, double atNode) {
        return new Law(
                numbers + ", e(node)/e(ref)*(V/V_nominal)^2; area a(node)/a(ref)",
                new Law.Term("node", node, "m"),
                new Law.Term("ref", atNode, "m"),
                new Law.Term("e(node)/e(ref)", interpolate(ENERGY, node) / interpolate(ENERGY, atNode), ""),
                new Law.Term("V", supply, "V"),
                new Law.Term("V_nominal", nominalSupply(node), "V"),
                new Law.Term("a(node)/a(ref)", interpolate(AREA, node) / interpolate(AREA, atNode), ""));
    }

    /** Returns the factors that sources put on the energy of digital parts, wider where the table is optimistic [1]. */
    public Band digitalBand() {
        return node < 14e-9 ? OPTIMISTIC : PUBLISHED;
    }

    /** Returns the area [m²] here of a digital part that takes the given area [m²] at the given node [m]. */
    public double digitalArea(double area, double atNode) {
        return area * interpolate(AREA, node) / interpolate(AREA, atNode);
    }

    /**
     * Returns the energy [J] here of a capacitance-dominated analog part: C goes with the node, the energy with C · V².
     *
     * @param energy   energy at the reference [J]
     * @param atNode   node of the reference [m]
     * @param atSupply supply of the reference [V]
     */
    public double switchedEnergy(double energy, double atNode, double atSupply) {
        double voltage = supply / atSupply;
        return energy * (node / atNode) * voltage * voltage;
    }

    private static double interpolate(double[] table, double node) {
        for (int k = 0; k < NODES.length; k++) {
            if (NODES[k] == node) {
                return table[k];
            }
        }
        requireKnown(node);
        int k = 1;
        while (NODES[k] < node) {
            k++;
        }
        double share = StrictMath.log(node / NODES[k - 1]) / StrictMath.log(NODES[k] / NODES[k - 1]);
        return table[k - 1] * StrictMath.exp(share * StrictMath.log(table[k] / table[k - 1]));
    }

    private static void requireKnown(double node) {
        if (!(node >= NODES[0] && node <= NODES[NODES.length - 1])) {
            throw new IllegalArgumentException(
                    "Published scaling covers nodes from 7 nm to 180 nm, but the node is %g nm".formatted(node * 1e9));
        }
    }
}
