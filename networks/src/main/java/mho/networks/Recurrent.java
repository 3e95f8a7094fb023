package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;
import mho.adc.activation.Relu;
import mho.adc.activation.Tanh;

/**
 * Recurrent layers on top of one another, and a linear head on what is read out of their sequence.
 *
 * @param cell       what each layer is made of
 * @param hidden     units of each layer and direction [1]
 * @param layers     layers [1]
 * @param projection numbers to which an LSTM's hidden state is projected; 0 for none [1]
 * @param direction  whether sequences are read one way or both ways
 * @param readout    what the head sees
 * @param dropout    share of each layer's numbers, drawn anew at each time step, that is left out in training [1]
 */
public record Recurrent(
        Cell cell, int hidden, int layers, int projection, Direction direction, Readout readout, double dropout)
        implements Architecture {
    /** One LSTM layer of 32 units that answers at the end. */
    public static final Recurrent DEFAULT = new Recurrent(Cell.LSTM, 32, 1, 0, Direction.FORWARD, Readout.LAST, 0);

    /** What a layer is made of. */
    public enum Cell {
        /** {@link Rnn} with tanh. */
        RNN,
        /** {@link Rnn} with a rectifier. */
        RNN_RELU,
        /** {@link Gru}. */
        GRU,
        /** {@link Lstm}, or {@link ProjectedLstm}. */
        LSTM
    }

    /** How sequences are read. */
    public enum Direction {
        FORWARD,
        /** Forward and backward by {@link Bidirectional}. */
        BOTH
    }

    /** What the head sees. */
    public enum Readout {
        /** The state at the end of the sequence, of each direction at its own end. */
        LAST,
        /** The mean over all steps. */
        MEAN,
        /** The largest number of each feature over all steps. */
        MAX,
        /** Every step, for tasks with an answer at each. */
        EACH_STEP
    }

    public Recurrent {
        if (!(hidden > 0 && hidden <= 100_000 && layers > 0 && layers <= 1000)) {
            throw new IllegalArgumentException(
                    "A recurrent network needs 1 to 100,000 hidden units and 1 to 1000 layers, but has %d and %d"
                            .formatted(hidden, layers));
        }
        if (!(projection == 0 || (cell == Cell.LSTM && projection > 0 && projection < hidden))) {
            throw new IllegalArgumentException(
                    "A projection is for an LSTM and has fewer numbers than its %d units, or is 0 for none, but is %d on cells of kind %s"
                            .formatted(hidden, projection, cell));
        }
        Dropout.requireRate(dropout);
    }

    /** Returns the same network of other cells. */
    public Recurrent withCell(Cell newCell) {
        return new Recurrent(newCell, hidden, layers, projection, direction, readout, dropout);
    }

    /** Returns the same network with so many units in each layer. */
    public Recurrent withHidden(int newHidden) {
        return new Recurrent(cell, newHidden, layers, projection, direction, readout, dropout);
    }

    /** Returns the same network of so many layers. */
    public Recurrent withLayers(int newLayers) {
        return new Recurrent(cell, hidden, newLayers, projection, direction, readout, dropout);
    }

    /** Returns the same network with another projection. */
    public Recurrent withProjection(int newProjection) {
        return new Recurrent(cell, hidden, layers, newProjection, direction, readout, dropout);
    }

    /** Returns the same network that reads sequences otherwise. */
    public Recurrent withDirection(Direction newDirection) {
        return new Recurrent(cell, hidden, layers, projection, newDirection, readout, dropout);
    }

    /** Returns the same network whose head sees something else. */
    public Recurrent withReadout(Readout newReadout) {
        return new Recurrent(cell, hidden, layers, projection, direction, newReadout, dropout);
    }

    /** Returns the same network that is trained with so much left out. */
    public Recurrent withDropout(double newDropout) {
        return new Recurrent(cell, hidden, layers, projection, direction, readout, newDropout);
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        List<Layer> stack = new ArrayList<>();
        int features = inputs;
        for (int k = 0; k < layers; k++) {
            Layer one = layer(features);
            Layer ways = direction == Direction.BOTH ? new Bidirectional(one) : one;
            stack.add(ways);
            features = ways.outputs();
            if (dropout > 0) {
                stack.add(new Dropout(features, dropout));
            }
        }
        if (readout != Readout.EACH_STEP) {
            stack.add(new Pool(features, pool()));
        }
        stack.add(new Dense(features, outputs, new Identity()));
        return stack;
    }

    private Layer layer(int features) {
        return switch (cell) {
            case RNN -> new Rnn(features, hidden, new Tanh());
            case RNN_RELU -> new Rnn(features, hidden, new Relu());
            case GRU -> new Gru(features, hidden);
            case LSTM -> projection == 0 ? new Lstm(features, hidden) : new ProjectedLstm(features, hidden, projection);
        };
    }

    private Pool.Kind pool() {
        return switch (readout) {
            case LAST -> direction == Direction.BOTH ? Pool.Kind.ENDS : Pool.Kind.LAST;
            case MEAN -> Pool.Kind.MEAN;
            case MAX -> Pool.Kind.MAX;
            case EACH_STEP -> throw new IllegalStateException("A head at each step needs no pool");
        };
    }

    @Override
    public String name() {
        String plain = switch (cell) {
            case RNN -> "rnn";
            case RNN_RELU -> "rnn-relu";
            case GRU -> "gru";
            case LSTM -> projection == 0 ? "lstm" : "projected lstm";
        };
        String stacked = layers == 1 ? plain : "%d-layer %s".formatted(layers, plain);
        return direction == Direction.BOTH ? "bidirectional " + stacked : stacked;
    }

    @Override
    public long initialSeed(int seed) {
        return 8_000_003L + seed;
    }

    @Override
    public String summary() {
        return "RNN, GRU or LSTM layers, one way or both ways, pooled or read at each step, linear head";
    }
}
