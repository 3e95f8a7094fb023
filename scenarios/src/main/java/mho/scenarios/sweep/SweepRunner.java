package mho.scenarios.sweep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import mho.base.random.RandomStream;
import mho.scenarios.Axis;
import mho.scenarios.DesignPoints;
import mho.scenarios.DesignSpace;
import mho.scenarios.Progress;
import mho.scenarios.Sampler;
import mho.scenarios.Scenario;
import mho.scenarios.Workers;
import mho.scenarios.sweep.SweepPoint.State;
import mho.scenarios.sweep.SweepStore.Addition;
import mho.scenarios.sweep.SweepStore.Known;
import mho.scenarios.sweep.SweepStore.Name;

/**
 * Evaluates the points of a sweep that its store does not have. Points are independent of each other and of the threads that
 * evaluate them; what is in the store in the end depends on the scenario alone.
 */
public final class SweepRunner {
    private final Setup setup;
    private final SweepStore store;
    private final Evaluator evaluator;
    private final Progress progress;
    private final DesignPoints points;
    private final PointKeys keys;
    private final Map<String, Known> known;
    private final long deadline;
    private volatile boolean interrupted;

    /**
     * What is to be done.
     *
     * @param scenario the scenario with its axes
     * @param points   its points
     * @param keys     their keys
     * @param shard    which of them
     * @param retry    what becomes of points that failed before
     * @param threads  worker threads; they change no result [1]
     * @param program  version of the program
     */
    public record Setup(
            Scenario scenario,
            DesignPoints points,
            PointKeys keys,
            Shard shard,
            Retry retry,
            int threads,
            String program) {}

    /** What becomes of points that failed before. */
    public enum Retry {
        NONE,
        FAILED
    }

    /**
     * How a sweep ended.
     *
     * @param planned   points that it has within its budget, in its shard
     * @param evaluated points evaluated this time
     * @param left      points that are not there yet
     */
    public record Outcome(long planned, long evaluated, long left) {}

    public SweepRunner(Setup setup, SweepStore store, Evaluator evaluator, Progress progress) {
        this.setup = setup;
        this.store = store;
        this.evaluator = evaluator;
        this.progress = progress;
        this.points = setup.points;
        this.keys = setup.keys;
        this.known = store.known();
        double seconds = setup.scenario.sweep().budget().time();
        this.deadline = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
    }

    /** Ends with what is finished; callable from any thread. */
    public void interrupt() {
        interrupted = true;
        evaluator.interrupt();
    }

    public boolean interrupted() {
        return interrupted;
    }

    /**
     * A point that is to be evaluated.
     *
     * @param ordinal its number
     * @param place   where it lies
     * @param key     its key
     * @param shared  what it shares with others
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Job(long ordinal, double[] place, String key, Object shared) {}

    /** Returns how many points a scenario's sweep has within its budget. */
    public static long size(Scenario scenario) {
        long all = scenario.sweep().sampler() instanceof Sampler.NsgaII search
                ? (long) search.population() * search.generations()
                : layout(scenario).count();
        return Math.min(all, scenario.sweep().budget().points());
    }

    private static Layout layout(Scenario scenario) {
        return Layout.of(
                scenario.sweep().sampler(), scenario.axes(), scenario.run().seed());
    }

    /** Evaluates what is missing. */
    public Outcome run() {
        if (setup.scenario.sweep().sampler() instanceof Sampler.NsgaII search) {
            return search(search);
        }
        Layout layout = layout(setup.scenario);
        long count = size(setup.scenario);
        if (evaluator.sharing() == Evaluator.Sharing.NONE) {
            return stream(layout, count);
        }
        Batch batch = new Batch();
        for (long ordinal = 0; ordinal < count && !interrupted; ordinal++) {
            if (setup.shard.has(ordinal)) {
                batch.add(ordinal, layout.place(ordinal));
            }
        }
        long done = evaluate(batch, batch.planned, batch.planned - batch.jobs.size());
        return new Outcome(batch.planned, done, batch.missing() - done);
    }

    /** Points that take no time are laid out, evaluated and stored a tenth of a second's worth at a time. */
    private Outcome stream(Layout layout, long count) {
        Stream stream = new Stream(layout, count);
        List<Callable<Long>> loops = new ArrayList<>();
        for (int t = 0; t < setup.threads; t++) {
            loops.add(stream::work);
        }
        try (Workers workers = new Workers(loops.size())) {
            workers.all(loops);
        }
        return new Outcome(stream.seen.get(), stream.done.get(), stream.owned() - stream.seen.get());
    }

    /** Points that are taken a chunk at a time, by several threads. */
    private final class Stream {
        private static final int CHUNK = 2048;

        private final Layout layout;
        private final long count;
        private final AtomicLong next = new AtomicLong();
        private final AtomicLong seen = new AtomicLong();
        private final AtomicLong done = new AtomicLong();
        private final Map<String, Long> claimed = new ConcurrentHashMap<>();

