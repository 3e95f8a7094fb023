package mho.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import mho.adc.Adc;
import mho.adc.Channel;
import mho.adc.ErrorRecord;
import mho.adc.Linearity;
import mho.adc.RampColumn;
import mho.adc.RampPlan;
import mho.adc.SineTest;
import mho.adc.activation.Interval;
import mho.base.cost.Cost;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import mho.scenarios.ConverterDesign.Prepared;
import mho.scenarios.ConverterResult.Measured;
import mho.scenarios.ConverterResult.Refused;
import mho.scenarios.ConverterResult.Spread;
import mho.scenarios.ConverterResult.Statistics;
import mho.scenarios.ConverterTrials.Trial;

/**
 * The converter bench: many fabricated banks of each design, measured from outside, whatever is inside.
 *
 * @param trials  banks fabricated for each statistic [1]
 * @param columns signal columns of a bank, for the costs [1]
 * @param threads worker threads; they change no result [1]
 * @param random  address of the bench
 */
public record RampBench(int trials, int columns, int threads, RandomStream random) {
    /** Points over the range of inputs for errors. */
    static final int GRID = 4001;

    /** All of them are kept for the quantiles at each transition: this many of 12 bits take some gigabytes. */
    private static final int MOST_TRIALS = 100_000;

    private static final int MOST_COLUMNS = 1_000_000;
    private static final int BANKS_A_JOB = 16;
    /** Banks of which sine records are taken: each is 4096 conversions, each with a noise of its own. */
    private static final int MOST_RECORDS = 100;

    public RampBench {
        if (!(trials >= 1 && trials <= MOST_TRIALS && columns >= 1 && columns <= MOST_COLUMNS)) {
            throw new IllegalArgumentException(
                    "A converter bench needs 1 to %d trials and 1 to %d columns, but they are %d and %d"
                            .formatted(MOST_TRIALS, MOST_COLUMNS, trials, columns));
        }
    }

    /**
     * Puts one converter on the bench.
     *
     * @param ended    asked from time to time whether the measurement should end early
     * @param progress told of the banks that were measured, of all that this converter takes
     * @throws CancellationException if it ended early: half a statistic is none
     */
    public ConverterResult measure(ConverterDesign design, BooleanSupplier ended, Progress progress) {
        try (Workers workers = new Workers(threads)) {
            double all = (double) trials * (1 + measuredVariants(design).size());
            AtomicLong banks = new AtomicLong();
            return measured(design, new Jobs(workers, ended, measured -> {
                // one after the other, so that none is told after a later one
                synchronized (banks) {
                    progress.report(design.label().name(), (double) banks.addAndGet(measured), all);
                }
            }));
        } catch (IllegalArgumentException refusal) {
            // what a design or its range cannot do is told by the parts that cannot do it
            return new Refused(design.label(), refusal.getMessage());
        }
    }

    private Measured measured(ConverterDesign design, Jobs jobs) {
        RampPlan plan = RampPlan.of(design.conversion(), design.label().bits());
        Adc bank = design.prepared().fabricate(design.conversion(), columns, random.child(0));
        Interval drawn = drawn(plan);
        Channel channel = new Channel(bank, 0);
        ConverterResult.First first = new ConverterResult.First(
                bank, Linearity.of(channel.quiet(), plan), ErrorRecord.over(channel.quiet(), plan, drawn, GRID), drawn);
        Map<Prepared, Spread> spreads = new HashMap<>();
        measuredVariants(design).forEach(variant -> spreads.put(variant, spread(variant, plan, jobs)));
        Statistics statistics = new ConverterTrials(trials(design.prepared(), plan, jobs)).statistics();
        spreads.put(design.prepared(), statistics.maxInl());
        Map<String, Spread> maxInl = new LinkedHashMap<>();
        design.variants().forEach((name, variant) -> maxInl.put(name, spreads.get(variant)));
        return new Measured(
                design,
                plan,
                bank.conversion(Technology.DEFAULT),
                first,
                maxInl,
                statistics.plus(frontEnds(bank, maxInl, statistics)),
                new ReadVoltageSweep(plan, drawn).of(bank));
    }

