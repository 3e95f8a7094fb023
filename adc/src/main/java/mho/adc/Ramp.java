package mho.adc;

/**
 * A ramp as it was made, in units of the function's argument: where it stands when the comparators are strobed, and how far
 * one conversion differs from the next. The circuit around it is not part of it.
 *
 * @param levels     where it stands at each strobe, on average
 * @param deviations standard deviation, from conversion to conversion, of the first level and then of each step; independent
 * @param clocks     clock of each strobe, counted from the start of the ramp [1]
 */
@SuppressWarnings("ArrayRecordComponent") // between two classes of this package, never compared
record Ramp(double[] levels, double[] deviations, int[] clocks) {
    Ramp {
        if (levels.length == 0 || deviations.length != levels.length || clocks.length != levels.length) {
            throw new IllegalArgumentException(
                    "A ramp needs a deviation and a clock for each of its levels, but has %d levels, %d deviations and %d clocks"
                            .formatted(levels.length, deviations.length, clocks.length));
        }
    }

    /** Returns a ramp without noise that rises to the next level at each clock. */
    static Ramp steady(double... levels) {
        int[] clocks = new int[levels.length];
        java.util.Arrays.setAll(clocks, k -> k + 1);
        return new Ramp(levels, new double[levels.length], clocks);
    }
}
