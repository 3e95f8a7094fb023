package mho.adc;

import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.Technology;

/** The driver of a word line, of an array or of a ramp column. */
final class LineDriver {
    /** Published macros need up to ten times the area (CiMLoop). */
    private static final Band AREA_BAND = new Band(0.3, 1, 10);

    private LineDriver() {}

    /** One pulse on a line with a number of cells on it. */
    static Component part(Technology technology, int cells) {
        double scale = technology.node() / 130e-9;
        double cellPitch = 12 * 2 * technology.node();
        double line = 48e-15 * scale + cells * (1.5e-15 * scale + 0.2e-9 * cellPitch);
        double supply = technology.supply();
        return new Component(
                "word-line driver",
                new Cost(line * supply * supply, 0),
                new Footprint(1150e-12 * scale * scale, 0).within(AREA_BAND),
                new Band(0.3, 1, 3),
                "C V2 of the line: 48 fF driver, 1.5 fF a cell at 130 nm (NeuRRAM, as in CiMLoop) as node, "
                        + "0.2 fF/um wire; 1150 um2 a row at 130 nm (MNSIM 2.0) as node2",
                new Law(
                        "C*V^2, C = (48 fF + N*1.5 fF)*node/130 nm + N*0.2 fF/um*24*node; 1150 um2*(node/130 nm)^2",
                        new Law.Term("N", cells, ""),
                        new Law.Term("node", technology.node(), "m"),
                        new Law.Term("V", supply, "V")));
    }
}
