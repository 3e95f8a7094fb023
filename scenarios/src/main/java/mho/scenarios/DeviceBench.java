package mho.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import mho.base.cost.Cost;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.base.unit.Quantities;
import mho.device.CellSpec;
import mho.device.Cells;
import mho.device.ConductanceRange;
import mho.device.catalog.Published;
import mho.scenarios.DeviceCurves.Ageing;
import mho.scenarios.DeviceCurves.Errors;
import mho.scenarios.DeviceCurves.Reached;
import mho.scenarios.DeviceResults.Comparison;
import mho.scenarios.DeviceResults.Point;
import mho.scenarios.DeviceResults.Reads;
import mho.scenarios.DeviceResults.Unknown;
import mho.scenarios.DeviceResults.Write;

/**
 * The device bench: many cells of one design written, aged and read. The cells of a target have an address of their own,
 * so other targets and ages do not change them.
 *
 * @param name      name of the cell
 * @param cell      the cell
 * @param published numbers to hold it against
 * @param trials    cells of each target [1]
 * @param seed      seed of all draws
 */
public record DeviceBench(String name, CellSpec cell, List<Published> published, int trials, long seed) {
    /** Targets over the range if none are asked for. */
    private static final int EVEN = 9;
    /** Curves over the range. */
    private static final int STATES = 33;
    /** Cells behind a point of a curve, and quantiles of a distribution. */
    private static final int CURVE_TRIALS = 4000;

    private static final int PER_DECADE = 4;
    private static final int QUANTILES = 81;
    private static final int SINGLE_CELLS = 240;
    private static final int DRAWN_TARGETS = 5;
    private static final double DAY = 86_400;
    private static final int DAYS = 5;
    /** No cell in a million lies so many deviations below the mean. */
    private static final double UNCUT = 5;

    public DeviceBench {
        published = List.copyOf(published);
        if (!(trials >= 2 && trials <= 10_000_000)) {
            throw new IllegalArgumentException(
                    "A device bench needs 2 to 10,000,000 trials a target, but %d were asked for".formatted(trials));
        }
    }

    /** Returns targets evenly spaced over the cell's range, its ends included [S]. */
    public List<Double> evenTargets() {
        return even(EVEN);
    }

    /** Returns the targets whose errors and ageing are drawn if there is no reason for others [S]. */
    public List<Double> drawnTargets() {
        return even(DRAWN_TARGETS);
    }

    private List<Double> even(int count) {
        ConductanceRange range = cell.range();
        return IntStream.range(0, count)
                .mapToObj(n -> range.min() + range.span() * n / (count - 1))
                .toList();
    }

    /**
     * Writes, ages and reads cells.
     *
     * @param targets conductances to ask for [S]
     * @param ages    times since the end of programming [s]; right after it comes in any case
     */
    public DeviceResults measure(List<Double> targets, List<Double> ages) {
        requireTargets(targets);
        requireAges(ages);
        List<Point> points = new ArrayList<>();
        List<Write> writes = new ArrayList<>();
        List<Unknown> unknown = new ArrayList<>();
        for (double target : targets) {
            Cells cells = written(target, trials);
            writes.add(write(target, cells));
            points.add(point(target, cells));
            for (double age : new TreeSet<>(ages)) {
                later(cells, age, unknown).ifPresent(aged -> points.add(point(target, aged)));
            }
        }
        return new DeviceResults(
                name,
                seed,
                cell.range(),
                points,
                unknown.stream().distinct().toList(),
                writes,
                cell.cost().knowsEnergy() ? DeviceResults.WriteEnergy.MODELLED : DeviceResults.WriteEnergy.UNKNOWN,
                comparisons());
    }

    private void requireTargets(List<Double> targets) {
        ConductanceRange range = cell.range();
        for (double target : targets) {
            if (!range.contains(target)) {
                throw new IllegalArgumentException("A target of %s must lie in its range of %s to %s, but is %s"
                        .formatted(
                                name,
                                Quantities.format(range.min(), "S"),
                                Quantities.format(range.max(), "S"),
                                Quantities.format(target, "S")));
            }
        }
    }

