package mho.networks.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import mho.adc.ActivationUnit;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.Placement;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import mho.base.random.RandomStream;
import mho.crossbar.DriftCompensation;
import mho.networks.ColumnGroup;
import mho.networks.Exact;
import mho.networks.Stage;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A matrix on tiles. Each input has a range s_i, its own or one that was learned for all, folded into its row; the largest folded weight takes the whole
 * conductance range.
 *
 * <pre>  x_i ≈ s_i n_i/N,   p_j = Σ x_i w_ij = (W/N) Σ n_i (s_i w_ij/W),   W = max |s_i w_ij|</pre>
 *
 * <p>Where converters apply a function, biases must be added before them: they are spread evenly over word lines that are
 * always on. Elsewhere they are added digitally. A matrix of more rows than a tile has partial sums, whose function cannot be
 * taken in the converter: they are converted linearly, added, and the function is digital. The same holds where an output takes
 * several conversions: one a slice of the weights, and one a step of the inputs,
 *
 * <pre>  p_j = Σ_steps weight·Σ_slices convert(unit_s·Q_sj),   unit_s = f_s W/(N(G_max − G_min)),   Q_sj = Σ_i v_i D_s,ij</pre>
 */
final class ProductPlan implements StagePlan {
    private final Stage.Product stage;
    private final HardwareSpec hardware;
    private final double[] inputRanges;
    private final DMatrixRMaj folded;
    private final boolean analog;
    private final int biasRows;
    private final boolean digitalBias;
    private final double weightRange;
    private final double clipped;
    private final Interval arguments;
    private final List<Block> blocks;
    private final List<GroupPlan> groups;

    private ProductPlan(Stage.Product stage, HardwareSpec hardware, Ranges ranges) {
        this.stage = stage;
        this.hardware = hardware;
        DMatrixRMaj inputs = ranges.inputs(stage);
        this.inputRanges = ranges.inputRanges(stage, hardware.input().largestCode());
        double beyond = 0;
        for (int i = 0; i < inputRanges.length; i++) {
            beyond += ClipRange.beyond(Ranges.column(inputs, i), inputRanges[i]);
        }
        this.clipped = beyond / inputRanges.length;
        DMatrixRMaj weights = fold(stage, inputRanges);
        this.weightRange = Math.max(CommonOps_DDRM.elementMaxAbs(weights), Double.MIN_NORMAL);
        double wantedBiasRows = Math.ceil(CommonOps_DDRM.elementMaxAbs(stage.bias()) / weightRange);
        this.analog = wantsFunction(stage)
                && hardware.conversionsPerOutput() == 1
                && realisesAll(stage, hardware)
                && stage.inputs() + wantedBiasRows <= hardware.tile().rows();
        requireOneGainPerRamp();
        this.biasRows = analog ? (int) wantedBiasRows : 0;
        this.digitalBias = wantedBiasRows > biasRows;
        this.folded = withBiasRows(weights, stage.bias(), biasRows);
        this.blocks = Block.cut(folded.getNumRows(), folded.getNumCols(), hardware.tile());
        Applied exact = new Exact().apply(stage, inputs, RandomStream.ofSeed(0));
        this.arguments = ClipRange.span(exact.arguments().data);
        this.groups = analog ? analogGroups(exact.arguments()) : linearGroups(inputs, exact.arguments());
    }

    static ProductPlan of(Stage.Product stage, HardwareSpec hardware, Ranges ranges) {
        return new ProductPlan(stage, hardware, ranges);
    }

    private static DMatrixRMaj fold(Stage.Product stage, double[] ranges) {
        DMatrixRMaj weights = new DMatrixRMaj(stage.weights());
        CommonOps_DDRM.multRows(ranges, weights);
        return weights;
    }

