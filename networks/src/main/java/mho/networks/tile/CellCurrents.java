package mho.networks.tile;

import mho.adc.DacSpec;
import mho.adc.DacSpec.Drive;
import mho.device.ConductanceRange;
import mho.device.IvCurve;

/**
 * What an array passes where its cells do not obey Ohm's law.
 *
 * <p>Pulses of the read voltage, of any width, meet I(V)/V of each cell, which may differ between the polarities. Levels meet the
 * current of each level; one product will do if all states have one shape, I = G·f(V), as f then acts on the inputs. The gain of
 * converters is trimmed to a cell of full conductance at the read voltage.
 *
 * @param iv    law of the cell
 * @param volts read voltage [V]
 * @param input how codes drive word lines
 */
record CellCurrents(IvCurve iv, double volts, DacSpec input) {
    CellCurrents {
        if (!(volts <= iv.limit())) {
            throw new IllegalArgumentException("The cell's current is known up to %g V, but the read voltage is %g V"
                    .formatted(iv.limit(), volts));
        }
        if (input.drive() == Drive.LEVEL && !iv.hasOneShape()) {
            throw new IllegalArgumentException(
                    "Voltage levels need cells whose states have one shape of current over voltage, I = G f(V), but theirs follows %s. Use pulse widths or bits in series, or set \"iv\": \"ohmic\"."
                            .formatted(iv));
        }
    }

    /** Returns the current at the read voltage relative to Ohm's law, for a cell of full conductance [1]. */
    double gain(ConductanceRange range) {
        return iv.chord(range.max(), volts) / range.max();
    }

    /** Returns whether inputs, not arrays, are bent. */
    boolean bendsInputs() {
        return input.drive() == Drive.LEVEL && !(iv instanceof IvCurve.Ohmic);
    }

    /** Returns the voltage at which positive inputs meet the cells, 0 if inputs are bent instead [V]. */
    double positive() {
        return bendsInputs() ? 0 : volts;
    }

    /** Returns the voltage at which negative inputs meet the cells [V]. */
    double negative() {
        return -positive();
    }

    /** Returns whether both polarities meet the same array. */
    boolean sameEitherWay(ConductanceRange range) {
        return bendsInputs()
                || (iv.chord(range.max(), volts) == iv.chord(range.max(), -volts)
                        && iv.chord(0.5 * range.max(), volts) == iv.chord(0.5 * range.max(), -volts));
    }

    /** Bends values that are put out as levels, in place. */
    void bend(float[] plane, int count) {
        if (bendsInputs()) {
            for (int k = 0; k < count; k++) {
                plane[k] *= (float) bend(plane[k]);
            }
        }
    }

    /** Returns the current at a level relative to Ohm's law [1]. */
    double bend(double value) {
        return value == 0 || !bendsInputs() ? 1 : iv.chord(1, volts * value / input.largestCode());
    }
}
