package mho.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import mho.base.random.RandomStream;
import mho.device.Cells;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Means and standard deviations of 1e5 cells against the laws' own, written out here a second time, in microsiemens and
 * with the JDK's functions: rectified and folded normal numbers in closed form, the rest by quadrature. Each comparison is
 * two-sided at five standard errors and fails for one seed in 1.7 million; all 140 together for one in 12000.
 */
class ClosedFormMomentsTest {
    private static final int CELLS = 100_000;
    private static final double DAY = 86_400;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** The table of the publication's coefficients: days, A, B, p₀ … p₁₀ in powers of nA. */
    private static final String CHARGE_LOSS = """
            0 | 19.88665 | 176.3115 | 0
            1 | 25.59102 | 186.85544 | 1.72684e-01 5.72552e-02 -6.85715e-04 3.50271e-06 -9.37682e-09 1.40575e-11 -1.19803e-14 5.41293e-18 -8.85448e-22 -1.66869e-25 5.95180e-29
            2 | 28.72753 | 193.56834 | 2.50712e-01 6.62195e-02 -6.83218e-04 2.99442e-06 -6.78255e-09 7.70482e-12 -3.04983e-15 -2.15919e-18 2.94617e-21 -1.23359e-24 1.85329e-28
            3 | 31.04318 | 198.90332 | -1.75300e-02 9.76883e-02 -9.63791e-04 4.55551e-06 -1.22391e-08 1.93786e-11 -1.85899e-14 1.07659e-17 -3.58211e-21 5.96785e-25 -3.30410e-29
            4 | 33.76214 | 204.77023 | 4.03338e-02 1.03111e-01 -1.04740e-03 4.83961e-06 -1.28132e-08 1.99484e-11 -1.85139e-14 1.00008e-17 -2.84944e-21 3.01008e-25 1.18747e-29
            5 | 34.57909 | 207.34309 | 3.19927e-01 1.06596e-01 -1.04054e-03 4.50290e-06 -1.10352e-08 1.56477e-11 -1.27592e-14 5.45513e-18 -7.26841e-22 -2.43893e-25 7.14608e-29
            """;

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 86400", "1.25, 3600", "6.25, 86400", "25, 31536000"})
    void phase_change_cells_have_the_moments_of_their_laws(double target, double time) {
        double x = target / 25;
        double sigma = 0.26348 + 1.9650 * x - 1.1731 * x * x;
        double mu = clip(-0.0155 * ln(x) + 0.0244, 0.049, 0.1);
        double nu = clip(-0.0125 * ln(x) - 0.0059, 0.008, 0.045);
        PowerLaw law = new PowerLaw(target, sigma, mu, nu, StrictMath.log((time + 20) / 20));
        Cells cells = aged(new JoshiPcm2020(), target, time);
        law.assertDrifted(cells);
        law.assertNoise(
                cells,
                g -> Math.min(0.0088 / Math.max(StrictMath.pow(g / 25, 0.65), 1e-3), 0.2),
                StrictMath.log((time + 20 + 250e-9) / 500e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 86400", "0.9, 60", "1.5, 3600", "3.1, 31536000", "10.35, 86400"})
    void single_devices_of_fourteen_nanometres_have_the_moments_of_their_laws(double target, double time) {
        double x = target / 10.35;
        double sigma = 0.15781817 + 2.32443916 * x - 2.16310839 * x * x + 0.68841818 * x * x * x;
        double nu = x < 0.3039 ? clip(-0.0120 * ln(x) - 0.0023, 0.0124, 0.04) : -0.0165 * x * x + 0.0116 * x + 0.0104;
        PowerLaw law = new PowerLaw(target, sigma, hermes(x), nu, StrictMath.log((time + 200) / 200));
        Cells cells = aged(new LeGalloPcmSingle2023(), target, time);
        law.assertDrifted(cells);
        law.assertNoise(
                cells,
                g -> {
                    double y = g / 10.35;
                    return y < 0.1591
                            ? clip(-0.0078 * ln(y) + 0.0038, 0.0179, 0.04)
                            : 0.0664 * y * y * y - 0.1352 * y * y + 0.0768 * y + 0.0088;
                },
                StrictMath.log((time + 200 + 512e-9) / 1024e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 86400", "1.9, 60", "3, 3600", "6.3, 31536000", "20.7, 86400"})
    void pairs_of_devices_of_fourteen_nanometres_have_the_moments_of_their_laws(double target, double time) {
        double x = target / 20.7;
        double sigma = 0.16603222 + 4.71806468 * x - 8.48101252 * x * x + 4.68961419 * x * x * x;
        double nu = x < 0.3055 ? clip(-0.0117 * ln(x) - 0.0057, 0.0091, 0.04) : -0.0118 * x * x + 0.0093 * x + 0.0073;
        PowerLaw law = new PowerLaw(target, sigma, hermes(x), nu, StrictMath.log((time + 300) / 300));
        Cells cells = aged(new LeGalloPcm2023(), target, time);
        law.assertDrifted(cells);
        law.assertNoise(
                cells,
                g -> {
                    double y = g / 20.7;
                    return y < 0.16
                            ? clip(-0.0117 * ln(y) - 0.0069, 0.015, 0.04)
                            : 0.0069 * y * y * y - 0.0280 * y * y + 0.0211 * y + 0.0123;
                },
                StrictMath.log((time + 300 + 512e-9) / 1024e-9));
    }

    private static double hermes(double x) {
        return x < 0.0945 ? clip(-0.0387 * ln(x) - 0.0182, 0.072, 0.13) : -0.0436 * x * x - 0.0126 * x + 0.0736;
    }

    @ParameterizedTest
    @CsvSource({"0.1, 3600", "5, 86400", "25, 31536000"})
    void state_independent_cells_have_the_moments_of_their_laws(double target, double time) {
        PowerLaw law = new PowerLaw(target, 0.2, 0.1, 0.05, StrictMath.log((time + 20) / 20));
        Cells cells = aged(new StateIndependentCell(), target, time);
        law.assertDrifted(cells);
        law.assertNoise(cells, g -> 0.0088, StrictMath.log((time + 20 + 250e-9) / 500e-9));
    }

    /** E[r^(−kν)] of a normal exponent is a log-normal mean; at 5 µS the cut at zero lies eight deviations away. */
    @ParameterizedTest
    @CsvSource({"5, 55.39", "8, 3600", "15, 86400", "25, 31536000"})
    void drift_in_stages_has_the_moments_of_its_law(double target, double time) {
        double g = target;
        double sigma = -0.00178767 * g * g + 0.07585724 * g + 0.28638599;
        double sigma1 = 1.904e-4 * g * g * g - 7.290e-3 * g * g + 1.004e-1 * g + 1.923e-1;
        double mu = Math.max(-0.0045 * g + 0.08, Math.min(0.06, Math.max(-0.00169 * g + 0.0825, 0.055)));
        double s = 1 / (8 * g + 30.032);
        double a = StrictMath.log(27.36 / 20);
        double b = StrictMath.log(55.39 / 27.36);
        double c = StrictMath.log(time / 55.39);
        DoubleUnaryOperator power = l -> StrictMath.exp(-mu * l + 0.5 * s * s * l * l);
        double mean = g * power.applyAsDouble(a + b + c);
        double square = g * g * power.applyAsDouble(2 * (a + b + c))
                + sigma * sigma * power.applyAsDouble(2 * (b + c))
                + sigma1 * sigma1 * power.applyAsDouble(2 * c);
        assertMoments(aged(new JoshiPcmStages2020(), target, time).conductances(), mean, square);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0.348 16.030 -43.853 45.393 -16.815",
        "40, 0, 0.348 16.030 -43.853 45.393 -16.815",
        "0, 1, 0.701 22.086 -50.773 47.095 -16.458",
        "3, 1, 0.701 22.086 -50.773 47.095 -16.458",
        "3, 2, 0.782 20.274 -43.507 37.062 -11.934",
        "35, 2, 0.782 20.274 -43.507 37.062 -11.934"
    })
    void snapshots_are_rectified_normal(double target, double days, String coefficients) {
        double x = target / 40;
        double sigma = polynomial(x, coefficients);
        assertMoments(
                aged(new WanRram2022(), target, days * DAY).conductances(),
                Rectified.mean(target, sigma),
                Rectified.square(target, sigma));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.39, 2, 39.26})
    void the_other_fit_of_the_same_cells_is_rectified_normal(double g) {
        double sigma = 1.536e-4 * g * g * g - 1.167e-2 * g * g + 0.2374 * g + 1.053;
        assertMoments(
                aged(new WanRramCubic2022(), g, 1).conductances(),
                Rectified.mean(g, sigma),
                Rectified.square(g, sigma));
    }

    @ParameterizedTest
    @CsvSource({"9, 1", "48.6, 3600", "88.2, 315360000"})
    void logarithmic_drift_has_the_moments_of_its_law(double target, double time) {
        double t = StrictMath.log(time);
        double mean = target - 0.08900206 * t;
        double grown = 0.04201137 * t + 0.41183342;
        double narrow = 0.00106879 * target + 0.00081107;
        double wide = 0.01129027418 * target + 0.0112185391;
        assertMoments(
                aged(new FalconeReram2025(), target, time).conductances(),
                mean,
                mean * mean + grown * grown + narrow * narrow);
        assertMoments(
                aged(new FalconeReramWide2025(), target, time).conductances(),
                mean,
                mean * mean + grown * grown + wide * wide);
    }

    /** Currents at 0.1 V: 1 nA is 0.01 µS. Between the rows of the table every coefficient is linear in time. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1",
        "20, 1",
        "300, 2",
        "1750, 2",
        "20, 3",
        "1750, 3",
        "300, 4",
        "1000, 4",
        "0.5, 5",
        "700, 2.25",
        "100, 0.5"
    })
    void trapped_charge_is_lost_by_the_table(double current, double days) {
        String[] lines = CHARGE_LOSS.strip().split("\\n", -1);
        String[] before = lines[(int) days].split("\\|", -1);
        String[] after = lines[Math.min(5, (int) days + 1)].split("\\|", -1);
        double share = days - (int) days;
        double mean = current + (1 - share) * polynomial(current, before[3]) + share * polynomial(current, after[3]);
        double ceiling = (1 - share) * Double.parseDouble(before[1]) + share * Double.parseDouble(after[1]);
        double scale = (1 - share) * Double.parseDouble(before[2]) + share * Double.parseDouble(after[2]);
        double sigma = ceiling * (1 - StrictMath.exp(-mean / scale));
        assertMoments(
                aged(new AgrawalSonos2022(), current * 0.01, days * DAY).conductances(),
                0.01 * Rectified.mean(mean, sigma),
                1e-4 * Rectified.square(mean, sigma));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0.00188704, 39.5656",
        "1, 900, 0.00203079, 46.1065",
        "2, 20, 0.00205587, 50.3982",
        "5, 1600, 0.00217328, 53.4358"
    })
    void the_earlier_charge_trap_cells_are_spread_by_their_table(double days, double current, double a, double b) {
        double sigma = b * (1 - StrictMath.exp(-a * current));
        assertMoments(
                aged(new XiaoSonos2022(), current * 0.01, days * DAY).conductances(),
                0.01 * Rectified.mean(current, sigma),
                1e-4 * Rectified.square(current, sigma));
    }

    @ParameterizedTest
    @CsvSource({"50", "225"})
    void verified_rram_is_normal(double target) {
        double sigma = -0.009107 * target + 4.782321;
        assertMoments(aged(new MiloRram2021(), target, 0).conductances(), target, target * target + sigma * sigma);
    }

    /** A uniform error of full width w has the standard deviation w/√12: chosen to be that of the normal one. */
    @ParameterizedTest
    @CsvSource({
        "NORMAL, INDEPENDENT, 20, 3",
        "NORMAL, PROPORTIONAL, 50, 1.5",
        "NORMAL, INVERSE, 20, 1.5",
        "UNIFORM, INDEPENDENT, 20, 3",
        "UNIFORM, PROPORTIONAL, 50, 1.5",
        "UNIFORM, INVERSE, 20, 1.5"
    })
    void generic_cells_have_their_spread(
            GenericCell.Shape shape, GenericCell.Dependence dependence, double target, double sigma) {
        double[] values = aged(new GenericCell(shape, dependence), target, 0).conductances();
        assertMoments(values, target, target * target + sigma * sigma);
        double largest =
                Arrays.stream(values).map(g -> Math.abs(g * 1e6 - target)).max().orElseThrow();
        if (shape == GenericCell.Shape.UNIFORM) {
            // nobody lies outside the window, somebody within a thousandth of its edge
            assertThat(largest).isBetween(0.999 * Math.sqrt(3) * sigma, Math.sqrt(3) * sigma);
        } else {
            assertThat(largest).isGreaterThan(3.5 * sigma);
        }
    }

    /** A cell programmed normally and rectified, then drifting with a folded normal exponent: independent factors. */
    private record PowerLaw(double target, double sigma, double mu, double nu, double time) {
        void assertDrifted(Cells cells) {
            assertMoments(
                    cells.conductances(),
                    Rectified.mean(target, sigma) * decay(time),
                    Rectified.square(target, sigma) * decay(2 * time));
        }

        /** The mean square of σ = G(t)·Q(G_p)·√growth, by Gauss–Legendre over the programming error. */
        void assertNoise(Cells cells, DoubleUnaryOperator relative, double growth) {
            GaussIntegratorFactory factory = new GaussIntegratorFactory();
            double sum = 0;
            int pieces = 200;
            for (int piece = 0; piece < pieces; piece++) {
                double from = -8 + 16.0 * piece / pieces;
                sum += factory.legendre(10, from, from + 16.0 / pieces).integrate(z -> {
                    double g = Math.max(0, target + sigma * z);
                    double q = g == 0 ? 0 : relative.applyAsDouble(g);
                    return NORMAL.density(z) * g * g * q * q;
                });
            }
            double expected = sum * decay(2 * time) * growth;
            double[] squares =
                    Arrays.stream(cells.readDeviations()).map(d -> d * d * 1e12).toArray();
            double mean = Arrays.stream(squares).average().orElseThrow();
            double variance = Arrays.stream(squares)
                    .map(q -> (q - mean) * (q - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(expected, within(5 * Math.sqrt(variance / CELLS) + 1e-9 * expected));
        }

        /** E[e^(−L·|μ + ν·ξ|)], both halves in closed form. */
        private double decay(double length) {
            double shift = nu * length;
            double m = mu / nu;
            double upper = StrictMath.exp(-mu * length + shift * shift / 2) * NORMAL.cumulativeProbability(m - shift);
            double lower = StrictMath.exp(mu * length + shift * shift / 2) * NORMAL.cumulativeProbability(-m - shift);
            return upper + lower;
        }
    }

    /** Moments of max(m + σ·ξ, 0). */
    private static final class Rectified {
        static double mean(double m, double sigma) {
            double z = m / sigma;
            return m * NORMAL.cumulativeProbability(z) + sigma * NORMAL.density(z);
        }

        static double square(double m, double sigma) {
            double z = m / sigma;
            return (m * m + sigma * sigma) * NORMAL.cumulativeProbability(z) + m * sigma * NORMAL.density(z);
        }
    }

    private static Cells aged(CatalogCell entry, double target, double time) {
        double[] targets = new double[CELLS];
        Arrays.fill(targets, target * 1e-6);
        Cells cells = entry.cell().program(targets, RandomStream.ofSeed(50).child(entry.name()));
        return time == 0 ? cells : cells.aged(time);
    }

    /**
     * @param mean   expected [µS]
     * @param square expected mean of squares [µS²]
     */
    private static void assertMoments(double[] siemens, double mean, double square) {
        double[] values = Arrays.stream(siemens).map(g -> g * 1e6).toArray();
        double average = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(g -> (g - average) * (g - average))
                .average()
                .orElseThrow();
        double fourth = Arrays.stream(values)
                .map(g -> StrictMath.pow(g - average, 4))
                .average()
                .orElseThrow();
        double expected = Math.sqrt(square - mean * mean);
        double errorOfSd = Math.sqrt(Math.max(fourth / variance - variance, 0) / CELLS) / 2;
        assertThat(average).as("mean").isCloseTo(mean, within(5 * Math.sqrt(variance / CELLS) + 1e-9 * mean));
        assertThat(Math.sqrt(variance)).as("sd").isCloseTo(expected, within(5 * errorOfSd + 1e-6 * expected));
    }

    private static double polynomial(double x, String coefficients) {
        double sum = 0;
        double power = 1;
        for (String c : coefficients.strip().split(" +", -1)) {
            sum += Double.parseDouble(c) * power;
            power *= x;
        }
        return sum;
    }

    private static double ln(double x) {
        return StrictMath.log(Math.max(x, 1e-7));
    }

    private static double clip(double value, double low, double high) {
        return Math.min(Math.max(value, low), high);
    }
}
