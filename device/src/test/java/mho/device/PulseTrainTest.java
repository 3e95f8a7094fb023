package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import mho.base.cost.Cost;
import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.Programming.Write;
import mho.device.PulsedUpdate.CycleNoise;
import mho.device.PulsedUpdate.SpreadLaw;
import mho.device.PulsedUpdate.StepSize;
import mho.device.PulsedUpdate.WeightBounds;
import org.junit.jupiter.api.Test;

class PulseTrainTest implements ProgrammingContract {
    private static final ConductanceRange RANGE = new ConductanceRange(0, 100e-6);
    /** 1 µS a pulse, without any spread. */
    private static final PulsedUpdate STAIRS =
            new PulsedUpdate(new PulseStep.Constant(), StepSize.of(0.01), WeightBounds.of(0, 1), CycleNoise.NONE, 0);

    private static final PulsedUpdate NOISY = new PulsedUpdate(
            new PulseStep.SoftBounds(),
            new StepSize(0.02, 0.3, SpreadLaw.NORMAL, 0, 0.05),
            new WeightBounds(-1, 1, 0.1, 0.1),
            CycleNoise.relative(0.5),
            0);

    @Override
    public Programming programming() {
        return PulseTrain.of(NOISY, RANGE, 2e-6, 50);
    }

    /** To 20.5 ± 0.6 µS by steps of 1 µS from zero: 20 pulses that meet 0, 1 … 19 µS and reads that meet 1 … 20 µS. */
    @Test
    void pulses_and_exposure_are_those_of_the_path() {
        Write write = PulseTrain.of(STAIRS, RANGE, 0.6e-6, 200)
                .write(20.5e-6, RandomStream.ofSeed(1).draws());
        assertThat(write.conductance()).isCloseTo(20e-6, within(1e-17));
        assertThat(write.pulses()).isEqualTo(20);
        assertThat(write.exposure()).isCloseTo(190e-6, within(1e-16));
        assertThat(write.effort().readExposure()).isCloseTo(210e-6, within(1e-16));
    }

    /** 2 V pulses of 10 ns and reads of 0.5 V, 5 ns: energy and time by hand. */
    @Test
    void energy_and_time_follow_from_the_path() {
        Write write = PulseTrain.of(STAIRS, RANGE, 0.6e-6, 200)
                .write(20.5e-6, RandomStream.ofSeed(1).draws());
        CellCost cell = new CellCost(1e-13, 2, 10e-9, new CellCost.VerifyRead(0.5, 5e-9), "chosen");
        Cost cost = cell.write(write);
        assertThat(cost.energy()).isCloseTo(4 * 190e-6 * 10e-9 + 0.25 * 210e-6 * 5e-9, within(1e-22));
        assertThat(cost.latency()).isCloseTo(20 * 15e-9, within(1e-18));
    }

    @Test
    void reset_pulses_of_another_shape_weigh_by_their_own_voltage_and_width() {
        PulseTrain down =
                new PulseTrain(STAIRS, RANGE, 50e-6, 0.6e-6, 0, 200, PulseShape.DEFAULT, new PulseShape(1.5, 2));
        Write write = down.write(46.5e-6, RandomStream.ofSeed(1).draws());
        // RESET at 50, 49 and 48 µS, each of 2.25 · 2
        assertThat(write.pulses()).isEqualTo(3);
        assertThat(write.exposure()).isCloseTo(4.5 * 147e-6, within(1e-15));
        assertThat(write.effort().pulseTime()).isEqualTo(6);
    }

    @Test
    void an_overshoot_is_taken_back() {
        PulsedUpdate coarse = new PulsedUpdate(
                new PulseStep.SoftBounds(), StepSize.of(0.3), WeightBounds.of(-1, 1), CycleNoise.NONE, 0);
        Write write = PulseTrain.of(coarse, RANGE, 1e-6, 100)
                .write(57e-6, RandomStream.ofSeed(1).draws());
        // by hand: w → w + 0.3(1 − w) below 0.14, w − 0.3(1 + w) above, from −1
        double weight = -1;
        int pulses = 0;
        do {
            weight = weight < 0.14 ? weight + 0.3 * (1 - weight) : weight - 0.3 * (1 + weight);
            pulses++;
        } while (Math.abs(weight - 0.14) > 0.02 && pulses < 100);
        assertThat(write.pulses()).isEqualTo(pulses).isGreaterThan(3);
        assertThat(write.conductance()).isCloseTo(50e-6 * (1 + weight), within(1e-15));
    }

