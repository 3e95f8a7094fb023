package mho.networks.data;

import mho.base.unit.SI;
import org.ejml.data.DMatrixRMaj;

/**
 * Mel-frequency cepstral coefficients: the front end that turns sound into the feature vectors of a speech network.
 *
 * <pre>
 *   pre-emphasis     y[0] = x[0],  y[n] = x[n] − a·x[n−1]
 *   frames           w = ⌊rate·window⌋ samples every ⌊rate·hop⌋, 1 + ⌊(length − w)/hop⌋ of them, none beyond the end;
 *                    a clip shorter than w is padded with zeros to one frame
 *   window           ½ − ½ cos(2πn/w), n = 0 … w − 1 (periodic Hann)
 *   power            P[k] = |DFT|² at the next power of two ≥ w
 *   bands            E[b] = Σₖ P[k]·triangle_b(k·rate/size), peak 1,
 *                    corners equally spaced in mel(f) = 2595 log₁₀(1 + f/700)
 *   logarithm        L[b] = ln(E[b] + 10⁻⁶)
 *   coefficients     c[j] = s[j]·Σ_b L[b]·cos(πj(b + ½)/bands), s[0] = √(1/bands), else √(2/bands) (orthonormal DCT-II)
 * </pre>
 *
 * <p>The floor 10⁻⁶ belongs to samples in [−1, 1). Bands narrower than a DFT bin may hold no bin at all; they then stay
 * at the floor.
 *
 * <p>Reference: S. B. Davis, P. Mermelstein, "Comparison of parametric representations for monosyllabic word
 * recognition in continuously spoken sentences", IEEE Trans. ASSP 28 (1980), doi:10.1109/TASSP.1980.1163420; the mel
 * scale and the pre-emphasis as in S. Young et al., "The HTK Book", Cambridge, 2006.
 *
 * @param window       length of a frame [s]
 * @param hop          time from one frame to the next [s]
 * @param bands        number of triangular filters [1]
 * @param coefficients number of cepstral coefficients kept, at most {@code bands} [1]
 * @param lowest       lower corner of the first filter [Hz]
 * @param highest      upper corner of the last filter, at most half the sample rate [Hz]
 * @param preEmphasis  a, the share of the previous sample that is taken off [1]
 */
public record Mfcc(
        @SI("s") double window,
        @SI("s") double hop,
        int bands,
        int coefficients,
        @SI("Hz") double lowest,
        @SI("Hz") double highest,
        double preEmphasis) {
    /** 25 ms every 10 ms, 40 of 40 bands from 20 Hz to 4 kHz: for speech at 8 kHz. */
    public static final Mfcc DEFAULT = new Mfcc(0.025, 0.010, 40, 40, 20, 4000, 0.97);

    public Mfcc {
        if (!(0 < hop && hop <= 1 && 0 < window && window <= 1)) {
            throw new IllegalArgumentException(
                    "A front end needs a window and a hop of 0 to 1 s, but they are %s s and %s s"
                            .formatted(window, hop));
        }
        if (!(1 <= coefficients && coefficients <= bands)) {
            throw new IllegalArgumentException(
                    "A front end needs 1 <= coefficients <= bands, but has %d coefficients of %d bands"
                            .formatted(coefficients, bands));
        }
        if (!(0 <= lowest && lowest < highest && highest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A front end needs 0 <= lowest < highest, but they are %s Hz and %s Hz".formatted(lowest, highest));
        }
        if (!(0 <= preEmphasis && preEmphasis <= 1)) {
            throw new IllegalArgumentException("Pre-emphasis must be 0 to 1, but is " + preEmphasis);
        }
    }

    /**
     * Returns the coefficients of a clip, one row per frame.
     *
     * @param samples the clip, in [−1, 1) [1]
     * @param rate    samples per second [Hz]
     */
    public DMatrixRMaj frames(double[] samples, double rate) {
        return at(rate).frames(samples);
    }

    /**
     * Returns this front end for clips of one sample rate, with its tables ready.
     *
     * @param rate samples per second [Hz]
     */
    public MfccAnalysis at(double rate) {
        return MfccAnalysis.of(this, rate);
    }
}
