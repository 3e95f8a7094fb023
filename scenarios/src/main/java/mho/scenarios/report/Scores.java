package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.scenarios.Results;

/** A row of scores: who, over what, how good. */
record Scores(String hardware, String trials, Results.Score score) {
    /** Returns the reference in double precision, the analog chips, then other hardware. */
    static List<Scores> of(Results.NetworkResult network) {
        List<Scores> rows = new ArrayList<>();
        rows.add(new Scores(Hardware.FLOAT, counted(network.digital(), "seed"), network.digital()));
        rows.add(new Scores(Hardware.ANALOG, counted(network.analog(), "chip"), network.analog()));
        network.references()
                .forEach(reference ->
                        rows.add(new Scores(reference.name(), counted(reference.score(), "trial"), reference.score())));
        return rows;
    }

    /** Returns the scores of each further test, the reference's before the chips'. */
    static List<Scores> probes(Results.NetworkResult network) {
        List<Scores> rows = new ArrayList<>();
        network.probes().forEach(probe -> {
            rows.add(new Scores(
                    Hardware.FLOAT + ", " + probe.name(), counted(probe.digital(), "seed"), probe.digital()));
            rows.add(
                    new Scores(Hardware.ANALOG + ", " + probe.name(), counted(probe.analog(), "chip"), probe.analog()));
        });
        return rows;
    }

    Metric metric() {
        return Metric.of(score.metric());
    }

    private static String counted(Results.Score score, String noun) {
        int n = score.trials().size();
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
