package mho.adc;

/** How the sign of an input gets onto a word line. */
public enum Polarity {
    /** Drivers go to either side of the clamp voltage: one read. */
    BIPOLAR,
    /**
     * Drivers go to one side only: the positive inputs are read first, then the negative ones while the integrator runs backwards.
     * Two reads, one conversion.
     */
    TWO_PHASE_ANALOG,
    /** As before, but both reads are converted and their codes subtracted. Two reads, two conversions. */
    TWO_PHASE_DIGITAL;

    /** Returns the reads that an input of either sign takes. */
    public int reads() {
        return this == BIPOLAR ? 1 : 2;
    }
}
