package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import org.junit.jupiter.api.Test;

/** What every input converter owes, whatever reads it makes of a code. */
interface DacContract {
    /** Returns designs of every polarity. */
    List<DacSpec> dacs();

    @Test
    default void the_reads_of_a_code_add_up_to_it() {
        for (DacSpec dac : dacs()) {
            for (int code = -dac.largestCode(); code <= dac.largestCode(); code++) {
                double sum = 0;
                for (InputStep step : dac.steps()) {
                    for (InputPlane plane : step.planes()) {
                        sum += step.weight() * plane.weight() * plane.value(code);
                    }
                }
                assertThat(sum).as("%s, code %d", dac, code).isEqualTo(code);
            }
        }
    }

    @Test
    default void drivers_of_one_side_are_never_asked_for_the_other() {
        for (DacSpec dac : dacs()) {
            float[] codes = {-dac.largestCode(), -1, 0, 1, dac.largestCode()};
            float[] values = new float[5];
            boolean negative = false;
            for (InputStep step : dac.steps()) {
                for (InputPlane plane : step.planes()) {
                    plane.extract(codes, values, 5);
                    for (int k = 0; k < 5; k++) {
                        assertThat(values[k]).isEqualTo(plane.value(codes[k]));
                        negative |= values[k] < 0;
                    }
                }
            }
            assertThat(negative).as(dac.toString()).isEqualTo(dac.polarity() == Polarity.BIPOLAR);
        }
    }

    @Test
    default void two_phases_take_twice_the_reads_and_the_time_of_one() {
        for (DacSpec dac : dacs()) {
            DacSpec bipolar = dacs().get(0);
            int phases = dac.polarity() == Polarity.BIPOLAR ? 1 : 2;
            assertThat(dac.reads()).isEqualTo(phases * bipolar.reads());
            assertThat(dac.duration(Technology.DEFAULT))
                    .isCloseTo(phases * bipolar.duration(Technology.DEFAULT), within(1e-20));
            int conversions = dac.polarity() == Polarity.TWO_PHASE_DIGITAL ? 2 : 1;
            assertThat(dac.steps()).hasSize(conversions * bipolar.steps().size());
        }
    }

    @Test
    default void a_vector_of_codes_is_its_elements() {
        for (DacSpec dac : dacs()) {
            double[] inputs = {9, -2, -0.3, 0.31, 1.7, 9};
            double[] ranges = {2, 1, 0.7, 1.5};
            float[] codes = new float[6];
            dac.codes(inputs, 1, ranges, codes, 2);
            for (int i = 0; i < 4; i++) {
                assertThat(codes[2 + i]).isEqualTo((float) dac.code(inputs[1 + i] / ranges[i]));
            }
            assertThat(dac.code(1)).isEqualTo(dac.largestCode());
            assertThat(dac.code(-7)).isEqualTo(-dac.largestCode());
            assertThat(dac.code(0)).isZero();
        }
    }

    @Test
    default void zero_burns_nothing_and_signs_burn_the_same() {
        for (DacSpec dac : dacs()) {
            assertThat(dac.exposure(0)).isZero();
            assertThat(dac.exposure(-3)).isEqualTo(dac.exposure(3)).isPositive();
        }
    }

    @Test
    default void everything_that_costs_has_a_source() {
        for (DacSpec dac : dacs()) {
            CostSheet drivers = dac.drivers(Technology.DEFAULT, 256, 128);
            assertThat(drivers.energy().nominal()).isPositive();
            assertThat(drivers.area()).isPositive();
            assertThat(drivers.latency()).isEqualTo(dac.duration(Technology.DEFAULT));
            drivers.leaves().forEach(leaf -> assertThat(leaf.source()).isNotBlank());
        }
    }
}
