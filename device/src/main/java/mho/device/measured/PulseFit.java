package mho.device.measured;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Polarity;
import mho.device.PulseStep;
import mho.device.PulseTrain;
import mho.device.PulsedCell;
import mho.device.PulsedUpdate;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.SpreadLaw;
import mho.device.PulsedUpdate.StepSize;
import mho.device.PulsedUpdate.WeightBounds;
import mho.device.ReadNoise;

/**
 * A pulsed-update law fitted to one cell's conductances pulse by pulse.
 *
 * <pre>  w = 2(G − G_min)/(G_max − G_min) − 1,   Δw_n = ±(change per pulse) against the w that the pulse met</pre>
 *
 * <p>The steps are fitted, not the trajectory: with spread from pulse to pulse the trajectory is a random walk, and each step
 * tells of the law at the state that it met. Noise of the reads makes steps look larger where the state looks lower and so
 * biases the slope: keep it well below a step, or average reads. The law of the lowest {@link Candidate#score} over both
 * polarities is chosen. A polarity that was not measured is the mirror image of the other.
 *
 * @param update     the law chosen; its spread from pulse to pulse is that of the residual steps
 * @param range      lowest to highest measured conductance
 * @param candidates laws tried, best first
 * @param steps      how well the law fits the steps
 * @param trajectory how well the law without spread, started where the data start, follows the runs
 * @param mirrored   polarities that were not measured
 */
