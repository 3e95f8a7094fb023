package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.adc.activation.Identity;
import mho.adc.activation.Interval;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Interval UNIT = new Interval(-1, 1);

    /** Two bits of −1 … 1 by hand. */
    @Test
    void levels_and_edges_are_those_of_the_definition() {
        assertLevels(Placement.EDGE, new double[] {-1, -0.5, 0, 0.5}, new double[] {-0.5, 0, 0.5});
        assertLevels(Placement.CENTRE, new double[] {-0.75, -0.25, 0.25, 0.75}, new double[] {-0.5, 0, 0.5});
        double third = 1.0 / 3;
        assertLevels(Placement.LEVEL, new double[] {-1, -third, third, 1}, new double[] {-2 * third, 0, 2 * third});
    }

    private static void assertLevels(Placement placement, double[] levels, double[] edges) {
        double lsb = placement.lsb(UNIT, 2);
        for (int code = 0; code < 4; code++) {
            assertThat(placement.level(UNIT, lsb, code)).isCloseTo(levels[code], within(1e-15));
            assertThat(placement.nearest(UNIT, 2, levels[code] + 0.01)).isCloseTo(levels[code], within(1e-15));
        }
        for (int edge = 1; edge < 4; edge++) {
            assertThat(placement.edge(UNIT, lsb, edge)).isCloseTo(edges[edge - 1], within(1e-15));
        }
    }

    @Test
    void a_digital_table_agrees_with_an_exact_converter() {
        for (Placement placement : Placement.values()) {
            Conversion conversion = new Conversion(new Identity(), UNIT, placement);
            RampAdc bank = RampSamples.exact(4).fabricate(conversion, 1, AdcContract.RANDOM);
            for (int n = 0; n < 1999; n++) {
                double x = -1.5 + 0.0015007 * n;
                assertThat(bank.convert(x, 0)).isCloseTo(placement.nearest(UNIT, 4, x), within(1e-12));
            }
        }
    }

    @Test
    void what_is_not_a_number_has_no_place_in_a_table() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.CENTRE.nearest(UNIT, 5, Double.NaN))
                .withMessage("The input of a digital table must be a number, but is NaN");
    }
}
