package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mho.adc.AdcSpec;
import mho.adc.ClampedRampAdcSpec;
import mho.adc.Fold;
import mho.adc.ModularRampAdcSpec;
import mho.adc.NonlinearRampAdcSpec;
import mho.scenarios.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The converters of sin as scenarios write them. */
class SineConvertersTest {
    private static final String RAMP =
            "{\"kind\": \"nonlinear-ramp\", \"bits\": 5, \"cell\": \"yang-taox-2025\", \"calibration\": \"one-point\"}";
    private static final NonlinearRampAdcSpec SIX = NonlinearRampAdcSpec.DEFAULT.withBits(6);

    @TempDir
    private Path folder;

    static Stream<Arguments> converters() {
        return Stream.of(
                Arguments.of("\"modular-ramp\"", ModularRampAdcSpec.DEFAULT),
                Arguments.of(
                        "{\"kind\": \"modular-ramp\", \"fold\": \"half-period\", \"fine\": {\"kind\": \"nonlinear-ramp\", \"bits\": 6}}",
                        ModularRampAdcSpec.DEFAULT.withBits(6)),
                Arguments.of(
                        "{\"kind\": \"modular-ramp\", \"fold\": \"period\", \"fine\": {\"kind\": \"nonlinear-ramp\", \"bits\": 6}, \"overlap\": 0.1, \"comparatorOffset\": \"3 mV\", \"subtractionError\": 0.002}",
                        ModularRampAdcSpec.DEFAULT
                                .with(Fold.PERIOD, SIX)
                                .withOverlap(0.1)
                                .withErrors(3e-3, 2e-3)),
                Arguments.of("\"clamped-ramp\"", ClampedRampAdcSpec.DEFAULT),
                Arguments.of("{\"kind\": \"clamped-ramp\", \"ramp\": {\"bits\": 6}}", new ClampedRampAdcSpec(SIX)));
    }

    @ParameterizedTest
    @MethodSource("converters")
    void converters_are_read_by_kind_and_valid_by_the_schema(String json, AdcSpec converter) {
        String text = Catalogue.resource("nested-singlu", "scenario.json");
        assertThat(text).contains(RAMP);
        String document = text.replace(RAMP, json);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Catalogue.schema());
        assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
        Scenario scenario = Catalogue.binder().read(document, Scenario.class);
        assertThat(scenario.hardware().nonlinear()).isEqualTo(converter);
        String written = Catalogue.binder().write(scenario, Scenario.class);
        assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(Catalogue.binder().read(written, Scenario.class)).isEqualTo(scenario);
    }

    private Session run(String name, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("run", "catalog:nested-singlu", "--trials", "1"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        arguments.addAll(List.of(
                "--set", "/networks/0/training/epochs=2",
                "--set", "/networks/1/training/epochs=2",
                "--set", "/networks/0/architecture/budget=300",
                "--set", "/networks/1/architecture/budget=300",
                "--set", "/run/trainingSeeds=1",
                "--out", folder.resolve(name).toString()));
        return Session.of(arguments.toArray(new String[0]));
    }

    private String results(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("results.json"));
    }

    @Test
    void a_network_runs_on_a_modular_converter() throws IOException {
        Session session = run(
                "modular",
                "/hardware/nonlinear={\"kind\":\"modular-ramp\",\"fold\":\"half-period\",\"fine\":{\"kind\":\"nonlinear-ramp\",\"bits\":4}}",
                "/hardware/nonlinear/fine/bits=6",
                "/hardware/nonlinear/overlap=0.1");
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(results("modular")).contains("sin in the converter, 6 bit").contains("coarse comparators");
    }

    @Test
    void a_network_runs_on_a_clamped_converter() throws IOException {
        Session session =
                run("clamped", "/hardware/nonlinear={\"kind\":\"clamped-ramp\"}", "/hardware/nonlinear/ramp/bits=4");
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(results("clamped")).contains("sin in the converter, 4 bit").doesNotContain("coarse comparators");
    }
}
