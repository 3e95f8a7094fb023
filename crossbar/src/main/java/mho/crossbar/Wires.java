package mho.crossbar;

import mho.base.unit.SI;

/**
 * The wires of an array and what sits at their ends.
 *
 * <pre>
 *   V_i ─ driver ─ wordLine ─●─ wordLine ─●─ wordLine ─● (open, or the same again up to V_i)
 *                            G            G            G      each cell from word line to bit line
 *                            ●            ●            ●
 *                         bitLine      bitLine      bitLine   one segment below every cell
 *                            ●            ●            ●
 *                            …            …            …
 *                         bitLine      bitLine      bitLine
 *                          sense        sense        sense
 *                          ground       ground       ground
 * </pre>
 *
 * <p>One segment lies before every cell of a word line and one after every cell of a bit line. A line that is driven or
 * sensed at both ends has one segment more, at its far end, and there the same source or virtual ground behind a
 * resistance of its own. A resistance of zero joins its two ends to one node.
 *
 * @param wordLine resistance of a word line from cell to cell [Ω per segment]
 * @param bitLine  resistance of a bit line from cell to cell [Ω per segment]
 * @param driver   resistance in series with a word line's source, at each driven end [Ω]
 * @param sense    resistance between a bit line and virtual ground, at each sensed end [Ω]
 * @param driven   ends of the word lines with a source
 * @param sensed   ends of the bit lines at virtual ground
 */
public record Wires(
        @SI("Ω") double wordLine,
        @SI("Ω") double bitLine,
        @SI("Ω") double driver,
        @SI("Ω") double sense,
        Ends driven,
        Ends sensed) {
    /** No resistance anywhere, one source and one virtual ground a line. */
    public static final Wires DEFAULT = new Wires(0, 0, 0, 0, Ends.ONE_SIDE, Ends.ONE_SIDE);

    /** No wire is shorter; a conductance is then far enough from overflow for sums and products of conductances. */
    private static final double SMALLEST = 1e-15;

    private static final double LARGEST = 1e15;

    public Wires {
        requireWire("word-line segment", wordLine);
        requireWire("bit-line segment", bitLine);
        requireWire("driver", driver);
        requireWire("sense", sense);
        if (driven == null || sensed == null) {
            throw new IllegalArgumentException(
                    "Wires must say which ends are driven (%s) and which are sensed (%s)".formatted(driven, sensed));
        }
    }

    private static void requireWire(String what, double resistance) {
        if (!(resistance == 0 || (resistance >= SMALLEST && resistance <= LARGEST))) {
            throw new IllegalArgumentException(
                    "A %s resistance must be 0 or lie between %g ohm and %g ohm, but is %g ohm"
                            .formatted(what, SMALLEST, LARGEST, resistance));
        }
    }

    /** Returns wires driven and sensed at one end, without resistance at the ends. */
    public static Wires of(double wordLine, double bitLine) {
        return new Wires(wordLine, bitLine, 0, 0, Ends.ONE_SIDE, Ends.ONE_SIDE);
    }

    /** Returns the same wires behind other drivers and senses [Ω]. */
    public Wires withEnds(double newDriver, double newSense) {
        return new Wires(wordLine, bitLine, newDriver, newSense, driven, sensed);
    }

    /** Returns the same wires driven and sensed at other ends. */
    public Wires withSides(Ends newDriven, Ends newSensed) {
        return new Wires(wordLine, bitLine, driver, sense, newDriven, newSensed);
    }
}