    @Test
    void without_verify_noise_what_is_accepted_lies_in_the_window() {
        PulseTrain train = PulseTrain.of(NOISY, RANGE, 2e-6, 10_000);
        IndexedDraws draws = RandomStream.ofSeed(2).child("writes").indexed();
        for (int k = 0; k < 2000; k++) {
            // a cell whose own bound lies below the target never gets there
            Write write = train.write(40e-6, draws.at(k));
            assertThat(Math.abs(write.conductance() - 40e-6)).isLessThanOrEqualTo(2e-6 * (1 + 1e-9));
        }
    }

    @Test
    void verify_noise_lets_conductances_out_of_the_window() {
        PulseTrain quiet = PulseTrain.of(NOISY, RANGE, 2e-6, 1000);
        PulseTrain noisy = new PulseTrain(NOISY, RANGE, 0, 2e-6, 1e-6, 1000, PulseShape.DEFAULT, PulseShape.DEFAULT);
        assertThat(outside(quiet)).isZero();
        assertThat(outside(noisy)).isBetween(100L, 1000L);
    }

    @Test
    void the_last_pulse_stays_when_they_run_out() {
        Write write = PulseTrain.of(STAIRS, RANGE, 0.6e-6, 7)
                .write(80e-6, RandomStream.ofSeed(1).draws());
        assertThat(write.pulses()).isEqualTo(7);
        assertThat(write.conductance()).isCloseTo(7e-6, within(1e-17));
    }

    @Test
    void a_cell_owns_its_step_whatever_happened_to_its_neighbour() {
        PulseTrain train = PulseTrain.of(NOISY, RANGE, 2e-6, 300);
        double[] targets = {20e-6, 40e-6, 60e-6};
        double[] others = {90e-6, 40e-6, 10e-6};
        RandomStream address = RandomStream.ofSeed(3).child("programming");
        assertThat(train.write(targets, address.indexed()).conductances()[1])
                .isEqualTo(train.write(others, address.indexed()).conductances()[1]);
    }

    @Test
    void a_batch_has_the_effort_of_its_cells() {
        PulseTrain train = PulseTrain.of(NOISY, RANGE, 2e-6, 300);
        double[] targets = {20e-6, 40e-6, 60e-6};
        IndexedDraws draws = RandomStream.ofSeed(3).child("programming").indexed();
        Programming.Written batch = train.write(targets, draws);
        Programming.Effort sum = IntStream.range(0, 3)
                .mapToObj(k -> train.write(targets[k], draws.at(k)).effort())
                .reduce(Programming.Effort.NONE, Programming.Effort::plus);
        assertThat(batch.effort()).isEqualTo(sum);
        assertThat(batch.effort().pulses())
                .isEqualTo(IntStream.of(batch.pulses()).sum());
    }

    @Test
    void trains_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PulseTrain.of(STAIRS, RANGE, 0, 10))
                .withMessage("A pulse train needs tolerance > 0, verify noise >= 0 and at least one pulse, "
                        + "but they are 0.00000 S, 0.00000 S and 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PulseTrain(STAIRS, RANGE, 200e-6, 1e-6, 0, 10, PulseShape.DEFAULT, PulseShape.DEFAULT))
                .withMessage("A pulse train must start within 0.00000 S to 0.000100000 S, but starts at 0.000200000 S");
    }

    private static long outside(PulseTrain train) {
        IndexedDraws draws = RandomStream.ofSeed(4).child("writes").indexed();
        return IntStream.range(0, 2000)
                .filter(k -> Math.abs(train.write(40e-6, draws.at(k)).conductance() - 40e-6) > 2e-6 * (1 + 1e-9))
                .count();
    }
}
