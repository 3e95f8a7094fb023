package mho.networks.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The parts of a text as Unicode code points.
 *
 * @param training   what is learnt from
 * @param validation for choosing a protocol; empty if there is none
 * @param test       what is tested on
 */
@SuppressWarnings("ArrayRecordComponent") // books, never compared
record TextParts(int[] training, int[] validation, int[] test) {
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int[] NONE = {};
    private static final Wanted WANTED = new Wanted(
            "A character model needs", "Take a plain text in UTF-8, .txt or .txt.gz, such as those in docs/data.md");

    /** Cuts one text by position. */
    static TextParts cut(int[] text, double validationFrom, double testFrom) {
        int validation = (int) Math.floor(text.length * validationFrom);
        int test = (int) Math.floor(text.length * testFrom);
        return new TextParts(
                Arrays.copyOf(text, validation),
                Arrays.copyOfRange(text, validation, test),
                Arrays.copyOfRange(text, test, text.length));
    }

    /** Takes a text that comes in parts; the validation part may have no name. */
    static TextParts of(int[] training, Recordings recordings, String validation, String test) {
        return new TextParts(
                training,
                validation.isEmpty() ? NONE : points(WANTED.file(recordings, validation)),
                points(WANTED.file(recordings, test)));
    }

    /** Returns the text of a file, or of the only text file there is if the name is empty. */
    static int[] text(Recordings recordings, String name) {
        return points(name.isEmpty() ? only(recordings) : WANTED.file(recordings, name));
    }

    private static Recording only(Recordings recordings) {
        List<Recording> texts = recordings.all().stream()
                .filter(file -> file.name().toLowerCase(Locale.ROOT).endsWith(".txt"))
                .toList();
        if (texts.isEmpty()) {
            throw WANTED.missing("a text file", recordings);
        }
        if (texts.size() > 1) {
            throw new IllegalArgumentException(
                    "A character model needs one text file, but there are %d: %s. Set \"file\" to one of them"
                            .formatted(
                                    texts.size(),
                                    texts.stream()
                                            .map(Recording::name)
                                            .sorted()
                                            .limit(20)
                                            .toList()));
        }
        return texts.get(0);
    }

    private static int[] points(Recording file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file.content()))
                    .toString();
            int[] points = text.codePoints().toArray();
            return points.length > 0 && points[0] == BYTE_ORDER_MARK
                    ? Arrays.copyOfRange(points, 1, points.length)
                    : points;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "A text must be in UTF-8, but %s is not: %s".formatted(file.name(), e.getMessage()), e);
        }
    }
}
