package mho.networks.tile;

import java.util.List;
import mho.adc.AdcSpec;
import mho.adc.activation.Identity;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;
import mho.networks.ColumnGroup;
import mho.networks.NetworkShape;
import mho.networks.NetworkShape.LayerShape;
import mho.networks.StageShape;

/**
 * What goes between tiles: inputs of products out of buffers, and outputs into them, over a bus as long as the layer is wide.
 *
 * @param bits     moved in one inference [bit]
 * @param length   of the way of a bit, on average [m]
 * @param capacity of the buffers: one vector of inputs for each product, which is filled while the registers apply another [bit]
 */
record DataMovement(double bits, double length, double capacity) {
    /** Wire capacitance of any node (NeuroSim, MNSIM) [F/m]. */
    private static final double WIRE = 0.2e-9;
    /** Share of bits that toggle (chosen). */
    private static final double TOGGLED = 0.5;

    private static final int MOST_BITS = 24;

    /**
     * Returns what moves in one inference.
     *
     * @param layers costs of the layers, in order
     * @param steps  time steps of a sequence
     */
    static DataMovement of(NetworkShape shape, HardwareSpec hardware, List<CostSheet> layers, double steps) {
        double bits = 0;
        double way = 0;
        double capacity = 0;
        double repetitions = steps;
        for (int k = 0; k < shape.layers().size(); k++) {
            LayerShape layer = shape.layers().get(k);
            double length = Math.sqrt(layers.get(k).area() / layer.copies());
            for (StageShape stage : layer.stages()) {
                if (stage instanceof StageShape.Product product) {
                    double in = (hardware.input().bits() + 1.0) * product.inputs();
                    double moved = (in + outputs(product, hardware)) * repetitions * layer.copies();
                    bits += moved;
                    way += moved * length;
                    capacity += in * layer.copies();
                }
            }
            repetitions = layer.kind() == LayerShape.Kind.POOL ? 1 : repetitions;
        }
        return new DataMovement(bits, bits == 0 ? 0 : way / bits, capacity);
    }

    private static double outputs(StageShape.Product product, HardwareSpec hardware) {
        double bits = 0;
        for (ColumnGroup group : product.groups()) {
            AdcSpec converter = group.activation() instanceof Identity ? hardware.linear() : hardware.nonlinear();
            bits += (double) group.width() * Math.min(MOST_BITS, converter.bits());
        }
        return bits;
    }

    /** Returns what it costs; its time is in the clocks of control and data movement, or hidden behind that of products. */
    CostSheet cost(Technology technology) {
        return CostSheet.parallel(
                "data movement",
                Parts.sramBit(technology, capacity).used(bits, capacity, 0).named("buffers"),
                bus(technology).used(bits, 1, 0));
    }

    private Component bus(Technology technology) {
        double supply = technology.supply();
        return new Component(
                "bus",
                new Cost(TOGGLED * WIRE * length * supply * supply, 0),
                Footprint.NONE,
                new Band(0.7, 1, 2),
                "C V2 of a wire of 0.2 fF/um (NeuroSim, MNSIM) as long as the layer is wide, half of the bits toggling (chosen); "
                        + "its area is in wiring",
                new Law("0.5*0.2 fF/um*L*V^2", new Law.Term("L", length, "m"), new Law.Term("V", supply, "V")));
    }
}
