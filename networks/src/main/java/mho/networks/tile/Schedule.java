package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.unit.SI;
import mho.networks.NetworkShape;
import mho.networks.NetworkShape.LayerShape;

/**
 * When the layers of a network work.
 *
 * <pre>
 *   latency  = Σ layers copies · steps · T_step
 *   interval = max layers steps · T_step              each layer has hardware of its own and works on the next inference meanwhile
 *   throughput = 1/interval
 * </pre>
 *
 * <p>Steps of a recurrent layer wait for one another: T = steps · T_step whatever else is free. Tiles of a stage work at the same time,
 * and so do stages of a layer that do not wait for one another. What several layers share, the digital units, is taken to be free
 * when a layer needs it.
 *
 * @param latency  from an inference's first input to its last output [s]
 * @param interval between the starts of two inferences, if layers are a pipeline [s]
 * @param step     from one time step to the next, of the layers that work at each step [s]
 * @param slots    one a layer, in their order
 */
public record Schedule(
        @SI("s") double latency,
        @SI("s") double interval,
        @SI("s") double step,
        List<Slot> slots) {
    public Schedule {
        slots = List.copyOf(slots);
    }

    /**
     * The time of one layer.
     *
     * @param name   the layer, or so many alike one after the other
     * @param start  after the begin of the inference [s]
     * @param time   for which it works on one inference, all its copies [s]
     * @param steps  time steps that it works on [1]
     * @param copies how often it is there [1]
     * @param kind   what it does with steps
     */
    public record Slot(
            String name, @SI("s") double start, @SI("s") double time, double steps, int copies, LayerShape.Kind kind) {}

    /**
     * Returns the schedule of a network, from its costs.
     *
     * @param shape the network
     * @param cost  of one inference, whose first parts are its layers
     * @param steps time steps of a sequence
     */
    public static Schedule of(NetworkShape shape, CostSheet cost, double steps) {
        List<Slot> slots = new ArrayList<>();
        double repetitions = steps;
        double at = 0;
        double interval = 0;
        double step = 0;
        for (int k = 0; k < shape.layers().size(); k++) {
            LayerShape layer = shape.layers().get(k);
            double time = cost.parts().get(k).latency();
            slots.add(new Slot(layer.name(), at, time, repetitions, layer.copies(), layer.kind()));
            at += time;
            interval = Math.max(interval, time / layer.copies());
            step += repetitions == steps ? time / repetitions : 0;
            repetitions = layer.kind() == LayerShape.Kind.POOL ? 1 : repetitions;
        }
        return new Schedule(at, interval, step, slots);
    }

    /** Returns inferences a second of the pipeline [Hz]; 0 if nothing takes time. */
    @SI("Hz")
    public double throughput() {
        return interval == 0 ? 0 : 1 / interval;
    }
}
