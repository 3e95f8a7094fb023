package mho.scenarios.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.scenarios.Progress;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Reproduction.Verdict;
import mho.scenarios.Workbench;
import org.junit.jupiter.api.Test;

class NlAdcStudyTest {
    private static List<Row> rows(NlAdcStudy study, int threads) {
        return study.account(Request.DEFAULT, new Workbench(threads, Progress.SILENT))
                .rows();
    }

    @Test
    void the_ramps_of_the_paper_come_out_but_for_their_energy() {
        List<Row> rows = rows(NlAdcStudy.DEFAULT, 2);
        List<Row> ramps =
                rows.stream().filter(row -> !row.item().contains(": parts")).toList();
        assertThat(ramps.stream().filter(row -> row.verdict() == Verdict.DOES_NOT_REPLICATE))
                .extracting(Row::item)
                .containsExactly("energy of a 5-bit conversion of 128 columns");
        assertThat(rows).extracting(Row::verdict).doesNotContain(Verdict.DISAGREES);
    }

    /** A fit has nothing to say but that it was made: it must not be called a prediction. */
    @Test
    void the_table_of_efficiencies_is_called_calibrated() {
        List<Row> table = PaperTable.rows();
        assertThat(table).hasSize(4 * 4 + 6).allSatisfy(row -> {
            assertThat(row.basis()).isEqualTo(Basis.CALIBRATED);
            assertThat(row.verdict()).as(row.item()).isEqualTo(Verdict.REPLICATES);
        });
    }

    /** Table 1 of the paper: 18,432 operations at 31.0 TOPS/W are 595 pJ; 10,209,024 at 47.9 are 213 nJ. */
    @Test
    void the_fit_has_the_energies_of_the_table() {
        assertThat(PaperTable.fitted(PaperTable.PRINTED.get(0)).energy()).isBetween(570e-12, 620e-12);
        assertThat(PaperTable.fitted(PaperTable.PRINTED.get(2)).energy()).isBetween(205e-9, 221e-9);
    }

    /** Passes of 2^n clocks each, whatever the parts: four of them and the digital time of 40 ns. */
    @Test
    void a_step_of_the_keyword_network_takes_two_pulses_and_two_ramps() {
        Row throughput = PaperModel.rows().get(1);
        assertThat(18_432 / (throughput.ours() * 1e12)).isCloseTo(4 * 32e-9 + 40e-9, within(1e-12));
    }

    @Test
    void threads_change_nothing() {
        NlAdcStudy few = new NlAdcStudy(40);
        assertThat(rows(few, 1)).isEqualTo(rows(few, 3));
    }
}
