package mho.crossbar;

import mho.base.unit.SI;
import mho.device.IvCurve;

/** How a cell is connected to its lines. */
public sealed interface Access {
    /**
     * Returns the conductances that the lines see [S].
     *
     * @param devices   conductances of the memory elements [S]
     * @param selection the lines that take part; a row is selected if its word line is driven
     */
    Conductances seen(Conductances devices, Selection selection);

    /** Returns the conductances of the memory elements that are connected at all, the others being 0 [S]. */
    Conductances connected(Conductances devices, Selection selection);

    /** Returns the law that the lines see of a cell, given that of its memory element. */
    IvCurve seen(IvCurve device);

    /** No access device (0T1R): every cell always connects its lines. */
    record Passive() implements Access {
        @Override
        public Conductances seen(Conductances devices, Selection selection) {
            selection.requireSize(devices.rows(), devices.columns());
            return devices;
        }

        @Override
        public Conductances connected(Conductances devices, Selection selection) {
            return seen(devices, selection);
        }

        @Override
        public IvCurve seen(IvCurve device) {
            return device;
        }
    }

    /**
     * One transistor a cell (1T1R), its gate line along the row: on in selected rows, cut off in all others.
     *
     * <pre>  G_seen = 1 / (1/G + R_on) = G / (1 + G·R_on)</pre>
     *
     * @param onResistance resistance R_on of a transistor that is on, in series with its cell [Ω]
     */
    record Transistor(@SI("Ω") double onResistance) implements Access {
        public Transistor {
            if (!(onResistance >= 0 && onResistance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "An access transistor's on-resistance must be >= 0 and finite, but is %g ohm"
                                .formatted(onResistance));
            }
        }

        @Override
        public Conductances seen(Conductances devices, Selection selection) {
            return connected(devices, selection).map(device -> device / (1 + device * onResistance));
        }

        @Override
        public Conductances connected(Conductances devices, Selection selection) {
            selection.requireSize(devices.rows(), devices.columns());
            return Conductances.tabulate(devices.rows(), devices.columns(), cell -> {
                boolean on = selection.wordLines().get(cell / devices.columns()) instanceof Terminal.Driven;
                return on ? devices.at(cell) : 0;
            });
        }

        @Override
        public IvCurve seen(IvCurve device) {
            return onResistance == 0 ? device : new IvCurve.InSeries(device, onResistance);
        }
    }
}
