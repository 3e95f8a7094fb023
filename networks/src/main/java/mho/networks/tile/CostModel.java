package mho.networks.tile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.ConverterBank;
import mho.adc.DacSpec;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.crossbar.Conductances;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;
import mho.device.Cells;
import mho.device.IvCurve;
import mho.networks.ColumnGroup;
import mho.networks.NetworkShape;
import mho.networks.Stage;
import mho.networks.StageShape;
import mho.networks.tile.TileCost.Bank;
import org.ejml.data.DMatrixRMaj;

/**
 * Works out what networks cost on chips that nobody has made, from sizes and expected values: no network is trained, no weight
 * drawn, no chip fabricated.
 *
 * <pre>  E(cells of a tile) = V²·Ḡ·t·(rows·E[exposure] + bias rows·largest exposure),   Ḡ: expected conductance on a word line</pre>
 *
 * <p>Inputs and weights are taken as independent but for what a word line's means have in common. Conductances are as asked for and what a sample of simulated writes, drifted to
 * the age of the arrays, misses that by on average; wires are without resistance.
 *
 * <p>Remembers the designs of converters and expected values that it has met, which are the same for many points of a design space:
 * estimates are quicker from the second on, never different. Not for sharing between threads.
 */
public final class CostModel {
    /** Designs and values that are remembered of each kind. */
    private static final int MOST = 4096;

    /** Cells whose writing is simulated to see where they end on average. */
    private static final int SIMULATED = 4096;

    private final Map<Object, Object> known = new HashMap<>();

    private record DesignKey(AdcSpec spec, Conversion conversion, int columns) {}

    private record PriceKey(DesignKey design, Technology technology) {}

    private record RangeKey(AdcSpec spec, Activation activation, Histogram arguments) {}

    private record ClipKey(Histogram sums, double steps) {}

    private record ExposureKey(DacSpec input, IvCurve iv, double volts, Histogram inputs) {}

    private record WeightKey(WeightEncoding encoding, CellSpec cell, double age, double volts, Histogram weights) {}

    /** Expected conductance on a word line: of the lines that all outputs share, and of each output [S]. */
    private record Load(double shared, double each) {
        double of(int outputs) {
            return shared + outputs * each;
        }
    }

