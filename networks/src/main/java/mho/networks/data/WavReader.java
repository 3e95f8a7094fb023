package mho.networks.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Reads WAV files of one channel, 16-bit PCM or 8-bit mu-law (ITU-T G.711), scaled by 1/32768. */
public final class WavReader {
    private static final double FULL_SCALE = 32768;
    private static final double HIGHEST_RATE = 1e6;

    private WavReader() {}

    /**
     * Returns the sound in a WAV file.
     *
     * @throws IllegalArgumentException if the bytes are no such file; the message names the recording
     */
    public static Waveform read(Recording recording) {
        try (AudioInputStream file = AudioSystem.getAudioInputStream(new ByteArrayInputStream(recording.content()))) {
            check(recording, file.getFormat());
            checkRate(recording, file.getFormat().getSampleRate());
            return new Waveform(samples(recording, file), file.getFormat().getSampleRate());
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalArgumentException(
                    "A recording must be a WAV file, but %s is none (%d bytes)"
                            .formatted(recording.name(), recording.content().length),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "A recording must be a whole WAV file, but %s cannot be read: %s"
                            .formatted(recording.name(), e.getMessage()),
                    e);
        }
    }

    private static void check(Recording recording, AudioFormat format) {
        if (format.getChannels() != 1) {
            throw new IllegalArgumentException("A recording must have one channel, but %s has %d. Mix it down to mono"
                    .formatted(recording.name(), format.getChannels()));
        }
        boolean pcm =
                format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED) && format.getSampleSizeInBits() == 16;
        boolean muLaw = format.getEncoding().equals(AudioFormat.Encoding.ULAW) && format.getSampleSizeInBits() == 8;
        if (!(pcm || muLaw)) {
            throw new IllegalArgumentException("A recording must be 16-bit PCM or 8-bit mu-law, but %s is %d-bit %s"
                    .formatted(recording.name(), format.getSampleSizeInBits(), format.getEncoding()));
        }
    }

    /** A rate in a damaged header would size every table of the front end. */
    private static void checkRate(Recording recording, double rate) {
        if (!(0 < rate && rate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException("A recording must have a sample rate of 1 Hz to 1 MHz, but %s has %s Hz"
                    .formatted(recording.name(), rate));
        }
    }

    private static double[] samples(Recording recording, AudioInputStream file) throws IOException {
        long promised = file.getFrameLength();
        AudioFormat linear = new AudioFormat(file.getFormat().getSampleRate(), 16, 1, true, false);
        byte[] bytes = AudioSystem.getAudioInputStream(linear, file).readAllBytes();
        if (promised == 0) {
            throw new IllegalArgumentException(
                    "A recording must hold at least one sample, but %s has none".formatted(recording.name()));
        }
        if (!(bytes.length == 2 * promised)) {
            throw new IllegalArgumentException(
                    "A recording must hold the samples its header promises, but %s has %d of %d"
                            .formatted(recording.name(), bytes.length / 2, promised));
        }
        ShortBuffer words =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        double[] samples = new double[words.remaining()];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = words.get(n) / FULL_SCALE;
        }
        return samples;
    }
}
