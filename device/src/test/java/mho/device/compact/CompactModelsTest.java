package mho.device.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mho.device.compact.Vteam.Branch;
import mho.device.compact.Vteam.Mixing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactModelsTest {
    private static final double BOLTZMANN_VOLTS = 1.380649e-23 / 1.602176634e-19;
    private static final Vteam VTEAM = Vteam.kvatinsky2015();
    private static final Yakopcic YAKOPCIC = Yakopcic.oblea2010();
    private static final GapRram STANFORD = GapRram.stanfordPku();
    private static final GapRram ASU = GapRram.chenYu2015();

    /** A drive that moves each model up and down, its period, and a state to begin in. */
    static Stream<Arguments> drives() {
        return Stream.of(
                Arguments.of(VTEAM, 0.5, -0.5, 400e-9),
                Arguments.of(YAKOPCIC, 0.45, -0.45, 0.01),
                Arguments.of(STANFORD, 1.6, -1.4, 1e-6),
                Arguments.of(ASU, 2.5, -1.5, 1e-5));
    }

    /** 5e-4 m/s · (1 V/0.02 V − 1) = 24.5 mm/s: 3 nm in 122.4 ns, and no further. */
    @Test
    void a_constant_voltage_moves_vteam_at_constant_speed_to_its_limit() {
        Trace trace = Transient.DEFAULT.solve(VTEAM, Waveform.constant(1, 200e-9), 0);
        double[] times = trace.times();
        double[] states = trace.states();
        for (int k = 0; k < trace.count(); k++) {
            assertThat(states[k]).isCloseTo(Math.min(24.5e-3 * times[k], 3e-9), within(1e-17));
        }
        assertThat(trace.finalState()).isEqualTo(3e-9);
    }

    /** R = 50 + 950·w/3 nm grows linearly in time: the energy of V = 1 V is a logarithm, and V²/R after the limit. */
    @Test
    void the_energy_of_a_growing_resistance_is_a_logarithm() {
        Trace trace = Transient.DEFAULT.solve(VTEAM, Waveform.constant(1, 200e-9), 0);
        double slope = 950 * 24.5e-3 / 3e-9;
        double reached = 3e-9 / 24.5e-3;
        double energy = StrictMath.log(1000.0 / 50) / slope + (200e-9 - reached) / 1000;
        assertThat(trace.energy()).isCloseTo(energy, within(1e-7 * energy));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.3, -0.5, -1, -2})
    void vteam_switches_on_in_a_time_that_falls_with_the_third_power(double volts) {
        double exact = 3e-9 / (10 * StrictMath.pow(volts / -0.2 - 1, 3));
        assertThat(Transient.DEFAULT.switchingTime(VTEAM, volts, 3e-9, 0)).isCloseTo(exact, within(1e-8 * exact));
    }

    /** With Biolek's window of p = 1, ξ = tanh(t/τ) from zero, τ = 3 nm over the free speed. */
    @Test
    void a_window_slows_the_state_towards_its_limit() {
        Trace trace = Transient.DEFAULT.solve(VTEAM.withWindow(new Window.Biolek(1)), Waveform.constant(1, 500e-9), 0);
        for (int k = 0; k < trace.count(); k++) {
            double exact = 3e-9 * StrictMath.tanh(trace.times()[k] * 24.5e-3 / 3e-9);
            assertThat(trace.states()[k]).isCloseTo(exact, within(3e-9 * 1e-7));
        }
    }

    /** The published formulas by hand: 1 − (2ξ − 1)^2p; 1 − ξ^2p towards high, 1 − (ξ − 1)^2p towards low. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 1, 0",
        "1, 0.25, 0.75, 0.9375, 0.4375",
        "1, 0.5, 1, 0.75, 0.75",
        "1, 0.9, 0.36, 0.19, 0.99",
        "1, 1, 0, 0, 1",
        "3, 0.25, 0.984375, 0.999755859375, 0.822021484375",
        "3, 0.9, 0.737856, 0.468559, 0.999999"
    })
    void windows_are_the_published_polynomials(int power, double share, double joglekar, double up, double down) {
        for (double volts : new double[] {-0.7, 0.7}) {
            assertThat(new Window.Joglekar(power).factor(share, volts)).isCloseTo(joglekar, within(1e-15));
            assertThat(new Window.None().factor(share, volts)).isEqualTo(1);
        }
        assertThat(new Window.Biolek(power).factor(share, 0.7)).isCloseTo(up, within(1e-15));
        assertThat(new Window.Biolek(power).factor(share, -0.7)).isCloseTo(down, within(1e-15));
    }

    /** With p = 1 Joglekar's f = 4ξ(1 − ξ): a logistic curve of rate 4·24.5 mm/s / 3 nm from ξ = 0.1. */
    @Test
    void joglekars_window_makes_a_logistic_curve() {
        Trace trace =
                Transient.DEFAULT.solve(VTEAM.withWindow(new Window.Joglekar(1)), Waveform.constant(1, 100e-9), 0.3e-9);
        for (int k = 0; k < trace.count(); k++) {
            double exact = 3e-9 / (1 + 9 * StrictMath.exp(-4 * 24.5e-3 / 3e-9 * trace.times()[k]));
            assertThat(trace.states()[k]).isCloseTo(exact, within(3e-9 * 1e-7));
        }
    }

    @Test
    void a_state_below_threshold_stays() {
        Trace trace = Transient.DEFAULT.solve(VTEAM, Waveform.sweeps(0.0199, -0.199, 1, 1), 1e-9);
        assertThat(trace.states()).containsOnly(1e-9);
    }

    @Test
    void resistances_mix_as_they_should() {
        Vteam exponential =
                new Vteam(VTEAM.off(), VTEAM.on(), 0, 3e-9, 50, 1000, Mixing.EXPONENTIAL, new Window.None());
        assertThat(1 / VTEAM.conductance(1.5e-9, 0.01)).isCloseTo(525, within(1e-9));
        assertThat(1 / exponential.conductance(1.5e-9, 0.01)).isCloseTo(Math.sqrt(50e3), within(1e-9));
        assertThat(1 / exponential.conductance(3e-9, 0.01)).isCloseTo(1000, within(1e-9));
    }

    /** Below the knee f = 1: x = 0.11 + 4000·(e^0.45 − e^0.16)·t, up to 0.3. */
    @Test
    void below_its_knee_yakopcic_moves_at_constant_speed() {
        double speed = 4000 * (StrictMath.exp(0.45) - StrictMath.exp(0.16));
        double exact = 0.19 / speed;
        assertThat(Transient.DEFAULT.switchingTime(YAKOPCIC, 0.45, 0.11, 0.3)).isCloseTo(exact, within(1e-8 * exact));
        double half = Transient.DEFAULT
                .solve(YAKOPCIC, Waveform.constant(0.45, exact / 2))
                .finalState();
        assertThat(half).isCloseTo(0.205, within(1e-9));
        assertThat(YAKOPCIC.current(0.5, 0.4)).isCloseTo(0.17 * 0.5 * StrictMath.sinh(0.02), within(1e-15));
    }

    @Test
    void a_reversed_cell_is_the_mirror_of_a_direct_one() {
        Yakopcic reversed =
                new Yakopcic(YAKOPCIC.falling(), YAKOPCIC.rising(), 0.05, Yakopcic.Orientation.REVERSED, 0.11);
        Yakopcic symmetric =
                new Yakopcic(YAKOPCIC.rising(), YAKOPCIC.rising(), 0.05, Yakopcic.Orientation.DIRECT, 0.11);
        Yakopcic turned = new Yakopcic(YAKOPCIC.rising(), YAKOPCIC.rising(), 0.05, Yakopcic.Orientation.REVERSED, 0.11);
        Waveform up = Waveform.constant(0.4, 2e-4);
        Waveform down = Waveform.constant(-0.4, 2e-4);
        assertThat(Transient.DEFAULT.solve(turned, down).finalState())
                .isCloseTo(Transient.DEFAULT.solve(symmetric, up).finalState(), within(1e-12));
        assertThat(Transient.DEFAULT.solve(reversed, up).finalState()).isLessThan(0.11);
    }

    /** Cold and without fading the speed is constant: 2·v₀·e^(−E/kT)·sinh(γa₀qV/(LkT)), so the time falls exponentially. */
    @Test
    void the_gap_closes_in_a_time_that_falls_exponentially_with_voltage() {
        GapRram cold = new GapRram(
                STANFORD.conduction(),
                STANFORD.growth(),
                new GapRram.LocalField(16, 0, 0),
                new GapRram.Heat(298, 0),
                0.2e-9,
                1.7e-9);
        double thermal = BOLTZMANN_VOLTS * 298;
        double last = Double.POSITIVE_INFINITY;
        for (double volts = 0.4; volts < 1.5; volts += 0.2) {
            double speed = 10 * StrictMath.exp(-0.6 / thermal) * StrictMath.sinh(16 * 0.25 / 12 * volts / thermal);
            double time = Transient.DEFAULT.switchingTime(cold, volts, 1.7e-9, 0.2e-9);
            assertThat(time).isCloseTo(1.5e-9 / speed, within(1e-7 * time));
            // 0.2 V lower the barrier by 67 meV: e^2.6
            assertThat(last / time).isGreaterThan(13);
            last = time;
        }
    }

    @Test
    void below_its_least_field_the_stanford_gap_does_not_move() {
        // γ = 16 − 0.8·1.7³ = 12.07 at the widest gap: 1.4e9 V/m · 12 nm / 12.07 = 1.392 V
        assertThat(STANFORD.velocity(1.7e-9, 1.38)).isZero();
        assertThat(STANFORD.velocity(1.7e-9, 1.40)).isNegative();
        assertThat(Transient.DEFAULT.switchingTime(STANFORD, 1.0, 1.7e-9, 0.2e-9))
                .isInfinite();
    }

    /** The published conduction by hand: 1 mA·e^(−0.2/0.25)·sinh(0.1/0.25). */
    @Test
    void currents_and_temperatures_are_the_published_formulas() {
        double current = 1e-3 * StrictMath.exp(-0.8) * StrictMath.sinh(0.4);
        assertThat(STANFORD.current(0.2e-9, 0.1)).isCloseTo(current, within(1e-15));
        assertThat(STANFORD.temperature(0.2e-9, 0.1)).isCloseTo(298 + 2100 * 0.1 * current, within(1e-9));
        double reset = 6.14e-5 * StrictMath.exp(-0.1 / 0.27505) * StrictMath.sinh(-1 / 0.43);
        assertThat(ASU.current(0.1e-9, -1)).isCloseTo(reset, within(1e-14));
        assertThat(ASU.temperature(0.1e-9, -1)).isCloseTo(298 - reset * 722702.277, within(1e-3));
    }

    /** Classical Runge–Kutta with 200 000 steps, written here from the formula. */
    @Test
    void a_reset_of_the_stanford_model_is_that_of_tiny_steps() {
        double gap = 0.2e-9;
        int steps = 200_000;
        double step = 100e-9 / steps;
        for (int k = 0; k < steps; k++) {
            double k1 = stanfordSpeed(gap, -1.3);
            double k2 = stanfordSpeed(gap + step / 2 * k1, -1.3);
            double k3 = stanfordSpeed(gap + step / 2 * k2, -1.3);
            double k4 = stanfordSpeed(gap + step * k3, -1.3);
            gap += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        double solved = Transient.DEFAULT
                .solve(STANFORD, Waveform.constant(-1.3, 100e-9), 0.2e-9)
                .finalState();
        assertThat(gap).isBetween(0.3e-9, 1.6e-9);
        assertThat(solved).isCloseTo(gap, within(1e-6 * 1e-9));
    }

    /** The same over a ramp of voltage, 0 to 2.3 V in 1 µs. */
    @Test
    void a_set_of_the_asu_model_by_a_ramp_is_that_of_tiny_steps() {
        double gap = 1.7e-9;
        double end = 1e-6;
        int steps = 400_000;
        double step = end / steps;
        for (int k = 0; k < steps; k++) {
            double t = k * step;
            double k1 = asuSpeed(gap, 2.3 * t / end);
            double k2 = asuSpeed(gap + step / 2 * k1, 2.3 * (t + step / 2) / end);
            double k3 = asuSpeed(gap + step / 2 * k2, 2.3 * (t + step / 2) / end);
            double k4 = asuSpeed(gap + step * k3, 2.3 * (t + step) / end);
            gap = Math.max(0.1e-9, gap + step / 6 * (k1 + 2 * k2 + 2 * k3 + k4));
        }
        Waveform ramp = new Waveform(java.util.List.of(new Waveform.Piece(end, 0, 2.3)));
        double solved = Transient.DEFAULT.solve(ASU, ramp, 1.7e-9).finalState();
        assertThat(gap).isLessThan(1.69e-9);
        assertThat(solved).isCloseTo(gap, within(1e-6 * 1e-9));
    }

    /** dg/dt at gaps and voltages of both directions: the published formulas and constants, written here a second time. */
    @ParameterizedTest
    @CsvSource({"0.1, -1", "0.1, -1.5", "0.5, 0.8", "0.5, -1.2", "1, 1.5", "1.7, 2.3", "1.7, -0.5"})
    void speeds_of_the_gap_are_the_published_formulas(double nanometres, double volts) {
        double asu = asuSpeed(nanometres * 1e-9, volts);
        assertThat(ASU.velocity(nanometres * 1e-9, volts)).isCloseTo(asu, within(1e-11 * Math.abs(asu)));
        double gap = Math.max(nanometres, 0.2) * 1e-9;
        double stanford = stanfordSpeed(gap, volts);
        assertThat(STANFORD.velocity(gap, volts)).isCloseTo(stanford, within(1e-11 * Math.abs(stanford)));
    }

    @ParameterizedTest
    @MethodSource("drives")
    void loops_are_pinched_and_open(CompactModel model, double first, double second, double period) {
        Trace trace = Transient.DEFAULT.solve(model, Waveform.sweeps(first, second, period, 2));
        double[] volts = trace.volts();
        double[] currents = trace.currents();
        for (int k = 0; k < trace.count(); k++) {
            assertThat(currents[k] * volts[k]).isGreaterThanOrEqualTo(0);
            if (volts[k] == 0) {
                assertThat(currents[k]).isZero();
            }
        }
        double[] conductances = trace.conductances(0.01);
        assertThat(DoubleStream.of(conductances).max().orElseThrow()).isGreaterThan(1.05 * conductances[0]);
    }

    /** The lobe of positive voltages, at ten times the frequency each: less time to move, less area. */
    @Test
    void the_area_of_a_lobe_falls_with_frequency() {
        double last = Double.POSITIVE_INFINITY;
        double first = 0;
        for (double period : new double[] {5e-3, 5e-4, 5e-5, 5e-6}) {
            double area = Math.abs(Transient.DEFAULT
                    .solve(YAKOPCIC, Waveform.sweeps(0.45, 0, period, 1))
                    .loopArea());
            assertThat(area).isLessThan(last);
            first = first == 0 ? area : first;
            last = area;
        }
        assertThat(last).isLessThan(0.05 * first);
    }

    @ParameterizedTest
    @MethodSource("drives")
    void energies_add_over_pieces_and_are_the_area_under_the_power(
            CompactModel model, double first, double second, double period) {
        Waveform up = Waveform.sweeps(first, 0, period / 2, 1);
        Waveform down = Waveform.sweeps(second, 0, period / 2, 1);
        Transient fine = new Transient(1e-9, 4000);
        Trace one = fine.solve(model, up);
        Trace two = fine.solve(model, down, one.finalState());
        Trace both = fine.solve(model, up.then(down));
        assertThat(both.energy()).isCloseTo(one.energy() + two.energy(), within(1e-7 * both.energy()));
        double[] times = both.times();
        double[] volts = both.volts();
        double[] currents = both.currents();
        double area = 0;
        for (int k = 1; k < times.length; k++) {
            area += (volts[k] * currents[k] + volts[k - 1] * currents[k - 1]) / 2 * (times[k] - times[k - 1]);
        }
        assertThat(both.energy()).isCloseTo(area, within(2e-3 * area));
    }

    @ParameterizedTest
    @MethodSource("drives")
    void neither_tolerance_nor_samples_show_in_the_end(CompactModel model, double first, double second, double period) {
        Waveform sweep = Waveform.sweeps(first, second, period, 1);
        double reference = new Transient(1e-12, 50).solve(model, sweep).finalState();
        double span = model.high() - model.low();
        assertThat(Transient.DEFAULT.solve(model, sweep).finalState()).isCloseTo(reference, within(1e-6 * span));
        assertThat(new Transient(1e-9, 7).solve(model, sweep).finalState()).isCloseTo(reference, within(1e-6 * span));
        assertThat(new Transient(1e-4, 50).solve(model, sweep).finalState()).isCloseTo(reference, within(1e-2 * span));
    }

    @Test
    void pulses_and_a_train_of_them_are_the_same() {
        double[] response = Transient.DEFAULT.pulseResponse(YAKOPCIC, 0.11, 0.4, 2e-5, 10, 0.1);
        Trace train = Transient.DEFAULT.solve(YAKOPCIC, Waveform.pulses(0.4, 2e-5, 1e-5, 10));
        assertThat(response).hasSize(11);
        assertThat(response[10]).isCloseTo(YAKOPCIC.conductance(train.finalState(), 0.1), within(1e-9));
        assertThat(response[10]).isGreaterThan(response[0]);
    }

    @Test
    void waveforms_have_their_durations_and_turning_points() {
        Waveform sweep = Waveform.sweeps(1, -0.5, 3e-3, 2);
        assertThat(sweep.duration()).isCloseTo(6e-3, within(1e-15));
        assertThat(sweep.pieces()).hasSize(8);
        assertThat(sweep.pieces().get(0)).isEqualTo(new Waveform.Piece(1e-3, 0, 1));
        assertThat(Waveform.pulses(1, 2e-9, 3e-9, 4).duration()).isCloseTo(20e-9, within(1e-20));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Waveform.constant(1, 0))
                .withMessage("A piece of a waveform needs a duration > 0 and finite voltages, "
                        + "but they are 0.00000 s, 1.00000 V and 1.00000 V");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transient.DEFAULT.solve(VTEAM, Waveform.constant(1, 1), 4e-9))
                .withMessage("A state must lie within 0.00000 to 3.00000e-09, but is 4.00000e-09");
        assertThatIllegalArgumentException().isThrownBy(() -> new Transient(0, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vteam(
                        new Branch(1, 1, 0.1),
                        new Branch(1, 1, -0.1),
                        0,
                        1e-9,
                        50,
                        1000,
                        Mixing.LINEAR,
                        new Window.None()))
                .withMessageStartingWith("VTEAM needs an off branch with threshold > 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Window.Joglekar(0));
        assertThatIllegalArgumentException().isThrownBy(() -> VTEAM.conductance(1e-9, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GapRram(ASU.conduction(), ASU.growth(), ASU.field(), ASU.heat(), 1.7e-9, 0.1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Yakopcic.Side(0.1, 0.1, 1, 1, 1));
    }

    private static double stanfordSpeed(double gap, double volts) {
        double gamma = 16 - 0.8 * StrictMath.pow(gap / 1e-9, 3);
        if (gamma * Math.abs(volts) / 12e-9 < 1.4e9) {
            return 0;
        }
        double current = 1e-3 * StrictMath.exp(-gap / 0.25e-9) * StrictMath.sinh(volts / 0.25);
        double thermal = BOLTZMANN_VOLTS * (298 + 2100 * Math.abs(volts * current));
        return -10 * StrictMath.exp(-0.6 / thermal) * StrictMath.sinh(gamma * 0.25 / 12 * volts / thermal);
    }

    private static double asuSpeed(double gap, double volts) {
        double gamma = 16.5 - 1.25 * StrictMath.pow(gap / 1e-9, 3);
        double current = 6.14e-5 * StrictMath.exp(-gap / 2.7505e-10) * StrictMath.sinh(volts / 0.43);
        double thermal = BOLTZMANN_VOLTS * (298 + 2.3e-10 / 3.1825e-16 * Math.abs(volts * current));
        double field = gamma * 0.25 / 5 * volts;
        return -150
                * (StrictMath.exp(-1.501 / thermal) * StrictMath.exp(field / thermal)
                        - StrictMath.exp(-1.5 / thermal) * StrictMath.exp(-field / thermal));
    }
}
