package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mho.networks.SplitMixStream;
import mho.scenarios.DesignPoints;
import mho.scenarios.Scenario;
import mho.scenarios.json.ContentHash;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.RecordEditor;
import mho.scenarios.json.Setting;
import mho.scenarios.sweep.PointKeys;
import mho.scenarios.sweep.Shard;
import org.junit.jupiter.api.Test;

class DesignPointsTest {
    private static final JsonBinder BINDER = Catalogue.binder();

    private static Scenario scenario() {
        return ScenarioFile.read("catalog:kws-nladc", List.of());
    }

    private static final List<Setting> SETTINGS = List.of(
            Setting.parse("/hardware/tile/rows=96"),
            Setting.parse("/hardware/tile/readVoltage=0.15 V"),
            Setting.parse("/hardware/tile/crossbar/cell=joshi-pcm-2020"),
            Setting.parse("/hardware/nonlinear/bits=4"),
            Setting.parse("/hardware/nonlinear={\"kind\": \"linear-ramp\", \"bits\": 7}"),
            Setting.parse("/hardware/linear/bits=9"),
            Setting.parse("/networks/0/architecture/hidden=16"),
            Setting.parse("/networks/0/training/rehearsal/weights={\"kind\": \"gaussian\", \"share\": 0.05}"),
            Setting.parse("/references/0/adc/bits=6"),
            Setting.parse("/run/chips=3"),
            Setting.parse("/task={\"kind\": \"adding\", \"length\": 20}"));

    /** Random chains of changes, in place and by reading the changed document. */
    @Test
    void changing_a_place_gives_what_reading_the_changed_document_gives() {
        RecordEditor editor = new RecordEditor(BINDER);
        SplitMixStream random = SplitMixStream.ofSeed(9);
        int quick = 0;
        for (int chain = 0; chain < 40; chain++) {
            Scenario slow = scenario();
            Scenario fast = slow;
            for (int k = 0; k < 6; k++) {
                Setting setting = SETTINGS.get(random.below(SETTINGS.size()));
                Scenario read = BINDER.bind(BINDER.tree(slow, Scenario.class), Scenario.class, List.of(setting));
                Scenario before = fast;
                Optional<Scenario> changed = editor.with(fast, Scenario.class, setting);
                quick += changed.isPresent() ? 1 : 0;
                fast = changed.orElse(read);
                assertThat(fast).as("%s of %s", setting, before).isEqualTo(read);
                slow = read;
            }
        }
        assertThat(quick).isEqualTo(240);
    }

    @Test
    void what_cannot_be_changed_in_place_is_left_to_reading() {
        RecordEditor editor = new RecordEditor(BINDER);
        for (String setting : List.of(
                "/hardware/tile/rows=0",
                "/hardware/tile/row=5",
                "/references/7=5",
                "/hardware/nonlinear/kind=sar",
                "/references/-={\"kind\": \"int8\", \"lanes\": 4}",
                "/hardware/tile/rows/x=3")) {
            assertThat(editor.with(scenario(), Scenario.class, Setting.parse(setting)))
                    .as(setting)
                    .isEmpty();
        }
    }

    /** The same definition once more, on the written document. */
    private static String hash(Object json) {
        if (json instanceof Map<?, ?> map) {
            List<String> parts = new ArrayList<>();
            map.forEach((key, value) -> parts.add("\"" + key + "\":" + hash(value)));
            return sha256("{" + String.join(",", parts) + "}");
        }
        if (json instanceof List<?> list) {
            return sha256("["
                    + String.join(",", list.stream().map(DesignPointsTest::hash).toList()) + "]");
        }
        return mho.scenarios.json.JsonText.of(json).strip();
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(ContentHash.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_hash_of_records_is_that_of_their_document() {
        for (String name : Catalogue.scenarioNames()) {
            Scenario scenario = ScenarioFile.read("catalog:" + name, List.of());
            Object tree = BINDER.tree(scenario, Scenario.class);
            ContentHash hash = new ContentHash(BINDER);
            assertThat(hash.of(scenario, Scenario.class)).as(name).isEqualTo(hash(tree));
            assertThat(hash.remember(scenario, Scenario.class)).isEqualTo(hash(tree));
            assertThat(hash.of(scenario, Scenario.class)).isEqualTo(hash(tree));
            assertThat(ContentHash.ofJson(tree)).isEqualTo(hash(tree));
        }
    }

    @Test
    void keys_are_of_content_and_not_of_names() {
        Scenario scenario = scenario();
        PointKeys keys = new PointKeys(BINDER, scenario, folder -> folder);
        Scenario renamed = read("/title=other", "/name=other");
        assertThat(keys.of(renamed)).isEqualTo(keys.of(scenario)).hasSize(64);
        for (Setting setting : SETTINGS.subList(0, 10)) {
            Scenario changed = BINDER.bind(BINDER.tree(scenario, Scenario.class), Scenario.class, List.of(setting));
            assertThat(keys.of(changed)).as(setting.toString()).isNotEqualTo(keys.of(scenario));
        }
        assertThat(keys.ofSweep(scenario, Shard.WHOLE)).isNotEqualTo(keys.ofSweep(scenario, new Shard(1, 2)));
        Scenario costs = read("/sweep/evaluate=costs");
        assertThat(new PointKeys(BINDER, costs, folder -> folder).of(costs)).isNotEqualTo(keys.of(scenario));
    }

    private static Scenario read(String... settings) {
        return ScenarioFile.read("catalog:kws-nladc", List.of(settings));
    }

    @Test
    void a_point_is_found_again_by_its_parameters() {
        Scenario scenario = read(
                "/axes=[{\"kind\": \"integers\", \"pointer\": \"/hardware/tile/rows\", \"from\": 64, \"to\": 70},"
                        + "{\"kind\": \"range\", \"pointer\": \"/hardware/tile/readVoltage\", \"from\": \"0.1 V\", \"to\": \"0.3 V\", \"scale\": \"linear\"}]");
        DesignPoints points = DesignPoints.of(scenario, BINDER);
        Map<String, Object> parameters = points.parameters(3, 0.25);
        assertThat(parameters)
                .containsExactly(
                        Map.entry("/hardware/tile/rows", 67L), Map.entry("/hardware/tile/readVoltage", "150 mV"));
        assertThat(points.of(parameters).scenario())
                .isEqualTo(points.at(3, 0.25).scenario());
        assertThatThrownBy(() -> points.of(Map.of("/hardware/tile/rows", 99L)))
                .hasMessage("The axis \"/hardware/tile/rows\" has no value 99 any more");
    }
}
