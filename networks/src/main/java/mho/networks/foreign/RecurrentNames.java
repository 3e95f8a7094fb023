package mho.networks.foreign;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mho.networks.Bidirectional;
import mho.networks.Gru;
import mho.networks.Layer;
import mho.networks.Lstm;
import mho.networks.ProjectedLstm;
import mho.networks.Rnn;
import mho.networks.io.InvalidFileException;
import mho.networks.io.StoredTensor;

/**
 * Recurrent layers under PyTorch's names: {@code PREFIXweight_ih_l0}, {@code weight_hh}, {@code bias_ih}, {@code bias_hh}, with
 * {@code weight_hr} where the state is projected and {@code _reverse} at the end for the way back. The rows of a matrix say
 * which layer it is: 4 for each hidden unit are an LSTM's, 3 a GRU's, 1 a plain one's.
 */
final class RecurrentNames {
    private static final Pattern NAME =
            Pattern.compile("(.*?)(?:weight_ih|weight_hh|bias_ih|bias_hh|weight_hr)_l(\\d{1,4})(_reverse)?");
    private static final String REVERSE = "_reverse";
    /** Rows for each hidden unit. */
    private static final List<Integer> KINDS = List.of(4, 3, 1);

    private RecurrentNames() {}

    /** Returns PyTorch's name of a layer's tensor: the layer's number stands before the mark of the way back. */
    static String withEnding(String tensor, String ending) {
        return tensor.endsWith(REVERSE)
                ? tensor.substring(0, tensor.length() - REVERSE.length()) + ending + REVERSE
                : tensor + ending;
    }

    /** Returns the number of layers under each prefix. */
    static Map<String, Integer> stacks(Collection<String> names) {
        Map<String, Integer> stacks = new TreeMap<>();
        for (String name : names) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                stacks.merge(matcher.group(1), Integer.parseInt(matcher.group(2)) + 1, Math::max);
            }
        }
        return stacks;
    }

    /** Returns the layer of one number. */
    static Layer layer(String prefix, String ending, Map<String, StoredTensor> tensors, Hints hints) {
        String name = prefix + "weight_hh" + ending;
        int inputs = matrix(prefix + "weight_ih" + ending, tensors).shape().get(1);
        List<Integer> shape = matrix(name, tensors).shape();
        int rows = shape.get(0);
        int hidden = shape.get(1);
        Layer layer;
        if (tensors.containsKey(prefix + "weight_hr" + ending)) {
            layer = new ProjectedLstm(inputs, rows / 4, hidden);
        } else if (hidden > 0 && rows % hidden == 0 && KINDS.contains(rows / hidden)) {
            layer = switch (rows / hidden) {
                case 4 -> new Lstm(inputs, hidden);
                case 3 -> new Gru(inputs, hidden);
                default -> new Rnn(inputs, hidden, hints.recurrent());
            };
        } else {
            throw new InvalidFileException(
                    "must give \"%s\" 4, 3 or 1 rows for each of its %d columns (LSTM, GRU, RNN), but has %d"
                            .formatted(name, hidden, rows));
        }
        return tensors.containsKey(name + REVERSE) ? new Bidirectional(layer) : layer;
    }

    private static StoredTensor matrix(String name, Map<String, StoredTensor> tensors) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null || tensor.shape().size() != 2) {
            throw new InvalidFileException("must hold a matrix \"%s\", but it %s"
                    .formatted(name, tensor == null ? "is missing" : "has shape " + tensor.shape()));
        }
        return tensor;
    }
}
