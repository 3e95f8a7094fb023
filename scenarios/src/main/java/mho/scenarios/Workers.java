package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The threads of a run. Work is a list of independent jobs; results come in the order of the list, so their number and speed
 * cannot show in a result. After an interruption, jobs that have not begun are skipped.
 */
public final class Workers implements AutoCloseable {
    /** How long a failed run waits for what it has begun [s]. */
    private static final long PATIENCE = 2;

    private final ExecutorService executor;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    /** @param threads how many [1] */
    public Workers(int threads) {
        this.executor = Executors.newFixedThreadPool(threads, job -> {
            Thread thread = new Thread(job, "mho-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Skips all jobs that have not begun; callable from any thread. */
    public void interrupt() {
        interrupted.set(true);
    }

    /** Whether it was asked to skip what has not begun. */
    public boolean interrupted() {
        return interrupted.get();
    }

    /**
     * Does all jobs and returns their results in order: all of them, or after an interruption those from the first up to the
     * first skipped one.
     */
    public <T> List<T> all(List<Callable<T>> jobs) {
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> job : jobs) {
            futures.add(executor.submit(() -> {
                if (interrupted.get()) {
                    throw new CancellationException();
                }
                return job.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof CancellationException) {
                    return results;
                }
                interrupt();
                throw unchecked(failure.getCause());
            } catch (InterruptedException stopped) {
                interrupt();
                Thread.currentThread().interrupt();
                return results;
            }
        }
        return results;
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof RuntimeException known) {
            return known;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }

    /** After a failure, jobs that have begun may still write: they get a moment to end, so that nothing changes behind a message. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                // a long computation: its thread is a daemon and ends with the program
                interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
