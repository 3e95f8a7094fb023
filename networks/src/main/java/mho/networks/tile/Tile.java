package mho.networks.tile;

import java.util.ArrayList;
import java.util.Arrays;
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
import mho.crossbar.WeightEncoding;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A fabricated tile: one programmed array, drivers at its word lines and converters at its columns. */
final class Tile {
    private final ProductPlan plan;
    private final Block block;
    private final Crossbar crossbar;
    private final float[] signed;
    private final float[] variance;
    private final double[] driving;
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
        DMatrixRMaj noise = encoding.combineVariance(crossbar.readDeviations());
        this.variance = CommonOps_DDRM.elementMax(noise) > 0 ? toFloats(noise) : new float[0];
        this.driving = new double[block.rows()];
        Arrays.setAll(driving, row -> response.driving().at(row, 0));
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
     * @return energy burnt in the cells [J]
     */
    double accumulate(float[] codes, DMatrixRMaj sums, RandomStream read) {
        int vectors = sums.getNumRows();
        Shape shape = new Shape(vectors, block.rows(), block.columns());
        float[] charge = new float[vectors * block.columns()];
        MatrixProduct.standard().multiply(shape, codes, signed, charge);
        if (variance.length > 0) {
            addReadNoise(shape, codes, charge, read);
        }
        convert(charge, sums);
        return energy(codes, vectors);
    }

    /** Independent noise of each cell, summed on a bit line, is one normal number of the summed variance. */
    private void addReadNoise(Shape shape, float[] codes, float[] charge, RandomStream read) {
        float[] squares = new float[codes.length];
        for (int k = 0; k < codes.length; k++) {
            squares[k] = codes[k] * codes[k];
        }
        float[] power = new float[charge.length];
        MatrixProduct.standard().multiply(shape, squares, variance, power);
        Draws draws = read.draws();
        for (int k = 0; k < charge.length; k++) {
            charge[k] += (float) (Math.sqrt(power[k]) * draws.normal());
        }
    }

    private void convert(float[] charge, DMatrixRMaj sums) {
        int columns = block.columns();
        int outputs = sums.getNumCols();
        HardwareSpec hardware = plan.hardware();
        double unit = plan.weightRange()
                / (hardware.tile().crossbar().cell().range().span()
                        * hardware.input().largestCode());
        for (int row = 0; row < sums.getNumRows(); row++) {
            int to = row * outputs + block.fromColumn();
            for (int column = 0; column < columns; column++) {
                double argument = charge[row * columns + column] * unit;
                sums.data[to + column] += converterOf[column].convert(argument, slotOf[column]);
            }
        }
    }

    /** Σ V²·G·t over all cells: each word line's driving conductance for as long as its pulse lasts. */
    private double energy(float[] codes, int vectors) {
        double sum = 0;
        for (int vector = 0; vector < vectors; vector++) {
            for (int row = 0; row < driving.length; row++) {
                sum += Math.abs(codes[vector * driving.length + row]) * driving[row];
            }
        }
        double voltage = plan.hardware().tile().readVoltage();
        return sum * voltage * voltage * plan.hardware().technology().cycle();
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