    private static DMatrixRMaj withBiasRows(DMatrixRMaj weights, DMatrixRMaj bias, int biasRows) {
        DMatrixRMaj all = new DMatrixRMaj(weights.getNumRows() + biasRows, weights.getNumCols());
        CommonOps_DDRM.insert(weights, all, 0, 0);
        for (int row = weights.getNumRows(); row < all.getNumRows(); row++) {
            for (int column = 0; column < all.getNumCols(); column++) {
                all.set(row, column, bias.data[column] / biasRows);
            }
        }
        return all;
    }

    private void requireOneGainPerRamp() {
        if (analog && hardware.ageing().compensation() instanceof DriftCompensation.PerColumn) {
            throw new IllegalArgumentException(
                    "Drift compensation per column scales outputs digitally, but stage %s takes its function in converters, whose columns share a ramp and so one gain. Set \"compensation\": \"global-scale\", or use linear converters."
                            .formatted(stage.name()));
        }
    }

    private static boolean wantsFunction(Stage.Product stage) {
        return stage.groups().stream().anyMatch(group -> !(group.activation() instanceof Identity));
    }

    private static boolean realisesAll(Stage.Product stage, HardwareSpec hardware) {
        return stage.groups().stream().allMatch(group -> hardware.nonlinear().realises(group.activation()));
    }

    private List<GroupPlan> analogGroups(DMatrixRMaj exact) {
        List<GroupPlan> plans = new ArrayList<>();
        for (ColumnGroup group : stage.groups()) {
            double[] values = columns(exact, group.from(), group.to());
            Conversion conversion = conversionOf(group.activation(), values);
            plans.add(new GroupPlan(group, hardware.nonlinear(), List.of(conversion), Optional.empty()));
        }
        return plans;
    }

    private List<GroupPlan> linearGroups(DMatrixRMaj inputs, DMatrixRMaj exact) {
        List<GroupPlan> plans = new ArrayList<>();
        SumConversions conversions = sumConversions(inputs);
        for (ColumnGroup group : stage.groups()) {
            boolean function = !(group.activation() instanceof Identity);
            boolean nonlinearWillDo = function
                    && hardware.nonlinear().realises(new Identity())
                    && !hardware.nonlinear().realises(group.activation());
            AdcSpec converter = nonlinearWillDo ? hardware.nonlinear() : hardware.linear();
            Optional<ActivationUnit> digital = function
                    ? Optional.of(digitalUnit(group.activation(), columns(exact, group.from(), group.to())))
                    : Optional.empty();
            plans.add(new GroupPlan(
                    group, converter, conversions.of(group, FunctionRange.codes(converter) / 2.0), digital));
        }
        return plans;
    }

    private ActivationUnit digitalUnit(Activation activation, double[] values) {
        return hardware.digital()
                .unit()
                .unit(conversionOf(activation, values), hardware.nonlinear().bits());
    }

    /** The conversions of a group's (partial) sums, one a slice, for a number of steps from zero to the limit. */
    private interface SumConversions {
        List<Conversion> of(ColumnGroup group, double steps);
    }

    private SumConversions sumConversions(DMatrixRMaj inputs) {
        if (hardware.conversionsPerOutput() == 1) {
            return (group, steps) -> List.of(Conversion.linear(ClipRange.best(partialSums(inputs, group), steps)));
        }
        ConversionSums sums = new ConversionSums(this, inputs);
        int slices = hardware.tile().encoding().significances().length;
        return (group, steps) -> IntStream.range(0, slices)
                .mapToObj(slice -> twosComplement(sums.limit(slice, group.from(), group.to(), steps), steps))
                .toList();
    }

    /** A range with zero among its codes: many bits and digits are zero, and must not add half a step each. */
    private static Conversion twosComplement(double limit, double steps) {
        return new Conversion(new Identity(), new Interval(-limit, limit - limit / steps), Placement.LEVEL);
    }

