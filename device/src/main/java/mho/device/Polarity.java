package mho.device;

/** Which way a programming pulse moves the conductance. */
public enum Polarity {
    /** Towards the low-resistance state: the conductance rises ("potentiation"). */
    SET,
    /** Towards the high-resistance state: the conductance falls ("depression"). */
    RESET
}
