package mho.networks.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The characters of a text as classes 0, 1, … in rising order of their code points. What training does not contain is one
 * more class, the last one, which exists only if another part of the text needs it.
 */
final class Alphabet {
    private static final String UNSEEN = "unseen";
    private static final int MOST = 1000;

    private final int[] points;
    private final List<String> names;

    private Alphabet(int[] points, List<String> names) {
        this.points = points;
        this.names = names;
    }

    /** Returns the characters of a training part, and the class for others if a character of the other parts needs it. */
    static Alphabet of(int[] training, List<int[]> others) {
        int[] points = Arrays.stream(training).sorted().distinct().toArray();
        if (!(points.length >= 2 && points.length <= MOST)) {
            throw new IllegalArgumentException(
                    "A character model needs 2 to %,d different characters, but the training text has %,d"
                            .formatted(MOST, points.length));
        }
        boolean strangers =
                others.stream().flatMapToInt(Arrays::stream).anyMatch(point -> Arrays.binarySearch(points, point) < 0);
        List<String> names = IntStream.concat(Arrays.stream(points), strangers ? IntStream.of(-1) : IntStream.empty())
                .mapToObj(Alphabet::name)
                .toList();
        return new Alphabet(points, names);
    }

    private static String name(int point) {
        if (point < 0) {
            return UNSEEN;
        }
        return Character.isISOControl(point) ? "U+%04X".formatted(point) : Character.toString(point);
    }

    /** Returns the number of classes [1]. */
    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    /** Returns the class of each character. */
    int[] symbols(int[] text) {
        return Arrays.stream(text)
                .map(point -> {
                    int place = Arrays.binarySearch(points, point);
                    return place >= 0 ? place : points.length;
                })
                .toArray();
    }
}
