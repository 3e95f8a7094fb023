package mho.networks;

import java.util.ArrayList;
import java.util.List;
import mho.adc.activation.Identity;

/**
 * One LSTM layer, one vector pooled from its states, and a linear head.
 *
 * @param hidden units of the LSTM [1]
 * @param pool   which vector the head sees
 * @param dropout share of the head's inputs that is left out in training [1]
 */
public record LstmClassifier(int hidden, Pool.Kind pool, double dropout) implements Architecture {
    public static final LstmClassifier DEFAULT = new LstmClassifier(32, Pool.Kind.LAST);

    public LstmClassifier {
        if (!(hidden > 0 && hidden <= 100_000)) {
            throw new IllegalArgumentException("An LSTM needs 1 to 100,000 hidden units, but has %d".formatted(hidden));
        }
        if (pool == Pool.Kind.ENDS) {
            throw new IllegalArgumentException("An LSTM of one direction has one end. Use the pool \"last\".");
        }
        Dropout.requireRate(dropout);
    }

    /** Without dropout. */
    public LstmClassifier(int hidden, Pool.Kind pool) {
        this(hidden, pool, 0);
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>(List.of(new Lstm(inputs, hidden), new Pool(hidden, pool)));
        if (dropout > 0) {
            layers.add(new Dropout(hidden, dropout));
        }
        layers.add(new Dense(hidden, outputs, new Identity()));
        return layers;
    }

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public long initialSeed(int seed) {
        return 8_000_003L + seed;
    }

    @Override
    public String summary() {
        return "one LSTM layer, pooled, linear head";
    }
}
