package mho.device.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.device.Drift;
import mho.device.PolynomialError;
import mho.device.PolynomialError.Shape;
import mho.device.StateLaw;
import org.junit.jupiter.api.Test;

/** Tables made from a known cell: the fit must find it. */
class WriteFitTest {
    private static final int EACH = 400;
    private static final double[] TARGETS = {20e-6, 40e-6, 60e-6, 80e-6, 100e-6};

    /** Bias of 2 µS·(ĝ − 0.5), deviation of 0.5 µS + 1.5 µS·ĝ. */
    private static final PolynomialError KNOWN =
            new PolynomialError(List.of(-1e-6, 2e-6), List.of(0.5e-6, 1.5e-6), 100e-6, Shape.NORMAL);

    @Test
    void a_known_law_is_found() {
        WriteFit fit = WriteFit.of(table(KNOWN));
        assertThat(fit.programming().bias()).hasSize(2);
        assertThat(fit.programming().deviation()).hasSize(2);
        for (double target : TARGETS) {
            double deviation = KNOWN.deviationAt(target);
            // a mean of 400 has a standard error of σ/20, their deviation one of σ/28; the line through five is no
            // worse
            assertThat(fit.programming().biasAt(target)).isCloseTo(KNOWN.biasAt(target), within(4 * deviation / 20));
            assertThat(fit.programming().deviationAt(target)).isCloseTo(deviation, within(4 * deviation / 28));
        }
        assertThat(fit.programming().shape()).isEqualTo(Shape.NORMAL);
        assertThat(fit.drift()).isEqualTo(new Drift.None());
        assertThat(fit.range().min()).isEqualTo(20e-6);
        assertThat(fit.range().max()).isEqualTo(100e-6);
    }

    @Test
    void the_chosen_order_has_the_lowest_score() {
        WriteFit fit = WriteFit.of(table(KNOWN));
        Candidate best = fit.biasOrders().stream()
                .min(Comparator.comparingDouble(Candidate::score))
                .orElseThrow();
        assertThat(best.parameters()).isEqualTo(fit.programming().bias().size());
        assertThat(fit.biasOrders()).hasSize(4);
        assertThat(fit.spreadOrders().get(0).score())
                .isGreaterThan(fit.spreadOrders().get(1).score() + 10);
    }

    @Test
    void the_report_says_how_well_it_fits() {
        WriteFit fit = WriteFit.of(table(KNOWN));
        assertThat(fit.residuals().points()).isEqualTo(5 * EACH);
        // mean square of the deviations 0.8, 1.1, 1.4, 1.7, 2.0 µS
        assertThat(fit.residuals().rms()).isCloseTo(1.463e-6, within(0.08e-6));
        assertThat(fit.residuals().determination()).isCloseTo(1 - 1.463 * 1.463 / 800, within(3e-4));
        assertThat(fit.residuals().excessKurtosis()).isCloseTo(0, within(5 * Math.sqrt(24.0 / 2000)));
        assertThat(fit.residuals().normality()).isBetween(0.001, 1.0);
        assertThat(fit.groups()).hasSize(5).allMatch(group -> group.count() == EACH);
    }

    @Test
    void errors_of_an_accept_window_are_seen_to_be_flat() {
        WriteFit fit = WriteFit.of(table(new PolynomialError(List.of(), List.of(2.89e-6), 100e-6, Shape.UNIFORM)));
        assertThat(fit.programming().shape()).isEqualTo(Shape.UNIFORM);
        assertThat(fit.residuals().excessKurtosis()).isCloseTo(-1.2, within(0.1));
        assertThat(fit.residuals().normality()).isLessThan(1e-6);
        assertThat(fit.programming().deviation()).hasSize(1);
        assertThat(fit.programming().deviation().get(0)).isCloseTo(2.89e-6, within(0.15e-6));
    }

