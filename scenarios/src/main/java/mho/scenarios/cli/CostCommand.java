package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import mho.base.cost.CostSheet;
import mho.networks.tile.ExpectedActivity;
import mho.scenarios.CostEstimator;
import mho.scenarios.NetworkCost;
import mho.scenarios.Scenario;
import mho.scenarios.json.JsonText;
import mho.scenarios.report.CostCsv;
import mho.scenarios.report.CostDocument;
import mho.scenarios.report.CostListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the networks of a scenario are expected to cost, without training or data. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description =
                "Energy, area and latency of a scenario's networks with bands, from sizes and expected values alone.")
final class CostCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SCENARIO", description = "A file, or catalog:NAME (mho list scenarios).")
    private String scenario;

    @Option(
            names = "--set",
            paramLabel = "/json/pointer=value",
            description = "Changes the scenario before; repeatable.")
    private List<String> settings = List.of();

    @Option(names = "--explain", description = "Formula, numbers put in and source of every leaf.")
    private boolean explain;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "Result folder of an earlier run, whose values are expected to flow; normal numbers by default.")
    private Path results;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Scenario read = ScenarioFile.read(scenario, settings);
        List<NetworkCost> costs = new ArrayList<>();
        List<CostListing.Extra> extras = new ArrayList<>();
        String activity = "";
        try {
            for (Scenario.NetworkSpec network : read.networks()) {
                Scenario alone = read.withNetworks(List.of(network));
                CostEstimator estimator =
                        new CostEstimator(activity(network.architecture().name()));
                activity = estimator.activity();
                costs.addAll(estimator.of(alone));
                extras.add(new CostListing.Extra(
                        estimator.programming(alone).get(0),
                        estimator.cells(alone).get(0)));
            }
        } catch (IllegalArgumentException refused) {
            throw new BadInput(refused.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (options.format) {
                    case JSON -> json(costs, extras, activity);
                    case CSV -> CostCsv.of(costs);
                    case TABLE -> explain ? CostListing.explained(costs) : CostListing.of(costs, extras, activity);
                });
        out.flush();
        return 0;
    }

    private ExpectedActivity activity(String network) {
        if (results == null) {
            return new ExpectedActivity.Assumed();
        }
        ExpectedActivity.Measured measured =
                ActivityFile.read(results).networks().get(network);
        if (measured == null) {
            throw new BadInput(
                    "The run in %s has no network \"%s\" whose values could be expected.".formatted(results, network));
        }
        return measured;
    }

    private String json(List<NetworkCost> costs, List<CostListing.Extra> extras, String activity) {
        Function<CostSheet, Map<String, Object>> tree = explain ? CostDocument::explained : CostDocument::tree;
        List<Map<String, Object>> networks = new ArrayList<>();
        for (int k = 0; k < costs.size(); k++) {
            networks.add(CostDocument.network(costs.get(k), extras.get(k), tree));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("activity", activity);
        document.put("networks", networks);
        return JsonText.of(document);
    }
}
