package mho.networks;

import mho.networks.PhasedGlu.Shift;
import mho.networks.SinGlu.GateBiases;
import mho.networks.SinGlu.Position;

/** The periodic neurons of the SinGLU benchmark, by the names of its study. */
@SuppressWarnings("ImmutableEnumChecker") // a design is a constructor: there is nothing to change
public enum Neuron {
    SINGLU("singlu", (n, h, omega, at) -> new SinGlu(n, h, omega, GateBiases.ABSENT, at)),
    SINGLU_B("singlu+bias", (n, h, omega, at) -> new SinGlu(n, h, omega, GateBiases.PRESENT, at)),
    V1("v1", SineModulated::new),
    V4LR("v4lr", LowRankModulated::new),
    V4SH("v4sh", (n, h, omega, at) -> new SharedModulated(n, h, omega)),
    V6("v6", SineMixture::new),
    V7("v7", FrequencyModulated::new),
    V8("v8", PhaseGated::new),
    V9("v9", AdaptiveSine::new),
    V10("v10", (n, h, omega, at) -> new PhasedGlu(n, h, omega, Shift.FREE, at)),
    V10NB("v10nb", (n, h, omega, at) -> new PhasedGlu(n, h, omega, Shift.FREE_UNBIASED, at)),
    V11("v11", (n, h, omega, at) -> new PhasedGlu(n, h, omega, Shift.BOUNDED, at)),
    V12("v12", (n, h, omega, at) -> new PhasedGlu(n, h, omega, Shift.RELATIVE, at)),
    V13("v13", (n, h, omega, at) -> new PhasedGlu(n, h, omega, Shift.SLIGHT, at)),
    V15("v15", TwoToneGlu::new);

    private final String title;
    private final Design design;

    Neuron(String title, Design design) {
        this.title = title;
        this.design = design;
    }

    @FunctionalInterface
    private interface Design {
        Composed layer(int inputs, int outputs, double omega, Position position);
    }

    /** Returns the name for tables. */
    public String title() {
        return title;
    }

    /** Returns a layer of such neurons. */
    Layer layer(int inputs, int outputs, double omega, Position position) {
        return design.layer(inputs, outputs, omega, position);
    }
}
