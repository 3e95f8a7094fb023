package mho.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** CPU times of this thread, one lap after the other: other load on the machine enters through caches and clocks only. */
final class CpuTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> laps = new ArrayList<>();
    private long last = THREADS.getCurrentThreadCpuTime();

    /** Forgets the laps so far and starts one. */
    void restart() {
        laps.clear();
        last = THREADS.getCurrentThreadCpuTime();
    }

    void lap() {
        long now = THREADS.getCurrentThreadCpuTime();
        laps.add((now - last) * 1e-9);
        last = now;
    }

    /** Returns the shortest lap [s]. */
    double best() {
        return Collections.min(laps);
    }

    /** Returns all laps together [s]. */
    double total() {
        return laps.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public String toString() {
        List<Double> sorted = laps.stream().sorted().toList();
        return "CPU time: best %.3f ms, median %.3f ms of %d, together %.3f s"
                .formatted(1e3 * best(), 1e3 * sorted.get(sorted.size() / 2), sorted.size(), total());
    }
}
