package mho.scenarios.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mho.scenarios.DesignSpace;
import mho.scenarios.Results;
import mho.scenarios.Scenario;
import mho.scenarios.report.Design;
import mho.scenarios.report.ScenarioChange;

/** The points of a run with what makes each of them again. */
final class DesignReport {
    private static final String AXES = "axes";

    private DesignReport() {}

    /**
     * Returns the design space of results, which may have fewer points than were planned.
     *
     * @param command the command that makes all of them, as the user typed it
     */
    static Design of(Results results, DesignSpace space, String command) {
        Object base = withoutAxes(space.scenario());
        List<List<ScenarioChange>> changes = IntStream.range(0, results.points().size())
                .mapToObj(k -> ScenarioChange.between(
                        base, withoutAxes(space.points().get(k).scenario())))
                .toList();
        return Design.of(results, changes, new Design.Rerun(base, command + " --set '/axes=[]'"));
    }

    /** Returns a word as a shell reads it back. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    static Object withoutAxes(Scenario scenario) {
        Map<String, Object> tree = new LinkedHashMap<>();
        ((Map<?, ?>) Catalogue.binder().tree(scenario, Scenario.class))
                .forEach((key, value) -> tree.put((String) key, value));
        tree.put(AXES, List.of());
        return tree;
    }
}
