package mho.scenarios;

import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.data.Examples;
import mho.networks.data.Metric;
import mho.networks.tile.Chip;
import mho.networks.train.Evaluation;

/**
 * One fabricated chip put to the test, and the references under the same numbers.
 *
 * @param score      score of the chip
 * @param probes     score on each of the task's further tests, in order
 * @param references score on each conventional counterpart, in order
 * @param unevenness largest |f(x) − f(−x)| over the test inputs; NaN where it says nothing
 */
record ChipTrial(Evaluation score, List<Evaluation> probes, List<Evaluation> references, double unevenness) {
    /** What is found out about a chip. */
    enum Depth {
        /** All that a report tells. */
        WHOLE,
        /** Scores and costs. */
        SCORES
    }

    static ChipTrial of(Candidate candidate, int number) {
        return of(candidate, number, Depth.WHOLE);
    }

    static ChipTrial of(Candidate candidate, int number, Depth depth) {
        RandomStream address = candidate.chip(number);
        Chip chip = candidate.fabricate(candidate.mapping(), number);
        Examples test = candidate.task().test();
        Metric metric = candidate.task().metric();
        Evaluation score = Evaluation.of(candidate.network(), test, metric, chip, address.child("read"));
        List<Evaluation> probes = probes(candidate, chip, address.child("probe"));
        List<Evaluation> references = candidate.counterparts().conventional().stream()
                .map(layout -> candidate.fabricate(layout, number))
                .map(reference -> Evaluation.of(candidate.network(), test, metric, reference, address.child("read")))
                .toList();
        double unevenness = depth == Depth.WHOLE && Parity.isMeaningful(candidate.network())
                ? Parity.unevenness(candidate.network(), test, chip, address.child("mirror"), score)
                : Double.NaN;
        return new ChipTrial(score, probes, references, unevenness);
    }

    private static List<Evaluation> probes(Candidate candidate, Chip chip, RandomStream address) {
        return candidate.task().probes().stream()
                .map(probe -> Evaluation.of(
                        candidate.network(), probe.examples(), probe.metric(), chip, address.child(probe.name())))
                .toList();
    }
}
