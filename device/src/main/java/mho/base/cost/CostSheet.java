package mho.base.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import mho.base.unit.SI;

/**
 * A named tree of costs: leaves carry numbers and their source, inner nodes the totals of their parts. Energies and
 * areas of a node are the sums of its leaves; the latency depends on whether the parts run in sequence or at once, and so
 * does each end of its band.
 *
 * @param name      what it is
 * @param energy    energy with its band [J]
 * @param latencies time from start to finish with its band [s]
 * @param footprint area [m²] and leakage [W]
 * @param count     number of actions of a leaf, or 1 [1]
 * @param origin    where a leaf's numbers come from, or how the parts combine
 * @param parts     the children; empty for a leaf
 */
public record CostSheet(
        String name,
        Band energy,
        Band latencies,
        Footprint footprint,
        double count,
        Origin origin,
        List<CostSheet> parts) {

    public CostSheet {
        if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
            throw refusal(name, latencies.nominal(), count);
        }
        if (origin.source().isBlank()) {
            throw new IllegalArgumentException("Cost of %s: a source is needed, but it is blank".formatted(name));
        }
        parts = parts.isEmpty() ? List.of() : List.copyOf(parts);
    }

    /** A node whose numbers are as the source has them. */
    public CostSheet(
            String name,
            Band energy,
            double latency,
            Footprint footprint,
            double count,
            String source,
            List<CostSheet> parts) {
        this(name, energy, exact(name, latency, count), footprint, count, new Origin.Stated(source), parts);
    }

    private static Band exact(String name, double latency, double count) {
        if (!(latency >= 0 && latency < Double.POSITIVE_INFINITY)) {
            throw refusal(name, latency, count);
        }
        return Band.EXACT.times(latency);
    }

    private static IllegalArgumentException refusal(String name, double latency, double count) {
        return new IllegalArgumentException(
                "Cost of %s: latency and count must be >= 0, but are %g s and %g".formatted(name, latency, count));
    }

    /** Returns the nominal time from start to finish [s]. */
    @SI("s")
    public double latency() {
        return latencies.nominal();
    }

    /** Returns the source of a leaf's numbers, or how the parts combine. */
    public String source() {
        return origin.source();
    }

    /** Returns the cost of parts that run one after the other. */
    public static CostSheet sequence(String name, CostSheet... parts) {
        return total(name, Arrays.asList(parts), Origin.Sum.SEQUENCE);
    }

    /** Returns the cost of parts that run one after the other. */
    public static CostSheet sequence(String name, List<CostSheet> parts) {
        return total(name, parts, Origin.Sum.SEQUENCE);
    }

    /** Returns the cost of parts that run at the same time. */
    public static CostSheet parallel(String name, CostSheet... parts) {
        return total(name, Arrays.asList(parts), Origin.Sum.PARALLEL);
    }

    /** Returns the cost of parts that run at the same time. */
    public static CostSheet parallel(String name, List<CostSheet> parts) {
        return total(name, parts, Origin.Sum.PARALLEL);
    }

    /** Returns this cost a number of times in sequence on the same hardware: energy and latency grow, area does not. */
    public CostSheet repeated(double times) {
        return times == 1 ? this : scaled(times, times, 1);
    }

    /** Returns the cost of so many copies of the hardware at the same time: energy and area grow, latency does not. */
    public CostSheet replicated(double copies) {
        return copies == 1 ? this : scaled(copies, 1, copies);
    }

    /** Returns the cost of so many copies of the hardware that work one after the other: all grow. */
    public CostSheet chained(double copies) {
        return copies == 1 ? this : scaled(copies, copies, copies);
    }

    private CostSheet scaled(double actions, double times, double copies) {
        CostSheet[] scaled = new CostSheet[parts.size()];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = parts.get(k).scaled(actions, times, copies);
        }
        return new CostSheet(
                name,
                energy.times(actions),
                latencies.times(times),
                footprint.times(copies),
                parts.isEmpty() ? count * actions : count,
                copies != 1 && origin instanceof Origin.Used used
                        ? new Origin.Used(used.component(), used.instances() * copies)
                        : origin,
                List.of(scaled));
    }

    /** Returns the same costs under another name. */
    public CostSheet named(String newName) {
        return new CostSheet(newName, energy, latencies, footprint, count, origin, parts);
    }

    /** Returns this tree with every leaf replaced, and all totals made anew. */
    public CostSheet mapLeaves(UnaryOperator<CostSheet> change) {
        if (parts.isEmpty()) {
            return change.apply(this);
        }
        if (!(origin instanceof Origin.Sum sum)) {
            throw new IllegalStateException("Cost of %s has parts, but does not say how they combine".formatted(name));
        }
        List<CostSheet> changed = new ArrayList<>(parts.size());
        for (CostSheet part : parts) {
            changed.add(part.mapLeaves(change));
        }
        return total(name, changed, sum);
    }

    /**
     * Returns the same costs while sources differ on the time by these factors; of a tree, on that of each leaf that is made of a part.
     *
     * @param pace factors low / nominal / high on the latency [1]
     * @param why  where they come from
     */
    public CostSheet paced(Band pace, String why) {
        return pace.equals(Band.EXACT)
                ? this
                : mapLeaves(leaf -> leaf.origin instanceof Origin.Used used
                        ? new CostSheet(
                                leaf.name,
                                leaf.energy,
                                pace.times(leaf.latency()),
                                leaf.footprint,
                                leaf.count,
                                new Origin.Used(used.component().paced(pace, why), used.instances()),
                                leaf.parts)
                        : leaf);
    }

    /** Returns the silicon area [m²]. */
    @SI("m²")
    public double area() {
        return footprint.area();
    }

    /** Returns the leaves of this tree. */
    public List<CostSheet> leaves() {
        List<CostSheet> leaves = new ArrayList<>();
        collect(leaves);
        return leaves;
    }

    private void collect(List<CostSheet> leaves) {
        if (parts.isEmpty()) {
            leaves.add(this);
        }
        for (CostSheet part : parts) {
            part.collect(leaves);
        }
    }

    private static CostSheet total(String name, List<CostSheet> parts, Origin.Sum combination) {
        Band energy = Band.ZERO;
        Footprint footprint = Footprint.NONE;
        boolean sequence = combination == Origin.Sum.SEQUENCE;
        Band latencies = Band.ZERO;
        for (CostSheet part : parts) {
            energy = energy.plus(part.energy);
            footprint = footprint.plus(part.footprint);
            latencies = sequence ? latencies.plus(part.latencies) : latencies.larger(part.latencies);
        }
        return new CostSheet(name, energy, latencies, footprint, 1, combination, parts);
    }
}
