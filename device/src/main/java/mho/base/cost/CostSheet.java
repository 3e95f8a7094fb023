package mho.base.cost;

import java.util.Arrays;
import java.util.List;
import mho.base.unit.SI;

/**
 * A named tree of costs: leaves carry numbers and their source, inner nodes the totals of their parts. Energies and
 * areas of a node are the sums of its leaves; the latency depends on whether the parts run in sequence or at once.
 *
 * @param name      what it is
 * @param energy    energy with its band [J]
 * @param latency   time from start to finish [s]
 * @param footprint area [m²] and leakage [W]
 * @param count     number of actions of a leaf, or 1 [1]
 * @param source    source of a leaf's numbers, or how the parts combine
 * @param parts     the children; empty for a leaf
 */
public record CostSheet(
        String name,
        Band energy,
        @SI("s") double latency,
        Footprint footprint,
        double count,
        String source,
        List<CostSheet> parts) {

    public CostSheet {
        if (!(latency >= 0 && latency < Double.POSITIVE_INFINITY && count >= 0 && count < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Cost of %s: latency and count must be >= 0, but are %g s and %g".formatted(name, latency, count));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("Cost of %s: a source is needed, but it is blank".formatted(name));
        }
        parts = List.copyOf(parts);
    }

    /** Returns the cost of parts that run one after the other. */
    public static CostSheet sequence(String name, CostSheet... parts) {
        return sequence(name, Arrays.asList(parts));
    }

    /** Returns the cost of parts that run one after the other. */
    public static CostSheet sequence(String name, List<CostSheet> parts) {
        double latency = parts.stream().mapToDouble(CostSheet::latency).sum();
        return total(name, parts, latency, "sum of the parts, one after the other");
    }

    /** Returns the cost of parts that run at the same time. */
    public static CostSheet parallel(String name, CostSheet... parts) {
        return parallel(name, Arrays.asList(parts));
    }

    /** Returns the cost of parts that run at the same time. */
    public static CostSheet parallel(String name, List<CostSheet> parts) {
        double latency = parts.stream().mapToDouble(CostSheet::latency).max().orElse(0);
        return total(name, parts, latency, "sum of the parts, at the same time");
    }

    /** Returns this cost a number of times in sequence on the same hardware: energy and latency grow, area does not. */
    public CostSheet repeated(double times) {
        return new CostSheet(
                name,
                energy.times(times),
                latency * times,
                footprint,
                parts.isEmpty() ? count * times : count,
                source,
                parts.stream().map(part -> part.repeated(times)).toList());
    }

    /** Returns the same costs under another name. */
    public CostSheet named(String newName) {
        return new CostSheet(newName, energy, latency, footprint, count, source, parts);
    }

    /** Returns the silicon area [m²]. */
    @SI("m²")
    public double area() {
        return footprint.area();
    }

    /** Returns the leaves of this tree. */
    public List<CostSheet> leaves() {
        return parts.isEmpty()
                ? List.of(this)
                : parts.stream().flatMap(part -> part.leaves().stream()).toList();
    }

    private static CostSheet total(String name, List<CostSheet> parts, double latency, String source) {
        Band energy = parts.stream().map(CostSheet::energy).reduce(Band.ZERO, Band::plus);
        Footprint footprint = parts.stream().map(CostSheet::footprint).reduce(Footprint.NONE, Footprint::plus);
        return new CostSheet(name, energy, latency, footprint, 1, source, parts);
    }
}
