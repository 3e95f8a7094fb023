package mho.networks.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.ActivationUnitSpec;
import mho.adc.Register;
import mho.adc.activation.Identity;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.networks.ColumnGroup;
import mho.networks.DigitalWork;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.NetworkShape;
import mho.networks.NetworkShape.LayerShape;
import mho.networks.Stage;
import mho.networks.StageShape;
import mho.networks.Substrate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The all-digital reference: weights and inputs as signed 8-bit integers with one scale a tensor, exact sums and functions,
 * weights resident in SRAM and read once a vector.
 *
 * <pre>  y = g(s_x s_w Σ n_i m_ij + b_j),   n, m ∈ −127 … 127,   s_w = max|w|/127,   s_x from calibration data</pre>
 */
public final class Int8Engine implements Substrate {
    private static final int LARGEST = 127;
    /** States are kept in 16 bits: what they sum up over many steps must not be rounded to eight. */
    private static final RegisterState REGISTERS = new RegisterState(16);

    private static final int LARGEST_STATE = 32767;

    private static final int WEIGHT_BITS = 8;
    /** Products that an adder tree adds before an accumulator is written (chosen: 16 products of 8 × 8 bits fit 20 bits). */
    private static final int TREE = 16;

    private static final int ACCUMULATOR_BITS = 32;

    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Map<String, Double> inputScales = new LinkedHashMap<>();
    private final Exact exact = new Exact();
    private final Technology technology;
    private final int lanes;

    /**
     * @param network    the network, whose weights and input ranges are fixed now
     * @param ranges     what a run over calibration data saw
     * @param technology node and clock
     * @param lanes      multiply–accumulate units [1]
     */
    public Int8Engine(Network network, Ranges ranges, Technology technology, int lanes) {
        if (!(lanes >= 1)) {
            throw new IllegalArgumentException("An int8 engine needs at least one lane, but has %d".formatted(lanes));
        }
        this.technology = technology;
        this.lanes = lanes;
        for (Stage stage : network.stages()) {
            DMatrixRMaj inputs = ranges.inputs(stage);
            int largest = stage instanceof Stage.State ? LARGEST_STATE : LARGEST;
            inputScales.put(stage.name(), ClipRange.best(inputs.data, largest) / largest);
            stages.put(stage.name(), quantised(stage));
        }
    }

