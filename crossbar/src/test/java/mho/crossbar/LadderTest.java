package mho.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One line of equal cells. With 2·sinh(θ/2) = √(rG) the discrete ladder has, by insertion into V_{j−1} − (2 + rG)·V_j +
 * V_{j+1} = 0 with V_0 = 1 and V_{n+1} = V_n,
 *
 * <pre>  V_j = cosh((n − j + ½)θ) / cosh((n + ½)θ),   ΣV_j/n = sinh(nθ) / (2n·sinh(θ/2)·cosh((n + ½)θ))</pre>
 *
 * <p>which tends to tanh(√a)/√a, a = n²rG, for many short segments.
 */
class LadderTest {
    private static final Offset<Double> CLOSE = within(1e-15);

    private static double theta(double product) {
        double half = Math.sqrt(product) / 2;
        return 2 * StrictMath.log1p(half + half * half / (1 + Math.sqrt(1 + half * half)));
    }

    private static double voltage(int n, int j, double theta) {
        return StrictMath.cosh((n - j + 0.5) * theta) / StrictMath.cosh((n + 0.5) * theta);
    }

    @Test
    void a_word_line_of_equal_cells_follows_the_closed_form() {
        for (int n : new int[] {1, 2, 17, 512}) {
            for (double r : new double[] {1e-6, 0.35, 2.5, 1000}) {
                double g = 50e-6;
                Conductances transfer = new TransferSolver(Wires.of(r, 0))
                        .solve(Conductances.tabulate(1, n, k -> g))
                        .transfer();
                double[] alone = new Ladder(r, 0, Ends.ONE_SIDE).attenuation(filled(n, g));
                for (int j = 1; j <= n; j++) {
                    double expected = voltage(n, j, theta(r * g));
                    assertThat(transfer.at(0, j - 1)).isCloseTo(g * expected, within(1e-12 * g * expected));
                    assertThat(alone[j - 1]).isCloseTo(expected, within(1e-12 * expected));
                }
            }
        }
    }

    @Test
    void a_bit_line_of_equal_cells_follows_it_from_the_bottom_up() {
        int n = 300;
        double theta = theta(2.0 * 80e-6);
        ArrayResponse response = new TransferSolver(Wires.of(0, 2)).solve(Conductances.tabulate(n, 1, k -> 80e-6));
        double[] ones = filled(n, 1);
        for (int row = 0; row < n; row++) {
            double expected = 80e-6 * voltage(n, n - row, theta);
            assertThat(response.transfer().at(row, 0)).isCloseTo(expected, within(1e-12 * expected));
        }
        double sum = StrictMath.sinh(n * theta)
                / (2 * StrictMath.sinh(theta / 2) * StrictMath.cosh((n + 0.5) * theta))
                * 80e-6;
        assertThat(response.currents(ones)[0]).isCloseTo(sum, within(1e-12 * sum));
    }

    /** The relative difference of the two is of order θ/2 = √a/(2n). */
    @Test
    void many_short_segments_lose_one_minus_tanh_of_root_a_over_root_a() {
        int n = 20_000;
        for (double a : new double[] {0.01, 0.46, 2, 10}) {
            double g = 50e-6;
            double[] volts = new Ladder(a / n / n / g, 0, Ends.ONE_SIDE).attenuation(filled(n, g));
            double root = Math.sqrt(a);
            assertThat(Arrays.stream(volts).sum() / n).isCloseTo(StrictMath.tanh(root) / root, within(root / n));
        }
    }

    @Test
    void a_line_driven_at_both_ends_is_two_lines_of_half_the_length() {
        int n = 64;
        double[] whole = new Ladder(3, 40, Ends.BOTH_SIDES).attenuation(filled(n, 1e-4));
        double[] half = new Ladder(3, 40, Ends.ONE_SIDE).attenuation(filled(n / 2, 1e-4));
        for (int k = 0; k < n / 2; k++) {
            assertThat(whole[k]).isCloseTo(half[k], within(1e-14));
            assertThat(whole[n - 1 - k]).isCloseTo(half[k], within(1e-14));
        }
    }

    /** One node, loads of 10, 20 and 30 µS at 0.1, −0.2 and 0.3 V, and 40 Ω to ground at one side or at each of two. */
    @ParameterizedTest
    @CsvSource({"ONE_SIDE, 1", "BOTH_SIDES, 2"})
    void a_line_without_resistance_rises_as_one_node_above_its_ends(Ends ends, int sources) {
        double[] loads = {10e-6, 20e-6, 30e-6};
        double[] volts = {0.1, -0.2, 0.3};
        double exact = (1e-6 - 4e-6 + 9e-6) / (60e-6 + sources / 40.0);
        assertThat(new Ladder(0, 40, ends).rise(loads, volts))
                .containsExactly(new double[] {exact, exact, exact}, CLOSE);
        double share = sources / 40.0 / (60e-6 + sources / 40.0);
        assertThat(new Ladder(0, 40, ends).attenuation(loads))
                .containsExactly(new double[] {share, share, share}, CLOSE);
        double resistance = 1 / (60e-6 + sources / 40.0);
        assertThat(new Ladder(0, 40, ends).resistance(loads))
                .containsExactly(new double[] {resistance, resistance, resistance}, within(1e-13));
    }

    /** A segment of 1 nΩ changes what 40 Ω leave by 1e-10 of it. */
    @ParameterizedTest
    @EnumSource(Ends.class)
    void a_line_of_very_short_segments_is_a_line_without_resistance(Ends ends) {
        double[] loads = {10e-6, 20e-6, 30e-6};
        double[] volts = {0.1, -0.2, 0.3};
        Ladder none = new Ladder(0, 40, ends);
        Ladder next = new Ladder(1e-9, 40, ends);
        double[] rise = none.rise(loads, volts);
        for (int k = 0; k < 3; k++) {
            assertThat(next.rise(loads, volts)[k]).isCloseTo(rise[k], within(1e-9 * rise[k]));
            assertThat(next.attenuation(loads)[k]).isCloseTo(none.attenuation(loads)[k], within(1e-9));
            assertThat(next.resistance(loads)[k]).isCloseTo(none.resistance(loads)[k], within(1e-7));
        }
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
