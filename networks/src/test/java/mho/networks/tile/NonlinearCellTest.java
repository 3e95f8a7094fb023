package mho.networks.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.adc.DacSpec;
import mho.adc.IdealAdcSpec;
import mho.adc.Polarity;
import mho.adc.PulseWidthDacSpec;
import mho.adc.VoltageLevelDacSpec;
import mho.adc.activation.Identity;
import mho.base.cost.Technology;
import mho.crossbar.Conductances;
import mho.crossbar.CrossbarSpec;
import mho.crossbar.DifferentialPair;
import mho.crossbar.TransferSolver;
import mho.crossbar.Wires;
import mho.device.CellSpec;
import mho.device.IvCurve;
import mho.device.catalog.MiloRram2021;
import mho.networks.Network;
import mho.networks.Stage;
import mho.networks.Substrate.Applied;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Cells that do not obey Ohm's law, against the sum of the currents of single cells. */
class NonlinearCellTest {
    private static final Network LAYER = TileSamples.dense(4, 6, new Identity());
    private static final IvCurve SINH = new IvCurve.Sinh(6);
    private static final CellSpec MILO = new MiloRram2021().cell();
    private static final DacSpec PULSES = new PulseWidthDacSpec(6);
    private static final DacSpec LEVELS = new VoltageLevelDacSpec(6, Polarity.BIPOLAR, 0, 10e-9);
    private static final double VOLTS = 0.2;

    private static HardwareSpec hardware(CellSpec cell, DacSpec input) {
        return new HardwareSpec(
                Technology.DEFAULT,
                TileSamples.tile(128, 128, cell),
                input,
                new IdealAdcSpec(),
                new IdealAdcSpec(),
                DigitalSpec.DEFAULT);
    }

    /** Sums and energy of a chip beside those of its cells one by one. */
    private static void compare(CellSpec cell, DacSpec input) {
        HardwareSpec hardware = hardware(cell, input);
        Mapping mapping = TileSamples.mapping(LAYER, hardware, TileSamples.vectors());
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        Stage stage = LAYER.stages().get(0);
        ProductPlan plan = TileSamples.productPlan(mapping, stage.name());
        DMatrixRMaj x = TileSamples.vectors().single();
        Applied applied = chip.apply(stage, x, TileSamples.RANDOM);
        Conductances g = chip.crossbars(stage.name()).get(0).conductances();
        double fullScale =
                cell.iv().current(cell.range().max(), VOLTS) / cell.range().max();
        double energy = 0;
        for (int vector = 0; vector < x.getNumRows(); vector++) {
            double[] currents = new double[g.columns()];
            for (int row = 0; row < g.rows(); row++) {
                double code = input.code(x.get(vector, row) / plan.inputRanges()[row]);
                double volts = input == LEVELS ? VOLTS * code / input.largestCode() : Math.copySign(VOLTS, code);
                double time = input == LEVELS ? 10e-9 : Math.abs(code) * TileSamples.CYCLE;
                for (int column = 0; column < g.columns(); column++) {
                    double current = cell.iv().current(g.at(row, column), volts);
                    energy += current * volts * time;
                    // in codes of full charge
                    currents[column] += current / fullScale * (input == LEVELS ? input.largestCode() : Math.abs(code));
                }
            }
            for (int output = 0; output < 6; output++) {
                double charge = currents[2 * output] - currents[2 * output + 1];
                double expected = charge / cell.range().span() / input.largestCode() * plan.weightRange();
                assertThat(applied.arguments().get(vector, output)).isCloseTo(expected, within(2e-6));
            }
        }
        double perVector = energy / x.getNumRows();
        assertThat(applied.activity().energyPerVector(stage.name())).isCloseTo(perVector, within(1e-6 * perVector));
    }

    @Test
    void pulses_meet_the_current_of_each_cell_at_the_read_voltage() {
        compare(TileSamples.IDEAL.withIv(SINH), PULSES);
        compare(MILO, PULSES);
    }

    @Test
    void levels_meet_the_current_of_each_cell_at_each_level() {
        compare(TileSamples.IDEAL.withIv(SINH), LEVELS);
        compare(TileSamples.IDEAL.withIv(new IvCurve.Cubic(-3, 0.3)), LEVELS);
        compare(TileSamples.IDEAL, LEVELS);
    }