    @Override
    public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
        Stage resident = stages.get(stage.name());
        if (resident == null) {
            throw new IllegalArgumentException(
                    "The engine has no stage \"%s\", only %s".formatted(stage.name(), stages.keySet()));
        }
        int largest = stage instanceof Stage.State ? LARGEST_STATE : LARGEST;
        return exact.apply(resident, rounded(x, inputScales.get(stage.name()), largest), read);
    }

    private static Stage quantised(Stage stage) {
        return stage instanceof Stage.Product product
                ? new Stage.Product(product.name(), int8(product.weights()), product.bias(), product.groups())
                : stage;
    }

    private static DMatrixRMaj int8(DMatrixRMaj weights) {
        double largest = CommonOps_DDRM.elementMaxAbs(weights);
        return largest == 0 ? weights : rounded(weights, largest / LARGEST, LARGEST);
    }

    private static DMatrixRMaj rounded(DMatrixRMaj values, double scale, int largest) {
        DMatrixRMaj rounded = new DMatrixRMaj(values.getNumRows(), values.getNumCols());
        for (int k = 0; k < values.getNumElements(); k++) {
            double code = Math.rint(values.data[k] / scale);
            rounded.data[k] = Math.max(-largest, Math.min(largest, code)) * scale;
        }
        return rounded;
    }

    /** What one inference asks of the engine: operations, and the times that its units are filled one after the other. */
    private static final class Counts {
        private double products;
        private double weights;
        private double inputs;
        private double widestInput;
        private double macRounds;
        private double functions;
        private double functionRounds;

        void add(StageShape stage, double repetitions, int copies, int lanes, DigitalSpec digital) {
            double all = repetitions * copies;
            double used = 0;
            if (stage instanceof StageShape.Product product) {
                double size = (double) product.inputs() * product.outputs();
                weights += size * copies;
                inputs += product.inputs() * all;
                widestInput = Math.max(widestInput, product.inputs());
                products += size * all;
                macRounds += Math.ceil(size / lanes) * all;
                for (ColumnGroup group : product.groups()) {
                    used += group.activation() instanceof Identity ? 0 : group.width();
                }
            } else if (stage instanceof StageShape.Pointwise pointwise) {
                used = pointwise.stage().width();
            }
            functions += used * all;
            functionRounds += Math.ceil(used / digital.activationUnits()) * all;
        }
    }

    /** Returns what one inference costs; see {@link #cost(String, NetworkShape, Lanes, double, DigitalSpec)}. */
    public CostSheet cost(String name, Network network, double steps, DigitalSpec digital) {
        return cost(name, NetworkShape.of(network.layers()), new Lanes(technology, lanes), steps, digital);
    }

    /**
     * An engine without numbers in it.
     *
     * @param technology node and clock
     * @param count      multiply–accumulate units [1]
     */
    public record Lanes(Technology technology, int count) {}

    /**
     * Returns what one inference costs; parameters as in {@link Mapping#cost}. Element-wise work, state and control cost what
     * they cost beside the tiles, and so do functions, which are exact here whatever the tiles' units do.
     */
    public static CostSheet cost(String name, NetworkShape shape, Lanes lanes, double steps, DigitalSpec digital) {
        Technology technology = lanes.technology;
        Counts counts = count(shape, steps, digital, lanes.count);
        double cycle = technology.cycle();
        List<CostSheet> parts = new ArrayList<>();
        parts.add(CostSheet.parallel(
                "products",
                Parts.multiplyAccumulate(technology).used(counts.products, lanes.count, counts.macRounds * cycle),
                Parts.sramBit(technology)
                        .used(counts.products * WEIGHT_BITS, counts.weights * WEIGHT_BITS, 0)
                        .named("weights from SRAM"),
                Register.bit(technology)
                        .used(
                                counts.products * ACCUMULATOR_BITS / TREE,
                                Math.ceil((double) lanes.count / TREE) * ACCUMULATOR_BITS,
                                0)
                        .named("accumulators"),
                Register.bit(technology)
                        .used(counts.inputs * WEIGHT_BITS, counts.widestInput * WEIGHT_BITS, 0)
                        .named("input registers")));
        double time = counts.functionRounds * digital.activationCycles() * cycle;
        ActivationUnitSpec exactly = new ActivationUnitSpec.Rounded();
        parts.add(exactly.used(technology, WEIGHT_BITS, counts.functions, 0, time)
                .paced(digital.activationPace(counts.functionRounds, 0), DigitalSpec.ACTIVATION_SOURCE));
        double repetitions = steps;
        for (LayerShape layer : shape.layers()) {
            List<CostSheet> work = new ArrayList<>();
            for (StageShape stage : layer.stages()) {
                if (stage instanceof StageShape.State state) {
                    work.add(REGISTERS.cost(state.stage(), technology, digital));
                }
            }
            work.add(Parts.elementWise(allWork(layer), technology, digital));
            parts.add(
                    CostSheet.sequence(layer.name(), work).repeated(repetitions).chained(layer.copies()));
            repetitions = layer.kind() == LayerShape.Kind.POOL ? 1 : repetitions;
        }
        int units = counts.functions > 0 ? digital.activationUnits() : 0;
        parts.add(Parts.sharedUnits(
                parts, technology, digital, Parts.activationUnits(exactly, WEIGHT_BITS, units, technology)));
        return ChipCost.whole(name, parts, List.of());
    }

    private static DigitalWork allWork(LayerShape layer) {
        DigitalWork work = layer.work();
        for (LayerShape inner : layer.inner()) {
            work = work.plus(allWork(inner));
        }
        return work;
    }

    private static Counts count(NetworkShape shape, double steps, DigitalSpec digital, int lanes) {
        Counts counts = new Counts();
        double repetitions = steps;
        for (LayerShape layer : shape.layers()) {
            for (StageShape stage : layer.stages()) {
                counts.add(stage, repetitions, layer.copies(), lanes, digital);
            }
            repetitions = layer.kind() == LayerShape.Kind.POOL ? 1 : repetitions;
        }
        return counts;
    }
}
