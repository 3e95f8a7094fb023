package mho.networks.foreign;

import java.util.List;
import mho.networks.Network;
import mho.networks.io.StoredTensors;

/**
 * A network that was found in another program's file.
 *
 * @param file    layers and names
 * @param weights their tensors
 * @param notes   what was done or assumed on the way, a sentence each
 */
public record ImportedNetwork(NetworkFile file, StoredTensors weights, List<String> notes) {
    public ImportedNetwork {
        notes = List.copyOf(notes);
    }

    /** Returns the network. */
    public Network network() {
        return file.network(weights);
    }
}
