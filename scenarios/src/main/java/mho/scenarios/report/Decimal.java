package mho.scenarios.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import mho.scenarios.json.JsonText;

/** Decimal text of binary numbers: the same characters in every locale and on every Java release. */
final class Decimal {
    private Decimal() {}

    /** Returns the shortest decimal that reads back as exactly this value. */
    static String exact(double value) {
        requireFinite(value);
        String shortest = JsonText.shortest(value);
        int letter = shortest.indexOf('E');
        boolean plain = letter < 0 || (shortest.startsWith("E-4", letter) && shortest.length() == letter + 3);
        if (plain) {
            return text(new BigDecimal(shortest));
        }
        String digits = shortest.substring(0, letter);
        return (digits.endsWith(".0") ? digits.substring(0, letter - 2) : digits) + "e"
                + shortest.substring(letter + 1);
    }

    /** Returns the value with this many digits behind the point. */
    static String fixed(double value, int digits) {
        requireFinite(value);
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Returns the value with this many significant digits, without exponent from 0.0001 up to a million. */
    static String significant(double value, int digits) {
        requireFinite(value);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return text(rounded);
    }

    /** Returns a count with a space between thousands. */
    static String count(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        for (int i = text.length() - 3; i > (value < 0 ? 1 : 0); i -= 3) {
            text.insert(i, ' ');
        }
        return text.toString();
    }

    private static String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int magnitude = stripped.precision() - stripped.scale() - 1;
        return stripped.signum() == 0 || (magnitude >= -4 && magnitude < 6)
                ? stripped.toPlainString()
                : scientific(stripped, magnitude);
    }

    private static String scientific(BigDecimal stripped, int magnitude) {
        return stripped.movePointLeft(magnitude).toPlainString() + "e" + magnitude;
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A reported number must be finite, but is %s".formatted(value));
        }
    }
}
