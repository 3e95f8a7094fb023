package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import mho.scenarios.json.JsonSyntaxReader;
import org.junit.jupiter.api.Test;

class RampCommandTest {
    @Test
    void five_bit_sigmoid_has_the_published_thresholds_and_cells() {
        Map<String, Object> converter = converter("--function", "sigmoid", "--device", "ideal", "--trials", "4");
        List<Object> thresholds = list(converter, "thresholds");
        assertThat(thresholds).hasSize(31);
        // golden values of the 5-bit sigmoid, outer end inward, by x = ln(y/(1-y)) at multiples of 1/32
        double[] golden = {-3.4340, -2.7081, -2.2687, -1.9459, -1.6864};
        for (int k = 0; k < golden.length; k++) {
            assertThat((double) thresholds.get(k)).isCloseTo(golden[k], within(1e-4));
        }
        List<Object> cells = list(converter, "conductances");
        assertThat(cells).hasSize(30);
        double[] goldenCells = {150, 90.79, 66.69, 53.62, 45.47};
        for (int k = 0; k < goldenCells.length; k++) {
            assertThat((double) cells.get(k) * 1e6).isCloseTo(goldenCells[k], within(0.005));
        }
        assertThat(number(map(map(converter, "maxInl"), "calibrated"), "median"))
                .isLessThan(1e-9);
    }

    @Test
    void accept_window_of_5_uS_at_150_uS_gives_the_derived_linearity() {
        Map<String, Object> converter = converter("--function", "sigmoid", "--trials", "400");
        Map<String, Object> inl = map(converter, "maxInl");
        // 400 columns: the median's standard error is about 0.01 LSB
        assertThat(number(map(inl, "calibrated"), "median")).isCloseTo(0.36, within(0.05));
        assertThat(number(map(inl, "raw"), "median")).isCloseTo(0.53, within(0.06));
        assertThat(number(map(inl, "best"), "median")).isCloseTo(0.23, within(0.05));
    }

    @Test
    void read_voltage_changes_no_code_but_the_gain_of_a_fixed_reference() {
        Map<String, Object> readVoltage = map(converter("--function", "sigmoid", "--trials", "2"), "readVoltage");
        assertThat(number(readVoltage, "codesChanged")).isZero();
        List<Object> gains = list(readVoltage, "referenceGains");
        assertThat((double) gains.get(0)).isCloseTo(0.75, within(1e-12));
        assertThat((double) gains.get(1)).isCloseTo(1.25, within(1e-12));
    }

    @Test
    void sine_over_five_half_periods_takes_five_times_the_clocks() {
        Map<String, Object> sine =
                converter("--function", "sin", "--half-periods", "5", "--bits", "5", "--trials", "2");
        Map<String, Object> sigmoid = converter("--function", "sigmoid", "--bits", "5", "--trials", "2");
        assertThat(number(sine, "steps")).isEqualTo(154);
        assertThat(number(sine, "conversionTime") / number(sigmoid, "conversionTime"))
                .isCloseTo(5, within(1e-12));
        assertThat(number(sine, "energy")).isGreaterThan(4 * number(sigmoid, "energy"));
        assertThat(Session.of("ramp", "--function", "sin", "--half-periods", "5", "--trials", "2")
                        .out())
                .contains("154 steps, 165 cells")
                .contains("###");
    }

    private static Map<String, Object> converter(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "ramp";
        arguments[1] = "--format";
        arguments[2] = "json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        Session session = Session.of(arguments);
        assertThat(session.code()).as(session.err()).isZero();
        Map<String, Object> document = JsonSyntaxReader.read(session.out());
        return asMap(list(document, "converters").get(0));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return asMap(parent.get(key));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> parent, String key) {
        return (List<Object>) parent.get(key);
    }

    private static double number(Map<String, Object> parent, String key) {
        return ((Number) parent.get(key)).doubleValue();
    }
}
