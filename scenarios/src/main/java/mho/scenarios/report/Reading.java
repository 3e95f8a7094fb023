package mho.scenarios.report;

import mho.base.unit.Quantities;

/** A quantity as tables and axes show it: times as people say them, numbers without unit as they are. */
final class Reading {
    private Reading() {}

    static String of(double value, String unit) {
        if (unit.isEmpty() || !Quantities.knows(unit)) {
            return (Decimal.significant(value, 4) + " " + unit).strip();
        }
        return unit.equals("s") && value >= 60 ? Quantities.duration(value, 3) : Quantities.format(value, unit);
    }
}
