package mho.adc;

import java.util.Arrays;
import java.util.Optional;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.kernel.LevelCount;
import mho.base.kernel.MatrixProduct;
import mho.base.kernel.NormalDistribution;
import mho.base.random.Draws;

/**
 * A fabricated bank of ramp converters: one ramp, and a comparator with its own offset a column.
 *
 * <p>A conversion is what the clocked circuit does: at each strobe, in order, the comparator compares the ramp with the column's
 * held voltage, and at the first at which the ramp is higher the counter is kept; until then it went up or down with every strobe.
 * {@link Adc.Moment#clocked} does it strobe by strobe. Searching for the place in the ramp's running maximum gives the same code,
 * also where stuck cells, droop or noise let the ramp fall.
 *
 * <p>Noise of the ramp is drawn once a conversion, a normal number for each noisy step, and shared by all columns. Then each column
 * takes a normal number for its front end, if that is noisy, and a uniform one for its comparator, if that is: with Φ the normal
 * distribution, a comparator that sees v lets a ramp at r pass with probability Φ((v − r)/σ), independently at each strobe, so
 *
 * <pre>  P(stops after k) = Π_{i≤k} Φ((v − r_i)/σ),   stops at the first k at which the product is no larger than the uniform number</pre>
 */
public final class RampAdc implements Adc {
    /** Of a ramp with more levels, search is faster than comparing with all of them. */
    private static final int MOST_COUNTED = 63;

    private final RampPlan plan;
    private final Ramp made;
    private final RampSource source;
    private final RampCircuit.Fabricated circuit;
    private final FrontEnd.Columns frontEnd;
    private final Ramp seen;
    private final boolean noisyRamp;
    private final boolean everyStepNoisy;
    private final RampSearch search;
    private final double[] gains;
    private final double[] offsets;
    private final double[] levels;
    private final double uniformScale;
    private final Moment quiet = new Quiet();

    RampAdc(RampPlan plan, Ramp made, RampSource source, RampCircuit.Fabricated circuit, FrontEnd.Columns frontEnd) {
        this.plan = plan;
        this.made = made;
        this.source = source;
        this.circuit = circuit;
        this.frontEnd = frontEnd;
        this.seen = circuit.around(made, source);
        this.noisyRamp = Arrays.stream(seen.deviations()).anyMatch(deviation -> deviation > 0);
        this.everyStepNoisy = Arrays.stream(seen.deviations()).allMatch(deviation -> deviation > 0);
        this.search = RampSearch.indexed(seen.levels());
        this.gains = frontEnd.gains();
        this.offsets = new double[circuit.offsets().length];
        Arrays.setAll(offsets, column -> circuit.offsets()[column] + frontEnd.offsets()[column]);
        this.levels = plan.levels();
        this.uniformScale = uniformScale(seen.levels());
    }

    /** Levels per unit of a ramp so even that arithmetic finds the place of an input to within one, else 0. */
    private static double uniformScale(double[] ramp) {
        int last = ramp.length - 1;
        double step = (ramp[last] - ramp[0]) / last;
        for (int k = 1; k < last; k++) {
            if (!(Math.abs(ramp[k] - ramp[0] - k * step) < step / 8)) {
                return 0;
            }
        }
        return step > 0 ? last / (ramp[last] - ramp[0]) : 0;
    }

    /** What the comparator of a column compares with the ramp, without noise. */
    private double input(double x, int column) {
        requireNumber(x);
        return gains[column] * x + offsets[column];
    }

