package mho.networks.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mho.adc.Adc;
import mho.adc.InputPlane;
import mho.adc.InputPlane.Side;
import mho.adc.InputStep;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.kernel.Shape;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.Crossbar;
import mho.crossbar.ReadVariance;
import mho.crossbar.SensedNoise;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A fabricated tile: one programmed array, drivers at its word lines and converters at its columns. */
final class Tile {
    /** Vectors that go through a tile together: as many as the product packs its weights for, few enough to stay in cache. */
    private static final int CHUNK = 256;

    private final ProductPlan plan;
    private final Block block;
    private final Crossbar crossbar;
    private final CellCurrents currents;
    private final List<ArraySlice> slices;
    private final double[][] units;
    private final double[][] scales;
    private final ArrayEnergy arrayEnergy;
    private final List<SliceConverters> converters;
    private final List<Step> steps;

    /** The reads before a conversion. */
    private record Step(double weight, List<Pass> passes) {}

    /** One read: what is on the word lines, and the array as it meets it. */
    private record Pass(InputPlane plane, List<ArraySlice> slices) {}

    private Tile(ProductPlan plan, Block block, Crossbar fresh, RandomStream random) {
        this.plan = plan;
        this.block = block;
        Ageing ageing = plan.hardware().ageing();
        this.crossbar = ageing.age() == 0 ? fresh : fresh.aged(ageing.age());
        this.currents = plan.hardware().currents();
        Crossbar.Read read = crossbar.at(currents.positive());
        this.slices = slices(read);
        boolean alike = currents.sameEitherWay(spec().range());
        Crossbar.Read opposite = alike ? read : crossbar.at(currents.negative());
        this.steps = steps(alike ? slices : slices(opposite));
        double[][] factors = compensation(fresh, random.child("compensation"));
        this.units = plan.scalesDigitally() ? ones() : factors;
        this.scales = plan.scalesDigitally() ? factors : ones();
        for (int slice = 0; slice < slices.size(); slice++) {
            double unit = plan.unit(slice) / currents.gain(spec().range());
            for (int column = 0; column < block.columns(); column++) {
                units[slice][column] *= unit;
            }
        }
        this.arrayEnergy = new ArrayEnergy(
                read.response().sources(),
                opposite.response().sources(),
                plan.hardware().input(),
                currents);
        this.converters = new ArrayList<>();
        int banks = 0;
        for (int slice = 0; slice < slices.size(); slice++) {
            converters.add(SliceConverters.fabricate(plan, block, slice, random.child("converters"), banks));
            banks += converters.get(slice).banks().size();
        }
    }

    private CellSpec spec() {
        return plan.hardware().tile().crossbar().cell();
    }

    /** Where negative inputs meet another array than positive ones, a read of both is two, at the same time. */
    private List<Step> steps(List<ArraySlice> negative) {
        List<Step> all = new ArrayList<>();
        for (InputStep step : plan.hardware().input().steps()) {
            List<Pass> passes = new ArrayList<>();
            for (InputPlane plane : step.planes()) {
                if (plane.side() == Side.BOTH && negative != slices) {
                    passes.add(new Pass(plane.of(Side.POSITIVE), slices));
                    passes.add(new Pass(plane.of(Side.NEGATIVE), negative));
                } else {
                    passes.add(new Pass(plane, slices));
                }
            }
            all.add(new Step(step.weight(), passes));
        }
        return all;
    }

    private double[][] ones() {
        double[][] ones = new double[slices.size()][block.columns()];
        for (double[] slice : ones) {
            Arrays.fill(slice, 1);
        }
        return ones;
    }

    /** The factor that takes drift back, of each slice's columns: of a ramp's gain, or of what was converted. */
    private double[][] compensation(Crossbar fresh, RandomStream random) {
        double[][] all = ones();
        if (plan.hardware().ageing().compensates()) {
            List<ArraySlice> before = slices(fresh.at(currents.positive()));
            double[] factors = plan.hardware()
                    .ageing()
                    .compensation()
                    .factors(wordLineByWordLine(before, random.child("fresh")), wordLineByWordLine(slices, random));
            for (int k = 0; k < factors.length; k++) {
                all[k / block.columns()][k % block.columns()] = factors[k];
            }
        }
        return all;
    }

    /** What each column of every slice puts out when one word line after the other is driven, with the noise of a read. */
    private DMatrixRMaj wordLineByWordLine(List<ArraySlice> read, RandomStream random) {
        int rows = block.rows();
        int columns = block.columns();
        Shape shape = new Shape(rows, rows, columns);
        float[] one = new float[rows * rows];
        for (int row = 0; row < rows; row++) {
            one[row * rows + row] = 1;
        }
        DMatrixRMaj outputs = new DMatrixRMaj(rows, read.size() * columns);
        float[] charge = new float[rows * columns];
        float[] power = new float[rows * columns];
        Draws draws = random.draws();
        for (int slice = 0; slice < read.size(); slice++) {
            read.get(slice).read(shape, one, one, charge, power, draws);
            for (int k = 0; k < charge.length; k++) {
                outputs.set(k / columns, slice * columns + k % columns, charge[k]);
            }
        }
        return outputs;
    }

