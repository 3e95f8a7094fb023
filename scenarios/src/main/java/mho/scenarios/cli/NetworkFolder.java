package mho.scenarios.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mho.networks.Network;
import mho.networks.foreign.ImportedNetwork;
import mho.networks.foreign.NetworkFile;
import mho.networks.io.InvalidFileException;
import mho.networks.io.Safetensors;
import mho.networks.io.StoredTensors;
import mho.scenarios.NetworkShelf;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.Setting;

/**
 * A network in a folder: what its layers are, and their tensors.
 *
 * @param path the folder
 */
record NetworkFolder(Path path) {
    static final String DESCRIPTION = "network.json";
    static final String WEIGHTS = "weights.safetensors";

    /** Whether a path is a network folder. */
    static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(DESCRIPTION));
    }

    /** Reads the network. */
    ImportedNetwork read() {
        if (!isOne(path)) {
            throw new BadInput("%s is no network folder: it holds no %s. mho import FILE --out DIR makes one."
                    .formatted(path, DESCRIPTION));
        }
        NetworkFile file = description(path.resolve(DESCRIPTION), List.of());
        Path weights = path.resolve(WEIGHTS);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(weights))) {
            StoredTensors tensors = Safetensors.read(in);
            ImportedNetwork network = new ImportedNetwork(file, tensors, List.of());
            network.network();
            return network;
        } catch (InvalidFileException e) {
            throw new BadInput("%s: %s.".formatted(weights, e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(weights, e.getMessage()));
        }
    }

    /** Reads a description of layers. */
    static NetworkFile description(Path file, List<Setting> settings) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Catalogue.binder().read(text, NetworkFile.class, settings);
        } catch (CharacterCodingException e) {
            throw new BadInput("%s is not a text in UTF-8, but must be JSON.".formatted(file));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: there is no such file, or it is not readable.".formatted(file));
        } catch (InvalidDocumentException e) {
            throw new BadInput("%s: %s".formatted(file, e.getMessage()));
        }
    }

    /** Writes a network. */
    void write(ImportedNetwork network) throws IOException {
        ResultFolder folder = new ResultFolder(path);
        folder.write(WEIGHTS, out -> Safetensors.write(network.weights(), out));
        // the description last: a folder without one is no network folder
        folder.write(DESCRIPTION, Catalogue.binder().write(network.file()));
    }

    /** Writes a network of our own. */
    void write(Network network) throws IOException {
        write(new ImportedNetwork(NetworkFile.of(network), NetworkFile.weights(network), List.of()));
    }

    /** Network folders beside a scenario, and those that a run saves. */
    static final class Shelf implements NetworkShelf {
        private final Path base;
        private final Optional<Path> saved;
        private final Set<String> taken = new HashSet<>();

        /**
         * @param base  where the folders that a scenario names are
         * @param saved where trained networks go; nowhere if it is empty
         */
        Shelf(Path base, Optional<Path> saved) {
            this.base = base;
            this.saved = saved;
        }

        @Override
        public Network get(String folder) {
            return new NetworkFolder(base.resolve(folder)).read().network();
        }

        @Override
        public void put(String name, int seed, Network network) {
            saved.ifPresent(folder -> {
                Path place = folder.resolve(free(name.replaceAll("[^A-Za-z0-9._-]", "-") + "-seed-" + seed));
                try {
                    new NetworkFolder(place).write(network);
                } catch (IOException e) {
                    throw new BadInput("%s cannot be written: %s.".formatted(place, e.getMessage()));
                }
            });
        }

        /** Two networks of one architecture get different folders; those of an earlier run are replaced. */
        private String free(String name) {
            String candidate = name;
            for (int n = 2; !taken.add(candidate); n++) {
                candidate = name + "-" + n;
            }
            return candidate;
        }
    }
}
