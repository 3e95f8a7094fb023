package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void what_has_begun_when_a_job_fails_ends_before_the_workers_are_closed() {
        AtomicBoolean written = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.all(List.of(
                            () -> {
                                begun.await();
                                throw new IllegalStateException("refused");
                            },
                            () -> {
                                begun.countDown();
                                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
                                while (System.nanoTime() < end) {
                                    Thread.onSpinWait();
                                }
                                written.set(true);
                                return 1;
                            })))
                    .hasMessage("refused");
        }
        assertThat(written).isTrue();
    }
}
