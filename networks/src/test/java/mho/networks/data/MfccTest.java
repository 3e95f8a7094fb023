package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class MfccTest {
    /** Non-regression: hash of the bits of one clip's coefficients, the same on every Java release. */
    private static final int PINNED = -2071895881;

    @Test
    void coefficients_equal_the_direct_formulas() {
        compare(Mfcc.DEFAULT, WavSamples.chirp(1000, 1), 8000);
        compare(new Mfcc(0.025, 0.020, 40, 40, 20, 8000, 0.97), WavSamples.chirp(1500, 2), 16000);
        compare(new Mfcc(0.0101, 0.0033, 26, 13, 300, 3400, 0), WavSamples.chirp(400, 3), 8000);
        compare(new Mfcc(0.016, 0.010, 20, 20, 0, 4000, 1), WavSamples.chirp(500, 4), 8000);
    }

    @Test
    void a_clip_shorter_than_a_window_is_padded_with_zeros() {
        compare(Mfcc.DEFAULT, WavSamples.chirp(150, 5), 8000);
        compare(Mfcc.DEFAULT, WavSamples.chirp(1, 5), 8000);
    }

    @Test
    void frames_end_with_the_last_whole_window() {
        MfccAnalysis analysis = Mfcc.DEFAULT.at(8000);
        assertThat(analysis.frames(new double[200]).numRows).isEqualTo(1);
        assertThat(analysis.frames(new double[279]).numRows).isEqualTo(1);
        assertThat(analysis.frames(new double[280]).numRows).isEqualTo(2);
        assertThat(new Mfcc(0.025, 0.020, 40, 40, 20, 8000, 0.97).frames(new double[16000], 16000).numRows)
                .isEqualTo(49);
        // As doubles, 0.009 s · 48 kHz is just below 432; two frames need 864 samples.
        MfccAnalysis side = new Mfcc(0.009, 0.009, 40, 40, 20, 8000, 0.97).at(48000);
        assertThat(side.frames(new double[863]).numRows).isEqualTo(1);
        assertThat(side.frames(new double[864]).numRows).isEqualTo(2);
    }

    @Test
    void silence_lies_at_the_floor() {
        DMatrixRMaj frames = Mfcc.DEFAULT.frames(new double[300], 8000);
        assertThat(frames.get(0, 0)).isCloseTo(Math.sqrt(40) * Math.log(1e-6), within(1e-12));
        for (int j = 1; j < 40; j++) {
            assertThat(frames.get(1, j)).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void a_louder_clip_differs_in_the_first_coefficient_only() {
        double[] clip = WavSamples.chirp(900, 6);
        DMatrixRMaj plain = Mfcc.DEFAULT.frames(clip, 8000);
        double[] loud = Arrays.stream(clip).map(x -> 1000 * x).toArray();
        double[] louder = Arrays.stream(clip).map(x -> 2000 * x).toArray();
        DMatrixRMaj first = Mfcc.DEFAULT.frames(loud, 8000);
        DMatrixRMaj second = Mfcc.DEFAULT.frames(louder, 8000);
        for (int row = 0; row < plain.numRows; row++) {
            // Four times the energy adds ln 4 to every band; far above the floor that is √40 ln 4 in c₀ and 0
            // elsewhere.
            assertThat(second.get(row, 0) - first.get(row, 0)).isCloseTo(Math.sqrt(40) * Math.log(4), within(1e-4));
            for (int j = 1; j < 40; j++) {
                assertThat(second.get(row, j)).isCloseTo(first.get(row, j), within(1e-4));
            }
        }
    }

    @Test
    void one_front_end_gives_the_same_bits_every_time() {
        double[] clip = WavSamples.chirp(2000, 7);
        MfccAnalysis analysis = Mfcc.DEFAULT.at(8000);
        assertThat(analysis.frames(clip).data).isEqualTo(analysis.frames(clip).data);
        assertThat(Arrays.hashCode(analysis.frames(clip).data)).isEqualTo(PINNED);
    }

    @Test
    void designs_that_cannot_be_built_are_refused() {
        refused(
                () -> new Mfcc(0, 0.01, 40, 40, 20, 4000, 0.97),
                "A front end needs a window and a hop of 0 to 1 s, but they are 0.0 s and 0.01 s");
        refused(
                () -> new Mfcc(0.025, 0.01, 20, 40, 20, 4000, 0.97),
                "A front end needs 1 <= coefficients <= bands, but has 40 coefficients of 20 bands");
        refused(
                () -> new Mfcc(0.025, 0.01, 40, 40, 4000, 20, 0.97),
                "A front end needs 0 <= lowest < highest, but they are 4000.0 Hz and 20.0 Hz");
        refused(() -> new Mfcc(0.025, 0.01, 40, 40, 20, 4000, Double.NaN), "Pre-emphasis must be 0 to 1, but is NaN");
        refused(
                () -> Mfcc.DEFAULT.at(6000),
                "A front end up to 4000.0 Hz needs a sample rate of at least 8000.0 Hz, but the rate is 6000.0 Hz");
        refused(
                () -> new Mfcc(0.025, 0.0001, 40, 40, 20, 4000, 0.97).at(8000),
                "A front end needs a window and a hop of at least one sample,"
                        + " but they are 0.025 s and 1.0E-4 s at 8000.0 Hz");
        refused(() -> Mfcc.DEFAULT.frames(new double[0], 8000), "A clip needs at least one sample, but has none");
    }

    private static void refused(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static void compare(Mfcc design, double[] clip, int rate) {
        DMatrixRMaj frames = design.frames(clip, rate);
        int window = (int) (rate * design.window() + 1e-9);
        int hop = (int) (rate * design.hop() + 1e-9);
        assertThat(frames.numRows).isEqualTo(1 + Math.max(0, clip.length - window) / hop);
        assertThat(frames.numCols).isEqualTo(design.coefficients());
        for (int frame = 0; frame < frames.numRows; frame++) {
            double[] direct = direct(design, clip, rate, frame * hop);
            for (int j = 0; j < direct.length; j++) {
                assertThat(frames.get(frame, j))
                        .as("frame %d, coefficient %d", frame, j)
                        .isCloseTo(direct[j], within(1e-9));
            }
        }
    }

    /** One frame by the definition, each sum written out, no table and no fast transform. */
    private static double[] direct(Mfcc design, double[] clip, int rate, int begin) {
        int window = (int) (rate * design.window() + 1e-9);
        int size = 1;
        while (size < window) {
            size *= 2;
        }
        double[] power = new double[size / 2 + 1];
        for (int k = 0; k < power.length; k++) {
            double real = 0;
            double imaginary = 0;
            for (int n = 0; n < window && begin + n < clip.length; n++) {
                double before = begin + n == 0 ? 0 : clip[begin + n - 1];
                double hann = Math.pow(Math.sin(Math.PI * n / window), 2);
                double x = hann * (clip[begin + n] - design.preEmphasis() * before);
                real += x * Math.cos(2 * Math.PI * k * n / size);
                imaginary -= x * Math.sin(2 * Math.PI * k * n / size);
            }
            power[k] = real * real + imaginary * imaginary;
        }
        double[] result = new double[design.coefficients()];
        for (int band = 0; band < design.bands(); band++) {
            double energy = 0;
            for (int k = 0; k < power.length; k++) {
                energy += power[k] * triangle(design, band, (double) k * rate / size);
            }
            for (int j = 0; j < result.length; j++) {
                result[j] += Math.sqrt((j == 0 ? 1.0 : 2.0) / design.bands())
                        * Math.cos(Math.PI / design.bands() * (band + 0.5) * j)
                        * Math.log(energy + 1e-6);
            }
        }
        return result;
    }

    private static double triangle(Mfcc design, int band, double frequency) {
        double left = corner(design, band);
        double middle = corner(design, band + 1);
        double right = corner(design, band + 2);
        double rising = (frequency - left) / (middle - left);
        double falling = (right - frequency) / (right - middle);
        return Math.max(0, Math.min(rising, falling));
    }

    private static double corner(Mfcc design, int index) {
        // 2595 log₁₀ is 1127.0105 ln; the ratio form needs neither.
        double share = index / (design.bands() + 1.0);
        return (700 + design.lowest()) * Math.pow((700 + design.highest()) / (700 + design.lowest()), share) - 700;
    }
}
