package mho.scenarios.report;

import java.math.BigDecimal;
import java.math.MathContext;
import mho.base.cost.Band;
import mho.base.unit.Quantities;

/** A quantity as tables and axes show it: times as people say them, numbers without unit as they are. */
final class Reading {
    private static final MathContext NOMINAL = new MathContext(3);
    private static final MathContext END = new MathContext(2);

    private Reading() {}

    /** Returns a cost with its band: as many digits as the band lets it have. */
    static String of(Band band, String unit) {
        return band.low() == band.high()
                ? rounded(band.nominal(), unit, NOMINAL)
                : "%s (%s .. %s)"
                        .formatted(
                                rounded(band.nominal(), unit, NOMINAL),
                                rounded(band.low(), unit, END),
                                rounded(band.high(), unit, END));
    }

    /** Returns a cost without a band, which is not known to many digits either. */
    static String cost(double value, String unit) {
        return rounded(value, unit, NOMINAL);
    }

    private static String rounded(double value, String unit, MathContext digits) {
        return Quantities.format(new BigDecimal(value).round(digits).doubleValue(), unit);
    }

    static String of(double value, String unit) {
        if (unit.isEmpty() || !Quantities.knows(unit)) {
            return (Decimal.significant(value, 4) + " " + unit).strip();
        }
        return unit.equals("s") && value >= 60 ? Quantities.duration(value, 3) : Quantities.format(value, unit);
    }
}
