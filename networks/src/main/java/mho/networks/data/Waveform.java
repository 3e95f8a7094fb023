package mho.networks.data;

import mho.base.unit.SI;

/**
 * A sampled sound of one channel.
 *
 * @param samples sound pressure relative to full scale, in [−1, 1) [1]; shared, not copied, and not to be changed
 * @param rate    samples per second [Hz]
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of samples for a front end, never compared
public record Waveform(double[] samples, @SI("Hz") double rate) {
    public Waveform {
        if (!(samples.length >= 1 && rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A waveform needs at least one sample and a rate > 0, but has %d at %s Hz"
                            .formatted(samples.length, rate));
        }
    }
}
