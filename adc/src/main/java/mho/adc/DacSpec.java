package mho.adc;

import mho.base.cost.Component;
import mho.base.cost.Technology;

/** How a digital input becomes something on a word line. */
public sealed interface DacSpec permits PulseWidthDacSpec {
    /** Returns the resolution of the magnitude [bit]; the sign comes on top. */
    int bits();

    /** Returns one line for lists: what it is. */
    String summary();

    /** Returns the largest code. */
    int largestCode();

    /** Returns the signed code nearest to a share of full scale (−1 … 1), limited to the largest. */
    double code(double share);

    /** Returns how long one input is applied [s]. */
    double duration(Technology technology);

    /** Returns the driver of one word line, for one input. */
    Component driver(Technology technology, int bitLines);
}
