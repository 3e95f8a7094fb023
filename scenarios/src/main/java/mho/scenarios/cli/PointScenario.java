package mho.scenarios.cli;

import java.util.List;
import java.util.Map;
import mho.scenarios.DesignPoints;
import mho.scenarios.Scenario;
import mho.scenarios.sweep.SweepPoint;
import mho.scenarios.sweep.SweepStore;

/**
 * The scenarios of single points, to be run by themselves.
 *
 * @param store of the sweep
 */
record PointScenario(SweepStore store) {
    /** Returns the scenario of the point whose key begins so. */
    String of(String key) {
        List<SweepPoint> found = store.points().stream()
                .filter(point -> point.key().startsWith(key))
                .toList();
        if (found.size() != 1) {
            throw new BadInput("A key must be that of one point, but %d points have keys that begin with \"%s\"."
                    .formatted(found.size(), key));
        }
        SweepPoint point = found.get(0);
        String document = store.document(point.key());
        if (!document.isEmpty()) {
            Map<?, ?> all = (Map<?, ?>) Catalogue.binder().read(document, Object.class);
            return Catalogue.binder().write(Catalogue.binder().bind(all.get("scenario"), Scenario.class, List.of()));
        }
        Scenario scenario = Catalogue.binder().read(store.scenario().orElseThrow(), Scenario.class);
        DesignPoints points = DesignPoints.of(scenario, Catalogue.binder());
        return Catalogue.binder().write(points.of(point.parameters()).scenario());
    }
}
