package mho.networks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MnistTest {
    @Test
    void grey_values_become_shares_of_white() {
        Task task = Mnist.DEFAULT.load(files(3, 2));
        assertThat(task.train().count()).isEqualTo(3);
        assertThat(task.test().count()).isEqualTo(2);
        assertThat(task.train().features()).isEqualTo(4);
        assertThat(task.train().inputs().get(0).data).containsExactly(0, 1 / 255.0, 2 / 255.0, 3 / 255.0);
        assertThat(task.train().inputs().get(2).data[3]).isEqualTo(1);
        assertThat(((Targets.Labels) task.train().targets()).labels()).containsExactly(0, 1, 2);
    }

    @Test
    void smaller_sets_are_spread_evenly_over_the_whole() {
        Task task = new Mnist(4, 2).load(files(10, 2));
        assertThat(((Targets.Labels) task.train().targets()).labels()).containsExactly(0, 2, 5, 7);
        assertThat(task.train().inputs().get(1).data[0]).isEqualTo(8 / 255.0);
    }

    @Test
    void files_that_are_none_are_refused_by_name() {
        List<Recording> all = new ArrayList<>(files(3, 2).all());
        all.set(0, new Recording("train-images-idx3-ubyte", new byte[20]));
        refused(
                all,
                "train-images-idx3-ubyte must be an IDX file of unsigned bytes in 3 dimensions, but is none (20 bytes)");
        all.set(0, new Recording("train-images-idx3-ubyte", idx(new int[] {3, 2, 2}, 11)));
        refused(
                all,
                "train-images-idx3-ubyte must hold the values its header promises, 3 of 4 bytes, but has 11 bytes");
        all.set(0, new Recording("train-images-idx3-ubyte", idx(new int[] {4, 2, 2}, 16)));
        refused(all, "train-labels-idx1-ubyte needs one label for each of the 4 images, but has 3");
        all.set(0, new Recording("train-images-idx3-ubyte", idx(new int[] {1, -1, -1}, 1)));
        refused(
                all,
                "train-images-idx3-ubyte must hold the values its header promises, 1 of 2147483648 bytes, but has 1 bytes");
    }

    @Test
    void two_sets_of_the_same_names_are_refused() {
        List<Recording> all = new ArrayList<>(files(3, 2).all());
        all.add(new Recording("fashion/train-images-idx3-ubyte", new byte[1]));
        refused(
                all,
                "MNIST needs one file train-images-idx3-ubyte, but there are 2: fashion/train-images-idx3-ubyte,"
                        + " train-images-idx3-ubyte. Name a folder with one by --data DIR");
    }

    @Test
    void the_public_set_has_60000_and_10000_digits() throws IOException {
        Task task = new Mnist(600, 10_000).load(SharedData.folder("mnist"));
        assertThat(task.train().count()).isEqualTo(600);
        int[] counts = new int[10];
        Arrays.stream(((Targets.Labels) task.test().targets()).labels()).forEach(label -> counts[label]++);
        // the counts that the set's authors print
        assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        double sum = task.test().inputs().stream()
                .mapToDouble(image -> Arrays.stream(image.data).sum())
                .sum();
        // mean of the test pixels 0.1325 as quoted everywhere
        assertThat(sum / 10_000 / 784).isBetween(0.1324, 0.1326);
    }

    private static void refused(List<Recording> files, String message) {
        assertThatThrownBy(() -> Mnist.DEFAULT.load(() -> files))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Images of 2 × 2 pixels 0, 1, 2, … but the last pixel of all, which is white; labels 0, 1, 2, …. */
    private static Recordings files(int train, int test) {
        List<Recording> files = new ArrayList<>();
        for (String set : List.of("train", "t10k")) {
            int count = set.equals("train") ? train : test;
            byte[] images = idx(new int[] {count, 2, 2}, 4 * count);
            images[images.length - 1] = (byte) 255;
            files.add(new Recording(set + "-images-idx3-ubyte", images));
            files.add(new Recording(set + "-labels-idx1-ubyte", idx(new int[] {count}, count)));
        }
        return () -> files;
    }

    private static byte[] idx(int[] sizes, int values) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + values);
        file.putInt(0x0800 + sizes.length);
        Arrays.stream(sizes).forEach(file::putInt);
        for (int k = 0; k < values; k++) {
            file.put((byte) k);
        }
        return file.array();
    }
}
