package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mho.adc.Adc;
import mho.adc.InputPlane;
import mho.adc.InputStep;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.kernel.Shape;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.ArrayResponse;
import mho.crossbar.Crossbar;
import mho.crossbar.ReadVariance;
import mho.crossbar.SensedNoise;
import mho.crossbar.WeightEncoding;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A fabricated tile: one programmed array, drivers at its word lines and converters at its columns. */
final class Tile {
    /** Vectors that go through a tile together: as many as the product packs its weights for, few enough to stay in cache. */
    private static final int CHUNK = 256;

    private final ProductPlan plan;
    private final Block block;
    private final Crossbar crossbar;
    private final List<ArraySlice> slices;
    private final ArrayEnergy arrayEnergy;
    private final List<SliceConverters> converters;
    private final List<InputStep> steps;

    private Tile(ProductPlan plan, Block block, Crossbar crossbar, RandomStream random) {
        this.plan = plan;
        this.block = block;
        this.crossbar = crossbar;
        this.steps = plan.hardware().input().steps();
        ArrayResponse response = response(crossbar);
        this.slices = slices(response, crossbar, plan.hardware().tile().encoding());
        this.arrayEnergy = new ArrayEnergy(response.sources(), plan.hardware().input());
        this.converters = new ArrayList<>();
        int banks = 0;
        for (int slice = 0; slice < slices.size(); slice++) {
            converters.add(SliceConverters.fabricate(plan, block, slice, random.child("converters"), banks));
            banks += converters.get(slice).banks().size();
        }
    }

    /** What the ports do per volt. The one place to know that cells pass another current per volt at the voltage that reads them. */
    private static ArrayResponse response(Crossbar crossbar) {
        return crossbar.response();
    }

    private static List<ArraySlice> slices(ArrayResponse response, Crossbar crossbar, WeightEncoding encoding) {
        List<DMatrixRMaj> signed = encoding.combine(response.transfer());
        SensedNoise noise = crossbar.sensedNoise();
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
            for (InputStep step : steps) {
                integrate(step, new Shape(count, block.rows(), block.columns()), room, draws);
                for (int slice = 0; slice < slices.size(); slice++) {
                    convert(slice, step.weight(), room, sums, from, count);
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
            boolean several = steps.stream().anyMatch(step -> step.planes().size() > 1);
            codes = new float[vectors * block.rows()];
            plane = plan.hardware().input().reads() > 1 ? new float[codes.length] : codes;
            squares = new float[noisy ? codes.length : 0];
            charges = new float[slices.size()][outputs];
            once = new float[several ? outputs : 0];
            power = new float[slices.stream().anyMatch(ArraySlice::needsPower) ? outputs : 0];
            row = new double[block.columns()];
        }
    }

    /** Leaves the charge of a step on the columns of every slice, in units of a code. */
    private void integrate(InputStep step, Shape shape, Room room, Draws draws) {
        for (int number = 0; number < step.planes().size(); number++) {
            InputPlane plane = step.planes().get(number);
            int lines = shape.rows() * shape.inner();
            if (room.plane != room.codes) {
                plane.extract(room.codes, room.plane, lines);
            }
            square(room.plane, room.squares, Math.min(lines, room.squares.length));
            for (int slice = 0; slice < slices.size(); slice++) {
                float[] charge = number == 0 ? room.charges[slice] : room.once;
                slices.get(slice).read(shape, room.plane, room.squares, charge, room.power, draws);
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

    private void convert(int slice, double weight, Room room, DMatrixRMaj sums, int from, int count) {
        int columns = block.columns();
        double unit = plan.unit(slice);
        SliceConverters bank = converters.get(slice);
        for (int vector = 0; vector < count; vector++) {
            scale(room.charges[slice], vector * columns, unit, room.row);
            bank.convert(room.row);
            add(room.row, weight, sums.data, (from + vector) * sums.getNumCols() + block.fromColumn());
        }
    }

    private static void scale(float[] charge, int from, double unit, double[] row) {
        for (int column = 0; column < row.length; column++) {
            row[column] = charge[from + column] * unit;
        }
    }

    private static void add(double[] row, double weight, double[] sums, int to) {
        for (int column = 0; column < row.length; column++) {
            sums[to + column] += weight * row[column];
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
    CostSheet cost(String name, double arrayEnergy) {
        HardwareSpec hardware = plan.hardware();
        Technology technology = hardware.technology();
        TileInput input = new TileInput(hardware, hardware.tile().encoding().bitLines(block.columns()), block.rows());
        CostSheet read = CostSheet.parallel(
                "input and integration",
                Stream.concat(Stream.of(array(input, arrayEnergy)), input.parts(integrators()).stream())
                        .toList());
        CostSheet convert = CostSheet.parallel(
                        "conversion",
                        banks().stream()
                                .map(bank -> bank.conversion(technology))
                                .toList())
                .repeated(steps.size());
        double on = (read.latency() + convert.latency()) / technology.cycle() * integrators();
        CostSheet bias = Parts.analogBias(technology).used(on, integrators(), 0);
        List<CostSheet> parts = new ArrayList<>(List.of(read, convert));
        if (hardware.conversionsPerOutput() > 1) {
            parts.add(Parts.shiftAndAdd(technology, hardware.conversionsPerOutput(), block.columns(), plan.sumBits()));
        }
        parts.add(bias);
        return CostSheet.sequence(name, parts);
    }

    /** One a signed output of a slice, and one a shared reference, whose current it passes on. */
    private int integrators() {
        return block.columns() * slices.size()
                + plan.hardware().tile().encoding().references();
    }

    private CostSheet array(TileInput input, double energy) {
        return new CostSheet(
                "array",
                Band.EXACT.times(energy),
                input.duration(),
                crossbar.footprint(),
                1,
                "V2 G t of the values that flowed, %s; area of the cells"
                        .formatted(plan.hardware().tile().encoding().cells()),
                List.of());
    }
}
