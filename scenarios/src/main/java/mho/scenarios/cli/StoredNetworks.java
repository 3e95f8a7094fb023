package mho.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mho.scenarios.json.ContentHash;

/** Hashes of the network folders that a scenario names, each read once. */
final class StoredNetworks {
    private final Path base;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /** @param base where the folders are */
    StoredNetworks(Path base) {
        this.base = base;
    }

    /** Returns the hash of a folder's files. */
    String hash(String folder) {
        return hashes.computeIfAbsent(folder, this::read);
    }

    private String read(String folder) {
        Path path = base.resolve(folder);
        // says what is wrong with it, if anything is
        new NetworkFolder(path).read();
        try {
            return sha256(path.resolve(NetworkFolder.DESCRIPTION)) + sha256(path.resolve(NetworkFolder.WEIGHTS));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
        }
    }

    private static String sha256(Path file) throws IOException {
        return HexFormat.of().formatHex(ContentHash.sha256(Files.readAllBytes(file)));
    }
}
