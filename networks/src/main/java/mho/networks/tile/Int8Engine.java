package mho.networks.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Layer;
import mho.networks.Network;
import mho.networks.Pool;
import mho.networks.Stage;
import mho.networks.Substrate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The all-digital reference: weights and inputs as signed 8-bit integers with one scale a tensor, exact sums, functions from an
 * 8-bit unit, weights resident in SRAM and read once a vector.
 */
public final class Int8Engine implements Substrate {
    private static final int LARGEST = 127;
    private static final int WEIGHT_BITS = 8;

    private final Map<String, Double> inputScales = new LinkedHashMap<>();
    private final Exact exact = new Exact();
    private final Technology technology;
    private final int lanes;

    /**
     * @param network    the network, whose stages' input ranges are fixed now
     * @param ranges     what a run over calibration data saw
     * @param technology node and clock
     * @param lanes      multiply–accumulate units
     */
    public Int8Engine(Network network, Ranges ranges, Technology technology, int lanes) {
        this.technology = technology;
        this.lanes = lanes;
        for (Stage stage : network.stages()) {
            DMatrixRMaj inputs = ranges.inputs(stage);
            inputScales.put(stage.name(), ClipRange.best(inputs.data, LARGEST) / LARGEST);
        }
    }

    @Override
    public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
        DMatrixRMaj rounded = rounded(x, inputScales.get(stage.name()));
        Stage quantised = stage instanceof Stage.Product product
                ? new Stage.Product(product.name(), int8(product.weights()), product.bias(), product.groups())
                : stage;
        return exact.apply(quantised, rounded, read);
    }

    private static DMatrixRMaj int8(DMatrixRMaj weights) {
        double largest = CommonOps_DDRM.elementMaxAbs(weights);
        return largest == 0 ? weights : rounded(weights, largest / LARGEST);
    }

    private static DMatrixRMaj rounded(DMatrixRMaj values, double scale) {
        DMatrixRMaj rounded = new DMatrixRMaj(values.getNumRows(), values.getNumCols());
        for (int k = 0; k < values.getNumElements(); k++) {
            double code = Math.rint(values.data[k] / scale);
            rounded.data[k] = Math.max(-LARGEST, Math.min(LARGEST, code)) * scale;
        }
        return rounded;
    }

    /** Returns what one inference costs; parameters as in {@link Mapping#cost}. */
    public CostSheet cost(String name, Network network, double steps, DigitalSpec digital) {
        List<CostSheet> parts = new ArrayList<>();
        double repetitions = steps;
        double macs = 0;
        double weightBits = 0;
        double functions = 0;
        for (int k = 0; k < network.layers().size(); k++) {
            Layer layer = network.layers().get(k);
            for (Stage stage : layer.stages(network.scope(k))) {
                double products = stage instanceof Stage.Product p ? p.weights().getNumElements() : 0;
                macs += products * repetitions;
                weightBits += products * WEIGHT_BITS;
                functions += repetitions * functionsOf(stage);
            }
            macs += (layer.digitalWork().multiplications() + layer.digitalWork().additions()) * repetitions;
            repetitions = layer instanceof Pool ? 1 : repetitions;
        }
        double cycle = technology.cycle();
        parts.add(CostSheet.parallel(
                "products",
                Parts.multiplyAccumulate(technology).used(macs, lanes, Math.ceil(macs / lanes) * cycle),
                Parts.sramBit(technology)
                        .used(macs * WEIGHT_BITS, weightBits, 0)
                        .named("weights from SRAM"),
                mho.adc.Register.bit(technology).used(macs * 2, lanes * 32.0, 0).named("accumulators")));
        double rounds = functions / digital.activationUnits() * digital.activationCycles();
        parts.add(Parts.activationUnit(technology).used(functions, digital.activationUnits(), rounds * cycle));
        return CostSheet.sequence(name, parts);
    }

    private static double functionsOf(Stage stage) {
        return stage.groups().stream()
                .filter(group -> !(group.activation() instanceof mho.adc.Identity))
                .mapToInt(mho.networks.ColumnGroup::width)
                .sum();
    }
}
