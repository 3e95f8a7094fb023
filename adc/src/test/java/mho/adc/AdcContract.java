package mho.adc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.random.RandomStream;
import org.junit.jupiter.api.Test;

/** What every bank of converters owes. */
interface AdcContract {
    RandomStream RANDOM = RandomStream.ofSeed(77).child("bank");

    AdcSpec spec();

    private Adc bank() {
        return spec().fabricate(Conversion.linear(2), 6, RANDOM);
    }

    @Test
    default void a_bank_has_the_columns_that_were_asked_for() {
        assertThat(bank().columns()).isEqualTo(6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec().fabricate(Conversion.linear(2), 0, RANDOM))
                .withMessage("A bank needs at least one converter, but 0 were asked for");
    }

    @Test
    default void the_same_input_gives_the_same_output_on_every_day() {
        Adc one = bank();
        Adc other = bank();
        for (int n = 0; n < 1000; n++) {
            double x = -3 + 0.006 * n;
            assertThat(one.convert(x, n % 6)).isEqualTo(one.convert(x, n % 6)).isEqualTo(other.convert(x, n % 6));
        }
    }

    @Test
    default void a_larger_input_never_gives_a_smaller_output_of_a_rising_function() {
        Adc bank = bank();
        for (int column = 0; column < 6; column++) {
            double before = Double.NEGATIVE_INFINITY;
            for (int n = 0; n < 5000; n++) {
                double y = bank.convert(-3 + 0.0012 * n, column);
                assertThat(y).isGreaterThanOrEqualTo(before);
                before = y;
            }
        }
    }

    @Test
    default void what_is_not_a_number_is_refused() {
        Adc bank = bank();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bank.convert(Double.NaN, 3))
                .withMessage("The input of a converter must be a number, but is NaN");
    }

    @Test
    default void the_leaves_of_the_cost_sum_to_its_total() {
        CostSheet sheet = bank().conversion(Technology.DEFAULT);
        double energy = sheet.leaves().stream()
                .mapToDouble(leaf -> leaf.energy().nominal())
                .sum();
        double area = sheet.leaves().stream().mapToDouble(CostSheet::area).sum();
        assertThat(energy).isCloseTo(sheet.energy().nominal(), within(1e-12 * energy));
        assertThat(area).isCloseTo(sheet.area(), within(1e-12 * area));
        assertThat(sheet.leaves()).allSatisfy(leaf -> assertThat(leaf.source()).isNotBlank());
    }
}
