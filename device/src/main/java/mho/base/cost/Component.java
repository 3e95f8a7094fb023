package mho.base.cost;

/**
 * One line of the parts list that costs are made of: what one action of one instance costs, what an instance occupies,
 * between which factors sources disagree, and where the numbers come from.
 *
 * @param name      what it is, in the field's words
 * @param action    energy [J] and latency [s] of one action
 * @param footprint area [m²] with its band and leakage [W] of one instance
 * @param band      factors low / nominal / high on the energy [1]
 * @param pace      factors on the time [1]: 1 / 1 / 1 where it is a number of clocks or pulses that the scenario chooses
 * @param source    paper, derivation, or "chosen, because"
 * @param law       how the numbers come from the source
 */
public record Component(String name, Cost action, Footprint footprint, Band band, Band pace, String source, Law law) {
    public Component {
        if (source.isBlank()) {
            throw new IllegalArgumentException("A cost component needs a source, but \"%s\" has none".formatted(name));
        }
    }

    /** A part whose time is what the scenario chooses. */
    public Component(String name, Cost action, Footprint footprint, Band band, String source, Law law) {
        this(name, action, footprint, band, Band.EXACT, source, law);
    }

    /** A part whose numbers are as its source has them. */
    public Component(String name, Cost action, Footprint footprint, Band band, String source) {
        this(name, action, footprint, band, source, Law.stated());
    }

    /** Returns the leaf of a cost sheet whose actions take the given time in all [s]: some run in parallel. */
    public CostSheet used(double actions, double instances, double latency) {
        return new CostSheet(
                name,
                band.times(action.energy() * actions),
                latency == 0 ? Band.ZERO : pace.times(latency),
                footprint.times(instances),
                actions,
                new Origin.Used(this, instances),
                java.util.List.of());
    }

    /**
     * Returns the same part while sources differ on its time.
     *
     * @param factors low / nominal / high on the time [1]
     * @param why     where they come from
     */
    Component paced(Band factors, String why) {
        return new Component(name, action, footprint, band, factors, source + "; time: " + why, law);
    }
}
