package mho.scenarios.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Text to a JSON value, strictly as RFC 8259: no comments, no NaN, no key twice in an object, nothing after the
 * document. The first error ends it, with its line and column.
 */
final class JsonSyntax {
    static final int DEEPEST = 64;
    /** 16 MiB. */
    static final int LARGEST = 16 << 20;
    /** More than any double needs; reading long integers takes time quadratic in their length. */
    private static final int LONGEST_NUMBER = 1000;

    private static final JsonFactory FACTORY = factory();

    private final String text;
    private final JsonParser parser;

    private JsonSyntax(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /**
     * Returns the value of a document: see the package for its types.
     *
     * @throws InvalidDocumentException with one problem if the text is not JSON, too long or too deep
     */
    static Object parse(String document) {
        refuseTooLong(document);
        // editors on Windows put a byte order mark in front
        String text = document.startsWith("\uFEFF") ? document.substring(1) : document;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonSyntax(text, parser).document();
        }
    }

    private static void refuseTooLong(String document) {
        // a character takes up to three bytes
        boolean longer = document.length() > LARGEST / 3
                && (document.length() > LARGEST || document.getBytes(StandardCharsets.UTF_8).length > LARGEST);
        if (longer) {
            throw new InvalidDocumentException(
                    List.of(new Problem("", "must be no longer than %d MiB, but is".formatted(LARGEST >> 20))));
        }
    }

    /** The limits on depth and length are ours, with our messages; Jackson's stay behind them. */
    private static JsonFactory factory() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(2 * DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LARGEST)
                .maxStringLength(LARGEST)
                .build();
        return JsonFactory.builder().streamReadConstraints(constraints).build();
    }

    private Object document() {
        try {
            if (parser.nextToken() == null) {
                throw error("must be JSON, but is empty");
            }
            Object value = value(0);
            if (parser.nextToken() != null) {
                throw error("must end after its first value, but goes on");
            }
            return value;
        } catch (StreamConstraintsException e) {
            // its other limits are behind ours
            throw error("must have numbers of at most %d characters, but one is longer".formatted(LONGEST_NUMBER));
        } catch (JacksonException e) {
            throw SyntaxError.of(e, text).exception();
        }
    }

    private Object value(int depth) {
        JsonToken token = parser.currentToken();
        if (token.isStructStart() && depth == DEEPEST) {
            throw error("must be nested at most %d levels deep, but is deeper".formatted(DEEPEST));
        }
        return switch (token) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> list(depth);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("A JSON value cannot begin with " + token);
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (object.containsKey(key)) {
                throw error("must have every key once in an object, but %s comes twice".formatted(Found.quoted(key)));
            }
            parser.nextToken();
            object.put(key, value(depth + 1));
        }
        return object;
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Number integer() {
        Number number = parser.getNumberValue();
        return number instanceof Integer small ? (Number) small.longValue() : number;
    }

    private Double number() {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw error("must have numbers up to 1.8e308, but %s is beyond".formatted(shortened(parser.getString())));
        }
        return number;
    }

    private static String shortened(String number) {
        return number.length() <= 30 ? number : number.substring(0, 30) + "…";
    }

    private InvalidDocumentException error(String message) {
        long offset = parser.currentToken() == null
                ? text.length()
                : parser.currentTokenLocation().getCharOffset();
        return new SyntaxError(text, (int) offset, message).exception();
    }
}
