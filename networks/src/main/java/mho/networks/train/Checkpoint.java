package mho.networks.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.networks.Parameters;
import mho.networks.train.Trainer.Epoch;
import org.ejml.data.DMatrixRMaj;

/**
 * The state of a training after a whole number of epochs: all that the rest of it depends on, besides the network, the protocol and
 * the address it was begun with.
 *
 * @param history what the epochs were like
 * @param steps   steps done [1]
 * @param network the trained numbers of the network
 * @param ranges  the logarithms of learned input ranges by stage; none if none are learned
 */
public record Checkpoint(List<Epoch> history, long steps, Optimised network, Optimised ranges) {
    private static final String EPOCHS = "epochs";
    private static final String STEPS = "steps";

    public Checkpoint {
        history = List.copyOf(history);
    }

    /**
     * Numbers under Adam.
     *
     * @param values the numbers
     * @param first  first moments
     * @param second second moments
     */
    public record Optimised(Parameters values, Parameters first, Parameters second) {
        private void write(String prefix, Map<String, DMatrixRMaj> tensors) {
            write(prefix + ".value/", values, tensors);
            write(prefix + ".first/", first, tensors);
            write(prefix + ".second/", second, tensors);
        }

        private static void write(String prefix, Parameters from, Map<String, DMatrixRMaj> tensors) {
            from.names().forEach(name -> tensors.put(prefix + name, from.get(name)));
        }

        private static Optimised read(String prefix, Map<String, DMatrixRMaj> tensors) {
            return new Optimised(
                    below(prefix + ".value/", tensors),
                    below(prefix + ".first/", tensors),
                    below(prefix + ".second/", tensors));
        }

        private static Parameters below(String prefix, Map<String, DMatrixRMaj> tensors) {
            Map<String, DMatrixRMaj> found = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    found.put(name.substring(prefix.length()), tensor);
                }
            });
            return Parameters.of(found);
        }
    }

    /** Returns the whole state as named tensors; shared. Numbers of epochs and steps are exact in them. */
    public Map<String, DMatrixRMaj> tensors() {
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        DMatrixRMaj epochs = new DMatrixRMaj(history.size(), 2);
        for (int k = 0; k < history.size(); k++) {
            epochs.set(k, 0, history.get(k).loss());
            epochs.set(k, 1, history.get(k).gradientNorm());
        }
        tensors.put(EPOCHS, epochs);
        tensors.put(STEPS, new DMatrixRMaj(new double[][] {{steps}}));
        network.write("network", tensors);
        ranges.write("ranges", tensors);
        return tensors;
    }

    /**
     * Returns the state that {@link #tensors} tells of.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public static Checkpoint of(Map<String, DMatrixRMaj> tensors) {
        DMatrixRMaj epochs = require(EPOCHS, tensors);
        List<Epoch> history = new ArrayList<>();
        for (int k = 0; k < epochs.getNumRows(); k++) {
            history.add(new Epoch(k, epochs.get(k, 0), epochs.get(k, 1)));
        }
        return new Checkpoint(
                history,
                (long) require(STEPS, tensors).get(0, 0),
                Optimised.read("network", tensors),
                Optimised.read("ranges", tensors));
    }

    private static DMatrixRMaj require(String name, Map<String, DMatrixRMaj> tensors) {
        DMatrixRMaj tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "The state of a training needs a tensor \"%s\", but has only %s".formatted(name, tensors.keySet()));
        }
        return tensor;
    }
}
