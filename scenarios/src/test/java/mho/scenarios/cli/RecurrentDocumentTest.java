package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mho.networks.Architecture;
import mho.networks.Recurrent;
import mho.networks.Recurrent.Cell;
import mho.networks.Recurrent.Direction;
import mho.networks.Recurrent.Readout;
import mho.networks.data.Adding;
import mho.networks.data.Parity;
import mho.networks.data.TaskSpec;
import org.junit.jupiter.api.Test;

/** Recurrent networks and their tasks as scenarios write them. */
class RecurrentDocumentTest {
    private static Architecture network(String json) {
        return Catalogue.binder().read(json, Architecture.class);
    }

    private static TaskSpec task(String json) {
        return Catalogue.binder().read(json, TaskSpec.class);
    }

    @Test
    void a_recurrent_network_says_only_what_differs() {
        assertThat(network("\"recurrent\"")).isEqualTo(Recurrent.DEFAULT);
        assertThat(network("""
                        {"kind": "recurrent", "cell": "rnn-relu", "layers": 2, "direction": "both", "readout": "each-step"}
                        """))
                .isEqualTo(Recurrent.DEFAULT
                        .withCell(Cell.RNN_RELU)
                        .withLayers(2)
                        .withDirection(Direction.BOTH)
                        .withReadout(Readout.EACH_STEP));
        Architecture projected = Recurrent.DEFAULT.withHidden(64).withProjection(16);
        assertThat(network(Catalogue.binder().write(projected, Architecture.class)))
                .isEqualTo(projected);
    }

    @Test
    void a_projection_of_another_cell_is_refused_with_its_place() {
        assertThatThrownBy(() -> network("{\"kind\": \"recurrent\", \"cell\": \"gru\", \"projection\": 8}"))
                .hasMessageContaining("A projection is for an LSTM");
    }

    @Test
    void generated_tasks_have_kinds() {
        assertThat(Catalogue.binder().kinds(TaskSpec.class))
                .contains("adding", "parity", "embedded-reber", "recall", "mackey-glass", "grammar-text");
        assertThat(task("\"adding\"")).isEqualTo(new Adding(30, 0));
        assertThat(task("{\"kind\": \"parity\", \"length\": 24}")).isEqualTo(new Parity(24, 0));
    }
}
