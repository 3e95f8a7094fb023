package mho.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mho.scenarios.sweep.NetworkMeasures.CostMeasures;
import mho.scenarios.sweep.NetworkMeasures.ReferenceMeasures;
import mho.scenarios.sweep.NetworkMeasures.Score;
import mho.scenarios.sweep.SweepPoint.State;
import mho.scenarios.sweep.SweepStore.Addition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStoreTest {
    private static final CostMeasures COST = new CostMeasures(1e-9, 0.5e-9, 3e-9, 1e-6, 0.1e-6, Double.NaN);

    @TempDir
    private Path folder;

    private static String key(int number) {
        return "%064x".formatted(number + 1);
    }

    private static SweepPoint point(int number) {
        NetworkMeasures measures = new NetworkMeasures(
                "lstm",
                "accuracy",
                new Score(0.1 + 0.2, 0.01, 0.2, 0.3, 0.4, 16),
                1,
                COST,
                Double.NaN,
                List.of(new ReferenceMeasures("int8", 0.5, COST), new ReferenceMeasures("sar", Double.NaN, COST)));
        return new SweepPoint(
                key(number),
                number,
                State.DONE,
                Map.of("bits", (long) number, "device", "a \"b\"\n  c"),
                "",
                "1.0",
                List.of(measures));
    }

    private static List<Addition> additions(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(k -> new Addition(point(k), ""))
                .toList();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SweepStore.FILE));
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    @Test
    void points_come_back_bit_by_bit_in_the_order_of_their_numbers() {
        SweepPoint refused =
                new SweepPoint(key(7), SweepPoint.ELSEWHERE, State.INFEASIBLE, Map.of(), "too wide", "1.0", List.of());
        try (SweepStore store = SweepStore.open(folder)) {
            store.add(List.of(new Addition(refused, "")));
            store.add(List.of(new Addition(point(2), "{}"), new Addition(point(0), "{\"a\": \"µ\"}")));
        }
        try (SweepStore store = SweepStore.read(folder)) {
            assertThat(store.points()).containsExactly(point(0), point(2), refused);
            assertThat(store.document(key(0))).isEqualTo("{\"a\": \"µ\"}");
            assertThat(store.document(key(7))).isEmpty();
            assertThat(store.known().get(key(2))).isEqualTo(new SweepStore.Known(2, State.DONE));
        }
        assertThat(folder.resolve("sweep.sqlite-wal")).doesNotExist();
    }

    @Test
    void of_two_names_of_a_point_the_smaller_number_stays() {
        SweepPoint named = new SweepPoint(key(3), 1, State.DONE, Map.of("x", 1L), "", "1.0", List.of());
        try (SweepStore store = SweepStore.open(folder)) {
            store.add(List.of(new Addition(point(3), "")));
            store.add(List.of(new Addition(named, "")));
            store.add(List.of(new Addition(named.at(5), "")));
            store.rename(Map.of(key(3), new SweepStore.Name(9, Map.of("x", 2L))));
            assertThat(store.points().get(0).ordinal()).isEqualTo(1);
            assertThat(store.points().get(0).parameters()).isEqualTo(Map.of("x", 1L));
        }
    }

    @Test
    void a_full_disk_is_told_and_loses_nothing_that_was_added() {
        int added = 0;
        try (SweepStore store = SweepStore.open(folder, 40)) {
            for (; added < 10_000; added += 10) {
                store.add(additions(added, added + 10));
            }
        } catch (StoreException full) {
            assertThat(full.getMessage()).contains("the disk is full. Free some space and give the same command again");
        }
        assertThat(added).isBetween(50, 9_000);
        try (SweepStore store = SweepStore.open(folder)) {
            assertThat(store.points()).hasSize(added);
            store.add(additions(added, added + 10));
            assertThat(store.known()).hasSize(added + 10);
        }
    }

    @Test
    void a_newer_store_is_refused_and_left_alone() throws SQLException {
        try (SweepStore store = SweepStore.open(folder)) {
            store.add(additions(0, 3));
        }
        sql("PRAGMA user_version = 2");
        String message = folder.resolve("sweep.sqlite")
                + " is a store of version 2, but this mho knows version 1. Use a newer mho, or another folder.";
        assertThatThrownBy(() -> SweepStore.open(folder)).hasMessage(message);
        assertThatThrownBy(() -> SweepStore.read(folder)).hasMessage(message);
        sql("PRAGMA user_version = 1");
        try (SweepStore store = SweepStore.read(folder)) {
            assertThat(store.points()).hasSize(3);
        }
    }

    @Test
    void other_files_under_the_name_are_refused() throws IOException, SQLException {
        assertThatThrownBy(() -> SweepStore.read(folder)).hasMessageStartingWith("There is no sweep in " + folder);
        sql("CREATE TABLE mine(x)");
        assertThatThrownBy(() -> SweepStore.open(folder))
                .hasMessage(folder.resolve("sweep.sqlite") + " is an SQLite file, but not of a sweep of mho.");
        Files.writeString(
                folder.resolve("sweep.sqlite"), "no database, whatever its name may say, but a text".repeat(99));
        assertThatThrownBy(() -> SweepStore.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder.resolve("sweep.sqlite")
                        + " is not an SQLite file. Take another folder, or move it away.");
    }

    @Test
    void a_store_is_for_one_writer_and_many_readers() {
        try (SweepStore store = SweepStore.open(folder)) {
            store.add(additions(0, 3));
            assertThatThrownBy(() -> SweepStore.open(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("Another process (%d) is at work on the sweep in %s"
                            .formatted(ProcessHandle.current().pid(), folder));
            try (SweepStore reader = SweepStore.read(folder)) {
                store.add(additions(3, 5));
                assertThat(reader.points()).hasSize(5);
            }
        }
        try (SweepStore store = SweepStore.open(folder)) {
            assertThat(store.points()).hasSize(5);
        }
    }

    @Test
    void a_store_knows_which_scenario_it_is_about_and_whether_that_is_complete() {
        try (SweepStore store = SweepStore.open(folder)) {
            assertThat(store.scenario()).isEmpty();
            assertThat(store.begin("one", "{1}")).isFalse();
            store.add(additions(0, 2));
            store.complete();
            assertThat(store.begin("one", "{1}")).isTrue();
            assertThat(store.begin("two", "{2}")).isFalse();
            assertThat(store.scenario()).contains("{2}");
            assertThat(store.points()).allMatch(point -> point.ordinal() == SweepPoint.ELSEWHERE);
            assertThat(store.begin("one", "{1}")).isFalse();
        }
    }
}
