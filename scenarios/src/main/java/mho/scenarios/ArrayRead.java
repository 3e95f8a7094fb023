package mho.scenarios;

import java.util.Arrays;
import java.util.List;
import mho.crossbar.OperatingPoint;
import mho.crossbar.PowerSplit;

/**
 * One read of an array.
 *
 * @param bitLineCurrents  into ground [A]
 * @param wordLineCurrents out of the sources [A]
 * @param power            what the sources deliver [W]
 * @param split            where it goes
 * @param residual         largest imbalance of currents at a node, relative to what flows through the array [1]
 */
public record ArrayRead(
        List<Double> bitLineCurrents, List<Double> wordLineCurrents, double power, PowerSplit split, double residual) {
    public ArrayRead {
        bitLineCurrents = List.copyOf(bitLineCurrents);
        wordLineCurrents = List.copyOf(wordLineCurrents);
    }

    /** Returns the terminals' side of an operating point. */
    public static ArrayRead of(OperatingPoint point) {
        return new ArrayRead(
                Arrays.stream(point.bitLineCurrents()).boxed().toList(),
                Arrays.stream(point.wordLineCurrents()).boxed().toList(),
                point.sourcePower(),
                point.power(),
                point.residual());
    }
}
