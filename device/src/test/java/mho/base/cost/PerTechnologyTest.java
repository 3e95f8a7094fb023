package mho.base.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerTechnologyTest {
    private static final Technology SMALL = Technology.nominal(16e-9, 1e9);
    private static final Technology SLOW = Technology.nominal(16e-9, 0.5e9);

    @Test
    void a_value_is_that_of_the_technology_asked_for() {
        PerTechnology<Double> cycle = new PerTechnology<>(Technology::cycle);
        for (int turn = 0; turn < 3; turn++) {
            assertThat(cycle.of(SMALL)).isEqualTo(1e-9);
            assertThat(cycle.of(SLOW)).isEqualTo(2e-9);
        }
    }

    @Test
    void it_is_made_once_for_the_same_technology() {
        PerTechnology<Object> made = new PerTechnology<>(technology -> new Object());
        assertThat(made.of(SMALL)).isSameAs(made.of(Technology.nominal(16e-9, 1e9)));
    }
}
