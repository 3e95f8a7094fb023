package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.Band;
import mho.scenarios.DesignPoints;
import mho.scenarios.Scenario;
import mho.scenarios.Sweep;
import mho.scenarios.report.Design;
import mho.scenarios.report.DesignMeasure;
import mho.scenarios.report.DesignPage;
import mho.scenarios.report.DesignPoint;
import mho.scenarios.report.DesignPoint.Amount;
import mho.scenarios.report.DesignPoint.CostShare;
import mho.scenarios.report.DesignPoint.Done;
import mho.scenarios.report.ScenarioChange;
import mho.scenarios.sweep.NetworkMeasures;
import mho.scenarios.sweep.SweepPoint;
import mho.scenarios.sweep.SweepStore;

/** The page of a sweep: its points with what makes each of them again. */
final class SweepReport {
    /** Points that a page stays quick with. */
    static final int MOST_POINTS = 10_000;
    /** Points whose components are read from their documents; beyond, only totals are shown. */
    private static final int MOST_READ = 2_000;

    private final SweepStore store;
    private final Scenario scenario;
    private final DesignPoints points;
    private final Object base;

    SweepReport(SweepStore store, Scenario scenario) {
        this.store = store;
        this.scenario = scenario;
        this.points = DesignPoints.of(scenario, Catalogue.binder());
        this.base = DesignReport.withoutAxes(scenario.withSweep(Sweep.DEFAULT));
    }

    /**
     * Returns the page.
     *
     * @param found   at most {@link #MOST_POINTS}
     * @param command runs the scenario of a point, to be followed by its settings
     */
    String html(List<SweepPoint> found, String command) {
        boolean read = found.size() <= MOST_READ;
        List<DesignPoint> drawn =
                found.stream().map(point -> point(point, read)).toList();
        Design design =
                new Design(drawn, List.of(), new Design.Rerun(base, command + " --set '/axes=[]' --set '/sweep={}'"));
        Map<String, String> run = new LinkedHashMap<>();
        run.put("points", Integer.toString(found.size()));
        run.put("seed", Long.toString(scenario.run().seed()));
        run.put("mho", Version.program());
        run.put("store", SweepStore.FILE);
        return DesignPage.of(design, scenario.title(), run);
    }

    private DesignPoint point(SweepPoint point, boolean read) {
        return point.state() == SweepPoint.State.DONE
                ? new DesignPoint(point.parameters(), changes(point), new Done(networks(point, read)))
                : DesignPoint.failed(point.parameters(), changes(point), point.message());
    }

    private List<ScenarioChange> changes(SweepPoint point) {
        try {
            return ScenarioChange.between(
                    base, DesignReport.withoutAxes(points.of(point.parameters()).scenario()));
        } catch (IllegalArgumentException noScenario) {
            // such hardware cannot be written down: its message says why
            return List.of();
        }
    }

    private List<DesignPoint.Network> networks(SweepPoint point, boolean read) {
        String document = read ? store.document(point.key()) : "";
        List<?> trees = document.isEmpty()
                ? List.of()
                : (List<?>) ((Map<?, ?>) Catalogue.binder().read(document, Object.class)).get("networks");
        List<DesignPoint.Network> networks = new ArrayList<>();
        for (int k = 0; k < point.networks().size(); k++) {
            NetworkMeasures measures = point.networks().get(k);
            List<CostShare> shares = trees.isEmpty() ? List.of() : shares((Map<?, ?>) trees.get(k));
            networks.add(new DesignPoint.Network(measures.name(), measures(measures), shares));
        }
        return networks;
    }

    private static List<CostShare> shares(Map<?, ?> network) {
        return CostShare.read((Map<?, ?>) ((Map<?, ?>) network.get("cost")).get("analog"));
    }

    private static Map<DesignMeasure, Amount> measures(NetworkMeasures network) {
        Map<DesignMeasure, Amount> measures = new LinkedHashMap<>();
        NetworkMeasures.Score score = network.score();
        if (!network.metric().isEmpty() && !Double.isNaN(score.mean())) {
            measures.put(DesignMeasure.score(network.metric()), new Amount(score.p05(), score.mean(), score.p95()));
        }
        NetworkMeasures.CostMeasures cost = network.cost();
        Band energy = new Band(cost.low(), cost.energy(), cost.high());
        measures.put(DesignMeasure.ENERGY, Amount.of(energy));
        measures.put(DesignMeasure.LATENCY, Amount.exact(cost.latency()));
        measures.put(DesignMeasure.AREA, Amount.exact(cost.area()));
        measures.put(DesignMeasure.ENERGY_LATENCY, Amount.of(energy.times(cost.latency())));
        measures.put(DesignMeasure.LEAKAGE, Amount.exact(cost.leakage()));
        if (!Double.isNaN(network.converterError())) {
            measures.put(DesignMeasure.CONVERTER_ERROR, Amount.exact(network.converterError()));
        }
        return measures;
    }
}
