package mho.scenarios.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import mho.base.cost.CostSheet;
import mho.base.cost.Origin;
import mho.networks.tile.Schedule;
import mho.scenarios.CellEnergies;
import mho.scenarios.NetworkCost;

/** Costs as JSON. */
public final class CostDocument {
    private CostDocument() {}

    /** Returns a tree of costs in the shape that the contract gives it. */
    public static Map<String, Object> tree(CostSheet sheet) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", sheet.name());
        map.put("energy", sheet.energy());
        map.put("latency", sheet.latency());
        map.put("area", sheet.area());
        map.put("areaBand", sheet.footprint().areas());
        map.put("latencyBand", sheet.latencies());
        map.put("leakage", sheet.footprint().leakage());
        map.put("count", sheet.count());
        if (sheet.origin() instanceof Origin.Used used) {
            map.put("instances", used.instances());
        }
        map.put("source", sheet.source());
        map.put("parts", sheet.parts().stream().map(CostDocument::tree).toList());
        return map;
    }

    /** Returns a tree whose leaves also say how their numbers came about. */
    public static Map<String, Object> explained(CostSheet sheet) {
        Map<String, Object> map = tree(sheet);
        if (sheet.origin() instanceof Origin.Used used) {
            map.put("unit", unit(used));
        }
        map.put("parts", sheet.parts().stream().map(CostDocument::explained).toList());
        return map;
    }

    private static Map<String, Object> unit(Origin.Used used) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("part", used.component().name());
        map.put("energyPerAction", used.component().action().energy());
        map.put("latencyPerAction", used.component().action().latency());
        map.put("areaPerInstance", used.component().footprint().area());
        map.put("leakagePerInstance", used.component().footprint().leakage());
        map.put("formula", used.component().law().formula());
        map.put("terms", used.component().law().terms());
        return map;
    }

    /** Returns what the cells of arrays take in both ways. */
    public static Map<String, Object> cells(CellEnergies cells) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("used", cells.used());
        map.put("values", cells.values());
        map.put("fixed", cells.fixed());
        return map;
    }

    /** Returns when layers work. */
    public static Map<String, Object> schedule(Schedule schedule) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("latency", schedule.latency());
        map.put("interval", schedule.interval());
        map.put("throughput", schedule.throughput());
        map.put("step", schedule.step());
        map.put("layers", schedule.slots());
        return map;
    }

    /**
     * Returns one network.
     *
     * @param cost  what it costs
     * @param extra what is in no inference
     * @param tree  makes a tree: {@link #tree} or {@link #explained}
     */
    public static Map<String, Object> network(
            NetworkCost cost, CostListing.Extra extra, Function<CostSheet, Map<String, Object>> tree) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", cost.name());
        map.put("steps", cost.steps());
        map.put("operations", cost.operations());
        map.put("analog", tree.apply(cost.analog()));
        map.put("cellEnergy", cells(extra.cells()));
        map.put("schedule", schedule(cost.schedule()));
        map.put("programming", tree.apply(extra.programming()));
        map.put("references", cost.references().stream().map(tree).toList());
        map.put("published", cost.published());
        return map;
    }
}