    private static void requireAges(List<Double> ages) {
        for (double age : ages) {
            if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("An age must be >= 0, but is %g s".formatted(age));
            }
        }
    }

    private Cells written(double target, int count) {
        double[] targets = new double[count];
        Arrays.fill(targets, target);
        return cell.program(targets, address(target));
    }

    private RandomStream address(double target) {
        return RandomStream.ofSeed(seed).child("device").child(Double.doubleToLongBits(target));
    }

    /** The cells at an age, or none and a remark if nothing is known of such cells. */
    private Optional<Cells> later(Cells cells, double age, List<Unknown> unknown) {
        if (age > 0 && !cell.drift().isKnown(age)) {
            unknown.add(new Unknown(age, "the drift is known at " + cell.drift().knownAges()));
            return Optional.empty();
        }
        try {
            return age > 0 ? Optional.of(cells.aged(age)) : Optional.empty();
        } catch (IllegalArgumentException refusal) {
            // some laws hold for some targets only
            unknown.add(new Unknown(age, refusal.getMessage()));
            return Optional.empty();
        }
    }

    private Point point(double target, Cells cells) {
        double[] conductances = cells.conductances();
        Moments moments = Moments.of(conductances);
        Arrays.sort(conductances);
        return new Point(
                target,
                cells.age(),
                moments.mean(),
                moments.sd(),
                cells.count(),
                Statistics.quantile(conductances, 0.05),
                Statistics.quantile(conductances, 0.5),
                Statistics.quantile(conductances, 0.95),
                reads(target, cells));
    }

    private Reads reads(double target, Cells cells) {
        double[] deviations = cells.readDeviations();
        double[] reads = cells.conductances();
        IndexedDraws draws = address(target).child("bench-read").indexed();
        double squares = 0;
        for (int k = 0; k < reads.length; k++) {
            squares += deviations[k] * deviations[k];
            if (deviations[k] > 0) {
                reads[k] = Math.max(0, reads[k] + deviations[k] * draws.at(k).normal());
            }
        }
        Moments moments = Moments.of(reads);
        return new Reads(Math.sqrt(squares / reads.length), moments.mean(), moments.sd());
    }

    private static Write write(double target, Cells cells) {
        Cost cost = cells.programming();
        double[] pulses =
                Arrays.stream(cells.pulses()).asDoubleStream().sorted().toArray();
        return new Write(
                target,
                Moments.of(pulses).mean(),
                Statistics.quantile(pulses, 0.95),
                cost.energy() / cells.count(),
                cost.latency() / cells.count());
    }

    /** Published numbers of the quantities that this bench measures, beside the model's. */
    private List<Comparison> comparisons() {
        Map<Place, Optional<Point>> places = new HashMap<>();
        List<Comparison> rows = new ArrayList<>();
        for (Published number : published) {
            places.computeIfAbsent(new Place(number.target(), number.time()), this::point)
                    .flatMap(point -> measured(number.quantity(), point))
                    .ifPresent(value -> rows.add(comparison(number, value)));
        }
        return rows;
    }

    private record Place(double target, double time) {}

    private Optional<Point> point(Place place) {
        Cells fresh = written(place.target(), trials);
        Optional<Cells> cells = place.time() == 0 ? Optional.of(fresh) : later(fresh, place.time(), new ArrayList<>());
        return cells.map(aged -> point(place.target(), aged));
    }

    private static Optional<Double> measured(String quantity, Point point) {
        return switch (quantity) {
            case Published.PROGRAMMED_MEAN, Published.DRIFTED_MEAN -> Optional.of(point.mean());
            case Published.PROGRAMMED_SD, Published.DRIFTED_SD -> Optional.of(point.sd());
            // cells at zero were cut, which the law's own deviation leaves out
            case Published.PROGRAMMING_SIGMA ->
                point.mean() > UNCUT * point.sd() ? Optional.of(point.sd()) : Optional.empty();
            case Published.READ_MEAN -> Optional.of(point.reads().mean());
            case Published.READ_SD -> Optional.of(point.reads().sd());
            case Published.READ_NOISE -> Optional.of(point.reads().noise());
            default -> Optional.empty();
        };
    }

    private static Comparison comparison(Published number, double siemens) {
        double model = siemens / Quantities.parse("1 " + number.unit(), "S");
        return new Comparison(
                number.target(),
                number.time(),
                number.quantity(),
                number.unit(),
                number.value(),
                model,
                model - number.value(),
                number.source());
    }

    /**
     * Returns the curves that figures show.
     *
     * @param longest oldest age drawn [s]
     * @param drawn   targets whose errors and ageing are drawn [S]
     */
    public DeviceCurves curves(double longest, List<Double> drawn) {
        int count = Math.min(trials, CURVE_TRIALS);
        return new DeviceCurves(
                reached(),
                even(STATES).stream()
                        .map(target -> point(target, written(target, count)))
                        .toList(),
                drawn.stream().map(target -> errors(target, count)).toList(),
                drawn.stream().map(target -> ageing(target, count, longest)).toList());
    }

    private List<Reached> reached() {
        double[] targets =
                even(SINGLE_CELLS).stream().mapToDouble(target -> target).toArray();
        double[] conductances = cell.program(
                        targets, RandomStream.ofSeed(seed).child("device").child("single"))
                .conductances();
        return IntStream.range(0, targets.length)
                .mapToObj(k -> new Reached(targets[k], conductances[k]))
                .toList();
    }

    private Errors errors(double target, int count) {
        double[] errors = Arrays.stream(written(target, count).conductances())
                .map(reached -> reached - target)
                .sorted()
                .toArray();
        Moments moments = Moments.of(errors);
        List<Double> quantiles = IntStream.range(0, QUANTILES)
                .mapToObj(n -> Statistics.quantile(errors, n / (QUANTILES - 1.0)))
                .toList();
        return new Errors(target, moments.mean(), moments.sd(), quantiles);
    }

    private Ageing ageing(double target, int count, double longest) {
        Cells cells = written(target, count);
        List<Point> points = new ArrayList<>();
        for (double age : logarithmic(longest)) {
            later(cells, age, new ArrayList<>()).ifPresent(aged -> points.add(point(target, aged)));
        }
        return new Ageing(target, points);
    }

    /** Ages from a second up to the longest, evenly on a logarithmic axis [s]. */
    private static double[] logarithmic(double longest) {
        int steps = (int) Math.floor(PER_DECADE * StrictMath.log10(Math.max(1, longest)) + 1e-9);
        DoubleStream grid =
                IntStream.rangeClosed(0, steps).mapToDouble(n -> StrictMath.pow(10, (double) n / PER_DECADE));
        // some retention tables know whole days only
        DoubleStream days = IntStream.rangeClosed(1, DAYS).mapToDouble(n -> n * DAY);
        return DoubleStream.concat(DoubleStream.concat(grid, days), DoubleStream.of(longest))
                .filter(age -> age <= longest)
                .sorted()
                .distinct()
                .toArray();
    }
}
