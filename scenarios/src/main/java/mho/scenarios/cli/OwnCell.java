package mho.scenarios.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mho.base.unit.Quantities;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.catalog.Published;
import mho.scenarios.measured.MeasuredDevice;

/**
 * A file in which a user brings a cell.
 *
 * @param file the file
 * @param name what the cell is called
 */
record OwnCell(Path file, String name) {
    private static final String LETTERS = "[A-Za-z0-9][A-Za-z0-9._-]*";

    OwnCell {
        if (!name.matches(LETTERS)) {
            throw new BadInput("--name: must be of letters, digits, dots and dashes, such as my-device, but is \"%s\"."
                    .formatted(name));
        }
    }

    /** Returns a cell named as said or, if nothing was said, by its file. */
    static OwnCell of(Path file, String name) {
        return new OwnCell(file, name == null ? nameOf(file) : name);
    }

    private static String nameOf(Path file) {
        Path last = file.getFileName();
        String stem = last == null ? "" : last.toString().replaceFirst("\\.[A-Za-z0-9]*$", "");
        String plain = stem.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return plain.isEmpty() ? "my-device" : plain;
    }

    /** Fits a cell to the measurements in the file. */
    MeasuredDevice measured() {
        requireFile();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return MeasuredDevice.fit(reader, file.toString());
        } catch (CharacterCodingException e) {
            throw new BadInput("%s: must be text in UTF-8.".formatted(file));
        } catch (UncheckedIOException e) {
            throw new BadInput(
                    "%s: must be CSV, but: %s".formatted(file, e.getCause().getMessage()));
        } catch (IOException | IllegalStateException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    /** Returns the cell fitted to measurements, beside which it stands. */
    CellOnBench onBench(MeasuredDevice device, List<Published> measured) {
        CellSpec cell = device.cell();
        String kind = device instanceof MeasuredDevice.Writes ? "writes" : "pulses";
        return new CellOnBench(
                name,
                "fitted to measured %s, %s".formatted(kind, range(cell)),
                "fitted to %s; area and write pulses are the defaults of a cell and were not measured".formatted(file),
                "targets and ages within those measured; ages count from the first read; no read noise and no faults,"
                        + " which the file does not tell apart",
                cell,
                measured);
    }

    /** Reads a cell as scenarios hold it. */
    CellOnBench described() {
        requireFile();
        CellSpec cell = Catalogue.binder().read(text(), CellSpec.class);
        return new CellOnBench(
                name,
                "cell of %s, %s".formatted(file, range(cell)),
                file.toString(),
                "as far as the laws in the file hold",
                cell,
                List.of());
    }

    private static String range(CellSpec cell) {
        ConductanceRange range = cell.range();
        return Quantities.format(range.min(), "S") + " to " + Quantities.format(range.max(), "S");
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new BadInput("%s: must be text in UTF-8.".formatted(file));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    private void requireFile() {
        if (!Files.exists(file)) {
            throw new BadInput("There is no file %s.".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new BadInput("%s is a folder, but a file is due.".formatted(file));
        }
    }
}
