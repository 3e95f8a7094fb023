package mho.scenarios.json;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Where and why a text is not JSON.
 *
 * @param text    the document
 * @param offset  index of the character at fault
 * @param message what must hold and what was found
 */
record SyntaxError(String text, int offset, String message) {

    /** Returns the error behind an exception of the tokenizer, in words for people who write JSON by hand. */
    static SyntaxError of(JacksonException exception, String text) {
        int offset = (int) Math.min(text.length(), exception.getLocation().getCharOffset());
        int start = wordStart(text, offset);
        String word = text.substring(start, wordEnd(text, offset));
        boolean cut = start + word.length() == text.length() && isBeginning(word);
        if (cut || exception instanceof UnexpectedEndOfInputException) {
            return new SyntaxError(text, text.length(), "must be complete, but ends in the middle");
        }
        if (word.matches("[-+]?(NaN|Infinity|INF)")) {
            return new SyntaxError(text, start, "must have finite numbers, but found " + word);
        }
        if (text.startsWith("//", offset) || text.startsWith("/*", offset) || text.startsWith("#", offset)) {
            String message = "must not have comments, but found %s. A key that begins with \"//\" may hold one"
                    .formatted(text.charAt(offset) == '#' ? "#" : text.substring(offset, offset + 2));
            return new SyntaxError(text, offset, message);
        }
        return new SyntaxError(text, start, "must be JSON, but " + reason(exception));
    }

    /** Whether more characters could make a literal or a number of a word that is neither. */
    private static boolean isBeginning(String word) {
        return Stream.of("true", "false", "null").anyMatch(literal -> literal.startsWith(word))
                || word.matches("-|-?[0-9]+(\\.|(\\.[0-9]+)?[eE][-+]?)");
    }

    InvalidDocumentException exception() {
        String before = text.substring(0, offset);
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        int column = offset - before.lastIndexOf('\n');
        return new InvalidDocumentException(
                List.of(new Problem("", "%s (line %d, column %d)".formatted(message, line, column))));
    }

    /** The tokenizer's own words without its code points and without the options a document cannot set. */
    private static String reason(JacksonException exception) {
        String words = exception
                .getOriginalMessage()
                .replaceAll(" \\(code [^)]*\\)", "")
                .replaceAll(" \\(JSON String[^)]*\\)", " a JSON value")
                .replaceAll(" \\(for .*", "")
                .replaceAll(": enable `.*", "");
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static int wordStart(String text, int offset) {
        int start = Math.min(offset, text.length());
        while (start > 0 && isWord(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String text, int offset) {
        int end = offset;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '+' || character == '.';
    }
}
