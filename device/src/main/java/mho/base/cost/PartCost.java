package mho.base.cost;

import java.util.ArrayList;
import java.util.List;
import mho.base.unit.Quantities;

/**
 * A user's own numbers for a part, in place of those of the parts list. What is left empty stays as it is; an energy, area or latency
 * of one's own has no band any more.
 *
 * @param part    name of a leaf of a cost sheet, or of the part behind several
 * @param energy  of one action, as {@code "12 fJ"}; empty to keep it
 * @param area    of one instance, as {@code "80 um2"}; empty to keep it
 * @param latency of one action, as {@code "1 ns"}; empty to keep it
 * @param leakage of one instance, as {@code "10 nW"}; empty to keep it
 * @param source  where the numbers come from
 */
public record PartCost(String part, String energy, String area, String latency, String leakage, String source) {
    /** Nothing said; not complete. */
    public static final PartCost DEFAULT = new PartCost("", "", "", "", "", "");

    public PartCost {
        check(energy, "J");
        check(area, "m²");
        check(latency, "s");
        check(leakage, "W");
    }

    private static void check(String text, String unit) {
        if (!text.isEmpty() && !(Quantities.parse(text, unit) >= 0)) {
            throw new IllegalArgumentException("A cost must be >= 0, but is %s".formatted(text));
        }
    }

    /** Refuses one that does not say which part, what, and where it comes from. */
    public PartCost complete() {
        if (part.isBlank() || source.isBlank() || (energy + area + latency + leakage).isEmpty()) {
            throw new IllegalArgumentException(
                    "A cost of one's own needs a \"part\", a \"source\", and \"energy\", \"area\", \"latency\" or \"leakage\", but they are \"%s\", \"%s\" and \"%s\""
                            .formatted(part, source, energy + area + latency + leakage));
        }
        return this;
    }

    /** Returns a tree with these numbers, in the order of the list; a part that is not in it is none of its business. */
    public static CostSheet priced(CostSheet sheet, List<PartCost> own) {
        CostSheet priced = sheet;
        for (PartCost one : own) {
            priced = priced.mapLeaves(leaf -> one.names(leaf) ? one.priced(leaf) : leaf);
        }
        return priced;
    }

    /**
     * Refuses names that no tree knows.
     *
     * @throws IllegalArgumentException with the names that there are
     */
    public static void requireKnown(List<PartCost> own, List<CostSheet> trees) {
        List<String> names = new ArrayList<>();
        for (CostSheet tree : trees) {
            for (CostSheet leaf : tree.leaves()) {
                names.add(leaf.name());
                names.add(component(leaf).name());
            }
        }
        for (PartCost one : own) {
            if (!names.contains(one.part)) {
                throw new IllegalArgumentException("There is no part \"%s\" to cost otherwise; there are: %s"
                        .formatted(
                                one.part,
                                String.join(
                                        ", ", names.stream().distinct().sorted().toList())));
            }
        }
    }

    private boolean names(CostSheet leaf) {
        return part.equals(leaf.name()) || part.equals(component(leaf).name());
    }

    /** The part behind a leaf; of one without, its numbers as those of a part with a single action and instance. */
    private static Component component(CostSheet leaf) {
        if (leaf.origin() instanceof Origin.Used used) {
            return used.component();
        }
        return new Component(
                leaf.name(),
                new Cost(leaf.energy().nominal(), leaf.latency()),
                leaf.footprint(),
                Band.EXACT,
                leaf.source());
    }

    private CostSheet priced(CostSheet leaf) {
        Component old = component(leaf);
        boolean used = leaf.origin() instanceof Origin.Used;
        double instances = leaf.origin() instanceof Origin.Used u ? u.instances() : 1;
        double actions = used ? leaf.count() : 1;
        Cost action = new Cost(
                either(energy, "J", old.action().energy()),
                either(latency, "s", old.action().latency()));
        double standing = either(leakage, "W", old.footprint().leakage());
        Footprint footprint = area.isEmpty()
                ? new Footprint(old.footprint().areas(), standing)
                : new Footprint(Quantities.parse(area, "m²"), standing);
        Component own = new Component(
                old.name(),
                action,
                footprint,
                energy.isEmpty() ? old.band() : Band.EXACT,
                latency.isEmpty() ? old.pace() : Band.EXACT,
                source,
                new Law("own: " + said()));
        double rounds =
                old.action().latency() > 0 ? leaf.latency() / old.action().latency() : 1;
        double time = latency.isEmpty() ? leaf.latency() : rounds * action.latency();
        return own.used(actions, instances, time).named(leaf.name());
    }

    private String said() {
        List<String> all = new ArrayList<>(List.of(energy, area, latency, leakage));
        all.removeIf(String::isEmpty);
        return String.join(", ", all);
    }

    private static double either(String text, String unit, double otherwise) {
        return text.isEmpty() ? otherwise : Quantities.parse(text, unit);
    }
}
