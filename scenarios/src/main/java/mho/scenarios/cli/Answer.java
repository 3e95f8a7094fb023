package mho.scenarios.cli;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Function;
import java.util.function.Supplier;
import mho.scenarios.sweep.EvaluationsEndedException;

/** What came of a task in another process: exceptions come back as texts, so that they are not taken for a lost process. */
sealed interface Answer<T extends Serializable> extends Serializable {
    /** Returns which process did the task. */
    String process();

    /**
     * Returns the result.
     *
     * @throws IllegalArgumentException if there can be no such thing
     * @throws IllegalStateException if the task failed
     * @throws EvaluationsEndedException if the process misses what other tasks need as well
     */
    T value();

    /** A result. */
    record Done<T extends Serializable>(String process, T value) implements Answer<T> {}

    /** There can be no such thing. */
    record Impossible<T extends Serializable>(String process, String message) implements Answer<T> {
        @Override
        public T value() {
            throw new IllegalArgumentException(message);
        }
    }

    /** Something went wrong with this task. */
    record Failed<T extends Serializable>(String process, String message) implements Answer<T> {
        @Override
        public T value() {
            throw new IllegalStateException(message);
        }
    }

    /** The process cannot do any such task. */
    record Unable<T extends Serializable>(String process, String message) implements Answer<T> {
        @Override
        public T value() {
            throw new EvaluationsEndedException(
                    "%s (in the process %s; data, and networks that a scenario names, must be under the same path on every machine)"
                            .formatted(message, process));
        }
    }

    /**
     * Does a task.
     *
     * @param ready gets what tasks need; if it fails, no other task can be done here either
     * @param work  the task itself
     */
    static <R, T extends Serializable> Answer<T> of(Supplier<R> ready, Function<R, T> work) {
        R equipment;
        try {
            equipment = ready.get();
        } catch (RuntimeException e) {
            return new Unable<>(here(), message(e));
        }
        try {
            return new Done<>(here(), work.apply(equipment));
        } catch (IllegalArgumentException e) {
            return new Impossible<>(here(), message(e));
        } catch (RuntimeException e) {
            return new Failed<>(here(), message(e));
        }
    }

    private static String message(RuntimeException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static String here() {
        return "%d on %s".formatted(ProcessHandle.current().pid(), machine());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "a machine without a name";
        }
    }
}
