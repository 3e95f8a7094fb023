package mho.networks.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.kernel.Elementary;
import mho.base.random.RandomStream;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.Stage;
import mho.networks.data.Examples;
import mho.networks.tile.InputRanges;
import mho.networks.tile.Ranges;
import mho.networks.train.InputCodes.Driven;
import mho.networks.train.InputCodes.Range;
import org.ejml.data.DMatrixRMaj;

/** The logarithms of the input ranges that a training learns, by stage. */
final class LearnedRanges {
    /** Examples that the ranges at the start are taken from. */
    private static final int EXAMPLES = 256;

    private LearnedRanges() {}

    /** Returns where learning starts: the ranges of the smallest rounding error on some examples; empty if none are learned. */
    static Parameters initial(InputCodes inputs, Network network, Examples examples) {
        Map<String, DMatrixRMaj> logarithms = new LinkedHashMap<>();
        if (inputs instanceof Driven codes && codes.range() != Range.SEEN) {
            Ranges seen = new Ranges();
            Evaluation.of(network, examples.spread(Math.min(EXAMPLES, examples.count())), seen, RandomStream.ofSeed(0));
            int steps = codes.dac().largestCode();
            List<Stage> driven = network.stages().stream()
                    .filter(stage -> !(stage instanceof Stage.State))
                    .toList();
            for (Stage stage : driven) {
                double[] ranges = codes.range() == Range.LEARNED
                        ? new double[] {seen.commonRange(stage, steps)}
                        : seen.inputRanges(stage, steps);
                logarithms.put(stage.name(), mapped(new DMatrixRMaj(1, ranges.length, true, ranges), Elementary::log));
            }
        }
        return Parameters.of(logarithms);
    }

    /** Returns the ranges themselves. */
    static Parameters ranges(Parameters logarithms) {
        return logarithms.map(tensor -> mapped(tensor, Elementary::exp));
    }

    /** Returns the ranges as a mapping takes them. */
    static InputRanges forMapping(Parameters logarithms) {
        Parameters ranges = ranges(logarithms);
        Map<String, double[]> byStage = new LinkedHashMap<>();
        ranges.names().forEach(name -> {
            DMatrixRMaj tensor = ranges.get(name);
            byStage.put(name, Arrays.copyOf(tensor.data, tensor.getNumElements()));
        });
        return InputRanges.of(byStage);
    }

    private static DMatrixRMaj mapped(DMatrixRMaj tensor, java.util.function.DoubleUnaryOperator law) {
        DMatrixRMaj result = new DMatrixRMaj(tensor.getNumRows(), tensor.getNumCols());
        for (int k = 0; k < result.getNumElements(); k++) {
            result.data[k] = law.applyAsDouble(tensor.data[k]);
        }
        return result;
    }
}
