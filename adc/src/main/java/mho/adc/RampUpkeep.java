package mho.adc;

/** What is done about a ramp of cells that has aged, before it is used. */
public sealed interface RampUpkeep {
    /** All of its cells are written and calibrated anew: a column has few. */
    record Rewritten() implements RampUpkeep {}
}
