package mho.scenarios.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mho.scenarios.Progress;
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
        assertThat(rows.stream().filter(row -> row.verdict() == Verdict.DOES_NOT_REPLICATE))
                .extracting(Row::item)
                .containsExactly("energy of a 5-bit conversion of 128 columns");
        assertThat(rows).extracting(Row::verdict).doesNotContain(Verdict.DISAGREES);
    }

    @Test
    void threads_change_nothing() {
        NlAdcStudy few = new NlAdcStudy(40);
        assertThat(rows(few, 1)).isEqualTo(rows(few, 3));
    }
}
