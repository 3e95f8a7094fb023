package mho.scenarios.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mho.adc.activation.Activation;
import mho.adc.activation.Interpolation;
import mho.adc.activation.Tabulated;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.JsonBinder;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A user's function in a file. CSV: two columns x and y, perhaps with a line of names above them; the curve through the
 * points is {@link Interpolation#PCHIP}. JSON:
 *
 * <pre>{"name": "mine", "interpolation": "akima", "x": [-1, 0, 2], "y": [0, 0.5, 1]}</pre>
 *
 * <p>where the name may be left out, which then is that of the file, and the interpolation, which then is PCHIP.
 */
public final class FunctionFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setCommentMarker('#')
            .get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();

    private FunctionFile(Path path) {
        this.path = path;
    }

    /**
     * Reads a function.
     *
     * @param path a file that ends in .csv or .json
     */
    public static Activation read(Path path) {
        if (!Files.exists(path)) {
            throw new BadInput("There is no file %s.".formatted(path));
        }
        String ending = path.toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path) || !(ending.endsWith(".csv") || ending.endsWith(".json"))) {
            throw new BadInput("%s: a function must be a .csv or .json file.".formatted(path));
        }
        FunctionFile file = new FunctionFile(path);
        String text = file.text();
        return ending.endsWith(".json") ? file.json(text) : file.csv(text);
    }

    private String text() {
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInput("%s: must be text in UTF-8.".formatted(path));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
        }
    }

    private String name() {
        String file = path.getFileName().toString();
        return file.substring(0, file.lastIndexOf('.'));
    }

    private Tabulated csv(String text) {
        try (Reader reader = new StringReader(text);
                CSVParser lines = FORMAT.parse(reader)) {
            boolean first = true;
            for (CSVRecord line : lines) {
                if (!(first && isHeader(line))) {
                    addPoint(line, lines.getCurrentLineNumber());
                }
                first = false;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
        }
        return function(name(), Interpolation.PCHIP);
    }

    /** Whether the line holds names: it begins with a letter, unlike any number but "NaN" and "Infinity". */
    private static boolean isHeader(CSVRecord line) {
        String text = line.get(0);
        return !text.isEmpty()
                && Character.isLetter(text.charAt(0))
                && !text.equalsIgnoreCase("nan")
                && !text.equalsIgnoreCase("inf")
                && !text.equalsIgnoreCase("infinity");
    }

    private void addPoint(CSVRecord line, long number) {
        if (line.size() != 2) {
            throw new BadInput(
                    "%s: line %d must have two values, x and y, but has %d.".formatted(path, number, line.size()));
        }
        double at = value(line.get(0), number, 1);
        double value = value(line.get(1), number, 2);
        if (!x.isEmpty() && !(at > x.get(x.size() - 1))) {
            throw new BadInput("%s: line %d, column 1: x must rise from line to line, but is %s after %s."
                    .formatted(path, number, at, x.get(x.size() - 1)));
        }
        x.add(at);
        y.add(value);
    }

    private double value(String text, long line, int column) {
        double value;
        try {
            // unlike a double's parser it takes decimal numbers only
            value = new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw new BadInput("%s: line %d, column %d must be a finite number, but is \"%s\"."
                    .formatted(path, line, column, text));
        }
        return value;
    }

    /**
     * The document of a function.
     *
     * @param name          empty for that of the file
     * @param interpolation how the curve is led through the points
     * @param x             arguments
     * @param y             values
     */
    record Document(String name, Interpolation interpolation, List<Double> x, List<Double> y) {
        public static final Document DEFAULT = new Document("", Interpolation.PCHIP, List.of(), List.of());
    }

    private Tabulated json(String text) {
        try {
            Document document = new JsonBinder(Map.of()).read(text, Document.class);
            x.addAll(document.x());
            y.addAll(document.y());
            return function(document.name().isBlank() ? name() : document.name(), document.interpolation());
        } catch (InvalidDocumentException e) {
            throw new BadInput(e.problems().stream()
                    .map(problem -> "%s: %s".formatted(path, problem))
                    .collect(java.util.stream.Collectors.joining(System.lineSeparator())));
        }
    }

    private Tabulated function(String name, Interpolation interpolation) {
        try {
            return new Tabulated(name, interpolation, x, y);
        } catch (IllegalArgumentException e) {
            throw new BadInput("%s: %s.".formatted(path, e.getMessage()));
        }
    }
}
