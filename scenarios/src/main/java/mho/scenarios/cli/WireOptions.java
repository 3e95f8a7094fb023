package mho.scenarios.cli;

import mho.crossbar.Ends;
import mho.crossbar.Wires;
import picocli.CommandLine.Option;

/** The wires of an array. */
final class WireOptions {
    @Option(
            names = "--row-wire",
            defaultValue = "0 ohm",
            paramLabel = "R",
            description = "Resistance of a word line from cell to cell, such as 2.5ohm; 0 by default.")
    private String rowWire;

    @Option(
            names = "--column-wire",
            defaultValue = "0 ohm",
            paramLabel = "R",
            description = "Resistance of a bit line from cell to cell, such as 2.5ohm; 0 by default.")
    private String columnWire;

    @Option(
            names = "--driver",
            defaultValue = "0 ohm",
            paramLabel = "R",
            description = "Resistance in series with each word line's source, such as 50ohm; 0 by default.")
    private String driver;

    @Option(
            names = "--sense",
            defaultValue = "0 ohm",
            paramLabel = "R",
            description = "Resistance between each bit line and ground, such as 50ohm; 0 by default.")
    private String sense;

    @Option(
            names = "--drive-sides",
            defaultValue = "one",
            paramLabel = "one|both",
            description = "Ends of the word lines with a source; one by default.")
    private Sides driveSides;

    @Option(
            names = "--sense-sides",
            defaultValue = "one",
            paramLabel = "one|both",
            description = "Ends of the bit lines at ground; one by default.")
    private Sides senseSides;

    /** How many ends of a line are connected. */
    enum Sides {
        ONE(Ends.ONE_SIDE),
        BOTH(Ends.BOTH_SIDES);

        private final Ends ends;

        Sides(Ends ends) {
            this.ends = ends;
        }
    }

    Wires wires() {
        return new Wires(
                ohms("--row-wire", rowWire),
                ohms("--column-wire", columnWire),
                ohms("--driver", driver),
                ohms("--sense", sense),
                driveSides.ends,
                senseSides.ends);
    }

    static double ohms(String option, String text) {
        return Commands.quantity(option, text, "Ω");
    }
}
