package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.adc.AdcSpec;
import mho.adc.IdealAdcSpec;
import mho.adc.RampUpkeep;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.base.cost.Cost;
import mho.base.random.RandomStream;
import mho.crossbar.BitSlices;
import mho.crossbar.Conductances;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.DriftCompensation;
import mho.crossbar.IdealSolver;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;
import mho.device.Drift;
import mho.device.ReadNoise;
import mho.device.Spread;
import mho.device.StateLaw;
import mho.device.catalog.AgrawalSonos2022;
import mho.device.catalog.JoshiPcm2020;
import mho.device.catalog.YangTaOx2025;
import mho.networks.Network;
import mho.networks.NetworkSamples;
import mho.networks.Signal;
import mho.networks.Stage;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeingTest {
    private static final double DAY = 86_400;
    private static final Network LAYER = TileSamples.dense(4, 6, new Identity());
    private static final HardwareSpec FRESH = TileSamples.hardware(
            TileSamples.tile(128, 128, new JoshiPcm2020().cell()), 8, new IdealAdcSpec(), new IdealAdcSpec());

    private static HardwareSpec aged(double age, DriftCompensation compensation) {
        return FRESH.withAgeing(new Ageing(age, compensation));
    }

    private static Chip chip(Network network, HardwareSpec hardware) {
        return TileSamples.mapping(network, hardware, TileSamples.vectors()).fabricate(TileSamples.RANDOM);
    }

    private static DMatrixRMaj outputs(HardwareSpec hardware) {
        return TileSamples.run(LAYER, chip(LAYER, hardware), TileSamples.vectors());
    }

    private static double error(HardwareSpec hardware) {
        return TileSamples.rms(outputs(hardware), TileSamples.exact(LAYER, TileSamples.vectors()));
    }

    /** After a day PCM has lost about a third (8.31 of 12.5 µS), most of which is common to all cells. */
    @Test
    void compensation_takes_back_most_of_what_drift_took() {
        double fresh = error(FRESH);
        double drifted = error(aged(DAY, new DriftCompensation.None()));
        double global = error(aged(DAY, new DriftCompensation.GlobalScale()));
        double perColumn = error(aged(DAY, new DriftCompensation.PerColumn()));
        assertThat(drifted).isGreaterThan(2.5 * fresh);
        assertThat(global).isBetween(0.9 * fresh, 0.5 * drifted);
        assertThat(perColumn).isBetween(0.9 * fresh, 0.5 * drifted);
    }

    @Test
    void outputs_shrink_as_the_cells_do() {
        DMatrixRMaj before = changes(outputs(FRESH));
        DMatrixRMaj after = changes(outputs(aged(DAY, new DriftCompensation.None())));
        double slope = 0;
        double norm = 0;
        for (int k = 0; k < before.getNumElements(); k++) {
            slope += before.data[k] * after.data[k];
            norm += before.data[k] * before.data[k];
        }
        // 16.63/25 at full scale, 4.17/6.25 below (published moments of the cell after a day)
        assertThat(slope / norm).isCloseTo(0.665, within(0.06));
    }

    /** From one vector to the next, so that digital biases, which do not age, drop out. */
    private static DMatrixRMaj changes(DMatrixRMaj outputs) {
        DMatrixRMaj changes = new DMatrixRMaj(outputs.getNumRows() - 1, outputs.getNumCols());
        for (int k = 0; k < changes.getNumElements(); k++) {
            changes.data[k] = outputs.data[k + outputs.getNumCols()] - outputs.data[k];
        }
        return changes;
    }

    @Test
    void age_zero_changes_nothing() {
        assertThat(outputs(aged(0, new DriftCompensation.None())).data).isEqualTo(outputs(FRESH).data);
    }

    @Test
    void compensation_is_counted_where_it_is_done() {
        Chip none = chip(LAYER, aged(DAY, new DriftCompensation.None()));
        Chip scaled = chip(LAYER, aged(DAY, new DriftCompensation.GlobalScale()));
        assertThat(none.compensation()).isEqualTo(Cost.NONE);
        String stage = LAYER.stages().get(0).name();
        var vector = scaled.hardware(stage).cost(0);
        // four word lines, one after the other: each a whole read and conversion; scaling is what networks pay for, not
        // this
        double read = vector.latency()
                - vector.leaves().stream()
                        .filter(leaf -> List.of("drift scaling", "accumulation and bias")
                                .contains(leaf.name()))
                        .mapToDouble(leaf -> leaf.latency())
                        .sum();
        assertThat(scaled.compensation().latency()).isCloseTo(4 * read, within(1e-15));
        assertThat(scaled.compensation().energy()).isGreaterThan(0);
        assertThat(vector.leaves())
                .filteredOn(leaf -> leaf.name().equals("drift scaling"))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.count()).isEqualTo(6));
        assertThat(none.hardware(stage).cost(0).leaves())
                .noneMatch(leaf -> leaf.name().equals("drift scaling"));
    }

    /** A cell all of whose conductances fall by the same share, without noise: one factor takes it back exactly. */
    private static final CellSpec UNIFORM = TileSamples.IDEAL.withDrift(
            new Drift.PowerLaw(new StateLaw.Constant(0.05), new StateLaw.Constant(0), 20, 150e-6, 10 * DAY));

    private static HardwareSpec uniform(WeightEncoding encoding, AdcSpec linear, DriftCompensation compensation) {
        TileSpec tile = new TileSpec(128, 128, new CrossbarSpec(UNIFORM, new IdealSolver()), encoding, 0.2);
        return TileSamples.hardware(tile, 8, new IdealAdcSpec(), linear).withAgeing(new Ageing(DAY, compensation));
    }

    @Test
    void a_loss_that_all_cells_share_is_taken_back_exactly() {
        DMatrixRMaj fresh = outputs(TileSamples.ideal(8));
        List<DriftCompensation> both = List.of(new DriftCompensation.GlobalScale(), new DriftCompensation.PerColumn());
        for (WeightEncoding encoding : List.of(new DifferentialPair(), new BitSlices(6, 4, new DifferentialPair()))) {
            for (DriftCompensation compensation : both) {
                DMatrixRMaj aged = outputs(uniform(encoding, new IdealAdcSpec(), compensation));
                assertThat(TileSamples.largestDifference(aged, fresh)).isLessThan(3e-6);
            }
        }
    }

    /**
     * Both reads that a factor comes from have the noise of their cells, each its own: α = Σ|y(0)|/Σ|y(t)| scatters by √2·√Σσ²/Σ|y|.
     * The root of the mean square of 120 such deviations is within 5 of its standard deviations, 0.33; the 60 vectors add 0.1.
     */
    @Test
    void factors_are_as_noisy_as_the_two_reads_that_they_come_from() {
        DMatrixRMaj exact = changes(outputs(TileSamples.ideal(8)));
        Mapping mapping = TileSamples.mapping(
                LAYER,
                noisy(uniform(new DifferentialPair(), new IdealAdcSpec(), new DriftCompensation.PerColumn())),
                TileSamples.vectors());
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            Chip chip = mapping.fabricate(RandomStream.ofSeed(seed));
            DMatrixRMaj found = changes(TileSamples.run(LAYER, chip, TileSamples.vectors()));
            Conductances cells = chip.crossbars("0.dense").get(0).conductances();
            for (int column = 0; column < 6; column++) {
                double deviation = (slope(exact, found, column) - 1) / scatter(cells, column);
                sum += deviation * deviation;
            }
        }
        assertThat(Math.sqrt(sum / 120)).isBetween(0.67, 1.43);
    }

    private static double slope(DMatrixRMaj before, DMatrixRMaj after, int column) {
        double slope = 0;
        double norm = 0;
        for (int row = 0; row < before.getNumRows(); row++) {
            slope += before.get(row, column) * after.get(row, column);
            norm += before.get(row, column) * before.get(row, column);
        }
        return slope / norm;
    }

    private static double scatter(Conductances cells, int column) {
        double variance = 0;
        double magnitude = 0;
        for (int row = 0; row < cells.rows(); row++) {
            double plus = cells.at(row, 2 * column);
            double minus = cells.at(row, 2 * column + 1);
            variance += 0.03 * 0.03 * (plus * plus + minus * minus);
            magnitude += Math.abs(plus - minus);
        }
        return Math.sqrt(2 * variance) / magnitude;
    }

    /** The converter has rounded before the digital factor comes: its steps are as much wider. */
    @Test
    void behind_linear_converters_the_factor_is_digital() {
        Mapping mapping = TileSamples.mapping(
                LAYER,
                uniform(new DifferentialPair(), TileSamples.linearRamp(4), new DriftCompensation.GlobalScale()),
                TileSamples.vectors());
        Mapping bare = TileSamples.mapping(
                LAYER,
                uniform(new DifferentialPair(), TileSamples.linearRamp(4), new DriftCompensation.None()),
                TileSamples.vectors());
        Stage stage = LAYER.stages().get(0);
        DMatrixRMaj x = TileSamples.vectors().single();
        double[] scaled = mapping.fabricate(TileSamples.RANDOM)
                .apply(stage, x, TileSamples.RANDOM)
                .arguments()
                .data;
        double[] plain = bare.fabricate(TileSamples.RANDOM)
                .apply(stage, x, TileSamples.RANDOM)
                .arguments()
                .data;
        double factor = Math.exp(0.05 * Math.log((DAY + 20) / 20));
        for (int k = 0; k < x.getNumRows() * 6; k++) {
            assertThat(scaled[k]).isCloseTo(factor * plain[k], within(1e-6));
        }
    }

    @Test
    void every_slice_of_a_column_has_a_factor_of_its_own() {
        HardwareSpec sliced = uniform(
                new BitSlices(3, 2, new DifferentialPair()), new IdealAdcSpec(), new DriftCompensation.PerColumn());
        assertThat(chip(LAYER, sliced)
                        .hardware(LAYER.stages().get(0).name())
                        .cost(0)
                        .leaves())
                .filteredOn(leaf -> leaf.name().equals("drift scaling"))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.count()).isEqualTo(6 * 3));
    }

    /** Four reads: all but the cells' part as in any read, and each word line at the largest code once. */
    @Test
    void compensation_burns_what_its_reads_burn() {
        Chip chip =
                chip(LAYER, uniform(new DifferentialPair(), new IdealAdcSpec(), new DriftCompensation.GlobalScale()));
        String stage = LAYER.stages().get(0).name();
        double cells = 0;
        var conductances = chip.crossbars(stage).get(0).conductances();
        for (int row = 0; row < 4; row++) {
            cells += 0.2 * 0.2 * conductances.rowSum(row) * 255 * TileSamples.CYCLE;
        }
        double others = chip.hardware(stage).cost(0).leaves().stream()
                .filter(leaf ->
                        !List.of("drift scaling", "accumulation and bias").contains(leaf.name()))
                .mapToDouble(leaf -> leaf.energy().nominal())
                .sum();
        assertThat(chip.compensation().energy()).isCloseTo(4 * others + cells, within(1e-9 * (4 * others + cells)));
    }

    /** SONOS drift is known up to 1800 nA, not for all currents that can be programmed. */
    @Test
    void an_age_of_which_nothing_is_known_for_some_states_is_refused() {
        HardwareSpec sonos = TileSamples.hardware(
                TileSamples.tile(128, 128, new AgrawalSonos2022().cell()), 8, new IdealAdcSpec(), new IdealAdcSpec());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sonos.withAgeing(new Ageing(DAY, new DriftCompensation.None())))
                .withMessageContaining("known for targets up to");
    }

    /** The second pass of an LSTM, tanh c, runs on cells that drift too. */
    @Test
    void an_lstm_suffers_from_drift_and_recovers_by_one_scale() {
        Network lstm = TileSamples.lstm();
        var sequences = TileSamples.sequences();
        DMatrixRMaj exact = TileSamples.exact(lstm, sequences);
        double[] errors = new double[2];
        List<DriftCompensation> policies = List.of(new DriftCompensation.None(), new DriftCompensation.GlobalScale());
        for (int k = 0; k < 2; k++) {
            Chip chip = TileSamples.mapping(lstm, aged(30 * DAY, policies.get(k)), sequences)
                    .fabricate(TileSamples.RANDOM);
            errors[k] = TileSamples.rms(TileSamples.run(lstm, chip, sequences), exact);
        }
        assertThat(errors[1]).isLessThan(0.6 * errors[0]);
    }

    private static final Network LSTM = TileSamples.lstm();
    /** The function tanh of the state. */
    private static final Stage CELL = LSTM.stages().get(2);

    private static DMatrixRMaj throughTheState(HardwareSpec hardware, DMatrixRMaj x) {
        return TileSamples.mapping(LSTM, hardware, TileSamples.sequences())
                .fabricate(TileSamples.RANDOM)
                .apply(CELL, x, TileSamples.RANDOM)
                .arguments();
    }

    /** Cells before a function, one for each number, fall as all others do, and one factor takes it back. */
    @Test
    void cells_before_a_function_of_a_state_drift_as_all_others_do() {
        DMatrixRMaj x = NetworkSamples.uniform(20, 12, 8);
        double[] fresh = throughTheState(TileSamples.ideal(8), x).data;
        double[] drifted = throughTheState(
                        uniform(new DifferentialPair(), new IdealAdcSpec(), new DriftCompensation.None()), x)
                .data;
        double[] restored = throughTheState(
                        uniform(new DifferentialPair(), new IdealAdcSpec(), new DriftCompensation.GlobalScale()), x)
                .data;
        double factor = Math.exp(0.05 * Math.log((DAY + 20) / 20));
        assertThat(factor).isGreaterThan(1.5);
        for (int k = 0; k < x.getNumElements(); k++) {
            assertThat(drifted[k] * factor).isCloseTo(fresh[k], within(1e-9));
            assertThat(restored[k]).isCloseTo(fresh[k], within(1e-9));
        }
    }

    /** Noise that goes with the conductance falls with it, and is as large as before once both are scaled back. */
    @Test
    void noise_before_a_function_is_scaled_back_with_what_it_is_the_noise_of() {
        DMatrixRMaj x = new DMatrixRMaj(2000, 12);
        x.fill(0.05);
        double fresh = deviation(throughTheState(
                noisy(uniform(new DifferentialPair(), new IdealAdcSpec(), new DriftCompensation.None()))
                        .withAgeing(Ageing.DEFAULT),
                x));
        double drifted = deviation(throughTheState(
                noisy(uniform(new DifferentialPair(), new IdealAdcSpec(), new DriftCompensation.None())), x));
        double restored = deviation(throughTheState(
                noisy(uniform(new DifferentialPair(), new IdealAdcSpec(), new DriftCompensation.GlobalScale())), x));
        // 24,000 draws have a deviation known to 0.5 %, and a factor of 24 noisy reads one of 0.7 %: five of both
        assertThat(restored / fresh).isCloseTo(1, within(0.043));
        assertThat(drifted / fresh).isLessThan(0.7);
    }

    private static HardwareSpec noisy(HardwareSpec hardware) {
        return hardware.withCell(
                hardware.tile().crossbar().cell().withReadNoise(new ReadNoise.White(new Spread.Proportional(0.03))));
    }

    private static double deviation(DMatrixRMaj numbers) {
        double sum = 0;
        double squares = 0;
        int count = numbers.getNumElements();
        for (int k = 0; k < count; k++) {
            sum += numbers.data[k];
            squares += numbers.data[k] * numbers.data[k];
        }
        return Math.sqrt(squares / count - sum * sum / count / count);
    }

    /** A ramp is made of cells, too: one that nobody writes again bends the functions of every kind of stage. */
    @ParameterizedTest
    @ValueSource(strings = {"0.gates", "0.cell"})
    void ramps_that_are_not_written_again_age(String stage) {
        for (StateSpec state : List.of(new RegisterState(8), HeldState.DEFAULT)) {
            HardwareSpec fresh = TileSamples.hardware(
                            TileSamples.tile(128, 128, TileSamples.IDEAL),
                            8,
                            TileSamples.ramp(5, 0).withCell(UNEVEN).withUpkeep(RampUpkeep.Never.DEFAULT),
                            new IdealAdcSpec())
                    .withState(state);
            HardwareSpec aged = fresh.withAgeing(new Ageing(DAY, new DriftCompensation.None()));
            Stage asked = LSTM.stages().stream()
                    .filter(one -> one.name().equals(stage))
                    .findFirst()
                    .orElseThrow();
            DMatrixRMaj x = NetworkSamples.uniform(60, asked.inputs(), 8);
            double[] before = chip(LSTM, fresh, TileSamples.sequences())
                    .apply(asked, x, TileSamples.RANDOM)
                    .outputs()
                    .data;
            double[] after = chip(LSTM, aged, TileSamples.sequences())
                    .apply(asked, x, TileSamples.RANDOM)
                    .outputs()
                    .data;
            assertThat(after).as(state.description()).isNotEqualTo(before);
        }
    }

    /** Cells of which some drift and some do not. */
    private static final CellSpec UNEVEN = TileSamples.IDEAL.withDrift(
            new Drift.PowerLaw(new StateLaw.Constant(0.05), new StateLaw.Constant(0.03), 20, 150e-6, 10 * DAY));

    private static Chip chip(Network network, HardwareSpec hardware, Signal calibration) {
        return TileSamples.mapping(network, hardware, calibration).fabricate(TileSamples.RANDOM);
    }

    @Test
    void an_age_of_which_nothing_is_known_is_refused() {
        HardwareSpec taox = TileSamples.hardware(
                TileSamples.tile(128, 128, new YangTaOx2025().cell()), 8, new IdealAdcSpec(), new IdealAdcSpec());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> taox.withAgeing(new Ageing(365 * DAY, new DriftCompensation.None())))
                .withMessageContaining("measured up to 1 h after programming, but the age asked for is 1 year");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ageing(-1, new DriftCompensation.None()))
                .withMessage("An age must be >= 0 and finite, but is -1.00000 s");
    }

    @Test
    void a_shared_ramp_cannot_scale_single_columns() {
        Network network = TileSamples.dense(4, 6, new Sigmoid());
        HardwareSpec ramp = TileSamples.hardware(
                        TileSamples.tile(128, 128, new JoshiPcm2020().cell()),
                        8,
                        TileSamples.ramp(5, 0),
                        new IdealAdcSpec())
                .withAgeing(new Ageing(DAY, new DriftCompensation.PerColumn()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TileSamples.mapping(network, ramp, TileSamples.vectors()))
                .withMessageContaining("share a ramp and so one gain");
    }
}
