package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Reproduction.Verdict;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.ReproductionReport;
import org.junit.jupiter.api.Test;

class ReproductionTest {
    private static final Row ROW = Row.of("loss", 1.9, "nat", Basis.MEASURED);

    @Test
    void tolerances_are_closed_at_their_ends() {
        assertThat(new Tolerance.Within(0.5).accepts(2, 2.5)).isTrue();
        assertThat(new Tolerance.Within(0.5).accepts(2, 1.4)).isFalse();
        assertThat(new Tolerance.Factor(2).accepts(2, 1)).isTrue();
        assertThat(new Tolerance.Factor(2).accepts(2, 4)).isTrue();
        assertThat(new Tolerance.Factor(2).accepts(2, 0.99)).isFalse();
        assertThat(new Tolerance.Factor(2).accepts(2, 4.01)).isFalse();
        assertThat(new Tolerance.FactorAbove(2, 0.1).accepts(0.05, 1e-9)).isTrue();
        assertThat(new Tolerance.FactorAbove(2, 0.1).accepts(0.05, 0.11)).isFalse();
        assertThat(new Tolerance.FactorAbove(2, 0.1).accepts(2, 1)).isTrue();
        assertThat(new Tolerance.AtLeast().accepts(2, 2)).isTrue();
        assertThat(new Tolerance.AtLeast().accepts(2, 1.99)).isFalse();
        assertThat(new Tolerance.AtMost().accepts(2, 2)).isTrue();
        assertThat(new Tolerance.AtMost().accepts(2, 2.01)).isFalse();
        assertThat(new Tolerance.Within(0.025).text()).isEqualTo("within 0.025");
        assertThat(new Tolerance.Within(0).text()).isEqualTo("exactly");
        assertThat(new Tolerance.Factor(1.5).text()).isEqualTo("within a factor of 1.5");
    }

    @Test
    void a_published_number_decides_the_verdict_and_the_reference_is_in_the_note() {
        Row row = ROW.published(2.47, new Tolerance.Within(0.1)).reference(1.93, new Tolerance.Within(0.1));
        assertThat(row.verdict()).isEqualTo(Verdict.DOES_NOT_REPLICATE);
        assertThat(row.published()).isEqualTo(OptionalDouble.of(2.47));
        assertThat(row.reference()).isEqualTo(OptionalDouble.of(1.93));
        assertThat(row.note()).isEqualTo("published: within 0.1; reference: within 0.1, which holds");
        assertThat(ROW.published(1.9, new Tolerance.Within(0)).verdict()).isEqualTo(Verdict.REPLICATES);
    }

    @Test
    void a_reference_decides_where_nothing_was_published() {
        assertThat(ROW.verdict()).isEqualTo(Verdict.NOT_COMPARED);
        assertThat(ROW.reference(1.93, new Tolerance.Within(0.1)).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(ROW.reference(1.93, new Tolerance.AtLeast()).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThatThrownBy(() -> Row.of("loss", Double.NaN, "nat", Basis.MEASURED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Row \"loss\" needs a finite number, but has NaN");
    }

    @Test
    void json_says_null_where_nothing_was_published_and_csv_nothing() {
        Reproduction reproduction = new Reproduction(
                "study", "a paper, and a run", List.of(ROW.note("say \"so\"").reference(2, new Tolerance.AtMost())));
        assertThat(JsonText.of(reproduction)).isEqualTo("""
                {
                  "name": "study",
                  "source": "a paper, and a run",
                  "rows": [
                    {
                      "item": "loss",
                      "published": null,
                      "reference": 2.0,
                      "ours": 1.9,
                      "unit": "nat",
                      "verdict": "agrees",
                      "basis": "measured",
                      "note": "say \\"so\\"; reference: at most"
                    }
                  ]
                }
                """);
        assertThat(ReproductionReport.csv(reproduction)).isEqualTo("""
                name,item,published,reference,ours,unit,verdict,basis,note
                study,loss,,2.0,1.9,nat,agrees,measured,"say ""so""; reference: at most"
                """);
        assertThat(ReproductionReport.summary(reproduction)).isEqualTo("1 rows: 1 agrees.");
    }

    @Test
    void numbers_of_known_units_are_read_with_prefixes_and_stored_without() {
        Row energy =
                Row.of("energy", 33.42e-12, "J", Basis.PREDICTED).published(42.82e-12, new Tolerance.Within(4e-12));
        Reproduction reproduction = new Reproduction("study", "a paper", List.of(energy, ROW));
        assertThat(energy.note()).isEqualTo("published: within 4 pJ");
        assertThat(ReproductionReport.table(reproduction))
                .containsPattern("energy +42.82 pJ +- +33.42 pJ +does not replicate")
                .containsPattern("loss +- +- +1.9 +nat ");
        assertThat(ReproductionReport.csv(reproduction)).contains("energy,4.282E-11,,3.342E-11,J,");
        assertThat(ReproductionReport.page(reproduction, "what a study is", List.of(), Map.of(), "mho"))
                .contains("What a study is. 2 rows: 1 does not replicate, 1 not compared.");
    }
}
