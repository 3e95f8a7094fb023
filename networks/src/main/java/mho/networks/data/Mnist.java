package mho.networks.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Handwritten digits, 28 × 28 grey values, 60,000 to train and 10,000 to test.
 *
 * <pre>  x = grey value / 255, row by row: 784 features in [0, 1], no further scaling</pre>
 *
 * <p>Smaller sets, for quick runs, are spread evenly over the whole ones: example ⌊k·60000/train⌋. Other data in the
 * same four files of the same names (Fashion-MNIST) can be used as they are.
 *
 * <p>Reference: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits", CC BY-SA 3.0.
 *
 * @param train number of training images taken, at most all [1]
 * @param test  number of test images taken, at most all [1]
 */
public record Mnist(int train, int test) implements TaskSpec {
    /** All images. */
    public static final Mnist DEFAULT = new Mnist(60_000, 10_000);

    private static final double WHITE = 255;
    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final Wanted WANTED = new Wanted(
            "MNIST needs",
            "Fetch train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte"
                    + " (each may be .gz)");

    public Mnist {
        if (!(train >= 1 && test >= 1)) {
            throw new IllegalArgumentException(
                    "MNIST needs at least one image to train and one to test, but %d and %d are to be taken"
                            .formatted(train, test));
        }
    }

    @Override
    public Task load(Recordings recordings) {
        return new Task("mnist", examples(recordings, "train", train), examples(recordings, "t10k", test));
    }

    private static Examples examples(Recordings recordings, String set, int number) {
        IdxFile images = IdxFile.read(WANTED.file(recordings, set + "-images-idx3-ubyte"), 3);
        Recording labelled = WANTED.file(recordings, set + "-labels-idx1-ubyte");
        IdxFile labels = IdxFile.read(labelled, 1);
        if (labels.items() != images.items()) {
            throw new IllegalArgumentException("%s needs one label for each of the %d images, but has %d"
                    .formatted(labelled.name(), images.items(), labels.items()));
        }
        int taken = Math.min(number, images.items());
        DMatrixRMaj pixels = new DMatrixRMaj(taken, images.perItem());
        int[] digits = new int[taken];
        for (int k = 0; k < taken; k++) {
            int image = (int) ((long) k * images.items() / taken);
            digits[k] = labels.value(image, 0);
            for (int pixel = 0; pixel < images.perItem(); pixel++) {
                pixels.data[k * images.perItem() + pixel] = images.value(image, pixel) / WHITE;
            }
        }
        return Examples.ofRows(pixels, new Targets.Labels(digits, DIGITS));
    }

    @Override
    public Mnist withSeed(int seed) {
        return this;
    }

    @Override
    public Optional<TaskShape> shape() {
        return Optional.of(new TaskShape(784, 10, 1));
    }

    @Override
    public String summary() {
        return "handwritten digits of 28 x 28 pixels (--data), ten classes";
    }
}
