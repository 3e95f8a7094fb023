package mho.adc;

import java.util.ArrayList;
import java.util.List;
import mho.adc.InputPlane.Side;

/** The reads of inputs of either sign, from those of a sign. */
final class Planes {
    private Planes() {}

    /** Returns the reads of a run of bits, one after the other: one, or one a sign. */
    static List<InputPlane> signed(Polarity polarity, int first, int bits, double weight) {
        return polarity == Polarity.BIPOLAR
                ? List.of(new InputPlane(Side.BOTH, first, bits, weight))
                : List.of(
                        new InputPlane(Side.POSITIVE, first, bits, weight),
                        new InputPlane(Side.NEGATIVE, first, bits, -weight));
    }

    /** Returns the conversions of reads that may be summed in analog: one, or one a sign if signs are subtracted digitally. */
    static List<InputStep> conversions(Polarity polarity, double weight, List<InputPlane> planes) {
        if (polarity != Polarity.TWO_PHASE_DIGITAL) {
            return List.of(new InputStep(weight, planes));
        }
        List<InputStep> steps = new ArrayList<>();
        for (Side side : List.of(Side.POSITIVE, Side.NEGATIVE)) {
            List<InputPlane> ofSide = planes.stream()
                    .filter(plane -> plane.side() == side)
                    .map(plane -> new InputPlane(side, plane.first(), plane.bits(), Math.abs(plane.weight())))
                    .toList();
            steps.add(new InputStep(side == Side.POSITIVE ? weight : -weight, ofSide));
        }
        return steps;
    }
}
