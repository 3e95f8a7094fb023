package mho.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** Where experiments of many independent parts are done: threads, progress, and whether it is time to end. */
public final class Workbench {
    /** Progress is told in these parts of an experiment. */
    private static final double PARTS = 100;

    private final int threads;
    private final Progress progress;
    private volatile boolean interrupted;

    /**
     * @param threads  worker threads; they change no result [1]
     * @param progress told how far an experiment is
     */
    public Workbench(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /** What is measured on one subject. */
    @FunctionalInterface
    public interface Law<K, T> {
        T of(K subject, Share share);
    }

    /** Told how much of a subject's work is done; the place where work ends when it is time to. */
    @FunctionalInterface
    public interface Share {
        /**
         * Takes note.
         *
         * @param done share of the work that is done [1]
         * @throws CancellationException if it is time to end
         */
        void done(double done);
    }

    /** Asks all work to end with what is finished; callable from any thread. */
    public void interrupt() {
        interrupted = true;
    }

    public boolean interrupted() {
        return interrupted;
    }

    /**
     * Measures all subjects, as many at a time as there are threads.
     *
     * @param what     what the work is, for the progress
     * @param subjects different from each other
     * @return results in the order of the subjects; after an interruption those that were finished
     */
    public <K, T> Map<K, T> measure(String what, List<K> subjects, Law<K, T> law) {
        double[] shares = new double[subjects.size()];
        Map<Integer, T> finished = new ConcurrentHashMap<>();
        List<Callable<Integer>> jobs = new ArrayList<>();
        for (int k = 0; k < subjects.size(); k++) {
            int job = k;
            jobs.add(() -> {
                Share share = done -> tell(what, shares, job, done);
                share.done(0);
                finished.put(job, law.of(subjects.get(job), share));
                tell(what, shares, job, 1);
                return job;
            });
        }
        try (Workers workers = new Workers(threads)) {
            workers.all(jobs);
        }
        Map<K, T> results = new LinkedHashMap<>();
        for (int k = 0; k < subjects.size(); k++) {
            if (finished.containsKey(k)) {
                results.put(subjects.get(k), finished.get(k));
            }
        }
        return results;
    }

    private void tell(String what, double[] shares, int job, double done) {
        if (interrupted) {
            throw new CancellationException();
        }
        synchronized (shares) {
            shares[job] = done;
            double sum = 0;
            for (double share : shares) {
                sum += share;
            }
            progress.report(what, Math.floor(PARTS * sum / shares.length), PARTS);
        }
    }
}
