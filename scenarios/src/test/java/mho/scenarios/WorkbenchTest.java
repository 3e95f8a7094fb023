package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkbenchTest {
    @Test
    void results_come_in_the_order_of_the_subjects_whatever_the_number_of_threads() {
        for (int threads : List.of(1, 4)) {
            Map<Integer, Integer> squares = new Workbench(threads, Progress.SILENT)
                    .measure("squares", List.of(5, 3, 4, 1, 2), (k, share) -> k * k);
            assertThat(squares.entrySet())
                    .containsExactly(
                            Map.entry(5, 25), Map.entry(3, 9), Map.entry(4, 16), Map.entry(1, 1), Map.entry(2, 4));
        }
    }

    @Test
    void an_interruption_keeps_what_is_finished_and_ends_what_is_under_way() {
        Workbench bench = new Workbench(1, Progress.SILENT);
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        Map<String, Integer> lengths = bench.measure("lengths", List.of("a", "bb", "ccc", "dddd"), (text, share) -> {
            begun.add(text);
            if (text.equals("ccc")) {
                bench.interrupt();
                share.done(0.5);
            }
            return text.length();
        });
        assertThat(lengths).containsExactlyInAnyOrderEntriesOf(Map.of("a", 1, "bb", 2));
        assertThat(begun).containsExactly("a", "bb", "ccc");
        assertThat(bench.interrupted()).isTrue();
        assertThat(bench.measure("more", List.of(1), (k, share) -> k)).isEmpty();
    }

    @Test
    void progress_rises_from_nothing_to_all() {
        List<Double> told = Collections.synchronizedList(new ArrayList<>());
        new Workbench(1, (what, done, all) -> told.add(done / all)).measure("halves", List.of(1, 2), (k, share) -> {
            share.done(0.5);
            return k;
        });
        assertThat(told).containsExactly(0.0, 0.25, 0.5, 0.5, 0.75, 1.0);
    }

    @Test
    void a_failure_is_the_failure_of_the_whole() {
        Workbench bench = new Workbench(2, Progress.SILENT);
        assertThatThrownBy(() -> bench.measure("bad", List.of(1), (k, share) -> {
                    throw new IllegalArgumentException("no such task");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such task");
    }
}
