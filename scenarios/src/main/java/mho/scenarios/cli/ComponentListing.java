package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mho.adc.ActivationUnitSpec;
import mho.adc.AdcSpec;
import mho.adc.DacSpec;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.CostSheet;
import mho.base.cost.Origin;
import mho.base.cost.Technology;
import mho.base.unit.Quantities;
import mho.crossbar.WeightEncoding;
import mho.networks.tile.HeldState;
import mho.networks.tile.StateSpec;
import mho.scenarios.CostEstimator;
import mho.scenarios.NetworkCost;
import mho.scenarios.Scenario;
import mho.scenarios.json.Setting;
import mho.scenarios.report.CostListing;

/**
 * The parts that costs are made of, as the cost model itself has them: those of two networks of the catalogue on chips of every kind of
 * hardware, one after the other. Where a number goes with a size (cells on a line, bits of a table), the size is that of these chips.
 */
final class ComponentListing {
    private static final List<String> NETWORKS = List.of("kws-nladc", "nested-singlu");
    /** Nodes at which a part is shown [m]. */
    private static final List<Double> NODES = List.of(130e-9, 65e-9, 45e-9, 28e-9, 16e-9, 7e-9);

    private final CostEstimator estimator = new CostEstimator();

    /**
     * A part and the chip it was met on.
     *
     * @param network  of the catalogue
     * @param settings that change its hardware
     */
    private record Met(Component part, String network, List<Setting> settings) {
        /** The first that was met, but for one whose time has a band: where only the area counts, it has none. */
        Met orWithPace(Met later) {
            return part.pace().isExact() && !later.part.pace().isExact() ? later : this;
        }
    }

    /** Returns each part by name, at 16 nm, 0.8 V and 1 GHz. */
    static Map<String, Component> all() {
        Map<String, Component> all = new LinkedHashMap<>();
        Known.PARTS.forEach((name, met) -> all.put(name, met.part));
        return all;
    }

    /** Returns a part in one line: what an action and an instance of it take, as far as they take anything, and the source. */
    static String summary(Component part) {
        List<String> numbers = new ArrayList<>();
        if (part.action().energy() > 0) {
            numbers.add(Quantities.format(part.action().energy(), "J") + CostListing.factors(part.band()));
        }
        if (part.footprint().area() > 0) {
            numbers.add(Quantities.format(part.footprint().area(), "m²") + CostListing.factors(areaBand(part)));
        }
        return (numbers.isEmpty() ? "time alone" : String.join(", ", numbers) + " at 16 nm") + "; " + part.source();
    }

    /** Returns the text for a part, if there is one of that name. */
    static Optional<String> of(String name) {
        return Optional.ofNullable(Known.PARTS.get(name)).map(met -> new ComponentListing().text(met));
    }

    /** Worked out when first asked for: it takes a second. */
    private static final class Known {
        private static final Map<String, Met> PARTS = new ComponentListing().met();
    }

    private String text(Met met) {
        Component part = met.part;
        StringBuilder text = new StringBuilder("part of costs %s, on a chip of %s%s\n"
                .formatted(part.name(), met.network, met.settings.isEmpty() ? "" : " with " + said(met.settings)));
        text.append("  energy   %s an action%s\n"
                .formatted(Quantities.format(part.action().energy(), "J"), CostListing.factors(part.band())));
        text.append("  time     %s\n".formatted(time(part)));
        text.append("  area     %s an instance%s\n"
                .formatted(Quantities.format(part.footprint().area(), "m²"), CostListing.factors(areaBand(part))));
        text.append("  leakage  %s an instance\n"
                .formatted(Quantities.format(part.footprint().leakage(), "W")));
        text.append("  formula  %s\n".formatted(part.law().formula()));
        if (!part.law().terms().isEmpty()) {
            text.append("  with     %s\n".formatted(CostListing.terms(part.law())));
        }
        text.append("  source   %s\n".formatted(part.source()));
        text.append("  in a scenario: \"/hardware/costs\": [{\"part\": \"%s\", \"energy\": \"…\", \"source\": \"…\"}]\n"
                .formatted(part.name()));
        return text + nodes(met);
    }