    private List<ArraySlice> slices(Crossbar.Read read) {
        WeightEncoding encoding = plan.hardware().tile().encoding();
        List<DMatrixRMaj> signed = encoding.combine(read.response().transfer());
        SensedNoise noise = read.noise();
        List<ReadVariance> variances = encoding.combineVariance(noise.deviations());
        List<ReadVariance> relief = noise.hasRelief() ? encoding.combineVariance(noise.relief()) : List.of();
        List<ArraySlice> slices = new ArrayList<>();
        for (int slice = 0; slice < signed.size(); slice++) {
            slices.add(new ArraySlice(
                    signed.get(slice),
                    variances.get(slice),
                    relief.isEmpty() ? Optional.empty() : Optional.of(relief.get(slice))));
        }
        return slices;
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
        Room room = new Room(Math.min(vectors, CHUNK));
        for (int from = 0; from < vectors; from += CHUNK) {
            int count = Math.min(CHUNK, vectors - from);
            System.arraycopy(codes, from * block.rows(), room.codes, 0, count * block.rows());
            for (Step step : steps) {
                integrate(step, new Shape(count, block.rows(), block.columns()), room, draws);
                for (int slice = 0; slice < slices.size(); slice++) {
                    convert(slice, step.weight(), room, sums, from, count, draws);
                }
            }
        }
        return energy(codes);
    }

    /** Scratch for one chunk of vectors. */
    private final class Room {
        private final float[] codes;
        private final float[] plane;
        private final float[] squares;
        private final float[][] charges;
        private final float[] once;
        private final float[] power;
        private final double[] row;

        Room(int vectors) {
            int outputs = vectors * block.columns();
            boolean noisy = slices.stream().anyMatch(ArraySlice::isNoisy);
            boolean several = steps.stream().anyMatch(step -> step.passes().size() > 1);
            codes = new float[vectors * block.rows()];
            plane = several || steps.size() > 1 ? new float[codes.length] : codes;
            squares = new float[noisy ? codes.length : 0];
            charges = new float[slices.size()][outputs];
            once = new float[several ? outputs : 0];
            power = new float[slices.stream().anyMatch(ArraySlice::needsPower) ? outputs : 0];
            row = new double[block.columns()];
        }
    }

    /** Leaves the charge of a step on the columns of every slice, in units of a code. */
    private void integrate(Step step, Shape shape, Room room, Draws draws) {
        for (int number = 0; number < step.passes().size(); number++) {
            InputPlane plane = step.passes().get(number).plane();
            List<ArraySlice> met = step.passes().get(number).slices();
            int lines = shape.rows() * shape.inner();
            if (room.plane != room.codes) {
                plane.extract(room.codes, room.plane, lines);
            }
            currents.bend(room.plane, lines);
            square(room.plane, room.squares, Math.min(lines, room.squares.length));
            for (int slice = 0; slice < slices.size(); slice++) {
                float[] charge = number == 0 ? room.charges[slice] : room.once;
                met.get(slice).read(shape, room.plane, room.squares, charge, room.power, draws);
                collect(charge, room.charges[slice], (float) plane.weight(), shape.rows() * shape.columns());
            }
        }
    }

    private static void square(float[] values, float[] squares, int count) {
        for (int k = 0; k < count; k++) {
            squares[k] = values[k] * values[k];
        }
    }

    /** Adds a weighted read to what the integrators hold; the first read is there already. */
    private static void collect(float[] read, float[] charge, float weight, int count) {
        if (read != charge) {
            for (int k = 0; k < count; k++) {
                charge[k] += weight * read[k];
            }
        } else if (weight != 1) {
            for (int k = 0; k < count; k++) {
                charge[k] *= weight;
            }
        }
    }

    private void convert(int slice, double weight, Room room, DMatrixRMaj sums, int from, int count, Draws draws) {
        int columns = block.columns();
        double[] unit = units[slice];
        SliceConverters bank = converters.get(slice);
        for (int vector = 0; vector < count; vector++) {
            scale(room.charges[slice], vector * columns, unit, room.row);
            bank.convert(room.row, draws);
            add(room.row, weight, scales[slice], sums.data, (from + vector) * sums.getNumCols() + block.fromColumn());
        }
    }

    private static void scale(float[] charge, int from, double[] unit, double[] row) {
        for (int column = 0; column < row.length; column++) {
            row[column] = charge[from + column] * unit[column];
        }
    }

    private static void add(double[] row, double weight, double[] scale, double[] sums, int to) {
        for (int column = 0; column < row.length; column++) {
            sums[to + column] += weight * scale[column] * row[column];
        }
    }

    /** What the sources deliver to cells and wires. */
    private double energy(float[] codes) {
        double voltage = plan.hardware().tile().readVoltage();
        return arrayEnergy.of(codes)
                * voltage
                * voltage
                * plan.hardware().input().exposureTime(plan.hardware().technology());
    }

    Block block() {
        return block;
    }

    Crossbar crossbar() {
        return crossbar;
    }

    List<Adc> banks() {
        return converters.stream().flatMap(slice -> slice.banks().stream()).toList();
    }

    /** Returns what one vector costs, given the mean energy burnt in this tile's cells [J]. */
    CostSheet cost(String name, double cellEnergy) {
        List<TileCost.Bank> banks = new ArrayList<>();
        for (int slice = 0; slice < converters.size(); slice++) {
            for (Adc bank : converters.get(slice).banks()) {
                double perUnit = bank.inputWidth() / plan.weightRange();
                banks.add(TileCost.Bank.of(bank, plan.design(), plan.hardware(), perUnit / plan.significance(slice)));
            }
        }
        return new TileCost(plan.hardware(), block.rows(), block.columns(), banks, plan.sumBits()).of(name, cellEnergy);
    }

    /** Returns what it takes to read every word line alone, as drift compensation does; drivers are counted as in any read. */
    Cost compensation() {
        int reads = plan.hardware().ageing().compensation().reads(block.rows());
        if (reads == 0) {
            return Cost.NONE;
        }
        float[] codes = new float[block.rows() * block.rows()];
        for (int row = 0; row < block.rows(); row++) {
            codes[row * block.rows() + row] = plan.hardware().input().largestCode();
        }
        CostSheet read = cost("read", energy(codes) / block.rows());
        return new Cost(read.energy().nominal(), read.latency()).repeated(reads);
    }
}
