package mho.scenarios.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mho.networks.tile.ExpectedActivity;
import mho.scenarios.Results;

/**
 * What flowed through the networks of a run, for later estimates of costs: activity.json of a result folder.
 *
 * @param networks by name, of the first point
 */
public record ActivityFile(Map<String, ExpectedActivity.Measured> networks) {
    static final String NAME = "activity.json";

    static ActivityFile of(Results results) {
        Map<String, ExpectedActivity.Measured> networks = new LinkedHashMap<>();
        for (Results.NetworkResult network : results.points().get(0).networks()) {
            networks.put(network.name(), network.cost().activity());
        }
        return new ActivityFile(networks);
    }

    static ActivityFile read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no run in %s: it has no %s. mho run makes one.".formatted(folder, NAME));
        }
        return Catalogue.binder().read(ScenarioFile.text(file.toString()), ActivityFile.class);
    }
}