    @Test
    void two_phases_meet_one_polarity() {
        DacSpec phases = new PulseWidthDacSpec(6, Polarity.TWO_PHASE_ANALOG);
        Mapping mapping = TileSamples.mapping(LAYER, hardware(MILO, phases), TileSamples.vectors());
        Stage stage = LAYER.stages().get(0);
        DMatrixRMaj x = TileSamples.vectors().single();
        DMatrixRMaj mirrored = new DMatrixRMaj(x);
        for (int k = 0; k < x.getNumElements(); k++) {
            mirrored.data[k] = -x.data[k];
        }
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        double[] one = chip.apply(stage, x, TileSamples.RANDOM).arguments().data;
        double[] other = chip.apply(stage, mirrored, TileSamples.RANDOM).arguments().data;
        for (int k = 0; k < x.getNumRows() * 6; k++) {
            assertThat(other[k]).isCloseTo(-one[k], within(2e-6));
        }
    }

    /** The second pass of an LSTM: a pair of cells a number, each polarity by its own current. */
    @Test
    void numbers_on_cells_of_their_own_meet_the_current_of_their_polarity() {
        Network lstm = TileSamples.lstm();
        Mapping mapping = TileSamples.mapping(lstm, hardware(MILO, PULSES), TileSamples.sequences());
        PointwisePlan plan = (PointwisePlan) mapping.plans().stream()
                .filter(each -> each instanceof PointwisePlan)
                .findFirst()
                .orElseThrow();
        Chip chip = mapping.fabricate(TileSamples.RANDOM);
        String name = plan.stage().name();
        Conductances g = chip.crossbars(name).get(0).conductances();
        double fullScale =
                MILO.iv().current(MILO.range().max(), VOLTS) / MILO.range().max();
        DMatrixRMaj x = new DMatrixRMaj(2, plan.stage().width());
        for (int u = 0; u < plan.stage().width(); u++) {
            x.set(0, u, 0.7 * plan.inputRange());
            x.set(1, u, -0.7 * plan.inputRange());
        }
        Applied applied = chip.apply(plan.stage(), x, TileSamples.RANDOM);
        double energy = 0;
        for (int sign : new int[] {1, -1}) {
            double code = PULSES.code(0.7);
            for (int u = 0; u < plan.stage().width(); u++) {
                double plus = MILO.iv().current(g.at(u, 0), sign * VOLTS);
                double minus = MILO.iv().current(g.at(u, 1), sign * VOLTS);
                double expected = (plus - minus)
                        / fullScale
                        * code
                        / PULSES.largestCode()
                        * plan.inputRange()
                        / MILO.range().span();
                double argument = applied.arguments().get(sign > 0 ? 0 : 1, u);
                assertThat(argument).isCloseTo(expected, within(1e-12));
                energy += Math.abs(plus + minus) * VOLTS * code * TileSamples.CYCLE;
            }
        }
        assertThat(applied.activity().energyPerVector(name)).isCloseTo(energy / 2, within(1e-9 * energy));
    }

    /** All states have one shape, which the trimmed gain takes out. */
    @Test
    void pulses_are_immune_to_a_shape_that_all_states_share() {
        DMatrixRMaj ohmic = outputs(hardware(TileSamples.IDEAL, PULSES));
        DMatrixRMaj bent = outputs(hardware(TileSamples.IDEAL.withIv(SINH), PULSES));
        DMatrixRMaj levels = outputs(hardware(TileSamples.IDEAL.withIv(SINH), LEVELS));
        assertThat(TileSamples.largestDifference(ohmic, bent)).isLessThan(2e-6);
        assertThat(TileSamples.largestDifference(ohmic, levels)).isGreaterThan(0.01);
    }

    private static DMatrixRMaj outputs(HardwareSpec hardware) {
        Chip chip = TileSamples.mapping(LAYER, hardware, TileSamples.vectors()).fabricate(TileSamples.RANDOM);
        return TileSamples.run(LAYER, chip, TileSamples.vectors());
    }

    @Test
    void what_cannot_be_computed_exactly_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hardware(MILO, LEVELS))
                .withMessageStartingWith("Voltage levels need cells whose states have one shape");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CrossbarSpec(TileSamples.IDEAL.withIv(SINH), new TransferSolver(Wires.of(1, 1))))
                .withMessageStartingWith("Arrays on resistive wires have one transfer matrix only if");
        CellSpec weak = TileSamples.IDEAL.withIv(new IvCurve.Cubic(1, 0.1));
        TileSpec tile = new TileSpec(
                8, 8, new CrossbarSpec(weak, new mho.crossbar.IdealSolver()), new DifferentialPair(), VOLTS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TileSamples.hardware(tile, 6, new IdealAdcSpec(), new IdealAdcSpec()))
                .withMessage("The cell's current is known up to 0.100000 V, but the read voltage is 0.200000 V");
    }
}
