package mho.adc;

import mho.adc.activation.Activation;

/** Where a converter's output values are put. */
public enum OutputValues {
    /** A level on each plateau of the function where it has some (zero of a ReLU), else the centres of bins. */
    FITTED,
    /** As {@link Placement#EDGE}. */
    EDGE,
    /** As {@link Placement#CENTRE}. */
    CENTRE,
    /** As {@link Placement#LEVEL}. */
    LEVEL;

    /** Returns the grid for a function. */
    public Placement placement(Activation activation) {
        return switch (this) {
            case FITTED -> activation.hasPlateaus() ? Placement.LEVEL : Placement.CENTRE;
            case EDGE -> Placement.EDGE;
            case CENTRE -> Placement.CENTRE;
            case LEVEL -> Placement.LEVEL;
        };
    }
}
