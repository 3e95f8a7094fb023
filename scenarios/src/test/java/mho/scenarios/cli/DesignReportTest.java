package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mho.scenarios.DesignSpace;
import mho.scenarios.Results;
import mho.scenarios.Scenario;
import mho.scenarios.json.JsonText;
import mho.scenarios.json.Setting;
import mho.scenarios.report.Design;
import mho.scenarios.report.DesignPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignReportTest {
    /** Axes that set one place, several places, a resolution and a cell: all come out as plain changes of the scenario. */
    @ParameterizedTest
    @ValueSource(strings = {"catalog:sin-study", "catalog:kws-ageing"})
    void the_changes_of_a_point_make_its_scenario_of_that_of_the_space(String name) {
        Scenario scenario = ScenarioFile.read(name, List.of());
        DesignSpace space = DesignSpace.of(scenario, Catalogue.binder());
        List<Results.Point> points = space.points().stream()
                .map(point -> new Results.Point(point.parameters(), List.of()))
                .toList();
        Design design = DesignReport.of(new Results("0", scenario, null, points), space, "./mho run " + name);
        assertThat(design.rerun().command()).isEqualTo("./mho run " + name + " --set '/axes=[]'");
        assertThat(design.points()).hasSize(space.points().size());
        for (int k = 0; k < points.size(); k++) {
            DesignPoint point = design.points().get(k);
            List<Setting> typed = point.changes().stream()
                    .map(change -> Setting.parse(
                            change.pointer() + "=" + JsonText.of(change.value()).strip()))
                    .toList();
            assertThat(Catalogue.binder().bind(design.rerun().scenario(), Scenario.class, typed))
                    .as(point.parameters().toString())
                    .isEqualTo(space.points().get(k).scenario());
        }
    }

    @Test
    void the_first_point_of_a_space_that_sets_nothing_new_changes_nothing() {
        Scenario scenario = ScenarioFile.read(
                "catalog:kws-ageing", List.of("/axes/0/choices/0/set={\"/hardware/ageing/age\": \"0 s\"}"));
        DesignSpace space = DesignSpace.of(scenario, Catalogue.binder());
        Results.Point first = new Results.Point(space.points().get(0).parameters(), List.of());
        Results.Point second = new Results.Point(space.points().get(1).parameters(), List.of());
        Design design = DesignReport.of(new Results("0", scenario, null, List.of(first, second)), space, "x");
        assertThat(design.points().get(0).changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"catalog:x | catalog:x", "my file.json | 'my file.json'", "it's | 'it'\\''s'", "a=[1] | 'a=[1]'"})
    void words_are_quoted_where_a_shell_needs_it(String word, String quoted) {
        assertThat(DesignReport.quoted(word)).isEqualTo(quoted);
    }
}
