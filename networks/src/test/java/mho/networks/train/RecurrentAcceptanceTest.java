package mho.networks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import mho.adc.AdcSpec;
import mho.adc.IdealAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.PulseWidthDacSpec;
import mho.adc.RampCalibration;
import mho.adc.RampCircuit;
import mho.adc.activation.Sigmoid;
import mho.adc.activation.Tanh;
import mho.base.cost.Technology;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.IdealSolver;
import mho.device.CellSpec;
import mho.device.catalog.IdealCell;
import mho.networks.ColumnGroup;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Parameters;
import mho.networks.Recurrent;
import mho.networks.Recurrent.Cell;
import mho.networks.Recurrent.Readout;
import mho.networks.Stage;
import mho.networks.Substrate;
import mho.networks.data.Adding;
import mho.networks.data.EmbeddedReber;
import mho.networks.data.GrammarText;
import mho.networks.data.MackeyGlass;
import mho.networks.data.Parity;
import mho.networks.data.Probe;
import mho.networks.data.Recall;
import mho.networks.data.Recordings;
import mho.networks.data.SyntheticKeywords;
import mho.networks.data.Task;
import mho.networks.data.TaskSpec;
import mho.networks.tile.Chip;
import mho.networks.tile.DigitalSpec;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Ranges;
import mho.networks.tile.TileSpec;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The recurrent tasks at 32 units, one seed, against the table of another program (networks.md, section 6, in single precision). Its last
 * bits, its initial scores on long trainings and the drawing of some batches differ, so a row is held to what it says, not to its digits: errors within a
 * factor of 2, accuracies within 0.03 where they are near 1, chance as chance. Where a training has not ended, its figure moves with each change
 * of the batches (keywords of GRU and RNN: ± 0.1).
 */
@Tag("acceptance")
class RecurrentAcceptanceTest {
    private static final Map<String, Network> TRAINED = new LinkedHashMap<>();
    private static final Map<String, Task> TASKS = new LinkedHashMap<>();
    private static final RandomStream RANDOM = RandomStream.ofSeed(1);

    private static TaskSpec spec(String name) {
        return switch (name) {
            case "adding" -> Adding.DEFAULT;
            case "parity" -> Parity.DEFAULT;
            case "ereber" -> EmbeddedReber.DEFAULT;
            case "recall" -> Recall.DEFAULT;
            case "mg" -> MackeyGlass.DEFAULT;
            case "charlm" -> GrammarText.DEFAULT;
            default -> SyntheticKeywords.DEFAULT;
        };
    }

    /** Steps and initial learning rate of the table. */
    private static Training training(String task) {
        int steps = switch (task) {
            case "kws" -> 300;
            case "mg" -> 500;
            case "adding", "ereber" -> 1500;
            default -> 1200;
        };
        boolean slow = task.equals("parity") || task.equals("mg") || task.equals("kws");
        return Training.DEFAULT
                .withEpochs(10)
                .withBatching(new Batching.Drawn(64, steps / 10))
                .withLearningRate(slow ? 3e-3 : 5e-3);
    }

    private static Task task(String name) {
        return TASKS.computeIfAbsent(name, key -> spec(key).load(Recordings.NONE));
    }

    private static Network trained(String name, Cell cell, int hidden) {
        return TRAINED.computeIfAbsent("%s %s %d".formatted(name, cell, hidden), key -> {
            Task task = task(name);
            Readout readout = task.train().targets().perStep() ? Readout.EACH_STEP : Readout.LAST;
            Network initial = Recurrent.DEFAULT
                    .withCell(cell)
                    .withHidden(hidden)
                    .withReadout(readout)
                    .initial(task.train().features(), task.train().targets().outputs(), 0);
            return new Trainer(training(name), task, epoch -> {})
                    .train(initial, RANDOM)
                    .network();
        });
    }

