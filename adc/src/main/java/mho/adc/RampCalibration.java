package mho.adc;

import mho.base.unit.SI;

/** How the start of a fabricated ramp is set, by {@value RampColumn#BIAS_CELLS} bias cells. */
public sealed interface RampCalibration {
    /** The ramp starts where the design says, whatever its cells turned out to be. */
    record None() implements RampCalibration {}

    /**
     * The ramp cells are read back and the start moved so that the ramp meets input zero exactly: the last bias cell is
     * rewritten until the zero crossing is within a tolerance.
     *
     * @param tolerance the largest error of the start that is accepted, as a conductance [S]
     */
    record OnePoint(@SI("S") double tolerance) implements RampCalibration {
        public static final OnePoint DEFAULT = new OnePoint(1e-6);

        public OnePoint {
            if (!(tolerance > 0 && Double.isFinite(tolerance))) {
                throw new IllegalArgumentException(
                        "A bias calibration needs a tolerance > 0, but it is %g S".formatted(tolerance));
            }
        }
    }
}
