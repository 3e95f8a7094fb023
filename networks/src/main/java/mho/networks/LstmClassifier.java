package mho.networks;

import java.util.List;
import mho.adc.activation.Identity;

/**
 * One LSTM layer, one vector pooled from its states, and a linear head.
 *
 * @param hidden units of the LSTM [1]
 * @param pool   which vector the head sees
 */
public record LstmClassifier(int hidden, Pool.Kind pool) implements Architecture {
    public static final LstmClassifier DEFAULT = new LstmClassifier(32, Pool.Kind.LAST);

    public LstmClassifier {
        if (!(hidden > 0 && hidden <= 100_000)) {
            throw new IllegalArgumentException("An LSTM needs 1 to 100,000 hidden units, but has %d".formatted(hidden));
        }
        if (pool == Pool.Kind.ENDS) {
            throw new IllegalArgumentException("An LSTM of one direction has one end. Use the pool \"last\".");
        }
    }

    @Override
    public List<Layer> layers(int inputs, int outputs) {
        return List.of(new Lstm(inputs, hidden), new Pool(hidden, pool), new Dense(hidden, outputs, new Identity()));
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
