package mho.scenarios.report;

import mho.base.cost.Band;
import mho.base.unit.Quantities;
import mho.scenarios.report.Html.Element;

/** Bands in words and cells. */
final class Bands {
    private Bands() {}

    /** Returns "low to high", or nothing of a number that has no band. */
    static String of(Band band, String unit) {
        return band.isExact()
                ? ""
                : Quantities.format(band.low(), unit) + " to " + Quantities.format(band.high(), unit);
    }

    /** Returns a cell with the nominal number, and its band below it in small print where there is one. */
    static Element cell(Band band, String unit) {
        return cell(Quantities.format(band.nominal(), unit), of(band, unit));
    }

    /** Returns a cell with a number, and its band below it in small print where there is one. */
    static Element cell(String nominal, String band) {
        Element cell = Html.element("td", nominal);
        return band.isEmpty() ? cell : cell.add(Html.element("br"), Html.element("small", band));
    }

    /** Returns the same in parentheses, with a space before. */
    static String aside(Band band, String unit) {
        return band.isExact() ? "" : " (" + of(band, unit) + ")";
    }
}
