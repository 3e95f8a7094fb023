package mho.scenarios.sweep;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import mho.networks.Stored;
import mho.scenarios.Scenario;
import mho.scenarios.Sweep;
import mho.scenarios.json.ContentHash;
import mho.scenarios.json.JsonBinder;

/**
 * Keys of points: hashes of all that a point's result depends on, besides the user's data and the program. Names and titles are not
 * among it.
 */
public final class PointKeys {
    private static final List<String> PARTS = List.of("task", "networks", "hardware", "references", "run");
    private static final List<String> SWEEP =
            List.of("task", "networks", "hardware", "references", "run", "axes", "sweep");

    private final ContentHash hash;
    private final Sweep.Evaluate evaluate;
    private final UnaryOperator<String> networks;

    /**
     * @param binder   knows the forms of scenarios
     * @param scenario the scenario; what it shares with its points is hashed once
     * @param networks returns the hash of a stored network from the name of its folder
     */
    public PointKeys(JsonBinder binder, Scenario scenario, UnaryOperator<String> networks) {
        this.hash = new ContentHash(binder);
        this.evaluate = scenario.sweep().evaluate();
        this.networks = networks;
        hash.remember(scenario, Scenario.class);
    }

    /** Returns the key of a point. */
    public String of(Scenario point) {
        return key(point, "scenario", hash.of(point, PARTS));
    }

    /** Returns the key of a point that there can be no scenario of. */
    public String of(Scenario base, Map<String, Object> parameters) {
        return key(base, "impossible", ContentHash.ofJson(List.of(hash.of(base, PARTS), parameters)));
    }

    /** Returns the hash of a whole sweep, or of a part of it. */
    public String ofSweep(Scenario scenario, Shard shard) {
        return key(scenario, "sweep", ContentHash.ofJson(List.of(hash.of(scenario, SWEEP), shard.toString())));
    }

    private String key(Scenario scenario, String what, String hashOfIt) {
        Map<String, Object> files = new TreeMap<>();
        for (Scenario.NetworkSpec network : scenario.networks()) {
            if (network.architecture() instanceof Stored stored) {
                files.put(stored.folder(), networks.apply(stored.folder()));
            }
        }
        return ContentHash.object(
                List.of("evaluate", "\"" + evaluate + "\"", "files", ContentHash.ofJson(files), what, hashOfIt));
    }
}
