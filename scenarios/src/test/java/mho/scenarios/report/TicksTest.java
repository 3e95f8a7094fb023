package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import mho.scenarios.report.Plot.Axis;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void less_than_two_decades_have_marks_between_them_and_their_unit_once() {
        Ticks ticks = Ticks.of(Axis.logarithmic("energy", "J"), 66e-15, 800e-15);
        assertThat(ticks.marks().stream().map(Ticks.Mark::text)).containsExactly("100", "200", "500");
        assertThat(ticks.marks().stream().map(Ticks.Mark::value)).containsExactly(1e-13, 2e-13, 5e-13);
        assertThat(ticks.label()).isEqualTo("energy [fJ]");
    }

    @Test
    void more_decades_have_marks_with_units_and_the_name_has_none() {
        Ticks ticks = Ticks.of(Axis.logarithmic("energy", "J"), 1e-12, 2e-9);
        assertThat(ticks.marks().stream().map(Ticks.Mark::text)).containsExactly("1 pJ", "10 pJ", "100 pJ", "1 nJ");
        assertThat(ticks.label()).isEqualTo("energy");
    }

    @Test
    void a_narrow_range_has_even_steps() {
        Ticks ticks = Ticks.of(Axis.logarithmic("max |INL| [LSB]", ""), 2.1, 4.2);
        assertThat(ticks.marks().stream().map(Ticks.Mark::text)).containsExactly("2.5", "3", "3.5", "4");
    }

    @Test
    void one_value_has_a_place_between_marks() {
        Ticks ticks = Ticks.of(Axis.logarithmic("time", "s"), 32e-9, 32e-9);
        assertThat(ticks.place(32e-9)).isBetween(0.4, 0.6);
        assertThat(ticks.marks().stream().map(Ticks.Mark::text)).containsExactly("20 ns", "50 ns");
        assertThat(ticks.label()).isEqualTo("time");
    }
}
