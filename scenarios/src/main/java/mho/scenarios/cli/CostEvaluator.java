package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.scenarios.CostEstimator;
import mho.scenarios.NetworkCost;
import mho.scenarios.Scenario;
import mho.scenarios.sweep.Evaluator;
import mho.scenarios.sweep.NetworkMeasures;
import mho.scenarios.sweep.NetworkMeasures.CostMeasures;
import mho.scenarios.sweep.NetworkMeasures.ReferenceMeasures;

/**
 * Finds out what points are expected to cost: without data, training and chips.
 *
 * @param estimators one for each thread, which remembers the designs that it has met
 */
record CostEvaluator(ThreadLocal<CostEstimator> estimators) implements Evaluator {
    CostEvaluator() {
        this(ThreadLocal.withInitial(CostEstimator::new));
    }

    @Override
    public void prepare(Scenario point) {
        // needs nothing
    }

    @Override
    public Sharing sharing() {
        return Sharing.NONE;
    }

    @Override
    public Object shared(Scenario point) {
        return "";
    }

    @Override
    public Found evaluate(Scenario point) {
        List<NetworkMeasures> measures = new ArrayList<>();
        for (NetworkCost cost : estimators.get().of(point)) {
            List<ReferenceMeasures> references = new ArrayList<>();
            for (CostSheet reference : cost.references()) {
                references.add(new ReferenceMeasures(reference.name(), Double.NaN, CostMeasures.of(reference)));
            }
            measures.add(new NetworkMeasures(
                    cost.name(),
                    "",
                    NetworkMeasures.Score.NONE,
                    Double.NaN,
                    CostMeasures.of(cost.analog()),
                    Double.NaN,
                    references));
        }
        return new Found(measures, "");
    }

    @Override
    public void interrupt() {
        // an estimate takes no time
    }
}
