package mho.networks.data;

/**
 * One triangular filter on the bins of a power spectrum: 0 at the outer corners, 1 at the middle one.
 *
 * @param first   first bin inside the triangle [1]
 * @param weights height of the triangle at that bin and the following ones [1]
 */
@SuppressWarnings("ArrayRecordComponent") // inner loop of the front end, never compared
record MelBand(int first, double[] weights) {
    /**
     * Returns the filter over three corners.
     *
     * @param corners all corner frequencies of a bank, rising [Hz]
     * @param band    number of the filter, which takes corners band, band + 1 and band + 2
     * @param bin     width of a bin [Hz]
     */
    static MelBand of(double[] corners, int band, double bin) {
        double left = corners[band];
        double middle = corners[band + 1];
        double right = corners[band + 2];
        int first = (int) Math.floor(left / bin) + 1;
        int end = (int) Math.ceil(right / bin);
        double[] weights = new double[Math.max(0, end - first)];
        for (int i = 0; i < weights.length; i++) {
            double frequency = (first + i) * bin;
            weights[i] = Math.min((frequency - left) / (middle - left), (right - frequency) / (right - middle));
        }
        return new MelBand(first, weights);
    }

    /** Returns the corner frequencies [Hz] of a bank: {@code bands} + 2 points equally spaced on the mel scale. */
    static double[] corners(Mfcc design) {
        double low = mel(design.lowest());
        double step = (mel(design.highest()) - low) / (design.bands() + 1);
        double[] corners = new double[design.bands() + 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = 700 * (StrictMath.pow(10, (low + i * step) / 2595) - 1);
        }
        return corners;
    }

    double energy(double[] power) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * power[first + i];
        }
        return sum;
    }

    private static double mel(double frequency) {
        return 2595 * StrictMath.log10(1 + frequency / 700);
    }
}
