package mho.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.Drift.LogLaw;
import mho.device.Drift.PowerLaw;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final PowerLaw PCM = new PowerLaw(
            new LogLaw(-0.0155, 0.0244, 0.049, 0.1), new LogLaw(-0.0125, -0.0059, 0.008, 0.045), 20, 25e-6);

    @Nested
    class None implements DriftContract {
        @Override
        public Drift drift() {
            return new Drift.None();
        }

        @Test
        void a_cell_without_drift_keeps_its_conductance() {
            assertThat(drift().after(3e-6, 3e-6, 1e9, RandomStream.ofSeed(1).draws()))
                    .isEqualTo(3e-6);
        }
    }

    @Nested
    class OfPhaseChangeMemory implements DriftContract {
        @Override
        public Drift drift() {
            return PCM;
        }
    }

    @Test
    void a_cell_keeps_its_exponent_between_a_second_an_hour_and_a_year() {
        IndexedDraws draws = RandomStream.ofSeed(4).child("drift").indexed();
        for (int cell = 0; cell < 2000; cell++) {
            double second = exponent(draws, cell, 1);
            assertThat(exponent(draws, cell, 3600)).isCloseTo(second, within(1e-9));
            assertThat(exponent(draws, cell, 31_536_000)).isCloseTo(second, within(1e-9));
        }
    }

    /** At full scale ln ĝ = 0: the mean law is clipped from 0.0244 to 0.049, the spread from −0.0059 to 0.008. */
    @Test
    void exponents_have_the_mean_and_spread_of_their_law() {
        IndexedDraws draws = RandomStream.ofSeed(5).child("drift").indexed();
        Moments exponents = Moments.of(100_000, cell -> exponent(draws, cell, 3600));
        assertThat(exponents.mean()).isCloseTo(0.049, within(5 * exponents.errorOfMean()));
        assertThat(exponents.sd()).isCloseTo(0.008, within(5 * exponents.errorOfSd()));
    }

    @Test
    void without_spread_the_law_is_the_power_of_time() {
        PowerLaw law = new PowerLaw(new LogLaw(0, 0.06, 0, 1), new LogLaw(0, 0, 0, 0), 20, 25e-6);
        double hour = law.after(10e-6, 10e-6, 3600, RandomStream.ofSeed(1).draws());
        assertThat(hour).isCloseTo(10e-6 * StrictMath.pow(3620.0 / 20, -0.06), within(1e-18));
    }

    @Test
    void a_clipped_law_follows_its_line_between_its_limits() {
        LogLaw law = new LogLaw(-0.0155, 0.0244, 0.049, 0.1);
        assertThat(law.at(0)).isEqualTo(0.049);
        assertThat(law.at(-20)).isEqualTo(0.1);
        assertThat(law.at(-3)).isCloseTo(0.0709, within(1e-15));
    }

    @Test
    void laws_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogLaw(0, 0, 1, 0.5))
                .withMessage("A clipped law needs finite numbers and low <= high, but they are 1.00000 and 0.500000");
        assertThatIllegalArgumentException().isThrownBy(() -> new LogLaw(Double.NaN, 0, 0, 1));
        LogLaw law = new LogLaw(0, 0.06, 0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PowerLaw(law, law, 0, 25e-6))
                .withMessage("Power-law drift needs a first read > 0 and a full scale > 0, "
                        + "but they are 0.00000 s and 2.50000e-05 S");
        assertThatIllegalArgumentException().isThrownBy(() -> new PowerLaw(law, law, 20, Double.NaN));
    }

    private static double exponent(IndexedDraws draws, int cell, double time) {
        double aged = PCM.after(20e-6, 25e-6, time, draws.at(cell));
        return -StrictMath.log(aged / 20e-6) / StrictMath.log((time + 20) / 20);
    }
}
