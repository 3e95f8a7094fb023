package mho.adc;

/** What is done about the gain and the offset of a fabricated converter. */
public enum FullScale {
    /** Nothing: they stay as they are. */
    UNCORRECTED,
    /** Its first and last code transition are trimmed to where they should be, once. */
    END_POINTS
}