    /** ν = 0.05 − 0.02·ln ĝ with a spread of 0.01, read at 1, 10, 100 and 10 000 s. */
    @Test
    void drift_is_found_where_there_are_later_reads() {
        WriteFit fit = WriteFit.of(driftTable());
        assertThat(fit.exponents()).hasSize(5);
        for (DriftExponent each : fit.exponents()) {
            double exact = 0.05 - 0.02 * StrictMath.log(each.target() / 100e-6);
            assertThat(each.exponent()).isCloseTo(exact, within(Math.max(5 * each.error(), 0.004)));
            assertThat(each.determination()).isGreaterThan(0.5);
        }
        Drift.PowerLaw law = (Drift.PowerLaw) fit.drift();
        assertThat(law.firstRead()).isEqualTo(1);
        assertThat(law.until()).isEqualTo(9_999);
        StateLaw.Logarithmic mean = (StateLaw.Logarithmic) law.mean();
        assertThat(mean.slope()).isCloseTo(-0.02, within(0.003));
        assertThat(mean.offset()).isCloseTo(0.05, within(0.003));
        assertThat(law.spread().at(1)).isCloseTo(0.01, within(0.0015));
        assertThat(fit.programming().deviationAt(60e-6)).isCloseTo(0.6e-6, within(0.1e-6));
    }

    @Test
    void the_cell_draws_what_was_measured() {
        WriteFit fit = WriteFit.of(driftTable());
        double[] targets = new double[4000];
        java.util.Arrays.fill(targets, 60e-6);
        var cells = fit.cell().program(targets, RandomStream.ofSeed(9).child("cells"));
        double mean = java.util.Arrays.stream(cells.conductances()).average().orElseThrow();
        double later = java.util.Arrays.stream(cells.aged(9999).conductances())
                .average()
                .orElseThrow();
        double exponent = 0.05 - 0.02 * StrictMath.log(0.6);
        assertThat(later / mean).isCloseTo(StrictMath.pow(10_000, -exponent), within(0.02));
    }

    @Test
    void too_little_to_fit_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriteFit.of(List.of()))
                .withMessage("A fit needs measured writes, but there are none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriteFit.of(List.of(
                        new WriteSample(1e-6, 1e-6, 0),
                        new WriteSample(1e-6, 1.1e-6, 0),
                        new WriteSample(2e-6, 2e-6, 0))))
                .withMessage("A fit needs 3 first reads or more of each target, but there are 2 of 1.00000e-06 S. "
                        + "Round the targets if they differ by little.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriteFit.of(java.util.Collections.nCopies(9, new WriteSample(1e-6, 1e-6, 0))))
                .withMessage("A fit needs writes to two targets or more, but there is only 1.00000e-06 S");
        assertThatIllegalArgumentException().isThrownBy(() -> new WriteSample(1e-6, Double.NaN, 0));
    }

    @Test
    void drift_from_time_zero_has_no_exponent() {
        List<WriteSample> samples = new ArrayList<>(table(KNOWN));
        samples.add(new WriteSample(20e-6, 19e-6, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WriteFit.of(samples))
                .withMessage("A fit of drift needs times > 0, but the first is 0 s. "
                        + "Give the time from the end of programming to the read.");
    }

    private static List<WriteSample> table(PolynomialError law) {
        Draws draws = RandomStream.ofSeed(4).child("table").draws();
        List<WriteSample> samples = new ArrayList<>();
        for (int k = 0; k < EACH; k++) {
            for (double target : TARGETS) {
                samples.add(new WriteSample(target, law.write(target, draws).conductance(), 0));
            }
        }
        return samples;
    }

    private static List<WriteSample> driftTable() {
        Draws draws = RandomStream.ofSeed(5).child("table").draws();
        List<WriteSample> samples = new ArrayList<>();
        for (int k = 0; k < EACH; k++) {
            for (double target : TARGETS) {
                double first = target * (1 + 0.01 * draws.normal());
                double exponent = 0.05 - 0.02 * StrictMath.log(target / 100e-6) + 0.01 * draws.normal();
                for (double time : new double[] {1, 10, 100, 10_000}) {
                    samples.add(new WriteSample(target, first * StrictMath.pow(time, -exponent), time));
                }
            }
        }
        return samples;
    }
}
