package mho.networks.data;

import java.util.Arrays;
import mho.base.kernel.Elementary;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.ejml.data.DMatrixRMaj;

/** A front end at one sample rate: the tables of {@link Mfcc} and the walk over a clip. Immutable. */
public final class MfccAnalysis {
    private static final double FLOOR = 1e-6;

    private final Mfcc design;
    private final int hop;
    private final int size;
    private final double[] window;
    private final MelBand[] bands;
    private final DMatrixRMaj cosines;

    private MfccAnalysis(Mfcc design, double rate) {
        this.design = design;
        hop = samples(design.hop(), rate);
        window = hann(samples(design.window(), rate));
        size = Math.max(2, Integer.highestOneBit(2 * window.length - 1));
        bands = bank(design, rate / size);
        cosines = cosines(design);
    }

    static MfccAnalysis of(Mfcc design, double rate) {
        if (!(design.highest() <= rate / 2 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A front end up to %s Hz needs a sample rate of at least %s Hz, but the rate is %s Hz"
                            .formatted(design.highest(), 2 * design.highest(), rate));
        }
        if (!(samples(design.hop(), rate) >= 1 && samples(design.window(), rate) >= 1)) {
            throw new IllegalArgumentException(
                    "A front end needs a window and a hop of at least one sample, but they are %s s and %s s at %s Hz"
                            .formatted(design.window(), design.hop(), rate));
        }
        return new MfccAnalysis(design, rate);
    }

    /**
     * Returns the coefficients of a clip, one row per frame.
     *
     * @param samples the clip, in [−1, 1) [1]
     */
    public DMatrixRMaj frames(double[] samples) {
        if (!(samples.length >= 1)) {
            throw new IllegalArgumentException("A clip needs at least one sample, but has none");
        }
        double[] sharpened = Arrays.copyOf(preEmphasis(samples), Math.max(samples.length, window.length));
        DMatrixRMaj frames = new DMatrixRMaj(1 + (sharpened.length - window.length) / hop, design.coefficients());
        double[][] spectrum = new double[2][size];
        double[] power = new double[size / 2 + 1];
        for (int frame = 0; frame < frames.numRows; frame += 2) {
            windowed(sharpened, frame * hop, spectrum[0]);
            if (frame + 1 < frames.numRows) {
                windowed(sharpened, (frame + 1) * hop, spectrum[1]);
            } else {
                Arrays.fill(spectrum[1], 0);
            }
            FastFourierTransformer.transformInPlace(spectrum, DftNormalization.STANDARD, TransformType.FORWARD);
            power(spectrum[0], spectrum[1], power);
            coefficients(power, frames.data, frame * frames.numCols);
            if (frame + 1 < frames.numRows) {
                power(spectrum[1], spectrum[0], power);
                coefficients(power, frames.data, (frame + 1) * frames.numCols);
            }
        }
        return frames;
    }

    private double[] preEmphasis(double[] samples) {
        double[] sharpened = samples.clone();
        for (int n = 1; n < samples.length; n++) {
            sharpened[n] = samples[n] - design.preEmphasis() * samples[n - 1];
        }
        return sharpened;
    }

    private void windowed(double[] sharpened, int begin, double[] frame) {
        for (int n = 0; n < window.length; n++) {
            frame[n] = window[n] * sharpened[begin + n];
        }
        Arrays.fill(frame, window.length, size, 0);
    }

    /**
     * Fills in |DFT|² of one of two frames that went through a transform together, as its real and its imaginary part.
     * With Z = R + iS and k' = size − k:
     *
     * <pre>  real part |½(Z[k] + Z*[k'])|² = ¼((R[k] + R[k'])² + (S[k] − S[k'])²),  imaginary part: R and S exchanged</pre>
     *
     * <p>The twiddle factors of commons-math are literals in its source, multiplied up by + − ·, so the bits do not
     * depend on the Java release as they would with Math.sin.
     */
    private void power(double[] own, double[] other, double[] power) {
        for (int k = 0; k < power.length; k++) {
            int mirrored = (size - k) % size;
            double even = own[k] + own[mirrored];
            double odd = other[k] - other[mirrored];
            power[k] = (even * even + odd * odd) / 4;
        }
    }

    /** Adds band by band, so that no sum waits for the one before it. */
    private void coefficients(double[] power, double[] target, int begin) {
        for (int band = 0; band < bands.length; band++) {
            double logarithm = Elementary.log(bands[band].energy(power) + FLOOR);
            int row = band * cosines.numCols;
            for (int j = 0; j < cosines.numCols; j++) {
                target[begin + j] += logarithm * cosines.data[row + j];
            }
        }
    }

    /** Whole samples in a time; without the margin 9 ms at 48 kHz are 431.99999999999994 samples, not 432. */
    private static int samples(double time, double rate) {
        return (int) Math.floor(time * rate * (1 + 1e-12));
    }

    private static double[] hann(int length) {
        double[] window = new double[length];
        for (int n = 0; n < length; n++) {
            window[n] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * n / length);
        }
        return window;
    }

    private static MelBand[] bank(Mfcc design, double bin) {
        double[] corners = MelBand.corners(design);
        MelBand[] bands = new MelBand[design.bands()];
        for (int band = 0; band < bands.length; band++) {
            bands[band] = MelBand.of(corners, band, bin);
        }
        return bands;
    }

    private static DMatrixRMaj cosines(Mfcc design) {
        int bands = design.bands();
        DMatrixRMaj cosines = new DMatrixRMaj(bands, design.coefficients());
        for (int j = 0; j < cosines.numCols; j++) {
            double scale = Math.sqrt((j == 0 ? 1.0 : 2.0) / bands);
            for (int band = 0; band < bands; band++) {
                cosines.set(band, j, scale * StrictMath.cos(Math.PI * j * (band + 0.5) / bands));
            }
        }
        return cosines;
    }
}
