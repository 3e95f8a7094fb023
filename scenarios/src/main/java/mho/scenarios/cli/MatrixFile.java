package mho.scenarios.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mho.base.unit.Quantities;
import mho.networks.io.NpyArray;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix of numbers in a file: CSV without a head, lines being rows, or .npy of one or two dimensions; one dimension is one
 * row. In a CSV file empty lines and lines after {@code #} do not count.
 *
 * @param path where it is
 * @param unit SI unit of the numbers
 */
record MatrixFile(Path path, String unit) {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setCommentMarker('#')
            .get();

    private static final String NPY = ".npy";

    /** What the numbers have to be. */
    enum Allowed {
        FINITE("finite"),
        NOT_NEGATIVE("finite and >= 0");

        private final String text;

        Allowed(String text) {
            this.text = text;
        }

        boolean contains(double value) {
            return Double.isFinite(value) && (this == FINITE || value >= 0);
        }
    }

    /** Reads the matrix. */
    DMatrixRMaj read(Allowed allowed) {
        if (!Files.exists(path)) {
            throw new BadInput("There is no file %s.".formatted(path));
        }
        if (Files.isDirectory(path)) {
            throw new BadInput("%s is a folder, but a .csv or .npy file is due.".formatted(path));
        }
        DMatrixRMaj matrix = isNpy(path) ? npy(allowed) : csv(allowed);
        if (matrix.getNumElements() == 0) {
            throw new BadInput("%s: must hold at least one number, but is empty.".formatted(path));
        }
        return matrix;
    }

    private static boolean isNpy(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(NPY);
    }

    private DMatrixRMaj npy(Allowed allowed) {
        NpyArray array;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            array = NpyArray.read(in);
        } catch (IllegalArgumentException e) {
            throw new BadInput("%s: %s.".formatted(path, e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
        }
        int dimensions = array.shape().size();
        if (dimensions != 1 && dimensions != 2) {
            throw new BadInput("%s: must have one or two dimensions, but has shape %s.".formatted(path, array.shape()));
        }
        int rows = dimensions == 1 ? 1 : array.shape().get(0);
        int columns = array.shape().get(dimensions - 1);
        double[] values = array.values();
        for (int k = 0; k < values.length; k++) {
            if (!allowed.contains(values[k])) {
                throw new BadInput("%s: row %d, column %d must be %s, but is %s."
                        .formatted(path, k / columns, k % columns, allowed.text, values[k]));
            }
        }
        return new DMatrixRMaj(rows, columns, true, values);
    }

    private DMatrixRMaj csv(Allowed allowed) {
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                CSVParser lines = FORMAT.parse(reader)) {
            return csv(lines, allowed);
        } catch (CharacterCodingException e) {
            throw new BadInput("%s: must be text in UTF-8.".formatted(path));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
        }
    }

    private DMatrixRMaj csv(CSVParser lines, Allowed allowed) {
        double[] values = new double[1024];
        int count = 0;
        int columns = 0;
        for (CSVRecord line : lines) {
            long number = lines.getCurrentLineNumber();
            if (columns != 0 && line.size() != columns) {
                throw new BadInput("%s: line %d must have as many values as the first, %d, but has %d."
                        .formatted(path, number, columns, line.size()));
            }
            columns = line.size();
            if (count + columns > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, count + columns));
            }
            for (int column = 0; column < columns; column++) {
                values[count++] = value(line.get(column), number, column + 1, allowed);
            }
        }
        return new DMatrixRMaj(columns == 0 ? 0 : count / columns, columns, true, Arrays.copyOf(values, count));
    }

    private double value(String text, long line, int column, Allowed allowed) {
        double value;
        try {
            // unlike a double's parser it takes decimal numbers only
            value = new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!allowed.contains(value)) {
            throw new BadInput("%s: line %d, column %d must be a number in %s without a unit, %s, but is \"%s\"."
                    .formatted(path, line, column, Quantities.nameOf(unit), allowed.text, text));
        }
        return value;
    }

    /** Writes a matrix, as .npy if the name says so and as CSV otherwise, under a temporary name first. */
    void write(DMatrixRMaj matrix) {
        Path absolute = path.toAbsolutePath();
        if (Files.isDirectory(absolute) || absolute.getFileName() == null) {
            throw new BadInput("%s is a folder, but a .csv or .npy file is to be written.".formatted(path));
        }
        ResultFolder folder = new ResultFolder(absolute.getParent());
        String name = absolute.getFileName().toString();
        try {
            if (isNpy(path)) {
                NpyArray array = NpyArray.of(
                        List.of(matrix.getNumRows(), matrix.getNumCols()),
                        Arrays.copyOf(matrix.getData(), matrix.getNumElements()));
                folder.write(name, array::write);
            } else {
                folder.write(name, text(matrix));
            }
        } catch (IOException e) {
            throw new BadInput("%s cannot be written: %s.".formatted(path, e.getMessage()));
        }
    }

    private static String text(DMatrixRMaj matrix) {
        StringWriter text = new StringWriter();
        for (int row = 0; row < matrix.getNumRows(); row++) {
            for (int column = 0; column < matrix.getNumCols(); column++) {
                text.append(column == 0 ? "" : ",")
                        .append(Quantities.decimal(matrix.get(row, column)).toString());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
