package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mho.networks.data.WavSamples.Format;
import org.junit.jupiter.api.Test;

class WavReaderTest {
    private static final byte[] SHORT_CLIP = WavSamples.pcm(WavSamples.RATE, (short) 1, (short) 2, (short) 3);

    @Test
    void every_pcm_sample_comes_back_as_a_32768th() {
        short[] all = new short[65536];
        for (int i = 0; i < all.length; i++) {
            all[i] = (short) i;
        }
        Waveform sound = WavReader.read(new Recording("all.wav", WavSamples.pcm(11025, all)));
        assertThat(sound.rate()).isEqualTo(11025);
        assertThat(sound.samples()).hasSize(65536);
        for (int i = 0; i < all.length; i++) {
            assertThat(sound.samples()[i]).isEqualTo(all[i] / 32768.0);
        }
    }

    @Test
    void every_mu_law_code_expands_by_the_rule_of_g711() {
        byte[] codes = new byte[256];
        for (int i = 0; i < 256; i++) {
            codes[i] = (byte) i;
        }
        byte[] file = WavSamples.file(new Format(WavSamples.MU_LAW, 1, 16000, 8), codes);
        Waveform sound = WavReader.read(new Recording("mu.wav", file));
        assertThat(sound.rate()).isEqualTo(16000);
        for (int i = 0; i < 256; i++) {
            int u = ~i & 0xff;
            int magnitude = ((((u & 0x0f) << 3) + 0x84) << ((u >> 4) & 7)) - 0x84;
            assertThat(sound.samples()[i]).isEqualTo(((u & 0x80) == 0 ? magnitude : -magnitude) / 32768.0);
        }
    }

    @Test
    void other_bytes_are_refused_by_name() {
        refused(
                "It was a dark and stormy night".getBytes(StandardCharsets.US_ASCII),
                "A recording must be a WAV file, but x.wav is none (30 bytes)");
        refused(new byte[0], "A recording must be a WAV file, but x.wav is none (0 bytes)");
    }

    @Test
    void a_broken_off_file_is_refused_wherever_it_ends() {
        for (int length = 0; length < SHORT_CLIP.length; length++) {
            Recording cut = new Recording("cut.wav", Arrays.copyOf(SHORT_CLIP, length));
            assertThatThrownBy(() -> WavReader.read(cut))
                    .as("%d of %d bytes", length, SHORT_CLIP.length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut.wav");
        }
        refused(
                Arrays.copyOf(SHORT_CLIP, SHORT_CLIP.length - 2),
                "A recording must hold the samples its header promises, but x.wav has 2 of 3");
    }

    @Test
    void a_file_without_samples_is_refused() {
        refused(WavSamples.pcm(WavSamples.RATE), "A recording must hold at least one sample, but x.wav has none");
    }

    @Test
    void a_rate_that_no_recorder_has_is_refused() {
        refused(
                WavSamples.pcm(0, (short) 1),
                "A recording must have a sample rate of 1 Hz to 1 MHz, but x.wav has 0.0 Hz");
        refused(
                WavSamples.pcm(2_000_000_000, (short) 1),
                "A recording must have a sample rate of 1 Hz to 1 MHz, but x.wav has 2.0E9 Hz");
    }

    @Test
    void stereo_is_refused() {
        refused(
                WavSamples.file(new Format(WavSamples.PCM, 2, 8000, 16), new byte[8]),
                "A recording must have one channel, but x.wav has 2. Mix it down to mono");
    }

    @Test
    void other_sample_formats_are_refused() {
        refused(
                WavSamples.file(new Format(WavSamples.PCM, 1, 8000, 24), new byte[9]),
                "A recording must be 16-bit PCM or 8-bit mu-law, but x.wav is 24-bit PCM_SIGNED");
        refused(
                WavSamples.file(new Format(WavSamples.PCM, 1, 8000, 8), new byte[9]),
                "A recording must be 16-bit PCM or 8-bit mu-law, but x.wav is 8-bit PCM_UNSIGNED");
        refused(
                WavSamples.file(new Format(WavSamples.FLOAT, 1, 8000, 32), new byte[8]),
                "A recording must be 16-bit PCM or 8-bit mu-law, but x.wav is 32-bit PCM_FLOAT");
    }

    private static void refused(byte[] content, String message) {
        assertThatThrownBy(() -> WavReader.read(new Recording("x.wav", content)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