    /** What the calibration of front ends takes of a whole bank and brings, if there is one. */
    private static Optional<ConverterResult.Procedure> frontEnds(
            Adc bank, Map<String, Spread> maxInl, Statistics statistics) {
        Cost cost = bank.frontEndCalibration(Technology.DEFAULT);
        Spread after = statistics.maxInl();
        return cost.equals(Cost.NONE)
                ? Optional.empty()
                : Optional.of(new ConverterResult.Procedure(
                        "front ends",
                        0,
                        cost.energy(),
                        cost.latency(),
                        maxInl.getOrDefault(ConverterDesign.UNTRIMMED, after),
                        after));
    }

    /** The same banks need not be measured twice: the converter as it is used has statistics of its own. */
    private static Set<Prepared> measuredVariants(ConverterDesign design) {
        Set<Prepared> variants = new LinkedHashSet<>(design.variants().values());
        variants.remove(design.prepared());
        return variants;
    }

    private Spread spread(Prepared variant, RampPlan plan, Jobs jobs) {
        List<Double> largest = inParallel(jobs, n -> bank(variant, plan, n).maxInl());
        return Spread.of(largest.stream().mapToDouble(inl -> inl).sorted().toArray());
    }

    private List<Trial> trials(Prepared prepared, RampPlan plan, Jobs jobs) {
        SineTest sine = SineTest.of(plan.conversion());
        return inParallel(jobs, n -> {
            Channel channel = channel(prepared, plan, n);
            double enob = n < MOST_RECORDS
                    ? sine.record(channel.noisy(random.child(n).child("record").draws()))
                            .enob()
                    : Double.NaN;
            return new Trial(
                    Linearity.of(channel.quiet(), plan),
                    enob,
                    ConverterResult.columnOf(channel.adc())
                            .map(RampColumn::history)
                            .orElse(List.of()));
        });
    }

    private Linearity bank(Prepared prepared, RampPlan plan, int n) {
        return Linearity.of(channel(prepared, plan, n).quiet(), plan);
    }

    private Channel channel(Prepared prepared, RampPlan plan, int n) {
        return new Channel(prepared.fabricate(plan.conversion(), 1, random.child(n)), 0);
    }

    private interface OfBank<T> {
        T measure(int n);
    }

    private record Jobs(Workers workers, BooleanSupplier ended, IntConsumer banks) {}

    private <T> List<T> inParallel(Jobs jobs, OfBank<T> measurement) {
        List<Callable<List<T>>> all = new ArrayList<>();
        for (int from = 0; from < trials; from += BANKS_A_JOB) {
            int begin = from;
            int end = Math.min(trials, from + BANKS_A_JOB);
            all.add(() -> {
                if (jobs.ended.getAsBoolean()) {
                    throw new CancellationException();
                }
                List<T> measured = IntStream.range(begin, end)
                        .mapToObj(measurement::measure)
                        .toList();
                jobs.banks.accept(end - begin);
                return measured;
            });
        }
        List<List<T>> finished = jobs.workers.all(all);
        if (finished.size() < all.size()) {
            throw new CancellationException("The measurement of a converter was ended early");
        }
        return finished.stream().flatMap(List::stream).toList();
    }

    /** The range of thresholds and a tenth on either side. */
    private static Interval drawn(RampPlan plan) {
        double[] thresholds = plan.thresholds();
        double low = thresholds[0];
        double high = thresholds[thresholds.length - 1];
        double margin = high > low ? 0.1 * (high - low) : 1;
        Interval inputs = plan.conversion().inputs();
        return new Interval(Math.max(low - margin, inputs.low()), Math.min(high + margin, inputs.high()));
    }
}
