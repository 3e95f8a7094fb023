package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import mho.adc.ActivationUnitSpec;
import mho.adc.LinearRampAdcSpec;
import mho.base.cost.CostSheet;
import mho.base.cost.PartCost;
import mho.networks.Architecture;
import mho.networks.Recurrent;
import mho.networks.Shapes;
import mho.networks.Stored;
import mho.networks.Transformer;
import mho.networks.VanillaMlp;
import mho.networks.data.Adding;
import mho.networks.data.Checker;
import mho.networks.data.Complex;
import mho.networks.data.EmbeddedReber;
import mho.networks.data.Freqgen;
import mho.networks.data.Hifreq;
import mho.networks.data.Keywords;
import mho.networks.data.Memorize;
import mho.networks.data.Mixfreq;
import mho.networks.data.Nested;
import mho.networks.data.Ood;
import mho.networks.data.Parity;
import mho.networks.data.Recall;
import mho.networks.data.Recordings;
import mho.networks.data.Spiral;
import mho.networks.data.SyntheticKeywords;
import mho.networks.data.Task;
import mho.networks.data.TaskShape;
import mho.networks.data.TaskSpec;
import mho.networks.data.TextFile;
import mho.networks.tile.DigitalSpec;
import mho.networks.tile.HardwareSpec;
import mho.networks.train.Training;
import mho.scenarios.Scenario.NetworkSpec;
import mho.scenarios.Scenario.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CostEstimatorTest {
    private static Scenario scenario(
            TaskSpec task, Architecture architecture, HardwareSpec hardware, Reference... references) {
        return new Scenario(
                "costs",
                "costs",
                task,
                List.of(new NetworkSpec(architecture, Training.DEFAULT)),
                hardware,
                List.of(references),
                Run.DEFAULT,
                List.of());
    }

    private static NetworkCost estimate(Scenario scenario) {
        return new CostEstimator().of(scenario).get(0);
    }

    static Stream<TaskSpec> sizedTasks() {
        return Stream.of(
                Complex.DEFAULT,
                Nested.DEFAULT,
                Hifreq.DEFAULT,
                Memorize.DEFAULT,
                Spiral.DEFAULT,
                Checker.DEFAULT,
                Ood.DEFAULT,
                Freqgen.DEFAULT,
                Mixfreq.DEFAULT,
                new SyntheticKeywords(20, 10, 0),
                new Adding(12, 0),
                new Parity(9, 0),
                new Recall(11, 0),
                EmbeddedReber.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("sizedTasks")
    void the_sizes_of_a_task_are_those_of_its_examples(TaskSpec spec) {
        Task task = spec.load(Recordings.NONE);
        TaskShape shape = spec.shape().orElseThrow();
        assertThat(shape.features()).isEqualTo(task.test().features());
        assertThat(shape.outputs()).isEqualTo(task.test().targets().outputs());
        double steps = task.test().inputs().stream()
                .mapToInt(input -> input.getNumRows())
                .average()
                .orElseThrow();
        assertThat(shape.steps()).isCloseTo(steps, within(0.01 * steps));
    }

    /** Shared processors of N_cyc clocks a value: T = N·N_cyc/k (Fig. 1c of Yang et al. 2025). */
    @Test
    void a_conventional_converter_waits_for_its_shared_processors() {
        for (int k : new int[] {1, 8, 32}) {
            for (int cycles : new int[] {1, 20}) {
                DigitalSpec digital = new DigitalSpec(32, 36, k, cycles, new ActivationUnitSpec.Rounded());
                HardwareSpec spec = HardwareSpec.DEFAULT;
                HardwareSpec hardware = new HardwareSpec(
                        spec.technology(), spec.tile(), spec.input(), spec.nonlinear(), spec.linear(), digital);
                CostSheet conventional = estimate(scenario(
                                Keywords.DEFAULT,
                                Recurrent.DEFAULT,
                                hardware,
                                new Reference.ConventionalConverter(new LinearRampAdcSpec(5))))
                        .references()
                        .get(0);
                double time = conventional.leaves().stream()
                        .filter(leaf -> leaf.name().equals("digital activation unit"))
                        .mapToDouble(CostSheet::latency)
                        .sum();
                // 128 gates and 32 tanh c a step, 49 steps
                double expected = 49 * (Math.ceil(128.0 / k) + Math.ceil(32.0 / k)) * cycles * 1e-9;
                assertThat(time).as("k = %d, %d clocks", k, cycles).isCloseTo(expected, within(1e-12 * expected));
            }
        }
    }

    /** With k = 32 and 512 units, functions take 80 N_cyc clocks: some times the linear part, as in its Fig. 1c. */
    @Test
    void digital_functions_of_a_wide_lstm_take_longer_than_its_products() {
        DigitalSpec digital = new DigitalSpec(32, 36, 32, 5, new ActivationUnitSpec.Rounded());
        HardwareSpec spec = HardwareSpec.DEFAULT.withNonlinear(new LinearRampAdcSpec(5));
        HardwareSpec hardware = new HardwareSpec(
                spec.technology(), spec.tile(), spec.input(), spec.nonlinear(), new LinearRampAdcSpec(5), digital);
        CostSheet sheet = estimate(scenario(Keywords.DEFAULT, Recurrent.DEFAULT.withHidden(512), hardware))
                .analog();
        double functions = sheet.leaves().stream()
                        .filter(leaf -> leaf.name().equals("digital activation unit"))
                        .mapToDouble(CostSheet::latency)
                        .sum()
                / 49;
        assertThat(functions).isCloseTo(80 * 5 * 1e-9, within(1e-15));
        assertThat(functions / 64e-9).isBetween(2.0, 8.0);
    }

    @Test
    void published_accelerators_stand_beside_and_change_nothing() {
        Scenario plain = scenario(Nested.DEFAULT, VanillaMlp.DEFAULT, HardwareSpec.DEFAULT, new Reference.Int8(32));
        Scenario beside = scenario(
                Nested.DEFAULT,
                VanillaMlp.DEFAULT,
                HardwareSpec.DEFAULT,
                new Reference.Published(PublishedAccelerator.IBM_ANALOG_AI_2023),
                new Reference.Int8(32));
        NetworkCost cost = estimate(beside);
        assertThat(cost.references()).isEqualTo(estimate(plain).references());
        assertThat(cost.published()).hasSize(1);
        assertThat(cost.published().get(0).operationsPerJoule()).isEqualTo(6.94e12);
    }

    /** The table normalises 65 nm columns by (65/16)²·(1 GHz/f), within the rounding of a single printed digit. */
    @Test
    void published_rows_are_normalised_as_their_source_does() {
        for (PublishedAccelerator accelerator : PublishedAccelerator.values()) {
            PublishedAccelerator.Row row = accelerator.row();
            double node = row.node() / 16e-9;
            double factor = node > 1 ? node * node * 1e9 / row.clock() : 1;
            double perArea = row.throughputPerArea() * 1e-18;
            if (node > 1) {
                assertThat(row.normalisedThroughput() * 1e-18)
                        .as(row.name())
                        .isBetween((perArea - 0.0051) * factor, (perArea + 0.0051) * factor);
            }
            assertThat(row.source()).isNotBlank();
        }
    }

    @Test
    void sizes_that_only_the_data_know_are_asked_for() {
        assertThatThrownBy(() -> estimate(scenario(TextFile.DEFAULT, Transformer.DEFAULT, HardwareSpec.DEFAULT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("architecture of kind \"shapes\"");
        assertThatThrownBy(() -> estimate(scenario(Nested.DEFAULT, Stored.DEFAULT, HardwareSpec.DEFAULT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sizes of a stored network are in its folder");
        assertThat(estimate(scenario(TextFile.DEFAULT, Shapes.DEFAULT, HardwareSpec.DEFAULT))
                        .operations())
                .isEqualTo(2.0 * 128 * 128);
    }

    @Test
    void a_cost_of_ones_own_for_a_part_that_there_is_not_is_refused() {
        PartCost unknown = new PartCost("comparatr", "12 fJ", "", "", "", "x");
        Scenario scenario =
                scenario(Nested.DEFAULT, VanillaMlp.DEFAULT, HardwareSpec.DEFAULT.withCosts(List.of(unknown)));
        assertThatThrownBy(() -> estimate(scenario))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no part \"comparatr\" to cost otherwise; there are: ")
                .hasMessageContaining("comparators");
    }

    @Test
    void operations_a_joule_are_operations_over_energy() {
        NetworkCost cost = estimate(scenario(Keywords.DEFAULT, Recurrent.DEFAULT, HardwareSpec.DEFAULT));
        assertThat(cost.operationsPerJoule() * cost.energy()).isCloseTo(cost.operations(), within(1e-6));
        assertThat(cost.schedule().latency()).isCloseTo(cost.latency(), within(1e-12 * cost.latency()));
    }
}
