package mho.networks.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import mho.networks.SplitMixStream;

/** WAV files written by hand from the RIFF layout, and sounds to put into them. */
final class WavSamples {
    static final int PCM = 1;
    static final int FLOAT = 3;
    static final int MU_LAW = 7;
    static final int RATE = 8000;

    private WavSamples() {}

    /** A file of one channel of 16-bit samples. */
    static byte[] pcm(int rate, short... samples) {
        return file(new Format(PCM, 1, rate, 16), littleEndian(samples));
    }

    static byte[] file(Format format, byte[] data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(chunk("fmt ", format.bytes()));
        body.writeBytes(chunk("LIST", new byte[] {'I', 'N', 'F', 'O'}));
        body.writeBytes(chunk("data", data));
        return chunk("RIFF", body.toByteArray());
    }

    static byte[] littleEndian(short... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            bytes.putShort(sample);
        }
        return bytes.array();
    }

    /** A chirp with noise: something in every band, and different in every frame. */
    static double[] chirp(int length, long seed) {
        SplitMixStream noise = SplitMixStream.ofSeed(seed);
        double[] samples = new double[length];
        for (int n = 0; n < length; n++) {
            double turns = n * (0.01 + 0.2 * n / length + 0.003 * seed);
            samples[n] = 0.4 * StrictMath.sin(2 * Math.PI * turns) + 0.01 * noise.normal();
        }
        return samples;
    }

    static short[] rounded(double[] samples) {
        short[] rounded = new short[samples.length];
        for (int n = 0; n < samples.length; n++) {
            rounded[n] = (short) Math.rint(samples[n] * 32768);
        }
        return rounded;
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /** The fields of a "fmt " chunk that matter here. */
    record Format(int tag, int channels, int rate, int bits) {
        byte[] bytes() {
            int frame = channels * bits / 8;
            return ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) tag)
                    .putShort((short) channels)
                    .putInt(rate)
                    .putInt(rate * frame)
                    .putShort((short) frame)
                    .putShort((short) bits)
                    .array();
        }
    }
}
