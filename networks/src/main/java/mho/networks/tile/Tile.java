package mho.networks.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.Adc;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.Integrator;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.Shape;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.ArrayResponse;
import mho.crossbar.Crossbar;
import mho.crossbar.SourceAdmittance;
import mho.crossbar.WeightEncoding;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A fabricated tile: one programmed array, drivers at its word lines and converters at its columns. */
final class Tile {
    /** Vectors that go through a tile together: enough for the product to be efficient, few enough to stay in cache. */
    private static final int CHUNK = 128;

    /** What is known of the cells' read noise; where all cells have the same, no product is needed for its sums. */
    private enum Noise {
        NONE,
        UNIFORM,
        PER_CELL;

        static Noise of(float[] variance) {
            for (float value : variance) {
                if (value != variance[0]) {
                    return PER_CELL;
                }
            }
            return variance[0] > 0 ? UNIFORM : NONE;
        }
    }

    private final ProductPlan plan;
    private final Block block;
    private final Crossbar crossbar;
    private final float[] signed;
    private final float[] variance;
    private final Noise noise;
    private final SourceAdmittance sources;
    private final List<Adc> banks;
    private final Adc[] converterOf;
    private final int[] slotOf;

    private Tile(ProductPlan plan, Block block, Crossbar crossbar, RandomStream random) {
        this.plan = plan;
        this.block = block;
        this.crossbar = crossbar;
        WeightEncoding encoding = plan.hardware().tile().encoding();
        ArrayResponse response = crossbar.response();
        this.signed = toFloats(encoding.combine(response.transfer()));
        DMatrixRMaj cellVariance = encoding.combineVariance(crossbar.sensedDeviations());
        this.variance = toFloats(cellVariance);
        this.noise = Noise.of(variance);
        this.sources = response.sources();
        this.converterOf = new Adc[block.columns()];
        this.slotOf = new int[block.columns()];
        this.banks = fabricateBanks(random.child("converters"));
    }

    static Tile fabricate(ProductPlan plan, Block block, RandomStream random) {
        HardwareSpec hardware = plan.hardware();
        DMatrixRMaj weights = CommonOps_DDRM.extract(
                plan.folded(), block.fromRow(), block.toRow(), block.fromColumn(), block.toColumn());
        var targets = hardware.tile()
                .encoding()
                .encode(
                        weights,
                        plan.weightRange(),
                        hardware.tile().crossbar().cell().range());
        Crossbar crossbar = hardware.tile().crossbar().program(targets, random.child("array"));
        return new Tile(plan, block, crossbar, random);
    }

    /** What columns must have in common to share a bank, and with it the ramp. */
    private record Design(AdcSpec converter, Conversion conversion) {}

    private List<Adc> fabricateBanks(RandomStream random) {
        Map<Design, List<Integer>> columnsOf = new LinkedHashMap<>();
        for (GroupPlan group : plan.groups()) {
            int from = Math.max(group.group().from(), block.fromColumn());
            int to = Math.min(group.group().to(), block.toColumn());
            Design design = new Design(group.converter(), group.conversion());
            for (int column = from; column < to; column++) {
                columnsOf.computeIfAbsent(design, key -> new ArrayList<>()).add(column - block.fromColumn());
            }
        }
        List<Adc> fabricated = new ArrayList<>();
        columnsOf.forEach((design, columns) -> {
            RandomStream address = random.child(fabricated.size());
            Adc bank = design.converter.fabricate(design.conversion, columns.size(), address);
            fabricated.add(bank);
            for (int slot = 0; slot < columns.size(); slot++) {
                converterOf[columns.get(slot)] = bank;
                slotOf[columns.get(slot)] = slot;
            }
        });
        return fabricated;
    }

