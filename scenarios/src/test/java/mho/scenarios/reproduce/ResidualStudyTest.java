package mho.scenarios.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mho.scenarios.Progress;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Reproduction.Verdict;
import mho.scenarios.Workbench;
import mho.scenarios.reproduce.DeepBlocks.Flow;
import mho.scenarios.reproduce.Request.Chips;
import mho.scenarios.reproduce.TransformerAblation.Form;
import mho.scenarios.reproduce.TransformerAblation.Outcome;
import mho.scenarios.reproduce.TransformerAblation.Shortcuts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidualStudyTest {
    private static final Workbench BENCH = new Workbench(2, Progress.SILENT);

    private static final Map<String, Row> UNTRAINED = rows(new ResidualStudy(1, 1), "deep");

    private static Request request(String part) {
        return new Request(OptionalInt.empty(), List.of(), List.of(part), Chips.LEFT_OUT, Optional.empty(), 42);
    }

    private static Map<String, Row> rows(ResidualStudy study, String part) {
        return study.account(request(part), BENCH).rows().stream()
                .collect(Collectors.toMap(Row::item, Function.identity()));
    }

    @Test
    void a_request_tells_what_was_chosen() {
        assertThat(Request.DEFAULT.choices()).isEmpty();
        assertThat(request("deep").choices()).isEqualTo(EnumSet.of(Choice.ARCHITECTURES));
        assertThat(new Request(OptionalInt.of(2), List.of("a"), List.of("b"), Chips.MEASURED, Optional.of("c"), 1)
                        .choices())
                .isEqualTo(EnumSet.allOf(Choice.class));
        assertThat(Study.all().stream().map(Study::name).collect(Collectors.toSet()))
                .hasSameSizeAs(Study.all())
                .containsAll(Set.of("residuals", "additive"));
    }

    @Test
    void growth_is_the_slope_of_the_logarithms() {
        List<Double> norms = List.of(3.0, 3.0 * 1.5, 3.0 * 1.5 * 1.5, 3.0 * 1.5 * 1.5 * 1.5);
        Flow flow = new Flow(norms, norms, norms, norms);
        assertThat(flow.growth()).isCloseTo(1.5, within(1e-14));
        assertThat(Flow.bitsLost(List.of(4.0, 0.5, 1.0))).isCloseTo(3, within(1e-14));
    }

    /**
     * Before any training, against PyTorch in float64 from the same initial weights (networks/src/test/reference/deep_blocks.py):
     * gradients vanish without shortcuts and normalisation, and only the shortcut lets x grow. The growth is taken over a quarter
     * of the examples here and over all there.
     */
    @ParameterizedTest
    @CsvSource({
        "'residual + LN', 6.39044, 1.02657",
        "'residual, no LN', 5.83408, 1.02386",
        "'no residual, LN', 0.272754, 0.99354",
        "'neither', 1.3482e-14, ",
        "'residual x 1/1.045 + LN', 5.58051, 1.00861"
    })
    void what_flows_through_24_blocks_before_training_is_that_of_another_implementation(
            String form, double gradient, Double growth) {
        assertThat(untrained("%s: gradient of the first block before training, sum of magnitudes".formatted(form)))
                .isCloseTo(gradient, withinPercentage(1e-3));
        if (growth != null) {
            assertThat(untrained("%s: growth of the norm a block, initial".formatted(form)))
                    .isCloseTo(growth, within(1e-3));
        }
    }

    private static double untrained(String item) {
        return UNTRAINED.get("24 blocks, " + item).ours();
    }

    /** Four blocks without shortcuts stay at what is known without the text's order, those with shortcuts do not. */
    @Test
    void four_layers_without_shortcuts_learn_nothing_in_a_hundred_steps() {
        TransformerAblation ablation = TransformerAblation.ofGrammar(100);
        Workbench.Share share = done -> {};
        Outcome with = ablation.train(new Form(4, Shortcuts.BOTH), share);
        Outcome without = ablation.train(new Form(4, Shortcuts.NONE), share);
        assertThat(with.curve()).hasSize(100);
        assertThat(without.train() - with.train()).isGreaterThan(0.8);
    }

    @Test
    @Tag("acceptance")
    void four_layers_lose_more_than_a_nat_without_shortcuts_and_one_layer_loses_nearly_nothing() {
        Map<String, Row> rows = rows(ResidualStudy.DEFAULT, "transformer");
        assertThat(rows.get("grammar: 4 layers, training loss: rise without residuals")
                        .ours())
                .isGreaterThan(1);
        assertThat(rows.get("grammar: 1 layer, training loss: rise without residuals")
                        .ours())
                .isLessThan(0.1);
        assertThat(rows.values()).extracting(Row::verdict).doesNotContain(Verdict.DISAGREES);
    }

    @Test
    @Tag("acceptance")
    void deep_networks_fail_without_shortcuts_and_learn_with_them() {
        Map<String, Row> rows = rows(ResidualStudy.DEFAULT, "deep");
        assertThat(rows.get("24 blocks, no residual, LN: training MSE").ours()).isGreaterThan(0.1);
        assertThat(rows.get("24 blocks, neither: training MSE").ours()).isGreaterThan(0.1);
        assertThat(rows.get("24 blocks, residual + LN: test MSE").ours()).isLessThan(0.01);
    }
}
