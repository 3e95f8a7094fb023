package mho.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.function.Function;
import mho.crossbar.Access;
import mho.crossbar.Conductances;
import mho.crossbar.Selection;
import mho.crossbar.Terminal;
import mho.crossbar.Wires;
import mho.device.IvCurve;
import mho.scenarios.ArrayReads;
import mho.scenarios.cli.MatrixFile.Allowed;
import org.ejml.data.DMatrixRMaj;
import picocli.CommandLine.Option;

/** An array that the user brings: its conductances, its inputs, and how its lines and cells are connected. */
final class OwnArrayOptions {
    private static final double OHMIC_SHARE = 0.99;
    private static final double WIDEST = 10;

    @Option(
            names = "--conductances",
            paramLabel = "FILE",
            description = "Conductances of your own array [S], rows being word lines: .csv or .npy.")
    private Path conductances;

    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "Voltages of the driven word lines [V], one row a read: .csv or .npy.")
    private Path inputs;

    @Option(
            names = "--selected-rows",
            paramLabel = "LINES",
            description = "Driven word lines, such as 0,3,8-15; all by default.")
    private String selectedRows;

    @Option(
            names = "--selected-columns",
            paramLabel = "LINES",
            description = "Sensed bit lines, such as 0,3,8-15; all by default.")
    private String selectedColumns;

    @Option(
            names = "--unselected",
            paramLabel = "grounded|floating|half",
            description = "What the other lines are connected to; half is half of a read's largest voltage. Grounded by"
                    + " default.")
    private Unselected unselected;

    @Option(
            names = "--access",
            paramLabel = "0t1r|1t1r",
            description = "Cells without or with a transistor that is on in selected rows; 0t1r by default.")
    private String access;

    @Option(
            names = "--access-resistance",
            paramLabel = "R",
            description = "On-resistance of the transistors, such as 5kohm; 0 by default.")
    private String accessResistance;

    @Option(
            names = "--iv",
            paramLabel = "ohmic|sinh|cubic",
            description = "Current of a cell [A]: I = G V, I = G sinh(a V)/a or I = G (V - c V^3); ohmic by default.")
    private Law law;

    @Option(names = "--iv-parameter", paramLabel = "X", description = "The a [1/V] of sinh or the c [1/V^2] of cubic.")
    private Double parameter;

    /** What lines that take no part are connected to. */
    enum Unselected {
        GROUNDED,
        FLOATING,
        HALF
    }

    /** Laws of a cell. */
    enum Law {
        OHMIC,
        SINH,
        CUBIC
    }

    /**
     * The user's array and what its reads gave.
     *
     * @param conductances the array [S]
     * @param results      its reads
     */
    record Read(Conductances conductances, ArrayReads.Results results) {}

    boolean isGiven() {
        return conductances != null || inputs != null;
    }

    boolean hasSelection() {
        return selectedRows != null
                || selectedColumns != null
                || unselected != null
                || access != null
                || accessResistance != null
                || law != null
                || parameter != null;
    }

    /**
     * Reads the files, then the array.
     *
     * @param usage makes the failure of options that do not go together
     */
    Read read(Wires wires, Function<String, ? extends RuntimeException> usage) {
        if (conductances == null || inputs == null) {
            throw usage.apply("An array of your own needs both --conductances and --inputs.");
        }
        IvCurve curve = curve(usage);
        Access cells = access(usage);
        Conductances array = Conductances.of(new MatrixFile(conductances, "S").read(Allowed.NOT_NEGATIVE));
        DMatrixRMaj volts = new MatrixFile(inputs, "V").read(Allowed.FINITE);
        SortedSet<Integer> driven = lines("--selected-rows", selectedRows, array.rows());
        SortedSet<Integer> sensed = lines("--selected-columns", selectedColumns, array.columns());
        if (volts.getNumCols() != driven.size()) {
            throw new BadInput(
                    "%s must have one voltage for each of the %d driven word lines of %s, but its rows have %d."
                            .formatted(inputs, driven.size(), conductances, volts.getNumCols()));
        }
        ArrayReads reads = new ArrayReads(array, wires, cells, curve);
        return new Read(
                array,
                reads.read(
                        volts,
                        read -> new Selection(
                                terminals(array.rows(), driven, new Terminal.Driven(), other(read)),
                                terminals(array.columns(), sensed, new Terminal.Sensed(), other(read)))));
    }

    /** Refuses a law of the cells for which there is no transfer matrix, before any work is done. */
    void requireLinear() {
        if (law != null && law != Law.OHMIC) {
            throw new BadInput("An array has a transfer matrix only if its cells are linear, but --iv is "
                    + law.name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private static SortedSet<Integer> lines(String option, String text, int count) {
        return LineNumbers.parse(option, text == null ? "0-" + (count - 1) : text, count);
    }

    private static List<Terminal> terminals(int count, SortedSet<Integer> selected, Terminal active, Terminal other) {
        List<Terminal> terminals = new ArrayList<>(Collections.nCopies(count, other));
        selected.forEach(line -> terminals.set(line, active));
        return terminals;
    }

    private Terminal other(double[] volts) {
        Unselected wanted = unselected == null ? Unselected.GROUNDED : unselected;
        return switch (wanted) {
            case GROUNDED -> Terminal.GROUNDED;
            case FLOATING -> new Terminal.Floating();
            case HALF -> {
                double largest = 0;
                for (double volt : volts) {
                    largest = Math.abs(volt) > Math.abs(largest) ? volt : largest;
                }
                yield new Terminal.Held(largest / 2);
            }
        };
    }

    private Access access(Function<String, ? extends RuntimeException> usage) {
        String kind = access == null ? "0t1r" : access.toLowerCase(Locale.ROOT);
        if (!kind.equals("0t1r") && !kind.equals("1t1r")) {
            throw usage.apply("--access must be 0t1r or 1t1r, but is \"%s\".".formatted(access));
        }
        if (accessResistance != null && kind.equals("0t1r")) {
            throw usage.apply("--access-resistance belongs to --access 1t1r.");
        }
        return kind.equals("0t1r")
                ? new Access.Passive()
                : new Access.Transistor(
                        accessResistance == null ? 0 : WireOptions.ohms("--access-resistance", accessResistance));
    }

    private IvCurve curve(Function<String, ? extends RuntimeException> usage) {
        Law wanted = law == null ? Law.OHMIC : law;
        if ((wanted == Law.OHMIC) != (parameter == null)) {
            throw usage.apply("--iv-parameter goes with --iv sinh and --iv cubic, and they need it.");
        }
        return switch (wanted) {
            case OHMIC -> new IvCurve.Ohmic();
            case SINH -> new IvCurve.Sinh(parameter);
            case CUBIC -> new IvCurve.Cubic(parameter, rising(parameter));
        };
    }

    /** The voltage up to which a cubic law is used: a little below that of the largest current, where there is one [V]. */
    private static double rising(double strength) {
        return strength > 0 ? Math.min(WIDEST, OHMIC_SHARE / Math.sqrt(3 * strength)) : WIDEST;
    }
}
