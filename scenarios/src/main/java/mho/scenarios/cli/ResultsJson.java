package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.scenarios.Results;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.Point;
import mho.scenarios.Results.Score;
import mho.scenarios.report.CostDocument;

/** The points of results.json in the shape that the contract gives them. */
final class ResultsJson {
    private ResultsJson() {}

    static List<Map<String, Object>> points(Results results) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (Point point : results.points()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("parameters", point.parameters());
            map.put(
                    "networks",
                    point.networks().stream().map(ResultsJson::network).toList());
            points.add(map);
        }
        return points;
    }

    static Map<String, Object> network(NetworkResult network) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", network.name());
        map.put("task", network.task());
        map.put("parameters_count", network.parameters());
        map.put("digital", digital(network.digital()));
        map.put("analog", network.analog());
        map.put("probes", network.probes());
        map.put(
                "references",
                network.references().stream()
                        .map(reference -> named(reference.name(), reference.score()))
                        .toList());
        map.put("cost", costs(network));
        map.put("converters", network.converters());
        map.put("findings", network.findings());
        map.put("figures", network.figures());
        return map;
    }

    private static Map<String, Object> digital(Score score) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("metric", score.metric());
        map.put("value", score.mean());
        map.put("sd", score.sd());
        map.put("trials", score.trials());
        return map;
    }

    private static Map<String, Object> named(String name, Score score) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("score", score);
        return map;
    }

    private static Map<String, Object> costs(NetworkResult network) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("steps", network.cost().steps());
        map.put("analog", CostDocument.tree(network.cost().analog()));
        map.put(
                "references",
                network.cost().references().stream().map(CostDocument::tree).toList());
        map.put("operations", network.cost().operations());
        map.put("cellEnergy", CostDocument.cells(network.cost().cells()));
        map.put("schedule", CostDocument.schedule(network.cost().schedule()));
        map.put("published", network.cost().published());
        return map;
    }
}
