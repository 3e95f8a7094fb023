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
 * @param node   technology node [m], 7 to 180 nm
 * @param supply supply voltage of the digital parts [V]
 * @param clock  clock of counters, ramps and digital parts [Hz]
 */
public record Technology(
        @SI("m") double node,
        @SI("V") double supply,
        @SI("Hz") double clock) {
    private static final double[] NODES = {7e-9, 10e-9, 14e-9, 16e-9, 20e-9, 32e-9, 45e-9, 65e-9, 90e-9, 130e-9, 180e-9
    };
    private static final double[] ENERGY = {0.0555, 0.0816, 0.112, 0.161, 0.233, 0.531, 1, 1.95, 3.01, 6.01, 30.6};
    private static final double[] AREA = {1, 1.7, 2.9, 3.2, 3.6, 7.8, 17, 25, 48, 110, 320};

    // after the tables, which its checks read
    /** The node, supply and clock of the NL-ADC paper's estimates (Yang et al., Nat. Commun. 16:1136, 2025). */
    public static final Technology DEFAULT = new Technology(16e-9, 0.8, 1e9);

    public Technology {
        requireKnown(node);
        if (!(supply > 0 && supply <= 5)) {
            throw new IllegalArgumentException("A supply must lie in 0 to 5 V, but is %g V".formatted(supply));
        }
        if (!(clock > 0 && clock <= 1e11)) {
            throw new IllegalArgumentException("A clock must lie in 0 to 100 GHz, but is %g Hz".formatted(clock));
        }
    }

    /** Returns the time of one clock [s]. */
    @SI("s")
    public double cycle() {
        return 1 / clock;
    }

    /** Returns the energy [J] here of a digital operation that takes the given energy [J] at the given node [m]. */
    public double digitalEnergy(double energy, double atNode) {
        return energy * interpolate(ENERGY, node) / interpolate(ENERGY, atNode);
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
