package mho.scenarios;

import mho.networks.Network;

/** Where a run takes stored networks from and puts trained ones. */
public interface NetworkShelf {
    /** Has none and keeps none. */
    NetworkShelf NONE = new NetworkShelf() {
        @Override
        public Network get(String folder) {
            throw new IllegalArgumentException("There is no stored network %s here".formatted(folder));
        }

        @Override
        public void put(String name, int seed, Network network) {
            // nobody asked for it
        }
    };

    /**
     * Returns a stored network.
     *
     * @throws IllegalArgumentException if there is none of this name, or it cannot be read
     */
    Network get(String folder);

    /**
     * Keeps a trained network.
     *
     * @param name    of its architecture
     * @param seed    training seed
     * @param network the network
     */
    void put(String name, int seed, Network network);
}
