package mho.crossbar;

import java.util.Arrays;

/** An eliminated array of given conductances that is solved for its inner voltages at any inputs. */
final class GridFactor {
    private final Fronts plan;
    private final Stars[] stars;
    private final TerminalNetwork terminals;

    GridFactor(Fronts plan, double[] edges) {
        this.plan = plan;
        this.stars = new Stars[plan.size()];
        Front mesh = Elimination.run(plan, edges, (front, matrix) -> stars[front] = matrix.stars());
        this.terminals = new TerminalNetwork(plan.grid().rows(), plan.grid().columns(), mesh);
    }

    /**
     * Returns the voltages that given conditions lead to.
     *
     * @param floating terminals held by nothing
     * @param held     voltages of the other terminals [V]
     * @param injected currents into all nodes [A]; changed
     */
    GridVolts solve(boolean[] floating, double[] held, double[] injected) {
        spread(injected);
        Grid grid = plan.grid();
        double[] intoTerminals = Arrays.copyOfRange(injected, grid.inner(), injected.length);
        double[] lines = terminals.settle(floating, held, intoTerminals);
        GridVolts volts = new GridVolts(grid, lines);
        settle(injected, volts);
        return volts;
    }

    private void spread(double[] currents) {
        for (int front = 0; front < plan.size(); front++) {
            int[] boundary = plan.boundary(front);
            int own = plan.to(front) - plan.from(front);
            double[] local = new double[own + boundary.length];
            System.arraycopy(currents, plan.from(front), local, 0, own);
            stars[front].spread(local);
            System.arraycopy(local, 0, currents, plan.from(front), own);
            for (int k = 0; k < boundary.length; k++) {
                currents[boundary[k]] += local[own + k];
            }
        }
    }

    private void settle(double[] currents, GridVolts volts) {
        for (int front = plan.size() - 1; front >= 0; front--) {
            settle(front, currents, volts);
            if (front == plan.size() - 1) {
                volts.referToEnds();
            }
        }
    }

    private void settle(int front, double[] currents, GridVolts volts) {
        int from = plan.from(front);
        int own = plan.to(front) - from;
        int[] boundary = plan.boundary(front);
        double[] local = new double[own + boundary.length];
        double[] references = new double[local.length];
        double[] into = Arrays.copyOfRange(currents, from, from + own);
        for (int k = 0; k < local.length; k++) {
            int node = k < own ? from + k : boundary[k - own];
            local[k] = volts.drops()[node];
            references[k] = volts.reference(node);
        }
        stars[front].settle(into, local, references);
        System.arraycopy(local, 0, volts.drops(), from, own);
    }
}
