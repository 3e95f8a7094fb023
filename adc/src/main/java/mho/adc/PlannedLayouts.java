package mho.adc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mho.device.CellSpec;

/**
 * Planned ramps by what they were planned for. A chip has many banks of the same design and a run many chips, and a search takes
 * tens of milliseconds; it depends on nothing else, so that remembering it cannot show in a result.
 */
final class PlannedLayouts {
    /** More designs than a run has; beyond them it begins anew. */
    private static final int MOST = 1000;

    private static final Map<Design, RampLayout> KNOWN = new ConcurrentHashMap<>();

    private PlannedLayouts() {}

    private record Design(
            RampSteps.Planned wanted, Conversion conversion, int bits, CellSpec cell, RampCalibration calibration) {}

    static RampLayout smallest(RampSteps.Planned wanted, RampPlan plan, CellSpec cell, RampCalibration calibration) {
        if (KNOWN.size() > MOST) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(
                new Design(wanted, plan.conversion(), plan.bits(), cell, calibration),
                design -> new LayoutSearch(plan, cell, calibration).smallest(wanted));
    }
}