    /** The sums that single tiles see on the calibration data, without digital biases. */
    private double[] partialSums(DMatrixRMaj inputs, ColumnGroup group) {
        List<double[]> parts = new ArrayList<>();
        for (Block block : blocks) {
            int from = Math.max(block.fromColumn(), group.from());
            int to = Math.min(block.toColumn(), group.to());
            if (from < to) {
                DMatrixRMaj x = CommonOps_DDRM.extract(inputs, 0, inputs.getNumRows(), block.fromRow(), block.toRow());
                DMatrixRMaj w = CommonOps_DDRM.extract(stage.weights(), block.fromRow(), block.toRow(), from, to);
                parts.add(CommonOps_DDRM.mult(x, w, null).data);
            }
        }
        return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    private Conversion conversionOf(Activation activation, double[] values) {
        return FunctionRange.conversion(activation, values, hardware.nonlinear());
    }

    private static double[] columns(DMatrixRMaj matrix, int from, int to) {
        double[] values = new double[matrix.getNumRows() * (to - from)];
        for (int row = 0; row < matrix.getNumRows(); row++) {
            System.arraycopy(matrix.data, row * matrix.getNumCols() + from, values, row * (to - from), to - from);
        }
        return values;
    }

    /** Returns what flows, on the calibration data. */
    StageMoments moments(Ranges ranges) {
        double[] weights = Arrays.stream(folded.data, 0, folded.getNumElements())
                .map(weight -> weight / weightRange)
                .toArray();
        int held = inputRanges.length * stage.outputs();
        Histogram body = Histogram.of(Arrays.copyOf(weights, held));
        Histogram biases = biasRows == 0 ? body : Histogram.of(Arrays.copyOfRange(weights, held, weights.length));
        Driven driven = ranges.workedOut(
                List.of(
                        "driven",
                        stage.name(),
                        Arrays.stream(inputRanges).boxed().toList()),
                () -> driven(ranges));
        Sums sums = ranges.workedOut(List.of("sums", stage.name()), () -> sums(ranges));
        return new StageMoments(
                driven.shares,
                body,
                biases,
                sums.arguments,
                sums.ofGroups,
                together(driven.sums, weights),
                weightRange,
                Math.max(1, biasRows));
    }

    /** What was on the word lines: shares of their ranges, and the sum of magnitudes of each line's. */
    private record Driven(Histogram shares, List<Double> sums) {}

    private Driven driven(Ranges ranges) {
        DMatrixRMaj inputs = ranges.inputs(stage);
        double[] shares = new double[inputs.getNumElements()];
        Arrays.setAll(shares, k -> Math.max(-1, Math.min(1, inputs.data[k] / inputRanges[k % inputRanges.length])));
        double[] sums = new double[inputRanges.length];
        for (int k = 0; k < shares.length; k++) {
            sums[k % sums.length] += Math.abs(shares[k]);
        }
        return new Driven(Histogram.of(shares), Arrays.stream(sums).boxed().toList());
    }

    /** What the columns came to: with biases, of all groups, and without, of each. */
    private record Sums(Histogram arguments, List<Histogram> ofGroups) {}

    private Sums sums(Ranges ranges) {
        DMatrixRMaj seen = ranges.arguments(stage);
        double[] sums = Arrays.copyOf(seen.data, seen.getNumElements());
        for (int k = 0; k < sums.length; k++) {
            sums[k] -= stage.bias().data[k % stage.outputs()];
        }
        return new Sums(Histogram.of(Arrays.copyOf(seen.data, seen.getNumElements())), bySums(sums));
    }

    private List<Histogram> bySums(double[] sums) {
        DMatrixRMaj all = DMatrixRMaj.wrap(sums.length / stage.outputs(), stage.outputs(), sums);
        return stage.groups().stream()
                .map(group -> Histogram.withTails(columns(all, group.from(), group.to())))
                .toList();
    }

    /** The mean over the word lines of mean input times mean weight, over the product of both means, less one. */
    private double together(List<Double> inputs, double[] weights) {
        int rows = inputRanges.length;
        double[] weight = new double[rows];
        for (int k = 0; k < rows * stage.outputs(); k++) {
            weight[k / stage.outputs()] += Math.abs(weights[k]);
        }
        double products = 0;
        for (int row = 0; row < rows; row++) {
            products += inputs.get(row) * weight[row];
        }
        double means = inputs.stream().mapToDouble(Double::doubleValue).sum()
                * Arrays.stream(weight).sum()
                / rows;
        return means == 0 ? 0 : products / means - 1;
    }

    HardwareSpec hardware() {
        return hardware;
    }

    /** Returns the inputs' own ranges s_i. */
    double[] inputRanges() {
        return inputRanges.clone();
    }

    /** Returns the weights that the arrays hold: inputs and bias lines × outputs, ranges folded in. */
    DMatrixRMaj folded() {
        return folded;
    }

    List<GroupPlan> groups() {
        return groups;
    }

    /** Returns what the charge of a slice stands for: a code through a siemens, in units of the stage's sums. */
    double unit(int slice) {
        TileSpec tile = hardware.tile();
        double perSiemens = weightRange
                / (tile.crossbar().cell().range().span() * hardware.input().largestCode());
        return perSiemens * tile.encoding().significances()[slice];
    }

    /** Returns the factor of a slice [1]. */
    double significance(int slice) {
        return hardware.tile().encoding().significances()[slice];
    }

    /** Returns the design of the converters, which is one for all groups or nearly so. */
    AdcSpec design() {
        return groups.get(0).converter();
    }

    /** Returns the width of a sum of all conversions of an output [bit]. */
    int sumBits() {
        int bits = groups.stream()
                .mapToInt(group -> group.converter().bits())
                .max()
                .orElseThrow();
        return sumBits(hardware, bits);
    }

    /** Returns the same for converters of so many bits. */
    static int sumBits(HardwareSpec hardware, int bits) {
        double[] slices = hardware.tile().encoding().significances();
        double least = slices[slices.length - 1];
        double largest = DoubleStream.of(slices).sum()
                / least
                * hardware.input().steps().stream()
                        .mapToDouble(step -> Math.abs(step.weight()))
                        .sum();
        return Math.min(bits, 24) + Math.getExponent(largest) + 1;
    }

    /** Returns whether drift is scaled back digitally, and not by the gain of a ramp. */
    boolean scalesDigitally() {
        return !analog;
    }

    /** Returns whether there are biases, and they are added after conversion. */
    boolean digitalBias() {
        return digitalBias;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public int biasRows() {
        return biasRows;
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public double inputRange() {
        return java.util.Arrays.stream(inputRanges).max().orElse(0);
    }

    /** A line that carries biases is always driven with the largest code, which stands for 1. */
    @Override
    public List<Double> lineRanges() {
        return IntStream.range(0, folded.getNumRows())
                .mapToObj(row -> row < inputRanges.length ? inputRanges[row] : 1.0)
                .toList();
    }

    @Override
    public double clipped() {
        return clipped;
    }

    @Override
    public double weightRange() {
        return weightRange;
    }

    @Override
    public Interval arguments() {
        return arguments;
    }

    @Override
    public boolean digitalFunction() {
        return groups.stream().anyMatch(GroupPlan::needsDigitalUnit);
    }

    @Override
    public String converter() {
        return String.join(
                ", ",
                groups.stream()
                        .map(plan -> describe(
                                hardware,
                                plan.group().activation(),
                                !plan.needsDigitalUnit() && plan.converter() == hardware.nonlinear()))
                        .distinct()
                        .toList());
    }

    /** Says in words how a function is converted. */
    static String describe(HardwareSpec hardware, Activation activation, boolean inConverter) {
        if (inConverter) {
            return "%s in the converter, %d bit"
                    .formatted(activation.name(), hardware.nonlinear().bits());
        }
        int conversions = hardware.conversionsPerOutput();
        String linear = conversions == 1 ? "linear" : "linear, %d conversions an output".formatted(conversions);
        return activation instanceof Identity
                ? "%s, %d bit".formatted(linear, hardware.linear().bits())
                : "%s, then digital %s".formatted(linear, activation.name());
    }

    @Override
    public StageHardware fabricate(RandomStream random) {
        return ProductHardware.fabricate(this, random);
    }
}
