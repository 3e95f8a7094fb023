package mho.scenarios.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C during a run: the run is asked to end, and the JVM waits until what is finished has been written. */
final class Interruption {
    private static final int PATIENCE_SECONDS = 30;
    private static volatile boolean underWay;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private Runnable action;

    /** From now until it is closed, an interruption calls the given action once. */
    Interruption(Runnable action) {
        this.action = action;
        this.hook = new Thread(
                () -> {
                    begin();
                    await();
                },
                "mho-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private synchronized void begin() {
        underWay = true;
        action.run();
    }

    /** Another action from now on, which is called at once if the interruption came before it. */
    synchronized void calls(Runnable next) {
        action = next;
        if (underWay) {
            next.run();
        }
    }

    static boolean isUnderWay() {
        return underWay;
    }

    private void await() {
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("mho: gave up waiting for the run to end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over and its results are written. */
    void close() {
        finished.countDown();
        if (!underWay) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
