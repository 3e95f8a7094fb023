package mho.adc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import mho.device.CellSpec;

/**
 * Looks for the smallest ramp that meets a target, in two dimensions: how many cells a step may have, and the scale. The
 * first runs from all that the limits allow down to one by halves, because cells cost area but clocks cost every column time
 * and energy; the first that can meet the target is taken. For it the scale is bisected until it is known to 2 %.
 */
final class LayoutSearch {
    private static final double CLOSE = 1.02;

    private final RampPlan plan;
    private final CellSpec cell;
    private final InlForecast forecast;

    LayoutSearch(RampPlan plan, CellSpec cell, RampCalibration calibration) {
        this.plan = plan;
        this.cell = cell;
        RampLayout.requireSteps(plan);
        this.forecast = new InlForecast(plan, cell, calibration);
    }

    RampLayout smallest(RampSteps.Planned wanted) {
        requireCells(wanted);
        double best = Double.POSITIVE_INFINITY;
        for (int most : cellsEach(wanted.mostCells())) {
            RampLayout smallest = RampLayout.ofScale(plan, cell, smallestScale(), most);
            if (fits(smallest, wanted)) {
                RampLayout largest = largestFitting(smallest, wanted, most);
                double reached = forecast.of(largest);
                if (reached <= wanted.targetInl()) {
                    return smallestMeeting(smallest, largest, wanted, most);
                }
                best = Math.min(best, reached);
            }
        }
        throw new IllegalArgumentException(
                "A ramp of %s is to have a max |INL| of %g LSB, but with %d cells and %d clocks %s. Allow more of them, calibrate otherwise, or use a cell that is written more precisely."
                        .formatted(
                                plan.title(),
                                wanted.targetInl(),
                                wanted.mostCells(),
                                wanted.mostClocks(),
                                best < Double.POSITIVE_INFINITY ? "the best has %g LSB".formatted(best) : "none fits"));
    }

    private void requireCells(RampSteps.Planned wanted) {
        int steps = plan.steps().length;
        if (steps > wanted.mostCells()) {
            throw new IllegalArgumentException(
                    "A ramp needs at least one cell a step, but %s has %d steps and a column may have %d cells"
                            .formatted(plan.title(), steps, wanted.mostCells()));
        }
    }

    private static List<Integer> cellsEach(int most) {
        List<Integer> all = new ArrayList<>();
        for (int cells = most; cells >= 1; cells /= 2) {
            all.add(cells);
        }
        return all;
    }

    /** The scale of one cell a step, or the one that the smallest step needs if cells cannot go to zero. */
    private double smallestScale() {
        double[] steps = plan.steps();
        return Math.max(
                cell.range().max() / DoubleStream.of(steps).max().orElseThrow(),
                cell.range().min() / DoubleStream.of(steps).min().orElseThrow());
    }

    private static boolean fits(RampLayout layout, RampSteps.Planned wanted) {
        return layout.cells() <= wanted.mostCells() && layout.clocks() <= wanted.mostClocks();
    }

    private RampLayout largestFitting(RampLayout smallest, RampSteps.Planned wanted, int most) {
        RampLayout fitting = smallest;
        double beyond = 2 * smallest.scale();
        RampLayout next = RampLayout.ofScale(plan, cell, beyond, most);
        while (fits(next, wanted)) {
            fitting = next;
            beyond *= 2;
            next = RampLayout.ofScale(plan, cell, beyond, most);
        }
        while (beyond > fitting.scale() * CLOSE) {
            double middle = Math.sqrt(beyond * fitting.scale());
            next = RampLayout.ofScale(plan, cell, middle, most);
            if (fits(next, wanted)) {
                fitting = next;
            } else {
                beyond = middle;
            }
        }
        return fitting;
    }

    private RampLayout smallestMeeting(RampLayout smallest, RampLayout largest, RampSteps.Planned wanted, int most) {
        if (forecast.of(smallest) <= wanted.targetInl()) {
            return smallest;
        }
        RampLayout meeting = largest;
        double below = smallest.scale();
        while (meeting.scale() > below * CLOSE) {
            double middle = Math.sqrt(below * meeting.scale());
            RampLayout next = RampLayout.ofScale(plan, cell, middle, most);
            if (forecast.of(next) <= wanted.targetInl()) {
                meeting = next;
            } else {
                below = middle;
            }
        }
        return meeting;
    }
}
