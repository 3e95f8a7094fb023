package mho.networks;

import java.util.List;

/**
 * A network that was trained before: its layers and numbers come from a network folder, whatever the task.
 *
 * @param folder the folder, with {@code network.json} and {@code weights.safetensors}
 */
public record Stored(String folder) implements Architecture {
    public static final Stored DEFAULT = new Stored("network");

    public Stored {
        if (folder.isBlank()) {
            throw new IllegalArgumentException("A stored network needs the name of its folder, but it is empty");
        }
    }

    /** Files are for others: whoever runs a scenario reads the folder. */
    @Override
    public List<Layer> layers(int inputs, int outputs) {
        throw new IllegalStateException("The layers of a stored network are in the folder %s".formatted(folder));
    }

    @Override
    public String name() {
        return "stored";
    }

    @Override
    public long initialSeed(int seed) {
        return seed;
    }

    @Override
    public String summary() {
        return "a network folder, imported or saved; trained further unless epochs are 0";
    }
}