    @SuppressWarnings("unchecked")
    private <K, V> V remembered(K key, Function<K, V> make) {
        Object found = known.get(key);
        if (found == null) {
            found = make.apply(key);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, found);
        }
        return (V) found;
    }

    /**
     * Returns what one inference costs.
     *
     * @param name     name of the tree
     * @param shape    the network
     * @param hardware the chip's design
     * @param activity what is expected to flow
     * @param steps    time steps of a sequence, 1 for a feed-forward network
     */
    public CostSheet cost(
            String name, NetworkShape shape, HardwareSpec hardware, ExpectedActivity activity, double steps) {
        boolean units = false;
        for (NetworkShape.LayerShape layer : shape.layers()) {
            for (StageShape stage : layer.stages()) {
                units |= isDigital(stage, hardware, activity);
            }
        }
        return new ChipCost(shape, hardware).of(name, stage -> cost(stage, hardware, activity), units, steps);
    }

    private static boolean isDigital(StageShape stage, HardwareSpec hardware, ExpectedActivity activity) {
        if (stage instanceof StageShape.Product product) {
            return wantsFunction(product) && !isAnalog(product, hardware, activity.of(stage));
        }
        return stage instanceof StageShape.Pointwise pointwise
                && !PointwisePlan.analogFunction(pointwise.stage(), hardware);
    }

    private CostSheet cost(StageShape stage, HardwareSpec hardware, ExpectedActivity activity) {
        if (stage instanceof StageShape.Product product) {
            return product(product, hardware, activity.of(stage));
        }
        if (stage instanceof StageShape.State state) {
            return hardware.state().cost(state.stage(), hardware);
        }
        return pointwise(((StageShape.Pointwise) stage).stage(), hardware, activity.of(stage));
    }

    // functions of single numbers

    private CostSheet pointwise(Stage.Pointwise stage, HardwareSpec hardware, StageMoments moments) {
        if (!PointwisePlan.analogFunction(stage, hardware)) {
            ColumnGroup all = new ColumnGroup(0, stage.width(), stage.activation());
            return CostSheet.sequence(stage.name(), StageCost.functions(List.of(all), hardware));
        }
        AdcSpec design = hardware.nonlinear();
        Conversion conversion = conversion(stage.activation(), hardware, moments);
        ConverterBank bank = bank(design, conversion, stage.width(), hardware.technology());
        if (PointwisePlan.held(stage, hardware)) {
            return StageCost.held(stage.name(), new Bank(bank, design, 0), hardware);
        }
        Load full = load(hardware, FULL);
        double energy = cellEnergy(hardware) * full.of(1) * stage.width() * exposure(hardware, moments.inputs());
        Bank converters = Bank.of(bank, design, hardware, bank.inputWidth() / moments.range());
        return StageCost.pointwise(stage.name(), stage.width(), converters, energy, hardware);
    }

    private static final Histogram FULL = new Histogram(1, 1, List.of(1.0));
    private static final Histogram NOTHING = new Histogram(0, 0, List.of(0.0));

    // products

    private static boolean wantsFunction(StageShape.Product product) {
        for (ColumnGroup group : product.groups()) {
            if (!(group.activation() instanceof Identity)) {
                return true;
            }
        }
        return false;
    }

    private static int biasRows(StageShape.Product product, StageMoments moments) {
        return product.biased() == StageShape.Biases.PRESENT ? moments.biasRows() : 0;
    }

    private static boolean isAnalog(StageShape.Product product, HardwareSpec hardware, StageMoments moments) {
        if (hardware.conversionsPerOutput() != 1
                || product.inputs() + biasRows(product, moments)
                        > hardware.tile().rows()) {
            return false;
        }
        for (ColumnGroup group : product.groups()) {
            if (!hardware.nonlinear().realises(group.activation())) {
                return false;
            }
        }
        return wantsFunction(product);
    }

    private CostSheet product(StageShape.Product product, HardwareSpec hardware, StageMoments moments) {
        boolean analog = isAnalog(product, hardware, moments);
        int biasRows = analog ? biasRows(product, moments) : 0;
        List<Converted> groups = new ArrayList<>();
        List<ColumnGroup> digital = new ArrayList<>();
        for (ColumnGroup group : product.groups()) {
            groups.add(
                    analog ? inConverter(group, hardware, moments) : linear(groups.size(), product, hardware, moments));
            if (!analog && !(group.activation() instanceof Identity)) {
                digital.add(group);
            }
        }
        Layout layout = new Layout(product, hardware, moments, groups, biasRows);
        int rowTiles = (product.inputs() + biasRows + hardware.tile().rows() - 1)
                / hardware.tile().rows();
        boolean bias = !analog && product.biased() == StageShape.Biases.PRESENT;
        Ageing ageing = hardware.ageing();
        double scalings = ageing.compensates() && !analog
                ? (double) product.outputs()
                        * rowTiles
                        * ageing.compensation()
                                .scalings(hardware.tile().encoding().significances().length)
                : 0;
        StageCost.Behind behind = new StageCost.Behind(product.outputs(), rowTiles, bias, scalings, digital);
        return StageCost.product(product.name(), CostSheet.parallel("tiles", tiles(layout)), behind, hardware);
    }

    /** Columns of one function, and how they are converted. */
    private record Converted(ColumnGroup group, AdcSpec converter, Conversion conversion) {}

    /** A product on its way to tiles. */
    private record Layout(
            StageShape.Product product,
            HardwareSpec hardware,
            StageMoments moments,
            List<Converted> groups,
            int biasRows) {}

    private Converted inConverter(ColumnGroup group, HardwareSpec hardware, StageMoments moments) {
        return new Converted(group, hardware.nonlinear(), conversion(group.activation(), hardware, moments));
    }

    /** As a mapping chooses the range of sums; those of several row tiles are taken as independent. */
    private Converted linear(int number, StageShape.Product product, HardwareSpec hardware, StageMoments moments) {
        ColumnGroup group = product.groups().get(number);
        boolean nonlinearWillDo = !(group.activation() instanceof Identity)
                && hardware.nonlinear().realises(new Identity())
                && !hardware.nonlinear().realises(group.activation());
        AdcSpec converter = nonlinearWillDo ? hardware.nonlinear() : hardware.linear();
        double share = Math.min(1, (double) hardware.tile().rows() / product.inputs());
        double limit = Math.sqrt(share)
                * remembered(
                        new ClipKey(moments.sums(number), FunctionRange.codes(converter) / 2.0),
                        key -> ClipRange.best(key.sums, key.steps));
        return new Converted(group, converter, Conversion.linear(limit));
    }

    private Conversion conversion(Activation activation, HardwareSpec hardware, StageMoments moments) {
        return remembered(
                new RangeKey(hardware.nonlinear(), activation, moments.arguments()),
                key -> FunctionRange.conversion(key.activation, key.arguments.withEnds(), key.spec));
    }

    /** Tiles of the same size and functions are one part, so many times. */
    private List<CostSheet> tiles(Layout layout) {
        TileSpec tile = layout.hardware.tile();
        int rows = layout.product.inputs() + layout.biasRows;
        int outputs = layout.product.outputs();
        Map<Map<SliceConverters.Design, Integer>, Integer> kinds = new LinkedHashMap<>();
        for (int from = 0; from < outputs; from += tile.columns()) {
            kinds.merge(designs(layout, from, Math.min(outputs, from + tile.columns())), 1, Integer::sum);
        }
        List<CostSheet> parts = new ArrayList<>();
        kinds.forEach((designs, count) -> {
            int full = rows / tile.rows();
            if (full > 0) {
                parts.add(tile(layout, tile.rows(), designs, (double) full * count));
            }
            if (rows % tile.rows() > 0) {
                parts.add(tile(layout, rows % tile.rows(), designs, count));
            }
        });
        return parts;
    }

    private static Map<SliceConverters.Design, Integer> designs(Layout layout, int from, int to) {
        RampSharing sharing = layout.hardware.tile().ramps();
        Map<SliceConverters.Design, Integer> columns = new LinkedHashMap<>();
        for (Converted one : layout.groups) {
            int width = Math.min(to, one.group.to()) - Math.max(from, one.group.from());
            if (width > 0) {
                columns.merge(SliceConverters.Design.of(one.converter, one.conversion, sharing), width, Integer::sum);
            }
        }
        return columns;
    }

    private CostSheet tile(Layout layout, int rows, Map<SliceConverters.Design, Integer> designs, double copies) {
        HardwareSpec hardware = layout.hardware;
        double[] significances = hardware.tile().encoding().significances();
        boolean once = hardware.conversionsPerOutput() == 1;
        List<Bank> banks = new ArrayList<>();
        int columns = 0;
        for (double significance : significances) {
            columns = 0;
            for (Map.Entry<SliceConverters.Design, Integer> entry : designs.entrySet()) {
                SliceConverters.Design design = entry.getKey();
                int width = entry.getValue();
                ConverterBank bank = bank(design.converter(), design.conversion(), width, hardware.technology());
                double perUnit = bank.inputWidth() / layout.moments.range() / (once ? significance : 1);
                banks.add(Bank.of(bank, design.converter(), hardware, perUnit));
                columns += width;
            }
        }
        int bits = designs.keySet().iterator().next().converter().bits();
        int sumBits = once ? bits : ProductPlan.sumBits(hardware, bits);
        double energy = energy(layout, rows, columns);
        String name = copies == 1 ? "tile" : "tile x " + (long) copies;
        return new TileCost(hardware, rows, columns, banks, sumBits)
                .of(name, energy)
                .replicated(copies);
    }

    private double energy(Layout layout, int rows, int columns) {
        HardwareSpec hardware = layout.hardware;
        DacSpec dac = hardware.input();
        int inputs = rows - layout.biasRows;
        StageMoments moments = layout.moments;
        double siemens = load(hardware, moments.weights()).of(columns);
        double carried = siemens - load(hardware, NOTHING).of(columns);
        double driven = exposure(hardware, moments.inputs()) * (siemens + moments.together() * carried) * inputs;
        double biases = layout.biasRows == 0
                ? 0
                : layout.biasRows
                        * dac.exposure(dac.largestCode())
                        * load(hardware, layout.moments.biases()).of(columns);
        return cellEnergy(hardware) * (driven + biases);
    }

    // expected values

    /** Energy of a siemens for one unit of exposure [J/S]. */
    private static double cellEnergy(HardwareSpec hardware) {
        double volts = hardware.tile().readVoltage();
        return volts * volts * hardware.input().exposureTime(hardware.technology());
    }

    private double exposure(HardwareSpec hardware, Histogram inputs) {
        IvCurve iv = hardware.tile().crossbar().cell().iv();
        double volts = hardware.tile().readVoltage();
        return remembered(new ExposureKey(hardware.input(), iv, volts, inputs), CostModel::exposure);
    }

    private static Double exposure(ExposureKey key) {
        CellCurrents currents = new CellCurrents(key.iv, key.volts, key.input);
        double sum = 0;
        for (double share : key.inputs.values()) {
            double code = key.input.code(share);
            sum += key.input.exposure(code) * currents.bend(code);
        }
        return sum / key.inputs.values().size();
    }

    private Load load(HardwareSpec hardware, Histogram weights) {
        TileSpec tile = hardware.tile();
        CellSpec cell = tile.crossbar().cell();
        double volts =
                cell.iv() instanceof IvCurve.Ohmic ? 0 : hardware.currents().positive();
        double age = hardware.ageing().age();
        return remembered(new WeightKey(tile.encoding(), cell, age, volts, weights), CostModel::load);
    }

    /** As asked for, and what simulated writes miss that by on average: cells at the bottom of their range end above it. */
    private static Load load(WeightKey key) {
        double one = sum(targets(key, 1)) / key.weights.values().size();
        double two = sum(targets(key, 2)) / key.weights.values().size();
        double each = two - one;
        double missed = missed(key);
        WeightEncoding encoding = key.encoding;
        return new Load(one - each + missed * encoding.references(), each + missed * encoding.bitLinesPerWeight());
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double missed(WeightKey key) {
        double[] once = targets(key, 1);
        double[] targets = new double[once.length * Math.max(1, SIMULATED / once.length)];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = once[k % once.length];
        }
        Cells cells = key.cell.program(targets, RandomStream.ofSeed(0).child("load"));
        double[] met = (key.age == 0 ? cells : cells.aged(key.age)).conductances();
        double sum = 0;
        for (int k = 0; k < met.length; k++) {
            double current = key.volts == 0 ? met[k] : key.cell.iv().chord(met[k], key.volts);
            sum += current - targets[k];
        }
        return sum / met.length;
    }

    /** The cells of so many outputs, whose weights are those of the histogram, a row each [S]. */
    private static double[] targets(WeightKey key, int outputs) {
        List<Double> values = key.weights.values();
        DMatrixRMaj weights = new DMatrixRMaj(values.size(), outputs);
        for (int k = 0; k < weights.getNumElements(); k++) {
            weights.data[k] = values.get(k / outputs);
        }
        Conductances cells = key.encoding.encode(weights, 1, key.cell.range());
        double[] all = new double[cells.rows() * cells.columns()];
        for (int k = 0; k < all.length; k++) {
            all[k] = cells.at(k / cells.columns(), k % cells.columns());
        }
        return all;
    }

    /** A design with the cost of a conversion worked out. */
    private record Priced(int columns, double inputWidth, double start, CostSheet sheet) implements ConverterBank {
        @Override
        public double preparation(Technology technology) {
            return start;
        }

        @Override
        public CostSheet conversion(Technology technology) {
            return sheet;
        }
    }

    private ConverterBank bank(AdcSpec spec, Conversion conversion, int columns, Technology technology) {
        DesignKey design = new DesignKey(spec, conversion, columns);
        return remembered(new PriceKey(design, technology), key -> {
            ConverterBank made = spec.designed(conversion, columns);
            return new Priced(columns, made.inputWidth(), made.preparation(technology), made.conversion(technology));
        });
    }

    // programming

    private record WriteKey(CellSpec cell, WeightEncoding encoding, Histogram weights) {}

    /** Cells that the mean cost of a write is taken from. */
    private static final int WRITTEN = 256;

    /**
     * Returns what it takes to program a chip once: arrays of all tiles at the same time, cell after cell of each, and the ramps of
     * converters after them.
     *
     * @param name     name of the tree
     * @param shape    the network
     * @param hardware the chip's design
     * @param activity what its weights are
     */
    public CostSheet programming(String name, NetworkShape shape, HardwareSpec hardware, ExpectedActivity activity) {
        List<CostSheet> parts = new ArrayList<>();
        for (NetworkShape.LayerShape layer : shape.layers()) {
            for (StageShape stage : layer.stages()) {
                if (stage instanceof StageShape.Product product) {
                    parts.add(arrays(product, hardware, activity.of(stage)).replicated(layer.copies()));
                }
            }
        }
        return CostSheet.parallel(name, parts);
    }

    private CostSheet arrays(StageShape.Product product, HardwareSpec hardware, StageMoments moments) {
        TileSpec tile = hardware.tile();
        int rows = product.inputs() + (isAnalog(product, hardware, moments) ? biasRows(product, moments) : 0);
        double lines = tile.encoding().bitLines(product.outputs());
        double largest = (double) Math.min(rows, tile.rows())
                * tile.encoding().bitLines(Math.min(product.outputs(), tile.columns()));
        Component write = write(hardware, moments.weights());
        return write.used(rows * lines, 0, largest * write.action().latency()).named(product.name());
    }

    private Component write(HardwareSpec hardware, Histogram weights) {
        CellSpec cell = hardware.tile().crossbar().cell();
        Cost mean = remembered(new WriteKey(cell, hardware.tile().encoding(), weights), CostModel::write);
        return new Component(
                "cell write",
                mean,
                Footprint.NONE,
                new Band(0.3, 1, 3),
                "pulses V2 G t and verify reads, mean of " + WRITTEN + " simulated writes; "
                        + cell.cost().source(),
                new Law(
                        "mean of V_write^2*G*t_pulse over the pulses of a write, and its reads",
                        new Law.Term("V_write", cell.cost().writeVoltage(), "V"),
                        new Law.Term("t_pulse", cell.cost().writePulse(), "s")));
    }

    private static Cost write(WriteKey key) {
        List<Double> values = key.weights.values();
        DMatrixRMaj weights = new DMatrixRMaj(values.size(), 1);
        for (int k = 0; k < values.size(); k++) {
            weights.data[k] = values.get(k);
        }
        Conductances cells = key.encoding.encode(weights, 1, key.cell.range());
        double[] targets = new double[WRITTEN];
        int lines = cells.columns();
        for (int k = 0; k < WRITTEN; k++) {
            targets[k] = cells.at(k / lines % cells.rows(), k % lines);
        }
        Cost all =
                key.cell.program(targets, RandomStream.ofSeed(0).child("write")).programming();
        return new Cost(all.energy() / WRITTEN, all.latency() / WRITTEN);
    }
}
