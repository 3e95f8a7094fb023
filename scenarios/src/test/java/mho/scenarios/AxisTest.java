package mho.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void linear_and_logarithmic_axes_have_both_ends_exactly() {
        assertThat(new Axis.Linear("/a", "0.1 V", "300 mV", 3).labels()).containsExactly("100 mV", "200 mV", "300 mV");
        assertThat(new Axis.Linear("/a", 1L, 9L, 5).labels()).containsExactly(1L, 3L, 5L, 7L, 9L);
        assertThat(new Axis.Linear("/a", 1L, 2L, 3).labels()).containsExactly(1L, 1.5, 2L);
        assertThat(new Axis.Log("/a", 32L, 256L, 4).labels()).containsExactly(32L, 64L, 128L, 256L);
        assertThat(new Axis.Log("/a", "1 s", "1 year", 2).labels()).containsExactly("1 s", "31.536 Ms");
        assertThat(new Axis.Integers("/a", 3, 5).labels()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void ranges_go_from_end_to_end_in_the_form_of_the_ends() {
        Axis.Range range = new Axis.Range("/a", "1 ns", "1 us", Axis.Scale.LOG);
        assertThat(range.at(0)).isEqualTo("1 ns");
        assertThat(range.at(1)).isEqualTo("1 us");
        assertThat(new Axis.Range("/a", 0.0, 2.0, Axis.Scale.LINEAR).at(0.25)).isEqualTo(0.5);
    }

    @Test
    void what_is_no_axis_is_told() {
        assertThatThrownBy(() -> new Axis.Linear("/a", "1 V", "2 s", 3))
                .hasMessage("must be in volts (V), such as \"0.2 V\", but \"2 s\" is in seconds (s)");
        assertThatThrownBy(() -> new Axis.Log("/a", 0L, 4L, 3))
                .hasMessage("A logarithmic axis needs values above 0, but begins at 0");
        assertThatThrownBy(() -> new Axis.Range("/a", "2 V", "1 V", Axis.Scale.LINEAR))
                .hasMessage("An axis goes from a smaller to a larger value, but from 2 V and to 1 V were given");
        assertThatThrownBy(() -> new Axis.Linear("/a", "wide", "2 V", 3))
                .hasMessage(
                        "An axis goes from one number to another, or from one text with a unit to another, but from is wide and to is 2 V");
        assertThatThrownBy(() -> new Axis.Linear("/a", 1L, 2L, 1))
                .hasMessage("An axis from one value to another has 2 to 1,000,000 values, but \"/a\" has 1");
    }
}
