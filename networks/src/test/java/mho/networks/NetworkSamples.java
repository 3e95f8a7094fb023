package mho.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.networks.data.Examples;
import mho.networks.data.Targets;
import org.ejml.data.DMatrixRMaj;

/** Signals, sequences and networks with numbers in every tensor that tests share. */
public final class NetworkSamples {
    /** Lengths in falling order, with equal ones and a single step among them. */
    public static final List<Integer> FALLING_LENGTHS = List.of(6, 6, 4, 3, 1);

    private NetworkSamples() {}

    /** Returns numbers uniform in ±1. */
    public static DMatrixRMaj uniform(int rows, int columns, long seed) {
        return SplitMixStream.ofSeed(seed).fillUniform(new DMatrixRMaj(rows, columns), -1, 1);
    }

    /** Returns one matrix of steps × features for each length. */
    public static List<DMatrixRMaj> sequences(List<Integer> lengths, int features, long seed) {
        List<DMatrixRMaj> sequences = new ArrayList<>();
        for (int length : lengths) {
            sequences.add(uniform(length, features, seed + 1000L * sequences.size()));
        }
        return sequences;
    }

    /** Returns sequences of falling length as one signal, put together number by number. */
    public static Signal signal(List<DMatrixRMaj> sequences) {
        List<DMatrixRMaj> steps = new ArrayList<>();
        for (int t = 0; t < sequences.get(0).getNumRows(); t++) {
            int step = t;
            List<DMatrixRMaj> alive =
                    sequences.stream().filter(s -> s.getNumRows() > step).toList();
            DMatrixRMaj rows = new DMatrixRMaj(alive.size(), alive.get(0).getNumCols());
            for (int row = 0; row < rows.getNumRows(); row++) {
                for (int column = 0; column < rows.getNumCols(); column++) {
                    rows.set(row, column, alive.get(row).get(t, column));
                }
            }
            steps.add(rows);
        }
        return new Signal(steps);
    }

    /** Returns a network whose tensors all hold numbers uniform in ±limit, also those that start as 0 or 1. */
    public static Network scrambled(List<Layer> layers, double limit, long seed) {
        Network network = Network.initial(layers, SplitMixStream.ofSeed(seed));
        SplitMixStream stream = SplitMixStream.ofSeed(seed + 1);
        return network.with(network.parameters().map(tensor -> {
            DMatrixRMaj numbers = new DMatrixRMaj(tensor.getNumRows(), tensor.getNumCols());
            return stream.fillUniform(numbers, -limit, limit);
        }));
    }

    /** Returns the parameters with one number replaced. */
    public static Parameters replaced(Parameters parameters, String name, int index, double value) {
        Map<String, DMatrixRMaj> tensors = new LinkedHashMap<>();
        parameters.names().forEach(key -> tensors.put(key, parameters.get(key)));
        DMatrixRMaj changed = new DMatrixRMaj(parameters.get(name));
        changed.data[index] = value;
        tensors.put(name, changed);
        return Parameters.of(tensors);
    }

    /** Returns regression examples of one step. */
    public static Examples regression(DMatrixRMaj x, DMatrixRMaj y) {
        return Examples.ofRows(x, new Targets.Values(y));
    }
}
