package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.stream.Stream;
import mho.adc.BitSerialDacSpec;
import mho.adc.BitSerialDacSpec.Accumulation;
import mho.adc.Polarity;
import mho.adc.PulseWidthDacSpec;
import mho.adc.VoltageLevelDacSpec;
import mho.crossbar.BitSlices;
import mho.crossbar.DifferentialPair;
import mho.crossbar.DifferentialPair.Sides;
import mho.crossbar.OffsetColumn;
import mho.networks.tile.HardwareSpec;
import mho.scenarios.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Encodings and inputs as scenarios write them. */
class HardwareKindsTest {
    @TempDir
    private Path folder;

    private static final String ENCODING = "\"differential-pair\"";
    private static final String INPUT = "{\"kind\": \"pulse-width\", \"bits\": 5}";

    private static String document(String encoding, String input) {
        String text = Catalogue.resource("kws-nladc", "scenario.json");
        assertThat(text).contains(ENCODING).contains(INPUT);
        return text.replace(ENCODING, encoding).replace(INPUT, input);
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("\"differential-pair\"", new DifferentialPair()),
                Arguments.of("{\"kind\": \"differential-pair\", \"sides\": \"two\"}", new DifferentialPair(Sides.TWO)),
                Arguments.of("\"offset-column\"", new OffsetColumn()),
                Arguments.of("\"bit-slices\"", BitSlices.DEFAULT),
                Arguments.of(
                        "{\"kind\": \"bit-slices\", \"slices\": 2, \"slice\": \"offset-column\"}",
                        new BitSlices(2, 2, new OffsetColumn())));
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("\"pulse-width\"", PulseWidthDacSpec.DEFAULT),
                Arguments.of(
                        "{\"kind\": \"pulse-width\", \"bits\": 4, \"polarity\": \"two-phase-digital\"}",
                        new PulseWidthDacSpec(4, Polarity.TWO_PHASE_DIGITAL)),
                Arguments.of("\"voltage-level\"", VoltageLevelDacSpec.DEFAULT),
                Arguments.of(
                        "{\"kind\": \"voltage-level\", \"bits\": 6, \"settling\": \"2 ns\"}",
                        new VoltageLevelDacSpec(6, Polarity.BIPOLAR, 2e-9, 10e-9)),
                Arguments.of("\"bit-serial\"", BitSerialDacSpec.DEFAULT),
                Arguments.of(
                        "{\"kind\": \"bit-serial\", \"accumulation\": \"charge-sharing\", \"polarity\": \"two-phase-analog\", \"pulse\": \"3 ns\"}",
                        new BitSerialDacSpec(8, Polarity.TWO_PHASE_ANALOG, Accumulation.CHARGE_SHARING, 3e-9)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void encodings_are_read_by_kind_and_valid_by_the_schema(String json, Object encoding) {
        assertThat(hardware(document(json, INPUT)).tile().encoding()).isEqualTo(encoding);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void inputs_are_read_by_kind_and_valid_by_the_schema(String json, Object input) {
        assertThat(hardware(document(ENCODING, json)).input()).isEqualTo(input);
    }

    private static HardwareSpec hardware(String document) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Catalogue.schema());
        assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
        Scenario scenario = Catalogue.binder().read(document, Scenario.class);
        String written = Catalogue.binder().write(scenario, Scenario.class);
        assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(Catalogue.binder().read(written, Scenario.class)).isEqualTo(scenario);
        return scenario.hardware();
    }

    @Test
    void a_scenario_says_what_the_calibration_of_its_front_ends_takes() {
        String finding = "Calibrating the front ends of all converters takes ";
        assertThat(quick("{\"gainSpread\": 0.05, \"calibration\": \"two-point\"}", "trimmed"))
                .contains(finding);
        assertThat(quick("{\"gainSpread\": 0.05}", "raw")).doesNotContain(finding);
    }

    private String quick(String frontEnd, String name) {
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
                "/hardware/nonlinear/frontEnd=" + frontEnd,
                "--out",
                folder.resolve(name).toString());
        assertThat(session.code()).as(session.err()).isZero();
        return session.out();
    }

    @Test
    void a_scenario_of_slices_and_bits_runs_and_says_where_its_functions_are() {
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
                "/hardware/tile/encoding={\"kind\":\"bit-slices\",\"slice\":\"offset-column\"}",
                "--set",
                "/hardware/input=\"bit-serial\"",
                "--out",
                folder.resolve("out").toString());
        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.out())
                .contains("2 of 3 stages take their function in digital units")
                .contains("output takes several conversions");
    }
}
