package mho.device.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import mho.base.random.IndexedDraws;
import mho.base.random.RandomStream;
import mho.device.CellSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden: mean and standard deviation of programmed and read conductances [µS], 1e6 samples of aihwkit 1.1's phase-change
 * model (evaluated independently, printed to three decimals, means above 12 to two).
 */
class JoshiPcm2020Test {
    private static final CellSpec CELL = new JoshiPcm2020().cell();
    private static final RandomStream STREAM = RandomStream.ofSeed(20).child("pcm");
    private static final int CELLS = 100_000;
    private static final double PRINTED_SAMPLES = 1e6;

    @ParameterizedTest
    @CsvSource({"0, 0.105, 0.154", "2.5, 2.500, 0.448", "6.25, 6.250, 0.681", "12.5, 12.50, 0.953", "25, 25.00, 1.054"})
    void programmed_cells_have_the_published_moments(double target, double mean, double sd) {
        IndexedDraws writes = STREAM.child("programming").indexed();
        double[] values = new double[CELLS];
        for (int k = 0; k < CELLS; k++) {
            values[k] =
                    1e6 * CELL.programming().write(target * 1e-6, writes.at(k)).conductance();
        }
        assertMoments(values, mean, sd);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.107, 0.185",
        "0, 3600, 0.067, 0.122",
        "0, 86400, 0.051, 0.100",
        "0, 31536000, 0.032, 0.074",
        "2.5, 1, 2.493, 0.606",
        "2.5, 3600, 1.842, 0.527",
        "2.5, 86400, 1.538, 0.512",
        "2.5, 31536000, 1.117, 0.497",
        "6.25, 1, 6.234, 0.884",
        "6.25, 3600, 4.854, 0.786",
        "6.25, 86400, 4.167, 0.762",
        "6.25, 31536000, 3.147, 0.735",
        "12.5, 1, 12.47, 1.193",
        "12.5, 3600, 9.697, 1.057",
        "12.5, 86400, 8.313, 1.028",
        "12.5, 31536000, 6.252, 0.993",
        "25, 1, 24.94, 1.396",
        "25, 3600, 19.40, 1.409",
        "25, 86400, 16.63, 1.515",
        "25, 31536000, 12.51, 1.652"
    })
    void read_cells_have_the_published_moments_at_every_age(double target, double elapsed, double mean, double sd) {
        IndexedDraws writes = STREAM.child("programming").indexed();
        IndexedDraws drifts = STREAM.child("drift").indexed();
        IndexedDraws reads = STREAM.child("read").indexed();
        double asked = target * 1e-6;
        double[] values = new double[CELLS];
        for (int k = 0; k < CELLS; k++) {
            double programmed = CELL.programming().write(asked, writes.at(k)).conductance();
            double aged = CELL.drift().after(programmed, asked, elapsed, drifts.at(k));
            double noise = CELL.readNoise().deviation(aged, programmed, elapsed, drifts.at(k));
            values[k] = 1e6 * Math.max(0, aged + noise * reads.at(k).normal());
        }
        assertMoments(values, mean, sd);
    }

    /** Five standard errors of both samples and the rounding of the print: one row in 900000 fails by chance. */
    private static void assertMoments(double[] values, double mean, double sd) {
        double n = values.length;
        double m1 = 0;
        for (double value : values) {
            m1 += value / n;
        }
        double m2 = 0;
        double m4 = 0;
        for (double value : values) {
            double square = (value - m1) * (value - m1);
            m2 += square / n;
            m4 += square * square / n;
        }
        double both = 5 * Math.sqrt(1 / n + 1 / PRINTED_SAMPLES);
        double rounding = mean >= 12 ? 0.005 : 0.0005;
        assertThat(m1).as("mean, stream %s", STREAM).isCloseTo(mean, within(both * Math.sqrt(m2) + rounding));
        double errorOfSd = Math.sqrt((m4 - m2 * m2) / m2) / 2;
        assertThat(Math.sqrt(m2)).as("sd, stream %s", STREAM).isCloseTo(sd, within(both * errorOfSd + 0.0005));
    }
}
