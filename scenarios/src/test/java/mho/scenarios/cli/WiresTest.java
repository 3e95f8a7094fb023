package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario says what its arrays' wires are, and its networks feel it. */
class WiresTest {
    private static final String EXACT = "{\"kind\":\"transfer\",\"wires\":{\"wordLine\":\"%s\",\"bitLine\":\"%s\","
            + "\"driver\":\"10 ohm\",\"sense\":\"5 ohm\",\"driven\":\"both-sides\"}}";

    @TempDir
    private Path folder;

    @Test
    void a_network_runs_on_chips_with_resistive_wires_and_loses_current_in_them() throws IOException {
        double ideal = arrayEnergy(run("ideal", "\"ideal\""));
        double none = arrayEnergy(run("none", "{\"kind\":\"transfer\"}"));
        double some = arrayEnergy(run("some", EXACT.formatted("2.5 ohm", "2.5 ohm")));
        double much = arrayEnergy(run("much", EXACT.formatted("100 ohm", "0.1 kohm")));
        assertThat(none / ideal).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(some).isPositive().isLessThan(ideal);
        assertThat(much).isPositive().isLessThan(some);
    }

    @Test
    void a_wire_that_cannot_be_is_refused_with_its_place() {
        Session session = Session.of(arguments("bad", EXACT.formatted("-1 ohm", "0 ohm")));
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err())
                .contains("/hardware/tile/crossbar/solver/wires")
                .contains("-1.00000 ohm");
    }

    private String run(String name, String solver) throws IOException {
        Session session = Session.of(arguments(name, solver));
        assertThat(session.code()).as(session.err()).isZero();
        return Files.readString(folder.resolve(name).resolve("results.json"));
    }

    private String[] arguments(String name, String solver) {
        return new String[] {
            "run",
            "catalog:kws-nladc",
            "--quiet",
            "--out",
            folder.resolve(name).toString(),
            "--trials",
            "1",
            "--set",
            "/task={\"kind\":\"synthetic-keywords\",\"train\":60,\"test\":20,\"seed\":0}",
            "--set",
            "/networks/0/training/epochs=1",
            "--set",
            "/networks/0/architecture/hidden=8",
            "--set",
            "/hardware/tile/crossbar/solver=" + solver
        };
    }

    /** The nominal energy of the first array in the tree of costs [J]. */
    private static double arrayEnergy(String json) {
        Matcher array = Pattern.compile(
                        "\"name\"\\s*:\\s*\"array\".*?\"nominal\"\\s*:\\s*([-+.0-9eE]+)", Pattern.DOTALL)
                .matcher(json);
        assertThat(array.find()).isTrue();
        return Double.parseDouble(array.group(1));
    }
}
