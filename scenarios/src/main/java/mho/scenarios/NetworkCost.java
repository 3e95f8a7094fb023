package mho.scenarios;

import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.unit.SI;
import mho.networks.tile.Schedule;

/**
 * What one network of a scenario is expected to cost.
 *
 * @param name       name of the network
 * @param steps      time steps of one inference, over which costs are totals [1]
 * @param operations multiplications and additions of products in one inference, two a weight [1]
 * @param analog     on the scenario's chip
 * @param schedule   when its layers work
 * @param references on other hardware
 * @param published  accelerators to be shown beside
 */
public record NetworkCost(
        String name,
        double steps,
        double operations,
        CostSheet analog,
        Schedule schedule,
        List<CostSheet> references,
        List<PublishedAccelerator.Row> published) {
    public NetworkCost {
        references = List.copyOf(references);
        published = List.copyOf(published);
    }

    /** Returns the nominal energy of one inference [J]. */
    @SI("J")
    public double energy() {
        return analog.energy().nominal();
    }

    /** Returns the time of one inference [s]. */
    @SI("s")
    public double latency() {
        return analog.latency();
    }

    /** Returns the nominal area of the chip [m²]. */
    @SI("m²")
    public double area() {
        return analog.area();
    }

    /** Returns operations a joule: 1e12 of it are a TOPS/W; bits are those of the scenario. */
    public double operationsPerJoule() {
        return operations / energy();
    }
}
