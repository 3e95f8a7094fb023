package mho.scenarios.measured;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import mho.device.CellSpec;
import mho.device.Polarity;
import mho.device.measured.PulseFit;
import mho.device.measured.PulseSample;
import mho.device.measured.WriteFit;
import mho.device.measured.WriteSample;

/** A device that a user measured, as a cell with a report of the fit. */
public sealed interface MeasuredDevice {
    /** Returns the cell; as JSON it is the {@code cell} of a scenario. */
    CellSpec cell();

    /**
     * A device known by what its writes reach.
     *
     * @param fit     with its report
     * @param samples what was measured
     */
    record Writes(WriteFit fit, List<WriteSample> samples) implements MeasuredDevice {
        @Override
        public CellSpec cell() {
            return fit.cell();
        }
    }

    /**
     * A device known by what its pulses do, programmed pulse by pulse.
     *
     * @param fit     with its report
     * @param samples what was measured, in the order of time
     */
    record Pulses(PulseFit fit, List<PulseSample> samples) implements MeasuredDevice {
        /** Half width of the accept window over the range. Chosen: 25 levels side by side. */
        private static final double TOLERANCE = 0.02;
        /** Chosen. */
        private static final int MAXIMUM_PULSES = 1000;

        @Override
        public CellSpec cell() {
            return fit.cell(TOLERANCE * fit.range().span(), MAXIMUM_PULSES);
        }
    }

    /**
     * Reads a table and fits it: {@code target}, {@code reached} and perhaps {@code time}, or {@code pulse},
     * {@code conductance} and perhaps {@code direction}, with units in the header.
     *
     * @param text the table
     * @param name of the file, for messages
     * @throws InvalidTableException with all that is wrong in the table, or why it cannot be fitted
     */
    static MeasuredDevice fit(Reader text, String name) throws IOException {
        Table table = Table.read(text, name);
        boolean pulses = table.has("pulse");
        if (!pulses && !table.has("target")) {
            throw table.invalid(
                    "must have the columns \"target [uS]\" and \"reached [uS]\", or \"pulse\" and \"conductance [uS]\", but has "
                            + table.columns());
        }
        try {
            return pulses ? ofPulses(pulses(table)) : ofWrites(writes(table));
        } catch (InvalidTableException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw table.invalid(e.getMessage());
        }
    }

    private static MeasuredDevice ofWrites(List<WriteSample> samples) {
        return new Writes(WriteFit.of(samples), samples);
    }

    private static MeasuredDevice ofPulses(List<PulseSample> samples) {
        return new Pulses(PulseFit.of(samples), samples);
    }

    private static List<WriteSample> writes(Table table) {
        table.require("target", "S");
        table.require("reached", "S");
        if (table.has("time")) {
            table.require("time", "s");
        }
        List<Table.Row> rows = table.rows("target", "reached", "time");
        return rows.stream()
                .map(row -> new WriteSample(
                        row.quantity("target"), row.quantity("reached"), table.has("time") ? row.quantity("time") : 0))
                .toList();
    }

    private static List<PulseSample> pulses(Table table) {
        table.require("conductance", "S");
        List<Table.Row> rows = table.rows("pulse", "conductance", "direction");
        Polarity only = rows.isEmpty()
                        || rows.get(rows.size() - 1).quantity("conductance")
                                >= rows.get(0).quantity("conductance")
                ? Polarity.SET
                : Polarity.RESET;
        return rows.stream()
                .map(row -> new PulseSample(
                        row.count("pulse"),
                        row.quantity("conductance"),
                        table.has("direction") ? row.direction("direction") : only))
                .toList();
    }
}
