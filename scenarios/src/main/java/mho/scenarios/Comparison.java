package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mho.base.cost.CostSheet;
import mho.networks.Activity;
import mho.networks.data.Examples;
import mho.networks.tile.Chip;
import mho.networks.tile.Mapping;
import mho.networks.train.Evaluation;
import mho.scenarios.Results.Costs;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.ReferenceScore;
import mho.scenarios.Results.Score;
import org.ejml.data.DMatrixRMaj;

/**
 * What all trials of one network come to.
 *
 * @param scenario   the experiment
 * @param candidates one trained network a training seed
 * @param trials     chips of each
 */
record Comparison(Scenario scenario, List<Candidate> candidates, List<List<ChipTrial>> trials) {
    NetworkResult result() {
        Candidate first = candidates.get(0);
        Chip chip = ChipTrial.chip(first, 0);
        return new NetworkResult(
                first.spec().architecture().name(),
                first.task().name(),
                first.network().parameters().count(),
                Statistics.score(
                        metric(),
                        candidates.stream().map(c -> c.digital().value()).toList()),
                Statistics.score(
                        metric(), all().map(trial -> trial.score().value()).toList()),
                references(),
                costs(first, chip),
                findings(),
                new FigureData(first, chip, trials.get(0)).figures());
    }

    private java.util.stream.Stream<ChipTrial> all() {
        return trials.stream().flatMap(List::stream);
    }

    private String metric() {
        return candidates.get(0).digital().metric().name().toLowerCase(Locale.ROOT);
    }

    private List<ReferenceScore> references() {
        List<ReferenceScore> scores = new ArrayList<>();
        for (int r = 0; r < scenario.references().size(); r++) {
            int index = r;
            Score score = Statistics.score(
                    metric(),
                    all().map(trial -> trial.references().get(index).value()).toList());
            scores.add(new ReferenceScore(scenario.references().get(r).name(), score));
        }
        return scores;
    }

    /** The first training seed's network, with the activity of all its chips. */
    private Costs costs(Candidate first, Chip chip) {
        double steps = first.task().test().inputs().stream()
                .mapToInt(DMatrixRMaj::getNumRows)
                .average()
                .orElseThrow();
        CostSheet analog = first.mapping().cost("analog", chip, activity(trials.get(0), -1), steps);
        List<CostSheet> references = new ArrayList<>();
        for (int r = 0; r < scenario.references().size(); r++) {
            references.add(referenceCost(first, scenario.references().get(r), activity(trials.get(0), r), steps));
        }
        return new Costs(steps, analog, references);
    }

    private static Activity activity(List<ChipTrial> trials, int reference) {
        return trials.stream()
                .map(trial -> reference < 0 ? trial.score() : trial.references().get(reference))
                .map(Evaluation::activity)
                .reduce(Activity.NONE, Activity::plus);
    }

    private static CostSheet referenceCost(Candidate first, Reference reference, Activity activity, double steps) {
        if (reference instanceof Reference.ConventionalConverter conventional) {
            Mapping mapping = ChipTrial.mapping(first, conventional);
            Chip chip = mapping.fabricate(first.address().child("chip").child(0).child("hardware"));
            return mapping.cost(reference.name(), chip, activity, steps);
        }
        return ChipTrial.engine(first, (Reference.Int8) reference)
                .cost(
                        reference.name(),
                        first.network(),
                        steps,
                        first.scenario().hardware().digital());
    }

    private List<String> findings() {
        List<String> findings = new ArrayList<>();
        Candidate first = candidates.get(0);
        if (Parity.isMeaningful(first.network())) {
            findings.add(parity());
        }
        long partial = first.mapping().plans().stream()
                .filter(plan -> plan.converter().contains("digital"))
                .count();
        if (partial > 0) {
            findings.add("%d of %d stages take their function digitally, because their rows fill more than one tile."
                    .formatted(partial, first.mapping().plans().size()));
        }
        return findings;
    }

    private String parity() {
        double exact = 0;
        for (Candidate candidate : candidates) {
            Examples test = candidate.task().test();
            exact = Math.max(
                    exact,
                    Parity.unevenness(
                            candidate.network(),
                            test,
                            new mho.networks.Exact(),
                            candidate.address(),
                            candidate.digital()));
        }
        double chips = all().mapToDouble(ChipTrial::unevenness).max().orElseThrow();
        String kind = Parity.isEven(candidates.get(0).network())
                ? "The network is even: f(-x) = f(x)"
                : "The network is not even";
        return "%s. The largest |f(x) - f(-x)| on the test inputs is %s in float and %s on the chips."
                .formatted(kind, text(exact), text(chips));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