    private static String time(Component part) {
        String action = part.action().latency() > 0
                ? Quantities.format(part.action().latency(), "s") + " an action" + CostListing.factors(part.pace())
                : "";
        String set = "set by the scenario's clocks and pulses";
        return part.pace().isExact() ? (action.isEmpty() ? set : action + ", " + set) : action;
    }

    private String nodes(Met met) {
        StringBuilder text =
                new StringBuilder("  %8s%10s%14s%14s%14s\n".formatted("node", "supply", "energy", "area", "leakage"));
        for (double node : NODES) {
            double supply = Technology.nominalSupply(node);
            List<Setting> settings = new ArrayList<>(met.settings);
            settings.add(new Setting("/hardware/technology/node", Quantities.format(node, "m")));
            settings.add(new Setting("/hardware/technology/supply", Quantities.format(supply, "V")));
            Component there = parts(met.network, settings)
                    .filter(part -> part.name().equals(met.part.name()))
                    .findFirst()
                    .orElseThrow();
            text.append("  %8s%10s%14s%14s%14s\n"
                    .formatted(
                            Quantities.format(node, "m"),
                            Quantities.format(supply, "V"),
                            Quantities.format(there.action().energy(), "J"),
                            Quantities.format(there.footprint().area(), "m²"),
                            Quantities.format(there.footprint().leakage(), "W")));
        }
        return text.toString();
    }

    private static String said(List<Setting> settings) {
        return String.join(
                ", ",
                settings.stream().map(one -> one.pointer() + "=" + one.value()).toList());
    }

    private static Band areaBand(Component part) {
        double area = part.footprint().area();
        return area == 0 ? Band.EXACT : part.footprint().areas().times(1 / area);
    }

    private Map<String, Met> met() {
        Map<String, Met> met = new LinkedHashMap<>();
        for (List<Setting> settings : chips()) {
            for (String network : NETWORKS) {
                parts(network, settings)
                        .forEach(part -> met.merge(part.name(), new Met(part, network, settings), Met::orWithPace));
            }
        }
        return met;
    }

    private Stream<Component> parts(String network, List<Setting> settings) {
        Scenario read = Catalogue.binder().read(Catalogue.resource(network, "scenario.json"), Scenario.class, settings);
        // the last network of each: the units of some kinds apply no rectifier
        Scenario scenario =
                read.withNetworks(List.of(read.networks().get(read.networks().size() - 1)));
        List<CostSheet> trees = new ArrayList<>();
        for (NetworkCost cost : estimator.of(scenario)) {
            trees.add(cost.analog());
            trees.addAll(cost.references());
        }
        trees.addAll(estimator.programming(scenario));
        return trees.stream()
                .flatMap(tree -> tree.leaves().stream())
                .map(CostSheet::origin)
                .filter(Origin.Used.class::isInstance)
                .map(origin -> ((Origin.Used) origin).component());
    }

    /** The chip of the network itself, then one with each other kind of hardware. */
    private static List<List<Setting>> chips() {
        List<List<Setting>> chips = new ArrayList<>(List.of(List.of()));
        for (String kind : kinds(AdcSpec.class)) {
            chips.add(List.of(new Setting("/hardware/nonlinear", kind)));
        }
        for (String kind : kinds(DacSpec.class)) {
            chips.add(List.of(new Setting("/hardware/input", kind)));
        }
        chips.add(List.of(
                new Setting("/hardware/input", "bit-serial"),
                new Setting("/hardware/input/accumulation", "charge-sharing")));
        for (String kind : kinds(ActivationUnitSpec.class)) {
            chips.add(List.of(
                    new Setting("/hardware/nonlinear", "linear-ramp"), new Setting("/hardware/digital/unit", kind)));
        }
        chips.add(List.of(new Setting("/hardware/state", Catalogue.binder().tree(HeldState.DEFAULT, StateSpec.class))));
        for (String kind : kinds(WeightEncoding.class)) {
            chips.add(List.of(new Setting("/hardware/tile/encoding", kind)));
        }
        return chips;
    }

    private static List<String> kinds(Class<?> family) {
        return Catalogue.binder().kinds(family);
    }
}
