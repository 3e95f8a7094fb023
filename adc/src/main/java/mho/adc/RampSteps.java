package mho.adc;

import java.util.Arrays;
import java.util.stream.IntStream;
import mho.base.unit.SI;
import mho.device.CellSpec;

/**
 * Of what the steps of a ramp are made. A cell holds a conductance between the ends of its range and is written with an error
 * of its own, so a step can be too small or too large for one cell, and a small step of one cell is a rough one.
 *
 * <pre>  s_k = S·dx_k = c_k·Σ_cells G,   error of s_k ≈ √n_k·c_k·σ(G)</pre>
 *
 * <p>S is the scale of the ramp, n_k cells are read together, each on its own word line, for c_k clocks. Cells average their
 * errors, clocks of the same cell do not.
 */
public sealed interface RampSteps {
    /** More cells than a column or clocks than a conversion can have: 16 times 2¹². */
    int MOST = 65_536;

    /**
     * Lays out a ramp.
     *
     * @param plan        the ramp to make
     * @param cell        the cell it is made of
     * @param calibration how it will be calibrated
     * @throws IllegalArgumentException if this cell or these limits cannot do it
     */
    RampLayout layout(RampPlan plan, CellSpec cell, RampCalibration calibration);

    /** One cell a step, read for one clock; the largest step takes the largest conductance. */
    record OneCell() implements RampSteps {
        public static final OneCell DEFAULT = new OneCell();

        @Override
        public RampLayout layout(RampPlan plan, CellSpec cell, RampCalibration calibration) {
            return RampLayout.ofOneCellEach(plan, cell);
        }
    }

    /**
     * The smallest step is one cell of a given conductance, larger ones are several equal cells where one is not enough; all
     * are read for one clock.
     *
     * @param smallest  conductance of the smallest step [S]
     * @param mostCells cells that the steps of a column may have [1]
     */
    record SeveralCells(@SI("S") double smallest, int mostCells) implements RampSteps {
        /** A cell of 50 µS, ten times the accept window of TaOx; two columns of 256 cells. */
        public static final SeveralCells DEFAULT = new SeveralCells(50e-6, 512);

        public SeveralCells {
            requireValid(smallest, mostCells);
        }

        @Override
        public RampLayout layout(RampPlan plan, CellSpec cell, RampCalibration calibration) {
            RampLayout layout = RampLayout.ofSmallest(plan, cell, smallest, Integer.MAX_VALUE);
            if (layout.cells() > mostCells) {
                throw new IllegalArgumentException(
                        "The steps of a ramp of %s need at most %d cells, but with %g S for the smallest they need %d. Allow more cells, or make the smallest step smaller."
                                .formatted(plan.title(), mostCells, smallest, layout.cells()));
            }
            return layout;
        }
    }

    /**
     * The smallest step is one cell of a given conductance read for one clock, larger ones are one cell read for several
     * clocks where one is not enough.
     *
     * @param smallest   conductance of the smallest step [S]
     * @param mostClocks clocks that a conversion may take [1]
     */
    record SeveralClocks(@SI("S") double smallest, int mostClocks) implements RampSteps {
        /** A cell of 50 µS, ten times the accept window of TaOx; twice the clocks of 8 bits. */
        public static final SeveralClocks DEFAULT = new SeveralClocks(50e-6, 512);

        public SeveralClocks {
            requireValid(smallest, mostClocks);
        }

        @Override
        public RampLayout layout(RampPlan plan, CellSpec cell, RampCalibration calibration) {
            RampLayout layout = RampLayout.ofSmallest(plan, cell, smallest, 1);
            if (layout.clocks() > mostClocks) {
                throw new IllegalArgumentException(
                        "A conversion by a ramp of %s may take %d clocks, but with %g S for the smallest step it takes %d. Allow more clocks, or make the smallest step smaller."
                                .formatted(plan.title(), mostClocks, smallest, layout.clocks()));
            }
            return layout;
        }
    }

    /**
     * The smallest ramp whose predicted median of max |INL| meets a target. Steps get more cells first, as these work at the
     * same time and average their errors, and more clocks where the cells do not suffice.
     *
     * @param targetInl  largest median of max |INL| [output LSB]
     * @param mostCells  cells that the steps of a column may have [1]
     * @param mostClocks clocks that a conversion may take [1]
     */
    record Planned(double targetInl, int mostCells, int mostClocks) implements RampSteps {
        /** An error below one LSB with a margin; room for the sine over five half-periods at 8 bits, if each branch is calibrated. */
        public static final Planned DEFAULT = new Planned(0.9, 2048, 2048);

        public Planned {
            requireValid(targetInl, mostCells, mostClocks);
        }

        @Override
        public RampLayout layout(RampPlan plan, CellSpec cell, RampCalibration calibration) {
            return PlannedLayouts.smallest(this, plan, cell, calibration);
        }
    }

    private static void requireValid(double size, int... limits) {
        if (!(size > 0 && Double.isFinite(size) && IntStream.of(limits).allMatch(RampSteps::isPossible))) {
            throw new IllegalArgumentException(
                    "The steps of a ramp need a size > 0 and limits of 1 to %d, but they are %g and %s"
                            .formatted(MOST, size, Arrays.toString(limits)));
        }
    }

    private static boolean isPossible(int limit) {
        return limit >= 1 && limit <= MOST;
    }
}