        Stream(Layout layout, long count) {
            this.layout = layout;
            this.count = count;
        }

        /** Points of the shard. */
        long owned() {
            int shards = setup.shard.count();
            return (count - (setup.shard.index() - 1) + shards - 1) / shards;
        }

        long work() {
            long from = next.getAndAdd(CHUNK);
            while (from < count && !interrupted && System.nanoTime() < deadline) {
                chunk(from, Math.min(count, from + CHUNK));
                progress.report("points", (double) seen.get(), (double) owned());
                from = next.getAndAdd(CHUNK);
            }
            return done.get();
        }

        private void chunk(long from, long to) {
            List<Addition> additions = new ArrayList<>();
            Map<String, Name> names = new HashMap<>();
            int owned = 0;
            for (long ordinal = from; ordinal < to; ordinal++) {
                if (setup.shard.has(ordinal)) {
                    owned++;
                    add(ordinal, layout.place(ordinal), additions, names);
                }
            }
            store.rename(names);
            store.add(additions);
            seen.addAndGet(owned);
            done.addAndGet(additions.size());
        }

        private void add(long ordinal, double[] place, List<Addition> additions, Map<String, Name> names) {
            Map<String, Object> parameters = points.parameters(place);
            Scenario scenario;
            String key;
            try {
                scenario = points.at(place).scenario();
                key = keys.of(scenario);
            } catch (IllegalArgumentException e) {
                key = keys.of(points.base(), parameters);
                if (isNew(key, ordinal, parameters, names)) {
                    additions.add(without(key, ordinal, parameters, State.INFEASIBLE, e));
                }
                return;
            }
            if (isNew(key, ordinal, parameters, names)) {
                additions.add(SweepRunner.this.evaluate(new Job(ordinal, place, key, ""), scenario));
            }
        }

        /** Two threads may evaluate the same point; the store keeps the smaller number. */
        private boolean isNew(String key, long ordinal, Map<String, Object> parameters, Map<String, Name> names) {
            Known before = known.get(key);
            boolean again = before != null && before.state() == State.FAILED && setup.retry == Retry.FAILED;
            Long first = claimed.merge(key, ordinal, Math::min);
            if (before == null || again) {
                return first == ordinal;
            }
            if (first == ordinal && before.ordinal() != ordinal) {
                names.put(key, new Name(ordinal, parameters));
            }
            return false;
        }
    }

    private Outcome search(Sampler.NsgaII sampler) {
        if (setup.shard.count() > 1) {
            throw new IllegalArgumentException(
                    "NSGA-II chooses points by the results of others, so it cannot be split into shards. Take another sampler, or one machine.");
        }
        Map<String, SweepPoint> found = new HashMap<>();
        store.points().forEach(point -> found.put(point.key(), point));
        SweepGoals goals = new SweepGoals(setup.scenario.sweep());
        long size = size(setup.scenario);
        long[] evaluated = {0, 0};
        int[] sizes = points.axes().stream()
                .mapToInt(axis ->
                        axis instanceof Axis.Listed listed ? listed.labels().size() : 0)
                .toArray();
        RandomStream address =
                RandomStream.ofSeed(setup.scenario.run().seed()).child("sweep").child("nsga-ii");
        new NsgaII(sizes, sampler.population(), address).search(sampler.generations(), (generation, places) -> {
            Batch batch = new Batch();
            long first = (long) generation * sampler.population();
            List<String> keysOfPlaces = new ArrayList<>();
            for (int k = 0; k < places.size() && first + k < size; k++) {
                keysOfPlaces.add(batch.add(first + k, places.get(k)));
            }
            long done = evaluate(batch, size, first);
            evaluated[0] += done;
            batch.found.forEach(point -> found.put(point.key(), point));
            boolean whole = done == batch.missing() && !interrupted;
            evaluated[1] += whole ? keysOfPlaces.size() : 0;
            return whole && keysOfPlaces.size() == places.size()
                    ? Optional.of(keysOfPlaces.stream()
                            .map(key -> goals.of(found.get(key)))
                            .toList())
                    : Optional.empty();
        });
        return new Outcome(size, evaluated[0], size - evaluated[1]);
    }

    /** Points that are looked at together: those that are known, those that cannot be, and those to be evaluated. */
    private final class Batch {
        private final List<Job> jobs = new ArrayList<>();
        private final Map<String, Name> names = new HashMap<>();
        private final List<Addition> impossible = new ArrayList<>();
        private final List<SweepPoint> found = Collections.synchronizedList(new ArrayList<>());
        private long planned;

        /** Returns the point's key. */
        String add(long ordinal, double[] place) {
            planned++;
            return consider(ordinal, place, this);
        }

        long missing() {
            return (long) jobs.size() + impossible.size();
        }

        /** Points that share something come one after the other. */
        List<Job> sorted() {
            Map<Object, Integer> groups = new HashMap<>();
            jobs.forEach(job -> groups.putIfAbsent(job.shared, groups.size()));
            jobs.sort(Comparator.comparingInt(job -> groups.get(job.shared)));
            return jobs;
        }
    }

