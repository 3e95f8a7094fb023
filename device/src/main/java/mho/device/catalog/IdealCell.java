package mho.device.catalog;

import mho.device.CellCost;
import mho.device.CellFaults;
import mho.device.CellSpec;
import mho.device.ConductanceRange;
import mho.device.Drift;
import mho.device.Programming;
import mho.device.ReadNoise;

/** A cell without any imperfection: what remains is quantisation. Its range is that of {@link YangTaOx2025}. */
public record IdealCell() implements CatalogCell {
    @Override
    public String name() {
        return "ideal";
    }

    @Override
    public String summary() {
        return "no programming error, drift, noise or faults; 0-150 uS";
    }

    @Override
    public String source() {
        return "definition; range and cost of yang-taox-2025, so that the two differ in the device only";
    }

    @Override
    public String validity() {
        return "everywhere in its range";
    }

    @Override
    public CellSpec cell() {
        CellCost cost = new YangTaOx2025().cell().cost();
        return new CellSpec(
                new ConductanceRange(0, 150e-6),
                new Programming.Exact(),
                new Drift.None(),
                new ReadNoise.None(),
                CellFaults.NONE,
                cost);
    }
}
