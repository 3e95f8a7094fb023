package mho.scenarios.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mho.networks.foreign.ImportedNetwork;
import mho.scenarios.json.Setting;

/** A network argument: a network folder, or a file of weights. */
final class NetworkArgument {
    private NetworkArgument() {}

    /** Reads a network; settings are for files of weights only. */
    static ImportedNetwork read(Path path, Optional<Path> layers, List<String> settings) {
        List<Setting> changes = settings.stream().map(Setting::parse).toList();
        if (!NetworkFolder.isOne(path) && !Files.isDirectory(path)) {
            return new WeightFile(path).read(layers, changes);
        }
        if (layers.isPresent() || !changes.isEmpty()) {
            throw new BadInput(
                    "%s: a network folder says its layers itself. Leave out --layers and --set.".formatted(path));
        }
        return new NetworkFolder(path).read();
    }
}
