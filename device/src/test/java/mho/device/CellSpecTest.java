package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.CellCost.VerifyRead;
import mho.device.Programming.Effort;
import mho.device.catalog.IdealCell;
import mho.device.catalog.JoshiPcm2020;
import org.junit.jupiter.api.Test;

class CellSpecTest {
    private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 150e-6);

    @Test
    void a_range_has_a_span_and_a_ratio() {
        assertThat(RANGE.span()).isCloseTo(140e-6, within(1e-18));
        assertThat(RANGE.onOffRatio()).isCloseTo(15, within(1e-12));
        assertThat(new ConductanceRange(0, 1e-6).onOffRatio()).isInfinite();
    }

    @Test
    void a_range_holds_its_ends_and_what_lies_between_but_no_more() {
        assertThat(RANGE.contains(10e-6)).isTrue();
        assertThat(RANGE.contains(150e-6)).isTrue();
        assertThat(RANGE.contains(9.99e-6)).isFalse();
        assertThat(RANGE.contains(150.01e-6)).isFalse();
        assertThat(RANGE.contains(Double.NaN)).isFalse();
    }

    @Test
    void a_range_upside_down_or_not_a_number_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConductanceRange(50e-6, 10e-6))
                .withMessage(
                        "A conductance range needs 0 <= min < max, but min is 5.00000e-05 S and max is 1.00000e-05 S");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConductanceRange(Double.NaN, 1e-6));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConductanceRange(0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConductanceRange(0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConductanceRange(-1e-6, 1e-6));
    }

    @Test
    void faults_occur_at_their_rates() {
        CellFaults faults = new CellFaults(1.0 / 32, 0.01);
        IndexedDraws draws = RandomStream.ofSeed(1).child("faults").indexed();
        int n = 100_000;
        int off = 0;
        int on = 0;
        for (int k = 0; k < n; k++) {
            double conductance = faults.apply(40e-6, RANGE, draws.at(k));
            assertThat(conductance).isIn(0.0, 40e-6, 150e-6);
            off += conductance == 0 ? 1 : 0;
            on += conductance == 150e-6 ? 1 : 0;
        }
        // binomial counts, five standard deviations: one seed in 900000
        assertThat((double) off).isCloseTo(n / 32.0, within(5 * Math.sqrt(n / 32.0)));
        assertThat((double) on).isCloseTo(0.01 * n, within(5 * Math.sqrt(0.01 * n)));
    }

    /** 25 µS · Q(1) · √ln((t + t₀ + t_r)/(2 t_r)) with Q(1) = 0.0088, t₀ = 20 s and t_r = 250 ns. */
    @Test
    void a_stuck_cell_reads_with_the_noise_of_the_state_that_it_is_in() {
        CellSpec stuck = new JoshiPcm2020().cell().withFaults(new CellFaults(0, 1));
        Cells cells = stuck.program(new double[] {0, 1e-6, 12.5e-6, 25e-6}, RandomStream.ofSeed(4));
        for (double age : new double[] {0, 3600}) {
            double growth = Math.sqrt(StrictMath.log((age + 20 + 250e-9) / 500e-9));
            for (double deviation : cells.aged(age).readDeviations()) {
                assertThat(deviation).isCloseTo(25e-6 * 0.0088 * growth, within(1e-15));
            }
        }
    }

    @Test
    void without_faults_every_cell_is_healthy() {
        IndexedDraws draws = RandomStream.ofSeed(2).child("faults").indexed();
        for (int k = 0; k < 1000; k++) {
            assertThat(CellFaults.NONE.apply(40e-6, RANGE, draws.at(k))).isEqualTo(40e-6);
        }
    }

    @Test
    void all_cells_can_be_stuck() {
        IndexedDraws draws = RandomStream.ofSeed(3).child("faults").indexed();
        for (int k = 0; k < 1000; k++) {
            assertThat(new CellFaults(1, 0).apply(40e-6, RANGE, draws.at(k))).isZero();
            assertThat(new CellFaults(0, 1).apply(40e-6, RANGE, draws.at(k))).isEqualTo(150e-6);
        }
    }

    @Test
    void rates_that_are_no_probabilities_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CellFaults(0.6, 0.5))
                .withMessage("Fault probabilities need to be >= 0 with a sum <= 1, "
                        + "but they are 0.600000 stuck off and 0.500000 stuck on");
        assertThatIllegalArgumentException().isThrownBy(() -> new CellFaults(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new CellFaults(0, -0.1));
    }

    /** 1.5 V on 100 µS for 50 ns: 2.25 V² · 1e-4 S · 5e-8 s = 11.25 pJ a pulse; 0.2 V for 20 ns: 80 fJ a verify read. */
    @Test
    void a_write_costs_what_flows_through_the_cell() {
        CellCost cost = new CellCost(1e-13, 1.5, 50e-9, "chosen").withVerify(new VerifyRead(0.2, 20e-9));
        assertThat(cost.write(new Effort(1, 100e-6, 1, 0, 0)).energy()).isCloseTo(11.25e-12, within(1e-24));
        assertThat(cost.write(new Effort(0, 0, 0, 1, 100e-6)).energy()).isCloseTo(80e-15, within(1e-27));
        assertThat(cost.write(Effort.ofPulses(100e-6, 4)).energy()).isCloseTo(4 * 11.33e-12, within(1e-23));
        assertThat(cost.write(Effort.ofPulses(100e-6, 4)).latency()).isCloseTo(280e-9, within(1e-20));
        assertThat(cost.write(Effort.ofPulses(0, 4)).energy()).isZero();
    }

    /** 1.2 of the voltage for half the time: 1.44 · 0.5 of V²·t. */
    @Test
    void a_pulse_of_another_shape_weighs_with_its_voltage_squared_and_its_width() {
        CellCost cost = new CellCost(1e-13, 1.5, 50e-9, "chosen");
        Effort effort = new PulseShape(1.2, 0.5).on(100e-6);
        assertThat(cost.write(effort).energy()).isCloseTo(1.8 * 1.8 * 100e-6 * 25e-9, within(1e-24));
        assertThat(cost.write(effort).latency()).isCloseTo(25e-9, within(1e-20));
    }

    @Test
    void efforts_add_and_none_is_neutral() {
        Effort first = new Effort(1, 100e-6, 0.5, 2, 3e-6);
        assertThat(first.plus(Effort.NONE)).isEqualTo(first);
        assertThat(first.plus(new Effort(2, 1e-6, 1, 1, 1e-6))).isEqualTo(new Effort(3, 101e-6, 1.5, 3, 4e-6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Effort(1, Double.NaN, 1, 0, 0))
                .withMessage(
                        "The effort of a write must be >= 0, but is 1 pulses of 1.00000 and NaN S, 0 reads of 0.00000 S");
    }

    @Test
    void a_cell_without_area_or_source_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CellCost(0, 1.5, 50e-9, "chosen"))
                .withMessage("A cell needs an area > 0 and write voltage and pulse >= 0, "
                        + "but they are 0.00000 m², 1.50000 V and 5.00000e-08 s");
        assertThatIllegalArgumentException().isThrownBy(() -> new CellCost(1e-13, Double.NaN, 50e-9, "chosen"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CellCost(1e-13, 1.5, 50e-9, " "))
                .withMessage("The cost of a cell needs a source, but it is blank");
    }

    @Test
    void a_copy_differs_in_one_effect_only() {
        CellSpec cell = new IdealCell().cell();
        Programming programming = Programming.Gaussian.ofSpread(1e-6);
        ReadNoise noise = new ReadNoise.Constant(1e-7);
        CellFaults faults = new CellFaults(0.1, 0);
        assertThat(cell.withProgramming(programming)
                        .withRange(RANGE)
                        .withReadNoise(noise)
                        .withFaults(faults))
                .isEqualTo(new CellSpec(RANGE, programming, cell.drift(), noise, faults, cell.cost()));
    }
}
