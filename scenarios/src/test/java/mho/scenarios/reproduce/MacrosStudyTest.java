package mho.scenarios.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mho.scenarios.Progress;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Workbench;
import org.junit.jupiter.api.Test;

class MacrosStudyTest {
    private static final List<Row> ROWS = new MacrosStudy()
            .account(Request.DEFAULT, new Workbench(1, Progress.SILENT))
            .rows();

    @Test
    void nothing_is_fitted() {
        assertThat(ROWS).hasSize(12).allSatisfy(row -> assertThat(row.basis()).isEqualTo(Basis.PREDICTED));
    }

    /** Counting to the end doubles with each bit out, so from 6 bits to 10 the energy grows by no more than 16. */
    @Test
    void more_bits_cost_more() {
        List<Double> growth = ROWS.stream()
                .filter(row -> row.item().endsWith("that at 6 and 4"))
                .map(Row::ours)
                .toList();
        assertThat(growth).isSorted().hasSize(7);
        assertThat(growth.get(6)).isBetween(4.0, 16.0);
    }

    /** Four reads take four times as long, but for what is done once; signs in two reads never need more than twice a read. */
    @Test
    void four_phases_take_nearly_four_times_one() {
        Map<String, Row> rows = ROWS.stream().collect(Collectors.toMap(Row::item, Function.identity()));
        assertThat(rows.get("PCM 14 nm: time in four phases over that in one").ours())
                .isBetween(3.8, 4.1);
        assertThat(rows.get("PCM 14 nm: energy in four phases over that in one").ours())
                .isBetween(2.0, 4.1);
    }

    @Test
    void energy_follows_values_and_voltage() {
        Map<String, Row> rows = ROWS.stream().collect(Collectors.toMap(Row::item, Function.identity()));
        assertThat(rows.get("SRAM 7 nm: energy with all inputs full over that with none")
                        .ours())
                .isGreaterThan(1.05);
        // no part goes faster than with the square of the voltage
        assertThat(rows.get("capacitors 22 nm: energy at 1.1 V over that at 0.7 V")
                        .ours())
                .isBetween(1.0, 1.1 * 1.1 / (0.7 * 0.7));
    }
}
