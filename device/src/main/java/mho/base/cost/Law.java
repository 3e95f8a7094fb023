package mho.base.cost;

import java.util.List;

/**
 * How a part's numbers come from its source: the formula, and what was put in.
 *
 * @param formula  in the symbols of the terms, the published numbers written out
 * @param terms    what was put in; empty where the formula is a published number as it stands
 */
public record Law(String formula, List<Term> terms) {
    public Law {
        terms = List.copyOf(terms);
    }

    /** A formula and what is put in. */
    public Law(String formula, Term... terms) {
        this(formula, List.of(terms));
    }

    /** A number as it stands. */
    public static Law stated() {
        return STATED;
    }

    private static final Law STATED = new Law("as stated");

    /**
     * A number that was put into a formula.
     *
     * @param symbol in the formula
     * @param value  in SI units
     * @param unit   SI symbol without prefix, empty for a pure number
     */
    public record Term(String symbol, double value, String unit) {}
}