    private static float[] toFloats(DMatrixRMaj matrix) {
        float[] values = new float[matrix.getNumElements()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) matrix.data[k];
        }
        return values;
    }

    /**
     * Multiplies, converts and adds what comes out to the sums of the stage's columns.
     *
     * @param codes  vectors × word lines of the tile
     * @param sums   vectors × outputs of the stage; what the converters put out is added
     * @param read   address of this read
     * @return energy burnt in the cells and their wires [J]
     */
    double accumulate(float[] codes, DMatrixRMaj sums, RandomStream read) {
        int vectors = sums.getNumRows();
        Draws draws = read.draws();
        int largest = Math.min(vectors, CHUNK);
        float[] part = new float[largest * block.rows()];
        float[] charge = new float[largest * block.columns()];
        float[] power = new float[noise == Noise.PER_CELL ? charge.length : 0];
        for (int from = 0; from < vectors; from += CHUNK) {
            int count = Math.min(CHUNK, vectors - from);
            System.arraycopy(codes, from * block.rows(), part, 0, count * block.rows());
            Shape shape = new Shape(count, block.rows(), block.columns());
            MatrixProduct.standard().multiply(shape, part, signed, charge);
            if (noise != Noise.NONE) {
                addReadNoise(shape, part, power, charge, draws);
            }
            convert(charge, sums, from, count);
        }
        return energy(codes);
    }

    /**
     * Independent noise of each cell, summed on a bit line, is one normal number of the summed variance. The codes are squared
     * in place.
     */
    private void addReadNoise(Shape shape, float[] codes, float[] power, float[] charge, Draws draws) {
        for (int k = 0; k < shape.rows() * shape.inner(); k++) {
            codes[k] *= codes[k];
        }
        if (noise == Noise.PER_CELL) {
            MatrixProduct.standard().multiply(shape, codes, variance, power);
            for (int k = 0; k < shape.rows() * shape.columns(); k++) {
                charge[k] += (float) (Math.sqrt(power[k]) * draws.normal());
            }
            return;
        }
        for (int row = 0; row < shape.rows(); row++) {
            double squares = 0;
            for (int k = row * shape.inner(); k < (row + 1) * shape.inner(); k++) {
                squares += codes[k];
            }
            double deviation = Math.sqrt(squares * variance[0]);
            for (int k = row * shape.columns(); k < (row + 1) * shape.columns(); k++) {
                charge[k] += (float) (deviation * draws.normal());
            }
        }
    }

    private void convert(float[] charge, DMatrixRMaj sums, int from, int count) {
        int columns = block.columns();
        int outputs = sums.getNumCols();
        HardwareSpec hardware = plan.hardware();
        double unit = plan.weightRange()
                / (hardware.tile().crossbar().cell().range().span()
                        * hardware.input().largestCode());
        for (int row = 0; row < count; row++) {
            int to = (from + row) * outputs + block.fromColumn();
            for (int column = 0; column < columns; column++) {
                double argument = charge[row * columns + column] * unit;
                sums.data[to + column] += converterOf[column].convert(argument, slotOf[column]);
            }
        }
    }

    /** What the sources deliver to cells and wires while the pulses last. */
    private double energy(float[] codes) {
        double voltage = plan.hardware().tile().readVoltage();
        return sources.pulses(codes)
                * voltage
                * voltage
                * plan.hardware().technology().cycle();
    }

    Block block() {
        return block;
    }

    Crossbar crossbar() {
        return crossbar;
    }

    List<Adc> banks() {
        return banks;
    }

    /** Returns what one vector costs, given the mean energy burnt in this tile's cells [J]. */
    CostSheet cost(String name, double arrayEnergy) {
        HardwareSpec hardware = plan.hardware();
        Technology technology = hardware.technology();
        double input = hardware.input().duration(technology);
        int bitLines = block.columns() * hardware.tile().encoding().bitLinesPerWeight();
        CostSheet array = new CostSheet(
                "array",
                mho.base.cost.Band.EXACT.times(arrayEnergy),
                input,
                crossbar.footprint(),
                1,
                "V2 G t of the values that flowed, both cells of a pair; area of the cells",
                List.of());
        CostSheet read = CostSheet.parallel(
                "input and integration",
                array,
                hardware.input().driver(technology, bitLines).used(block.rows(), block.rows(), input),
                Parts.inputRegisters(technology, hardware.input().bits() + 1, block.rows()),
                Integrator.part(technology).used(block.columns(), block.columns(), input));
        CostSheet convert = CostSheet.parallel(
                "conversion",
                banks.stream().map(bank -> bank.conversion(technology)).toList());
        double on = (read.latency() + convert.latency()) / technology.cycle() * block.columns();
        CostSheet bias = Parts.analogBias(technology).used(on, block.columns(), 0);
        return CostSheet.sequence(name, read, convert, bias);
    }
}
