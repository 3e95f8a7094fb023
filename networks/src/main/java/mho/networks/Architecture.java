package mho.networks;

import java.util.List;

/** The design of a whole network, to be fitted to a task's inputs and outputs. */
public sealed interface Architecture
        permits VanillaMlp, SinGluMlp, NeuronMlp, Recurrent, ResidualMlp, AdditiveMlp, Shapes, Stored, Transformer {
    /** Returns the layers for a task. */
    List<Layer> layers(int inputs, int outputs);

    /** Returns the sizes of the network for a task; no weight is drawn. */
    default NetworkShape shape(int inputs, int outputs) {
        return NetworkShape.of(layers(inputs, outputs));
    }

    /** Returns the name for tables. */
    String name();

    /** Returns one line for lists: what it is. */
    String summary();

    /** Returns the seed of the stream that draws the initial weights of a training seed. */
    long initialSeed(int seed);

    /** Draws the network's initial weights. */
    default Network initial(int inputs, int outputs, int seed) {
        return Network.initial(layers(inputs, outputs), SplitMixStream.ofSeed(initialSeed(seed)));
    }
}
