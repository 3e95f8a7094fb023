package mho.scenarios.cli;

import java.io.Serializable;

/** Other processes, on this machine or on others, that do the tasks of a sweep. Used by several threads. */
public interface Cluster extends AutoCloseable {
    /** A task, which goes to another process by Java's serialization, as its result comes back. */
    interface RemoteTask<T extends Serializable> extends Serializable {
        T run();
    }

    /** Bytes that every process can have. */
    interface Shipment extends Serializable {
        byte[] bytes();
    }

    /** Returns how many tasks to have under way or waiting, so that no process is idle [1]. */
    int tasks();

    /** Makes bytes available to all processes; they go to each machine once, however many tasks ask for them. */
    Shipment ship(byte[] bytes);

    /**
     * Has a task done, again if the process that did it is lost, and waits for it.
     *
     * @throws IllegalStateException if the task could not be done
     * @throws java.util.concurrent.CancellationException if it was cancelled
     * @throws mho.scenarios.sweep.EvaluationsEndedException if the cluster is gone
     */
    <T extends Serializable> T run(RemoteTask<T> task);

    /** Ends all tasks under way; callable from any thread. */
    void cancel();

    @Override
    void close();
}