    private static void requireNumber(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("The input of a converter must be a number, but is NaN");
        }
    }

    /** Returns the output without the noise from conversion to conversion. */
    @Override
    public double convert(double x, int column) {
        return levels[search.passed(input(x, column))];
    }

    /** Returns the output code of one column, without the noise from conversion to conversion. */
    public int code(double x, int column) {
        return plan.codes()[search.passed(input(x, column))];
    }

    /** Converts without the noise from conversion to conversion. */
    @Override
    public void convert(double[] values, int from, int to, int column) {
        if (uniformScale > 0) {
            convertEvenly(values, from, to, column);
            return;
        }
        for (int k = from; k < to; k++) {
            values[k] = levels[search.passed(input(values[k], column + k - from))];
        }
    }

    /** Levels before the nearest one are surely passed, those after it surely not: one comparison decides. */
    private void convertEvenly(double[] values, int from, int to, int column) {
        double[] ramp = seen.levels();
        double[] outputs = levels;
        double first = ramp[0];
        double scale = uniformScale;
        int last = ramp.length - 1;
        for (int k = from; k < to; k++) {
            double x = input(values[k], column + k - from);
            int nearest = Math.max(0, Math.min(last, (int) ((x - first) * scale + 0.5)));
            values[k] = outputs[nearest + (ramp[nearest] <= x ? 1 : 0)];
        }
    }

    /** Returns the output of one column without noise as the circuit finds it: strobe by strobe. */
    public double clocked(double x, int column) {
        double[] value = {x};
        quiet.clocked(value, 0, 1, column);
        return value[0];
    }

    /** Returns the bank in one conversion; one without noise is always the same. */
    @Override
    public Moment moment(Draws draws) {
        if (noisyRamp) {
            return noisy(draws);
        }
        return frontEnd.noise() > 0 || circuit.noise() > 0
                ? new Noisy(seen.levels(), RampSearch.peaks(seen.levels()), draws)
                : quiet;
    }

    /** One conversion on a ramp that stands where its noise has put it; its peaks in the same loop, while sums wait for one another. */
    private Moment noisy(Draws draws) {
        double[] levelsMade = seen.levels();
        double[] deviations = seen.deviations();
        double[] ramp = new double[levelsMade.length];
        RampSearch.Peaks peaks = new RampSearch.Peaks(ramp.length);
        normals(ramp, draws);
        double error = 0;
        for (int k = 0; k < ramp.length; k++) {
            error += deviations[k] * ramp[k];
            ramp[k] = levelsMade[k] + error;
            peaks.add(k, ramp[k]);
        }
        return new Noisy(ramp, peaks.ended(), draws);
    }

    /** A number for each noisy step. */
    private void normals(double[] into, Draws draws) {
        if (everyStepNoisy) {
            draws.normals(into, into.length);
            return;
        }
        for (int k = 0; k < into.length; k++) {
            into[k] = seen.deviations()[k] > 0 ? draws.normal() : 0;
        }
    }

    /** What a counter shows at the end of a conversion that passed so many strobes: it goes up or down with each. */
    private double counted(int strobes) {
        int[] codes = plan.codes();
        int counter = codes[0];
        for (int strobe = 0; strobe < strobes; strobe++) {
            counter += codes[strobe + 1] - codes[strobe];
        }
        Interval outputs =
                plan.conversion().activation().outputs(plan.conversion().inputs());
        return plan.conversion().placement().level(outputs, plan.lsb(), counter);
    }

    /** Every conversion of a bank without noise. */
    private final class Quiet implements Moment {
        @Override
        public void convert(double[] values, int from, int to, int column) {
            RampAdc.this.convert(values, from, to, column);
        }

        @Override
        public void clocked(double[] values, int from, int to, int column) {
            for (int k = from; k < to; k++) {
                double x = input(values[k], column + k - from);
                int strobe = 0;
                while (strobe < seen.levels().length && seen.levels()[strobe] <= x) {
                    strobe++;
                }
                values[k] = counted(strobe);
            }
        }
    }

    /** One conversion of a noisy bank. */
    private final class Noisy implements Moment {
        private final double[] ramp;
        private final double[] peaks;
        private final Draws draws;
        private final double sampled = frontEnd.noise();
        private final double strobed = circuit.noise();

        Noisy(double[] ramp, double[] peaks, Draws draws) {
            this.ramp = ramp;
            this.peaks = peaks;
            this.draws = draws;
        }

        @Override
        public void convert(double[] values, int from, int to, int column) {
            if (sampled > 0 || strobed > 0) {
                convertDrawing(values, from, to, column);
                return;
            }
            Optional<LevelCount> count =
                    ramp.length <= MOST_COUNTED ? MatrixProduct.standard().levelCount() : Optional.empty();
            if (count.isPresent()) {
                convertCounting(count.get(), values, from, to, column);
                return;
            }
            for (int k = from; k < to; k++) {
                values[k] = levels[search.passed(peaks, input(values[k], column + k - from))];
            }
        }

        /** The strobes that are passed are those whose peaks are not above the input. */
        private void convertCounting(LevelCount count, double[] values, int from, int to, int column) {
            int shift = column - from;
            // a loop of its own, without branches: several inputs at once
            for (int k = from; k < to; k++) {
                values[k] = gains[k + shift] * values[k] + offsets[k + shift];
            }
            long[] above = new long[to - from];
            count.above(peaks, ramp.length, values, from, to, above);
            for (int k = from; k < to; k++) {
                requireNumber(values[k]);
                values[k] = levels[ramp.length - (int) above[k - from]];
            }
        }

        private void convertDrawing(double[] values, int from, int to, int column) {
            for (int k = from; k < to; k++) {
                double x = held(values[k], column + k - from);
                values[k] = levels[strobed > 0 ? passed(x) : search.passed(peaks, x)];
            }
        }

        private double held(double x, int column) {
            double input = input(x, column);
            return sampled > 0 ? input + sampled * draws.normal() : input;
        }

        /** Strobes so far below the input that they are passed for certain, to the last bit, need not be looked at. */
        private int passed(double x) {
            return passed(x, search.passed(peaks, x - NormalDistribution.SURE * strobed));
        }

        private int passed(double x, int certain) {
            double luck = draws.uniform();
            double passing = 1;
            for (int strobe = certain; strobe < ramp.length; strobe++) {
                passing *= NormalDistribution.below((x - ramp[strobe]) / strobed);
                if (luck >= passing) {
                    return strobe;
                }
            }
            return ramp.length;
        }

        @Override
        public void clocked(double[] values, int from, int to, int column) {
            for (int k = from; k < to; k++) {
                double x = held(values[k], column + k - from);
                values[k] = counted(strobed > 0 ? passed(x, 0) : strobes(x));
            }
        }

        private int strobes(double x) {
            int strobe = 0;
            while (strobe < ramp.length && ramp[strobe] <= x) {
                strobe++;
            }
            return strobe;
        }
    }

    @Override
    public Activation activation() {
        return plan.conversion().activation();
    }

    @Override
    public int columns() {
        return offsets.length;
    }

    /** Returns the transition levels of a column without offset or noise, as the circuit around the ramp has made them. */
    public TransferCurve transfer() {
        return new TransferCurve(plan, seen.levels());
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
        double[] levelsThere = source.tracksReadVoltage() ? made.levels() : quotients(made.levels(), ratio);
        double[] deviations = source.tracksReadVoltage() ? made.deviations() : quotients(made.deviations(), ratio);
        return new RampAdc(
                plan,
                new Ramp(levelsThere, deviations, made.clocks()),
                source.atReadVoltage(ratio),
                circuit.withSignals(ratio),
                frontEnd.withSignals(ratio));
    }

    private static double[] quotients(double[] values, double divisor) {
        return Arrays.stream(values).map(value -> value / divisor).toArray();
    }

    private RampBank bank() {
        return new RampBank(
                plan, source, circuit.design(), frontEnd.calibration().bits(), columns());
    }

    @Override
    public double inputWidth() {
        return bank().inputWidth();
    }

    @Override
    public double preparation(Technology technology) {
        return bank().preparation(technology);
    }

    @Override
    public CostSheet conversion(Technology technology) {
        return bank().conversion(technology);
    }

    @Override
    public Cost frontEndCalibration(Technology technology) {
        return frontEnd.calibration().cost(conversion(technology));
    }

    /** {@inheritDoc} Comparators and front ends do not age. */
    @Override
    public RampAdc aged(double age) {
        RampSource later = source.aged(age);
        return later == source ? this : new RampAdc(later.plan(plan), later.ramp(made), later, circuit, frontEnd);
    }

    @Override
    public Cost upkeep() {
        return source.upkeep();
    }
}
