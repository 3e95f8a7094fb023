package mho.adc;

import java.util.Arrays;
import mho.base.unit.SI;

/**
 * How the start of a fabricated ramp is set, by {@value RampColumn#BIAS_CELLS} bias cells or a reference, and what else is trimmed. Cells
 * are read back without noise: the mean of many reads.
 */
public sealed interface RampCalibration {
    /** Returns for each threshold of a plan the one that holds it in place. */
    int[] anchors(RampPlan plan);

    /**
     * Returns the largest error that is accepted where the ramp is held [S], for a ramp whose largest step is the largest
     * conductance of its cell; in proportion for a larger ramp.
     */
    @SI("S")
    double tolerance();

    /** Returns the step in which the ramp's read voltage can be set relative to that of the array [1]; 0 if it is the same. */
    double trimStep();

    /**
     * Returns the read voltage of the ramp over that of the array [1].
     *
     * @param wanted charge from the first threshold to the last by design [S]
     * @param read   the same of the cells as they are [S]
     */
    default double gain(double wanted, double read) {
        return 1;
    }

    /** The ramp starts where the design says, from a reference and without bias cells, whatever its cells turned out to be. */
    record None() implements RampCalibration {
        public static final None DEFAULT = new None();

        @Override
        public int[] anchors(RampPlan plan) {
            return new int[plan.thresholds().length];
        }

        @Override
        public double tolerance() {
            return 0;
        }

        @Override
        public double trimStep() {
            return 0;
        }
    }

    /**
     * The ramp cells are read back and the start moved so that the ramp meets input zero exactly: bias cells are rewritten
     * until the zero crossing is within a tolerance.
     *
     * @param tolerance the largest error of the start that is accepted [S], as in {@link RampCalibration#tolerance}
     */
    record OnePoint(@SI("S") double tolerance) implements RampCalibration {
        public static final OnePoint DEFAULT = new OnePoint(1e-6);

        public OnePoint {
            requireValid(tolerance);
        }

        @Override
        public int[] anchors(RampPlan plan) {
            return atZero(plan);
        }

        @Override
        public double trimStep() {
            return 0;
        }
    }

    /**
     * As {@link OnePoint}, and the ramp's read voltage is set so that it spans from its first to its last threshold what
     * the design says. Errors are then those of a bridge instead of a walk, and ageing that all cells have in common cancels.
     *
     * <pre>  V_ramp = V_read·γ,   γ = 1 + i·trimStep next to S·(x_n − x_1)/Σ Ĝ,   1/mostTrim ≤ γ ≤ mostTrim</pre>
     *
     * @param tolerance the largest error of the start that is accepted [S], as in {@link RampCalibration#tolerance}
     * @param trimStep  step of the ramp's read voltage relative to that of the array [1]
     * @param mostTrim  largest ratio of the two voltages, either way [1]
     */
    record TwoPoint(@SI("S") double tolerance, double trimStep, double mostTrim) implements RampCalibration {
        /** Steps of 1 mV at a read voltage of 0.2 V, and up to twice that voltage: chosen. */
        public static final TwoPoint DEFAULT = new TwoPoint(1e-6, 0.005, 2);

        public TwoPoint {
            requireValid(tolerance);
            if (!(trimStep > 0 && trimStep <= 1 && mostTrim > 1 && mostTrim <= 10)) {
                throw new IllegalArgumentException(
                        "The read voltage of a ramp needs a step of 0 to 1 and a largest ratio of 1 to 10, but they are %g and %g"
                                .formatted(trimStep, mostTrim));
            }
        }

        @Override
        public int[] anchors(RampPlan plan) {
            return atZero(plan);
        }

        @Override
        public double gain(double wanted, double read) {
            double ratio = Math.max(1 / mostTrim, Math.min(wanted / read, mostTrim));
            return 1 + trimStep * Math.rint((ratio - 1) / trimStep);
        }
    }

    /**
     * As {@link OnePoint} on the branch of input zero, and on every other branch of the function its middle threshold is met
     * as well, by one trim cell a branch that is read with either polarity between the branches. Errors then add up over
     * half a branch, whatever the number of branches.
     *
     * @param tolerance the largest error where a branch is held [S], as in {@link RampCalibration#tolerance}
     */
    record EachBranch(@SI("S") double tolerance) implements RampCalibration {
        public static final EachBranch DEFAULT = new EachBranch(1e-6);

        public EachBranch {
            requireValid(tolerance);
        }

        @Override
        public int[] anchors(RampPlan plan) {
            return plan.anchors();
        }

        @Override
        public double trimStep() {
            return 0;
        }
    }

    private static int[] atZero(RampPlan plan) {
        int[] anchors = new int[plan.thresholds().length];
        Arrays.fill(anchors, plan.zeroCrossing());
        return anchors;
    }

    private static void requireValid(double tolerance) {
        if (!(tolerance > 0 && Double.isFinite(tolerance))) {
            throw new IllegalArgumentException(
                    "A bias calibration needs a tolerance > 0, but it is %g S".formatted(tolerance));
        }
    }
}
