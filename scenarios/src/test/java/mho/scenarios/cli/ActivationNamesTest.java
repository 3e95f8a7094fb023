package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mho.adc.activation.Activation;
import mho.adc.activation.Gelu;
import mho.adc.activation.Interpolation;
import mho.adc.activation.LeakyRelu;
import mho.adc.activation.Relu;
import mho.adc.activation.Sine;
import mho.adc.activation.Swish;
import mho.adc.activation.Tabulated;
import mho.networks.Architecture;
import mho.networks.VanillaMlp;
import mho.scenarios.json.InvalidDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions by the names that users type, on the command line and in scenarios. */
class ActivationNamesTest {
    static List<Activation> activations() {
        return Activation.all();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void a_name_is_the_same_everywhere(Activation activation) {
        String name = activation.name();
        assertThat(Catalogue.activation(name)).isEqualTo(activation);
        assertThat(read("\"" + name + "\"")).isEqualTo(activation);
        assertThat(read(Catalogue.binder().write(activation, Activation.class))).isEqualTo(activation);
        assertThat(Session.of("show", name).out()).contains("activation " + name + ": ");
    }

    @Test
    void all_of_them_are_listed() {
        String list = Session.of("list", "activations").out();
        assertThat(list.lines().map(String::strip))
                .contains("square          x^2")
                .hasSize(1 + Activation.all().size() + 1);
    }

    private static Activation read(String json) {
        return Catalogue.binder().read(json, Activation.class);
    }

    @Test
    void kinds_are_the_names_but_for_the_sine() {
        List<String> kinds = Catalogue.binder().kinds(Activation.class);
        assertThat(kinds).endsWith("tabulated");
        for (int k = 0; k < kinds.size() - 1; k++) {
            Activation activation = Activation.all().get(k);
            assertThat(kinds.get(k)).isEqualTo(activation instanceof Sine ? "sine" : activation.name());
        }
    }

    @Test
    void the_silu_is_a_swish() {
        assertThat(Catalogue.activation("silu")).isEqualTo(new Swish(1));
        assertThat(read("\"silu\"")).isEqualTo(new Swish(1));
        assertThat(Session.of("show", "silu").out()).contains("\"beta\": 1");
    }

    @Test
    void a_network_takes_any_function() {
        assertThat(network("\"vanilla-mlp\"")).isEqualTo(VanillaMlp.DEFAULT);
        assertThat(VanillaMlp.DEFAULT.activation()).isEqualTo(new Relu());
        assertThat(network("{\"kind\": \"vanilla-mlp\", \"activation\": \"gelu\"}"))
                .isEqualTo(new VanillaMlp(3000, 3, new Gelu()));
        assertThat(network("{\"kind\": \"vanilla-mlp\", \"activation\": {\"kind\": \"leaky-relu\", \"slope\": 0.1}}"))
                .isEqualTo(new VanillaMlp(3000, 3, new LeakyRelu(0.1)));
        assertThat(network("{\"kind\": \"vanilla-mlp\", \"activation\": {\"kind\": \"tabulated\", \"name\": \"own\","
                        + " \"interpolation\": \"pchip\", \"x\": [0, 1], \"y\": [2, 3]}}"))
                .isEqualTo(new VanillaMlp(
                        3000, 3, new Tabulated("own", Interpolation.PCHIP, List.of(0.0, 1.0), List.of(2.0, 3.0))));
    }

    private static Architecture network(String json) {
        return Catalogue.binder().read(json, Architecture.class);
    }

    @Test
    void parameters_and_points_that_make_no_function_are_told_with_their_place() {
        assertThatThrownBy(() -> network(
                        "{\"kind\": \"vanilla-mlp\", \"activation\": {\"kind\": \"leaky-relu\", \"slope\": 0}}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("/activation: The slope of a leaky ReLU must be > 0 and finite, but is 0.00000");
        assertThatThrownBy(() -> network("{\"kind\": \"vanilla-mlp\", \"activation\": {\"kind\": \"tabulated\","
                        + " \"name\": \"own\", \"interpolation\": \"pchip\", \"x\": [0, 0], \"y\": [2, 3]}}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessage("/activation: Arguments of a function must rise, but point 2 is at 0.0, after 0.0");
    }

    @Test
    void a_table_of_points_is_shown_as_a_scenario_writes_it() {
        String shown = Session.of("show", "tabulated").out();
        assertThat(read(shown.substring(shown.indexOf('{')))).isInstanceOf(Tabulated.class);
        assertThat(Session.of("show", "gelu").out())
                .contains("outputs: -0.16997 to infinity")
                .contains("falls from -infinity to -0.75179, rises from -0.75179 to infinity");
    }
}
