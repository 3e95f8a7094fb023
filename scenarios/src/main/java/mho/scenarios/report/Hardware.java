package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.scenarios.Results;

/** A column of a comparison: the analog network, or what it is compared with. */
record Hardware(String name, CostSheet sheet) {
    static final String ANALOG = "analog";
    static final String FLOAT = "float (digital)";

    /** Returns the analog network first, then the references. */
    static List<Hardware> of(Results.Costs costs) {
        List<Hardware> all = new ArrayList<>();
        all.add(new Hardware(ANALOG, costs.analog()));
        costs.references().forEach(sheet -> all.add(new Hardware(sheet.name(), sheet)));
        return all;
    }
}
