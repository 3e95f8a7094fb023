package mho.crossbar;

/** Which ends of a line its driver or its sense amplifier is connected to. */
public enum Ends {
    /** The left end of word lines, the bottom end of bit lines. */
    ONE_SIDE,
    /** Both ends: the same ideal source, or the same virtual ground, each behind a resistance of its own. */
    BOTH_SIDES
}