    /** Puts a point where it belongs: known, impossible or to be evaluated. */
    private String consider(long ordinal, double[] place, Batch batch) {
        DesignSpace.Point point;
        try {
            point = points.at(place);
        } catch (IllegalArgumentException e) {
            Map<String, Object> parameters = points.parameters(place);
            String key = keys.of(points.base(), parameters);
            if (isNew(key, ordinal, place, batch.names)) {
                Addition refused = without(key, ordinal, parameters, State.INFEASIBLE, e);
                batch.impossible.add(refused);
                batch.found.add(refused.point());
            }
            return key;
        }
        String key = keys.of(point.scenario());
        if (isNew(key, ordinal, place, batch.names)) {
            batch.jobs.add(new Job(ordinal, place, key, evaluator.shared(point.scenario())));
        }
        return key;
    }

    /** A point that the store has, or that came before, gets no other number than its first. */
    private boolean isNew(String key, long ordinal, double[] place, Map<String, Name> names) {
        Known before = known.get(key);
        boolean again = before != null && before.state() == State.FAILED && setup.retry == Retry.FAILED;
        if (before != null && before.ordinal() > ordinal) {
            names.put(key, new Name(ordinal, points.parameters(place)));
        }
        if (before == null || again) {
            known.put(key, new Known(ordinal, State.DONE));
            return true;
        }
        if (before.ordinal() > ordinal) {
            known.put(key, new Known(ordinal, before.state()));
        }
        return false;
    }

    /**
     * Evaluates a batch, after which the store has it.
     *
     * @return how many points were finished
     */
    private long evaluate(Batch batch, long all, long before) {
        store.rename(batch.names);
        store.add(batch.impossible);
        Queue queue = new Queue(batch.sorted(), all, before);
        List<Callable<Long>> loops = new ArrayList<>();
        for (int t = 0; t < Math.min(setup.threads, batch.jobs.size()); t++) {
            loops.add(() -> work(queue, batch));
        }
        if (loops.isEmpty()) {
            return batch.impossible.size();
        }
        try (Workers workers = new Workers(loops.size())) {
            return batch.impossible.size()
                    + workers.all(loops).stream().mapToLong(Long::longValue).sum();
        }
    }

    private long work(Queue queue, Batch batch) {
        long done = 0;
        try {
            for (Job job = queue.take(); job != null; job = queue.take()) {
                Addition addition = evaluate(job);
                store.add(List.of(addition));
                batch.found.add(addition.point());
                queue.finished(job);
                done++;
            }
        } catch (CancellationException ended) {
            return done;
        } catch (RuntimeException | Error failure) {
            queue.end();
            throw failure;
        }
        return done;
    }

    private Addition evaluate(Job job) {
        return evaluate(job, points.at(job.place).scenario());
    }

    private Addition evaluate(Job job, Scenario scenario) {
        Map<String, Object> parameters = points.parameters(job.place);
        evaluator.prepare(scenario);
        try {
            Evaluator.Found found = evaluator.evaluate(scenario);
            SweepPoint point =
                    new SweepPoint(job.key, job.ordinal, State.DONE, parameters, "", setup.program, found.networks());
            return new Addition(point, found.document());
        } catch (CancellationException | EvaluationsEndedException ended) {
            throw ended;
        } catch (IllegalArgumentException e) {
            return without(job.key, job.ordinal, parameters, State.INFEASIBLE, e);
        } catch (RuntimeException e) {
            // one point that fails must not take the others along
            return without(job.key, job.ordinal, parameters, State.FAILED, e);
        }
    }

    private Addition without(
            String key, long ordinal, Map<String, Object> parameters, State state, RuntimeException failure) {
        return new Addition(
                new SweepPoint(key, ordinal, state, parameters, message(failure), setup.program, List.of()), "");
    }

    private static String message(RuntimeException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Jobs that wait; one whose shared part is being made by another thread waits longer than others. */
    private final class Queue {
        private final Deque<Job> waiting;
        private final Map<Object, Boolean> made = new HashMap<>();
        private final long planned;
        private long done;
        private boolean ended;

        Queue(List<Job> jobs, long planned, long done) {
            this.waiting = new ArrayDeque<>(jobs);
            this.planned = planned;
            this.done = done;
        }

        /** Null when there is no more. */
        synchronized Job take() {
            if (ended || interrupted || waiting.isEmpty() || System.nanoTime() > deadline) {
                return null;
            }
            var jobs = waiting.iterator();
            while (jobs.hasNext()) {
                Job job = jobs.next();
                if (made.getOrDefault(job.shared, true)) {
                    jobs.remove();
                    made.putIfAbsent(job.shared, false);
                    return job;
                }
            }
            return waiting.remove();
        }

        synchronized void finished(Job job) {
            made.put(job.shared, true);
            done++;
            progress.report("points", (double) done, (double) planned);
        }

        synchronized void end() {
            ended = true;
        }
    }
}
