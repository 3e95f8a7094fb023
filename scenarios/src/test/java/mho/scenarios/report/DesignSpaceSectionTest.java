package mho.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.scenarios.Results;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.Score;
import org.junit.jupiter.api.Test;

class DesignSpaceSectionTest {
    private static Results.Point point(String way, String device, double error, double joules) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("way", way);
        parameters.put("device", device);
        CostSheet cost = new CostSheet(
                "analog", new Band(joules, joules, joules), 1e-6, new Footprint(1e-9, 0), 1, "test", List.of());
        Score score = new Score("mse", List.of(error), error, 0, error, error, error);
        return new Results.Point(
                parameters,
                List.of(new NetworkResult(
                        "net",
                        "task",
                        10,
                        score,
                        score,
                        List.of(),
                        List.of(),
                        new Results.Costs(1, cost, List.of()),
                        List.of(),
                        List.of(),
                        null)));
    }

    private static DesignSpaceSection section(Results.Point... points) {
        return new DesignSpaceSection(new Results("0", null, ResultsSamples.PLAIN.manifest(), List.of(points)));
    }

    /** An exact cell beats every real one at the same energy: it must not take their front from them. */
    @Test
    void each_circumstance_has_a_front_of_its_own() {
        DesignSpaceSection section = section(
                point("a", "exact", 0.01, 2e-9),
                point("a", "real", 0.2, 2e-9),
                point("b", "exact", 0.05, 1e-9),
                point("b", "real", 0.3, 1e-9),
                point("c", "real", 0.4, 3e-9));
        Map<String, Plot> plots = section.plots();
        assertThat(plots).containsOnlyKeys("space-front-0-0", "space-front-0-1");
        Plot.Diagram exact = (Plot.Diagram) plots.get("space-front-0-0");
        Plot.Diagram real = (Plot.Diagram) plots.get("space-front-0-1");
        assertThat(exact.title()).isEqualTo("net: mean squared error against energy (device = exact)");
        assertThat(real.caption())
                .isEqualTo("2 of 3 points are on the front of mean squared error and energy of an inference: b; a.");
        Plot.Line front = (Plot.Line) real.series().get(0);
        assertThat(front.x()).containsExactly(1e-9, 2e-9);
        assertThat(front.y()).containsExactly(0.3, 0.2);
        assertThat(section.html().markup().split(">front<", -1)).hasSize(5 + 1);
    }

    @Test
    void without_circumstances_there_is_one_front() {
        DesignSpaceSection section = section(point("a", "real", 0.2, 2e-9), point("b", "real", 0.3, 1e-9));
        assertThat(section.plots()).containsOnlyKeys("space-front-0");
    }
}
