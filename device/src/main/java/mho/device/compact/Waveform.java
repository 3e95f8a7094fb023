package mho.device.compact;

import java.util.ArrayList;
import java.util.List;
import mho.base.unit.SI;

/**
 * A voltage over time: straight pieces one after the other, with jumps where they do not meet.
 *
 * @param pieces in the order of time
 */
public record Waveform(List<Piece> pieces) {
    public Waveform {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("A waveform needs at least one piece, but has none");
        }
    }

    /**
     * A straight piece.
     *
     * @param duration of it [s]
     * @param from     voltage at its beginning [V]
     * @param to       voltage at its end [V]
     */
    public record Piece(
            @SI("s") double duration,
            @SI("V") double from,
            @SI("V") double to) {
        public Piece {
            if (!(duration > 0 && Double.isFinite(duration + from + to))) {
                throw new IllegalArgumentException(
                        "A piece of a waveform needs a duration > 0 and finite voltages, but they are %g s, %g V and %g V"
                                .formatted(duration, from, to));
            }
        }

        /** Returns the voltage [V] some time after the beginning of the piece [s]. */
        double at(double time) {
            return from + (to - from) * (time / duration);
        }
    }

    /** Returns a constant voltage [V] for some time [s]. */
    public static Waveform constant(double volts, double duration) {
        return new Waveform(List.of(new Piece(duration, volts, volts)));
    }

    /**
     * Returns equal rectangular pulses, each followed by a pause at zero volts.
     *
     * @param volts  amplitude [V]
     * @param width  of a pulse [s]
     * @param pause  after a pulse [s]
     * @param pulses their number [1]
     */
    public static Waveform pulses(double volts, double width, double pause, int pulses) {
        return constant(volts, width).then(constant(0, pause)).times(pulses);
    }

    /**
     * Returns triangular sweeps 0 → first → 0 → second → 0, at one rate of volts per second throughout.
     *
     * @param first  first turning point [V]
     * @param second second turning point [V]
     * @param period duration of one sweep [s]
     * @param sweeps their number [1]
     */
    public static Waveform sweeps(double first, double second, double period, int sweeps) {
        double travel = 2 * (Math.abs(first) + Math.abs(second));
        if (!(travel > 0)) {
            throw new IllegalArgumentException(
                    "A sweep needs a turning point other than zero, but they are %g V and %g V"
                            .formatted(first, second));
        }
        List<Piece> pieces = new ArrayList<>();
        for (double turn : new double[] {first, second}) {
            double duration = period * Math.abs(turn) / travel;
            if (turn != 0) {
                pieces.add(new Piece(duration, 0, turn));
                pieces.add(new Piece(duration, turn, 0));
            }
        }
        return new Waveform(pieces).times(sweeps);
    }

    /** Returns this waveform followed by another. */
    public Waveform then(Waveform next) {
        List<Piece> all = new ArrayList<>(pieces);
        all.addAll(next.pieces);
        return new Waveform(all);
    }

    /** Returns this waveform a number of times, one after the other. */
    public Waveform times(int repetitions) {
        List<Piece> all = new ArrayList<>();
        for (int n = 0; n < repetitions; n++) {
            all.addAll(pieces);
        }
        return new Waveform(all);
    }

    /** Returns the time from beginning to end [s]. */
    @SI("s")
    public double duration() {
        return pieces.stream().mapToDouble(Piece::duration).sum();
    }
}
