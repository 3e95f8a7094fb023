package mho.scenarios.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.scenarios.PointRunner;
import mho.scenarios.Results;
import mho.scenarios.Scenario;
import mho.scenarios.json.JsonText;
import mho.scenarios.sweep.Evaluator;
import mho.scenarios.sweep.NetworkMeasures;

/**
 * Finds out everything about points.
 *
 * @param runner trains, fabricates and tests
 */
record ChipEvaluator(PointRunner runner) implements Evaluator {
    @Override
    public void prepare(Scenario point) {
        runner.load(point);
    }

    @Override
    public Sharing sharing() {
        return Sharing.SOME;
    }

    @Override
    public Object shared(Scenario point) {
        return PointRunner.protocol(point);
    }

    @Override
    public Found evaluate(Scenario point) {
        List<Results.NetworkResult> results = runner.evaluate(point);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("scenario", Catalogue.binder().tree(point, Scenario.class));
        document.put("networks", results.stream().map(ResultsJson::network).toList());
        return new Found(results.stream().map(NetworkMeasures::of).toList(), JsonText.of(document));
    }

    @Override
    public void interrupt() {
        runner.interrupt();
    }
}
