package mho.networks.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Stage;
import mho.networks.Substrate;
import org.ejml.data.DMatrixRMaj;

/**
 * A substrate that computes exactly and remembers the inputs of each stage: what ranges of converters are chosen from. One
 * of these is filled by one run of a network over calibration data, by one thread, and then read, by any number of them. What was
 * worked out of it is kept, as many designs of hardware ask the same of the same network.
 */
public final class Ranges implements Substrate {
    /** Vectors that are kept a stage. */
    private static final int MOST_VECTORS = 8192;

    private final Exact exact = new Exact();
    private final Map<String, List<DMatrixRMaj>> inputs = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<List<Object>, Object> known = new ConcurrentHashMap<>();
    private final InputRanges learned;

    /** Ranges that all follow from what is seen. */
    public Ranges() {
        this(InputRanges.NONE);
    }

    /** Ranges of inputs that a training has learned, the others from what is seen. */
    public Ranges(InputRanges learned) {
        this.learned = learned;
    }

    @Override
    public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
        int kept = counts.getOrDefault(stage.name(), 0);
        if (kept < MOST_VECTORS) {
            inputs.computeIfAbsent(stage.name(), name -> new ArrayList<>()).add(x);
            counts.put(stage.name(), kept + x.getNumRows());
            known.clear();
        }
        return exact.apply(stage, x, read);
    }

    /** Returns the remembered inputs of a stage, vectors × inputs. */
    DMatrixRMaj inputs(Stage stage) {
        List<DMatrixRMaj> blocks = inputs.get(stage.name());
        if (blocks == null) {
            throw new IllegalStateException(
                    "Stage %s needs inputs to choose its ranges from, but the calibration run used only %s. Run the same network over calibration data first."
                            .formatted(stage.name(), inputs.keySet()));
        }
        DMatrixRMaj all = new DMatrixRMaj(counts.get(stage.name()), stage.inputs());
        int at = 0;
        for (DMatrixRMaj block : blocks) {
            System.arraycopy(block.data, 0, all.data, at, block.getNumElements());
            at += block.getNumElements();
        }
        return all;
    }

    /**
     * Returns the range of each input of a stage: as learned, else that of the smallest error of rounding.
     *
     * @param steps steps from zero to the end of the range [1]
     */
    public double[] inputRanges(Stage stage, double steps) {
        if (learned.has(stage)) {
            return learned.of(stage);
        }
        return workedOut(List.of("ranges of inputs", stage.name(), steps), () -> {
                    DMatrixRMaj seen = inputs(stage);
                    double[] ranges = new double[stage.inputs()];
                    Arrays.setAll(ranges, i -> ClipRange.best(column(seen, i), steps));
                    return ranges;
                })
                .clone();
    }

    /**
     * Returns what depends on a stage of the network and what it has seen, and is not changed, worked out at most once.
     *
     * @param key which of all that is asked for: what, the stage's name, and all that it depends on besides
     */
    @SuppressWarnings("unchecked") // a key has values of one type
    <T> T workedOut(List<Object> key, Supplier<T> work) {
        return (T) known.computeIfAbsent(key, unused -> work.get());
    }

    /** Returns the one range of all numbers of a stage: as learned, else that of the smallest error of its function. */
    double inputRange(Stage.Pointwise stage, double steps) {
        if (learned.has(stage)) {
            return Arrays.stream(learned.of(stage)).max().orElseThrow();
        }
        return workedOut(List.of("range of all inputs", stage.name(), steps), () -> {
            DMatrixRMaj seen = inputs(stage);
            return ClipRange.bestThrough(Arrays.copyOf(seen.data, seen.getNumElements()), steps, stage.activation());
        });
    }

    /** Returns one range for all inputs of a stage, that of the smallest error of rounding: where learning starts. */
    public double commonRange(Stage stage, double steps) {
        DMatrixRMaj seen = inputs(stage);
        return ClipRange.best(Arrays.copyOf(seen.data, seen.getNumElements()), steps);
    }

    /** Returns the arguments of a stage's functions at the remembered inputs, vectors × outputs. */
    public DMatrixRMaj arguments(Stage stage) {
        return exact.apply(stage, inputs(stage), RandomStream.ofSeed(0)).arguments();
    }

    /** Returns one column of a matrix. */
    static double[] column(DMatrixRMaj matrix, int column) {
        double[] values = new double[matrix.getNumRows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = matrix.get(row, column);
        }
        return values;
    }
}
