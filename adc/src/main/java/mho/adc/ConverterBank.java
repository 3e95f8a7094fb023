package mho.adc;

import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.base.unit.SI;

/**
 * Converters that share what can be shared, as far as their cost is concerned: fabricated ones, or a design of which none has been
 * made.
 */
public interface ConverterBank {
    /** Returns the columns of the bank. */
    int columns();

    /** Returns the width of the inputs that the converter tells apart, in units of the function's argument; 0 if without limit. */
    double inputWidth();

    /**
     * Returns how long the bank is busy before each conversion [s], with what it can do while the array collects its inputs. It is
     * not part of {@link #conversion}: only where inputs last less does it take time.
     */
    @SI("s")
    default double preparation(Technology technology) {
        return 0;
    }

    /** Returns what one conversion of every column costs, and what the bank occupies. */
    CostSheet conversion(Technology technology);
}