public record PulseFit(
        PulsedUpdate update,
        ConductanceRange range,
        List<Candidate> candidates,
        Residuals steps,
        Residuals trajectory,
        List<Polarity> mirrored) {
    private static final int FEWEST_STEPS = 5;
    private static final int TABLE_ENTRIES = 9;

    /**
     * Fits a law to reads in the order of time.
     *
     * @throws IllegalArgumentException if there are too few pulses of a polarity, or their numbers do not rise
     */
    public static PulseFit of(List<PulseSample> samples) {
        ConductanceRange range = range(samples);
        Map<Polarity, List<Step>> steps = steps(samples, range);
        Map<Polarity, List<Step>> both = new EnumMap<>(steps);
        List<Polarity> mirrored = new ArrayList<>();
        for (Polarity polarity : Polarity.values()) {
            Polarity other = polarity == Polarity.SET ? Polarity.RESET : Polarity.SET;
            if (!steps.containsKey(polarity)) {
                both.put(polarity, steps.get(other).stream().map(Step::mirrored).toList());
                mirrored.add(polarity);
            }
        }
        List<Family> families = StepFamilies.fitted(both.get(Polarity.SET), both.get(Polarity.RESET), TABLE_ENTRIES);
        Family best = families.get(0);
        PulsedUpdate update = update(best, steps);
        List<Candidate> candidates = families.stream().map(Family::candidate).toList();
        return new PulseFit(
                update,
                range,
                candidates,
                stepResiduals(update, steps, range),
                trajectoryResiduals(update, samples, range),
                List.copyOf(mirrored));
    }

    /**
     * Returns the cell that write–verify programs with these pulses, from the lower end of the range.
     *
     * @param tolerance     half width of the accept window [S]
     * @param maximumPulses pulses before giving up [1]
     */
    public CellSpec cell(@SI("S") double tolerance, int maximumPulses) {
        return new CellSpec(
                range,
                PulseTrain.of(update, range, tolerance, maximumPulses),
                new Drift.None(),
                new ReadNoise.None(),
                CellFaults.NONE,
                CellCost.DEFAULT);
    }

    /**
     * One step.
     *
     * @param weight  that the pulse met [1]
     * @param advance change in the direction of the polarity, for each pulse [1]
     */
    record Step(double weight, double advance) {
        Step mirrored() {
            return new Step(-weight, advance);
        }
    }

    /**
     * A fitted family of step laws.
     *
     * @param candidate its name and score
     * @param law       factors, 1 where the size is that of the direction
     * @param set       size of SET steps [1]
     * @param reset     size of RESET steps [1]
     */
    record Family(Candidate candidate, PulseStep law, double set, double reset) {}

    private static ConductanceRange range(List<PulseSample> samples) {
        double min =
                samples.stream().mapToDouble(PulseSample::conductance).min().orElse(0);
        double max =
                samples.stream().mapToDouble(PulseSample::conductance).max().orElse(0);
        if (!(min < max)) {
            throw new IllegalArgumentException(
                    "A fit of pulses needs conductances that change, but %d reads are all %g S"
                            .formatted(samples.size(), min));
        }
        return new ConductanceRange(min, max);
    }

    private static Map<Polarity, List<Step>> steps(List<PulseSample> samples, ConductanceRange range) {
        Map<Polarity, List<Step>> steps = new EnumMap<>(Polarity.class);
        for (int k = 1; k < samples.size(); k++) {
            PulseSample before = samples.get(k - 1);
            PulseSample now = samples.get(k);
            boolean turned = now.polarity() != before.polarity();
            if (!turned && now.pulse() <= before.pulse()) {
                throw new IllegalArgumentException(
                        "Pulse numbers must rise within a run of one direction, but %d comes after %d"
                                .formatted(now.pulse(), before.pulse()));
            }
            // after a turn the numbers may begin anew, so how many pulses lie between is not known unless it is the
            // next
            int pulses = turned ? 1 : now.pulse() - before.pulse();
            // what lands on a bound may have been cut there
            boolean whole = Math.abs(weight(now, range)) < 1 - 1e-9;
            if (whole && (!turned || now.pulse() == before.pulse() + 1)) {
                double change = (weight(now, range) - weight(before, range)) / pulses;
                steps.computeIfAbsent(now.polarity(), polarity -> new ArrayList<>())
                        .add(new Step(weight(before, range), now.polarity() == Polarity.SET ? change : -change));
            }
        }
        steps.forEach((polarity, all) -> {
            if (all.size() < FEWEST_STEPS) {
                throw new IllegalArgumentException(
                        "A fit needs %d steps or more of each direction that do not end at the lowest or highest read, but %s has %d"
                                .formatted(FEWEST_STEPS, polarity, all.size()));
            }
            double advance = all.stream().mapToDouble(Step::advance).sum();
            if (!(advance > 0)) {
                throw new IllegalArgumentException(
                        "Pulses must move the conductance the way of their direction, but %s moves it by %g S on average. Maybe the directions are swapped."
                                .formatted(
                                        polarity,
                                        (polarity == Polarity.SET ? advance : -advance)
                                                / all.size()
                                                * range.span()
                                                / 2));
            }
        });
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(
                    "A fit needs %d steps or more that do not end at the lowest or highest read, but %d reads have none"
                            .formatted(FEWEST_STEPS, samples.size()));
        }
        return steps;
    }

    private static double weight(PulseSample sample, ConductanceRange range) {
        return 2 * (sample.conductance() - range.min()) / range.span() - 1;
    }

    private static PulsedUpdate update(Family family, Map<Polarity, List<Step>> steps) {
        double mean = Math.max(family.set(), family.reset());
        double bias = family.set() < family.reset() ? family.set() / mean - 1 : 1 - family.reset() / mean;
        PulsedUpdate quiet = new PulsedUpdate(
                family.law(),
                new StepSize(mean, 0, SpreadLaw.NORMAL, bias, 0),
                WeightBounds.of(-1, 1),
                CycleNoise.NONE,
                0);
        double squares = 0;
        int count = 0;
        for (Map.Entry<Polarity, List<Step>> run : steps.entrySet()) {
            for (Step step : run.getValue()) {
                double residual = step.advance() - advance(quiet.nominal(), step.weight(), run.getKey());
                squares += residual * residual;
                count++;
            }
        }
        double noise =
                Math.sqrt(squares / Math.max(1, count - family.candidate().parameters()));
        return new PulsedUpdate(
                quiet.step(), quiet.size(), quiet.bounds(), new CycleNoise(0, 0, noise, 0), quiet.writeNoise());
    }

    /** The change in the direction of a polarity that the law makes, without noise and bounds [1]. */
    private static double advance(PulsedCell cell, double weight, Polarity polarity) {
        double size = polarity == Polarity.SET ? cell.setStep() : cell.resetStep();
        return size * cell.law().step().factor(weight, polarity, cell.low(), cell.high());
    }

    private static Residuals stepResiduals(
            PulsedUpdate update, Map<Polarity, List<Step>> steps, ConductanceRange range) {
        PulsedCell cell = update.nominal();
        List<double[]> rows = new ArrayList<>();
        steps.forEach((polarity, all) ->
                all.forEach(step -> rows.add(new double[] {step.advance(), advance(cell, step.weight(), polarity)})));
        return residuals(rows, range.span() / 2);
    }

    /** Returns what the law without spread, started at the first read, makes of the pulses before each read [S]. */
    public List<Double> trajectoryOf(List<PulseSample> samples) {
        return trajectory(update, samples, range).stream()
                .map(row -> update.conductance(row[1], range))
                .toList();
    }

    private static Residuals trajectoryResiduals(
            PulsedUpdate update, List<PulseSample> samples, ConductanceRange range) {
        return residuals(trajectory(update, samples, range), range.span() / 2);
    }

    /** Rows of measured and modelled weights. */
    private static List<double[]> trajectory(PulsedUpdate update, List<PulseSample> samples, ConductanceRange range) {
        PulsedCell cell = update.withoutSpread().nominal();
        // the law without spread takes none
        Draws draws = RandomStream.ofSeed(0).draws();
        List<double[]> rows = new ArrayList<>();
        double weight = weight(samples.get(0), range);
        rows.add(new double[] {weight, weight});
        for (int k = 1; k < samples.size(); k++) {
            PulseSample sample = samples.get(k);
            boolean turned = sample.polarity() != samples.get(k - 1).polarity();
            int pulses = turned ? 1 : sample.pulse() - samples.get(k - 1).pulse();
            for (int n = 0; n < pulses; n++) {
                weight = cell.after(weight, sample.polarity(), draws);
            }
            rows.add(new double[] {weight(sample, range), weight});
        }
        return rows;
    }

    /** Rows of measured and fitted weights; half the span of the range is one unit of weight. */
    private static Residuals residuals(List<double[]> rows, double unit) {
        double[] measured = rows.stream().mapToDouble(row -> row[0] * unit).toArray();
        double[] fitted = rows.stream().mapToDouble(row -> row[1] * unit).toArray();
        double[] difference =
                rows.stream().mapToDouble(row -> (row[0] - row[1]) * unit).toArray();
        return Residuals.of(measured, fitted, difference);
    }

    static Comparator<Family> byScore() {
        return Comparator.comparingDouble(family -> family.candidate().score());
    }
}