    private static double score(String name, Network network, Substrate substrate) {
        Task task = task(name);
        return Evaluation.of(network, task.test(), task.metric(), substrate, RANDOM)
                .value();
    }

    @ParameterizedTest
    @CsvSource({
        "adding, LSTM, .001, .004", // .0020
        "adding, GRU, .00015, .0006", // .0003
        "adding, RNN, .012, .047", // .0236
        "parity, LSTM, .97, 1", // 1
        "parity, GRU, .97, 1", // 1
        "parity, RNN, .42, .58", // .495, 5 standard errors of chance
        "ereber, LSTM, .99, 1", // 1
        "ereber, GRU, .99, 1", // 1
        "ereber, RNN, .99, 1", // 1
        "recall, LSTM, .85, 1", // .887
        "recall, GRU, .97, 1", // 1
        "recall, RNN, .97, 1", // 1
        "mg, LSTM, .023, .094", // .047
        "mg, GRU, .082, .33", // .164
        "mg, RNN, .089, .36", // .178
        "charlm, LSTM, .65, .78", // .738
        "charlm, GRU, .65, .78", // .716
        "charlm, RNN, .65, .78", // .726
        "kws, LSTM, .95, 1", // .976
        "kws, GRU, .67, .9", // .771
        "kws, RNN, .43, .64", // .533
    })
    void tasks_are_learnt_as_well_as_in_the_table(String name, Cell cell, double low, double high) {
        assertThat(score(name, trained(name, cell, 32), new Exact())).isBetween(low, high);
    }

    private static double probe(String name, Cell cell, int number) {
        Probe probe = task(name).probes().get(number);
        return Evaluation.of(trained(name, cell, 32), probe.examples(), probe.metric(), new Exact(), RANDOM)
                .value();
    }

    @ParameterizedTest
    @CsvSource({"LSTM", "GRU"})
    void gated_cells_keep_parity_over_twice_the_length(Cell cell) {
        assertThat(probe("parity", cell, 0)).isGreaterThan(0.97);
        assertThat(probe("parity", Cell.RNN, 0)).isBetween(0.42, 0.58);
    }

    @ParameterizedTest
    @CsvSource({"LSTM", "GRU", "RNN"})
    void whole_reber_strings_are_legal_and_the_far_symbol_is_known(Cell cell) {
        assertThat(probe("ereber", cell, 0)).isGreaterThan(0.98);
        assertThat(probe("ereber", cell, 1)).isGreaterThan(0.98);
    }

    @Test
    void more_units_come_closer_to_the_entropy_of_the_grammar() {
        // .648 there in one run; .704, .705, .654 here from three initial weights and .652, .690 in PyTorch from two:
        // whether a run
        // finds the verb's number behind a relative clause within its steps is luck. The test text itself carries .612
        double bits = score("charlm", trained("charlm", Cell.GRU, 64), new Exact());
        assertThat(bits).isBetween(0.612, 0.71);
        assertThat(bits).isLessThan(score("charlm", trained("charlm", Cell.GRU, 32), new Exact()));
    }

    // LSTM on keywords, section 6.1

    /** Converters with codes evenly spaced over the function's outputs: sigmoid in [0, 1], tanh in [−1, 1]; all else exact. */
    private record Gates(int bits) implements Substrate {
        @Override
        public Applied apply(Stage stage, DMatrixRMaj x, RandomStream read) {
            Applied exact = new Exact().apply(stage, x, read);
            DMatrixRMaj outputs = new DMatrixRMaj(exact.outputs());
            double codes = (1 << bits) - 1;
            int columns = outputs.getNumCols();
            for (ColumnGroup group : stage.groups()) {
                boolean sigmoid = group.activation() instanceof Sigmoid;
                boolean tanh = group.activation() instanceof Tanh;
                for (int k = 0; (sigmoid || tanh) && k < outputs.getNumElements(); k++) {
                    if (k % columns >= group.from() && k % columns < group.to()) {
                        double value = outputs.data[k];
                        outputs.data[k] = sigmoid
                                ? Math.rint(value * codes) / codes
                                : Math.rint((value + 1) / 2 * codes) / codes * 2 - 1;
                    }
                }
            }
            return new Applied(exact.arguments(), outputs, exact.activity());
        }
    }

