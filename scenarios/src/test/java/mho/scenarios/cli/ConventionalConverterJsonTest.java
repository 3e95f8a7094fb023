package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mho.adc.ActivatedAdcSpec;
import mho.adc.ActivationUnitSpec;
import mho.adc.ActivationUnitSpec.Breakpoints;
import mho.adc.AdcSpec;
import mho.adc.FlashAdcSpec;
import mho.adc.FrontEnd;
import mho.adc.FullScale;
import mho.adc.LinearRampAdcSpec;
import mho.adc.SarAdcSpec;
import mho.adc.ThermometerDecoder;
import mho.scenarios.Reference.ConventionalConverter;
import mho.scenarios.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SAR, flash and activated converters as scenarios write them. */
class ConventionalConverterJsonTest {
    private static final String LINEAR =
            "{\"kind\": \"linear-ramp\", \"bits\": 5, \"swing\": \"0.5 V\", \"circuit\": {\"comparatorOffset\": \"0.5 mV\"}}";

    private static final String SAR =
            "{\"kind\": \"sar\", \"bits\": 6, \"capacitorMismatch\": 0.05, \"comparatorNoise\": \"200 uV\", \"fullScale\": \"end-points\", \"columnsPerAdc\": 4}";

    @TempDir
    private Path folder;

    private static String document(String adc) {
        String text = Catalogue.resource("kws-nladc", "scenario.json");
        assertThat(text).contains(LINEAR);
        return text.replace(LINEAR, adc);
    }

    static Stream<Arguments> converters() {
        SarAdcSpec sar = new SarAdcSpec(6, 0.5, 0.05, 0.5e-3, 0.2e-3, FullScale.END_POINTS, 4, FrontEnd.DEFAULT);
        return Stream.of(
                Arguments.of("\"sar\"", SarAdcSpec.DEFAULT),
                Arguments.of(SAR, sar),
                Arguments.of("\"flash\"", FlashAdcSpec.DEFAULT),
                Arguments.of(
                        "{\"kind\": \"flash\", \"bits\": 4, \"swing\": \"1 V\", \"comparatorOffset\": \"8 mV\", \"decoder\": \"first-zero\"}",
                        new FlashAdcSpec(4, 1, 8e-3, 0, 0.01, ThermometerDecoder.FIRST_ZERO, 8, FrontEnd.DEFAULT)),
                Arguments.of("\"activated\"", ActivatedAdcSpec.DEFAULT),
                Arguments.of(
                        "{\"kind\": \"activated\", \"converter\": " + SAR
                                + ", \"unit\": \"cordic\", \"bits\": 5, \"columnsPerUnit\": 16}",
                        new ActivatedAdcSpec(sar, ActivationUnitSpec.Cordic.DEFAULT, 5, 16)),
                Arguments.of(
                        "{\"kind\": \"activated\", \"converter\": \"linear-ramp\", \"unit\": {\"kind\": \"piecewise-linear\", \"segments\": 8, \"breakpoints\": \"uniform\", \"coefficientBits\": 12}}",
                        new ActivatedAdcSpec(
                                LinearRampAdcSpec.DEFAULT,
                                new ActivationUnitSpec.PiecewiseLinear(8, Breakpoints.UNIFORM, 12),
                                8,
                                1)));
    }

    @ParameterizedTest
    @MethodSource("converters")
    void converters_are_read_by_kind_and_valid_by_the_schema(String json, AdcSpec expected) {
        String document = document(json);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Catalogue.schema());
        assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
        Scenario scenario = Catalogue.binder().read(document, Scenario.class);
        assertThat(((ConventionalConverter) scenario.references().get(0)).adc()).isEqualTo(expected);
        String written = Catalogue.binder().write(scenario, Scenario.class);
        assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(Catalogue.binder().read(written, Scenario.class)).isEqualTo(scenario);
    }

    /** One message, at the place of the value or of the object that cannot be. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind': 'sar', 'bits': 20} | /references/0/adc: A SAR converter has 1 to 12 bits, but 20 were asked for",
                "{'kind': 'sar', 'comparatorNoise': 3e-3} | /references/0/adc/comparatorNoise:",
                "{'kind': 'sar', 'columnsPerAdc': 0} | /references/0/adc: At least one column must use a converter",
                "{'kind': 'flash', 'bits': 12} | /references/0/adc: A flash converter has 1 to 8 bits, but 12 were asked for",
                "{'kind': 'flash', 'decoder': 'first-one'} | /references/0/adc/decoder:",
                "{'kind': 'activated', 'converter': 'activated'} | /references/0/adc: The converter before a digital unit must be one",
                "{'kind': 'activated', 'unit': {'kind': 'table', 'addressBits': 30}} | /references/0/adc/unit: A table is addressed by 1 to 16 bits, but 30 were asked for",
                "{'kind': 'activated', 'unit': 'cordik'} | /references/0/adc/unit: must be one of the kinds"
            })
    void values_that_cannot_be_give_one_message_with_its_place(String json, String message) throws IOException {
        Path file = folder.resolve("scenario.json");
        Files.writeString(file, document(json.replace('\'', '"')));
        Session session = Session.of("validate", file.toString());
        assertThat(session.code()).isEqualTo(3);
        String all = session.out() + session.err();
        assertThat(all).contains(message);
        assertThat(all.split("/references/0", -1)).hasSize(2);
    }

    /** The chip itself made of an activated SAR, its linear columns of a flash, beside three references. */
    @Test
    void a_scenario_of_conventional_converters_runs_and_names_them() {
        Session session = Session.of(
                "run",
                "catalog:kws-nladc",
                "--trials",
                "1",
                "--set",
                "/task={\"kind\":\"synthetic-keywords\",\"train\":60,\"test\":20,\"seed\":0}",
                "--set",
                "/networks/0/training/epochs=1",
                "--set",
                "/networks/0/architecture/hidden=4",
                "--set",
                "/hardware/nonlinear={\"kind\":\"activated\",\"converter\":" + SAR + ",\"unit\":\"table\"}",
                "--set",
                "/hardware/linear=\"flash\"",
                "--set",
                "/hardware/digital={\"unit\":{\"kind\":\"piecewise-linear\",\"segments\":8}}",
                "--set",
                "/references=[{\"kind\":\"conventional-converter\",\"adc\":" + SAR
                        + "},{\"kind\":\"conventional-converter\",\"adc\":\"flash\"},"
                        + "{\"kind\":\"conventional-converter\",\"adc\":\"activated\"}]",
                "--out",
                folder.resolve("out").toString());
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out())
                .contains("SAR ADC + digital activation")
                .contains("flash ADC + digital activation")
                .contains("linear ramp ADC + own activation");
    }

    @Test
    void new_converters_and_units_are_listed_and_shown() {
        String list = Session.of("list", "converters").out();
        assertThat(list).contains("sar ", "flash ", "activated ", "table ", "piecewise-linear ", "cordic ", "rounded ");
        assertThat(Session.of("show", "sar").out()).contains("\"capacitorMismatch\": 0.02", "\"columnsPerAdc\": 8");
        assertThat(Session.of("show", "cordic").out()).contains("digital activation unit cordic", "\"iterations\": 12");
    }
}
