package mho.adc;

import java.util.Arrays;
import java.util.Optional;
import mho.adc.activation.Interval;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;

/**
 * A fabricated bank of ramp converters: one ramp, and a comparator with its own offset a column. A conversion counts clocks
 * until the ramp passes the column's voltage; as no cell has a negative conductance the ramp never falls, so finding the
 * place by search gives the code of the clocked circuit exactly ({@link #clocked} is that circuit).
 */
public final class RampAdc implements Adc {
    private static final int TABLE_SIZE = 256;

    private final RampPlan plan;
    private final double[] thresholds;
    private final double[] levels;
    private final Ramp ramp;
    private final double[] comparatorOffsets;
    private final FrontEnd.Columns frontEnd;
    private final double[] gains;
    private final double[] offsets;
    private final RampSource source;
    private final int[] table;
    private final double tableScale;
    private final double uniformScale;

    RampAdc(RampPlan plan, Ramp ramp, RampSource source, double[] comparatorOffsets, FrontEnd.Columns frontEnd) {
        this.plan = plan;
        this.ramp = ramp;
        this.thresholds = ramp.levels();
        this.levels = plan.levels();
        this.comparatorOffsets = comparatorOffsets;
        this.frontEnd = frontEnd;
        this.gains = frontEnd.gains();
        this.offsets = new double[comparatorOffsets.length];
        Arrays.setAll(offsets, column -> comparatorOffsets[column] + frontEnd.offsets()[column]);
        this.source = source;
        double span = thresholds[thresholds.length - 1] - thresholds[0];
        this.tableScale = span > 0 ? (TABLE_SIZE - 1) / span : 0;
        this.table = new int[TABLE_SIZE];
        Arrays.setAll(table, bin -> firstCandidate(bin));
        this.uniformScale = isUniform() ? (thresholds.length - 1) / span : 0;
    }

    /** Whether thresholds lie so evenly that arithmetic finds the place of an input to within one. */
    private boolean isUniform() {
        int last = thresholds.length - 1;
        double step = (thresholds[last] - thresholds[0]) / last;
        for (int k = 1; k < last; k++) {
            if (!(Math.abs(thresholds[k] - thresholds[0] - k * step) < step / 8)) {
                return false;
            }
        }
        return step > 0;
    }

    /** The number of thresholds surely at or below every input of a bin: one bin early, so that rounding cannot matter. */
    private int firstCandidate(int bin) {
        if (tableScale == 0) {
            return 0;
        }
        double low = thresholds[0] + (bin - 1) / tableScale;
        int count = 0;
        while (count < thresholds.length && thresholds[count] <= low) {
            count++;
        }
        return count;
    }

    @Override
    public double convert(double x, int column) {
        return levels[count(gains[column] * x + offsets[column])];
    }

    /** Returns the output code of one column. */
    public int code(double x, int column) {
        return plan.codes()[count(gains[column] * x + offsets[column])];
    }

    /** Returns how many thresholds the ramp passes before it passes the input. */
    private int count(double x) {
        if (!(x >= thresholds[0])) {
            requireNumber(x);
            return 0;
        }
        int k = table[(int) Math.min((x - thresholds[0]) * tableScale, TABLE_SIZE - 1)];
        while (k < thresholds.length && thresholds[k] <= x) {
            k++;
        }
        return k;
    }

    @Override
    public void convert(double[] values, int from, int to, int column) {
        if (uniformScale > 0) {
            convertEvenly(values, from, to, column);
            return;
        }
        for (int k = from; k < to; k++) {
            values[k] = levels[count(gains[column + k - from] * values[k] + offsets[column + k - from])];
        }
    }

    /** Thresholds before the nearest one are surely passed, those after it surely not: one comparison decides. */
    private void convertEvenly(double[] values, int from, int to, int column) {
        double[] ramp = thresholds;
        double[] outputs = levels;
        double first = ramp[0];
        double scale = uniformScale;
        int last = ramp.length - 1;
        for (int k = from; k < to; k++) {
            double x = gains[column + k - from] * values[k] + offsets[column + k - from];
            requireNumber(x);
            int nearest = Math.max(0, Math.min(last, (int) ((x - first) * scale + 0.5)));
            values[k] = outputs[nearest + (ramp[nearest] <= x ? 1 : 0)];
        }
    }

    private static void requireNumber(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("The input of a converter must be a number, but is NaN");
        }
    }

    /** Returns the output of one column as the circuit finds it: clock by clock, counting up or down at each step. */
    public double clocked(double x, int column) {
        requireNumber(x);
        int[] codes = plan.codes();
        int counter = codes[0];
        for (int clock = 0;
                clock < thresholds.length && thresholds[clock] <= gains[column] * x + offsets[column];
                clock++) {
            counter += codes[clock + 1] - codes[clock];
        }
        Interval outputs =
                plan.conversion().activation().outputs(plan.conversion().inputs());
        return plan.conversion().placement().level(outputs, plan.lsb(), counter);
    }

    @Override
    public int columns() {
        return offsets.length;
    }

    /** Returns the transition levels of a column without comparator offset. */
    public TransferCurve transfer() {
        return new TransferCurve(plan, thresholds);
    }

    /** Returns the column of cells that makes the ramp, at its present age; none for a reference ramp. */
    public Optional<RampColumn> rampColumn() {
        return source.column();
    }

    /** Returns the ramp cells asked for [S], in the order of the ramp; none for a reference ramp. */
    public double[] rampTargets() {
        return source.targets();
    }

    /** Returns the ramp cells as programmed [S], in the order of the ramp; none for a reference ramp. */
    public double[] rampCells() {
        return source.cells();
    }

    /**
     * Returns the same converters while the array and the ramp cells are read at another voltage than the nominal one. The
     * array's outputs scale with it; a ramp of cells scales along, a ramp from a fixed reference does not.
     *
     * @param ratio read voltage over its nominal value [1]
     */
    public RampAdc atReadVoltage(double ratio) {
        if (!(ratio > 0 && ratio <= 10)) {
            throw new IllegalArgumentException(
                    "A read voltage must be 0 to 10 times its nominal value, but is %g times".formatted(ratio));
        }
        double[] seen = source.tracksReadVoltage()
                ? thresholds
                : Arrays.stream(thresholds).map(level -> level / ratio).toArray();
        return new RampAdc(
                plan,
                new Ramp(seen, ramp.deviations(), ramp.clocks()),
                source.atReadVoltage(ratio),
                Arrays.stream(comparatorOffsets).map(offset -> offset / ratio).toArray(),
                new FrontEnd.Columns(
                        gains,
                        Arrays.stream(frontEnd.offsets())
                                .map(offset -> offset / ratio)
                                .toArray(),
                        frontEnd.noise() / ratio));
    }

    @Override
    public CostSheet conversion(Technology technology) {
        double time = plan.clocks() * technology.cycle();
        double strobes = (double) plan.strobes() * columns();
        double bits = (double) plan.bits() * columns();
        return CostSheet.parallel(
                "%s conversion, %d bit".formatted(plan.conversion().activation().name(), plan.bits()),
                Comparator.part(technology).used(strobes, columns(), time).named("comparators"),
                Register.bit(technology).used(bits, bits, 0).named("latches"),
                source.conversion(plan, columns(), technology));
    }

    /** {@inheritDoc} Comparators and front ends do not age. */
    @Override
    public RampAdc aged(double age) {
        RampSource later = source.aged(age);
        return later == source
                ? this
                : new RampAdc(later.plan(plan), later.ramp(ramp), later, comparatorOffsets, frontEnd);
    }

    @Override
    public Cost upkeep() {
        return source.upkeep();
    }
}