    private static Network keywords() {
        return trained("kws", Cell.LSTM, 32);
    }

    /** .976 in float, .756 at 2 bit, .961 at 3, .979 at 4, .975 at 5: a standard error of .005 each. */
    @ParameterizedTest
    @CsvSource({"2, .5, .95", "3, .93, .99", "4, .96, 1", "5, .96, 1", "8, .96, 1"})
    void gates_of_few_bits_lose_little(int bits, double low, double high) {
        assertThat(score("kws", keywords(), new Gates(bits))).isBetween(low, high);
    }

    @Test
    void gates_of_eight_bits_are_as_good_as_float() {
        assertThat(score("kws", keywords(), new Gates(8)))
                .isCloseTo(score("kws", keywords(), new Exact()), within(0.005));
    }

    /** The same gates as ramps of ideal cells that read the columns of an ideal array, inputs of 8 bits. */
    @ParameterizedTest
    @CsvSource({"3, .93", "4, .96", "5, .96"})
    void ramps_on_tiles_do_what_their_codes_say(int bits, double low) {
        CellSpec cell = new IdealCell().cell();
        AdcSpec ramp = NonlinearRampAdcSpec.DEFAULT
                .withBits(bits)
                .withCell(cell)
                .withCalibration(new RampCalibration.None())
                .withCircuit(RampCircuit.IDEAL);
        TileSpec tile = new TileSpec(128, 128, new CrossbarSpec(cell, new IdealSolver()), new DifferentialPair(), 0.2);
        HardwareSpec hardware = new HardwareSpec(
                Technology.DEFAULT, tile, new PulseWidthDacSpec(8), ramp, new IdealAdcSpec(), DigitalSpec.DEFAULT);
        Ranges ranges = new Ranges();
        Evaluation.of(keywords(), task("kws").train().spread(256), ranges, RANDOM);
        Chip chip = Mapping.of(keywords(), hardware, ranges).fabricate(RANDOM);
        assertThat(score("kws", keywords(), chip)).isBetween(low, 1.0);
    }

    /** N(0, (share · max|W|)²) on all matrices, biases exact. */
    private static Network noisy(Network network, double share, Draws draws) {
        Parameters noisy = network.parameters().mapNamed((name, tensor) -> {
            if (!network.matrices().contains(name)) {
                return tensor;
            }
            double deviation = share * CommonOps_DDRM.elementMaxAbs(tensor);
            DMatrixRMaj changed = new DMatrixRMaj(tensor);
            for (int k = 0; k < changed.getNumElements(); k++) {
                changed.data[k] += deviation * draws.normal();
            }
            return changed;
        });
        return network.with(noisy);
    }

    private static double meanUnderNoise(double share, int chips, Substrate substrate) {
        Draws draws = RANDOM.child("noise").draws();
        double sum = 0;
        for (int chip = 0; chip < chips; chip++) {
            sum += score("kws", noisy(keywords(), share, draws), substrate);
        }
        return sum / chips;
    }

    /** .975 at 1 %, .94 ± .03 at 5 %, .83 ± .06 at 10 % of the largest weight. */
    @Test
    void weight_noise_costs_as_much_as_in_the_table() {
        assertThat(meanUnderNoise(0.01, 5, new Exact())).isGreaterThan(0.96);
        assertThat(meanUnderNoise(0.05, 20, new Exact())).isBetween(0.91, 0.98);
        assertThat(meanUnderNoise(0.05, 20, new Gates(5))).isBetween(0.91, 0.98);
        assertThat(meanUnderNoise(0.10, 20, new Exact())).isBetween(0.7, 0.93);
    }
}
