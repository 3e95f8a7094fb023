package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import mho.base.random.RandomStream;
import mho.networks.data.Examples;
import mho.networks.tile.Chip;
import mho.networks.tile.Int8Engine;
import mho.networks.tile.Mapping;
import mho.networks.train.Evaluation;

/**
 * One fabricated chip put to the test, and the references under the same numbers.
 *
 * @param score      score of the chip
 * @param references score on each reference of the scenario that is fabricated too, in order
 * @param unevenness largest |f(x) − f(−x)| over the test inputs; NaN where it says nothing
 */
record ChipTrial(Evaluation score, List<Evaluation> references, double unevenness) {
    static ChipTrial of(Candidate candidate, int number) {
        RandomStream address = candidate.address().child("chip").child(number);
        Chip chip = chip(candidate, number);
        Examples test = candidate.task().test();
        Evaluation score = Evaluation.of(candidate.network(), test, chip, address.child("read"));
        List<Evaluation> references = new ArrayList<>();
        for (Reference reference : candidate.scenario().references()) {
            if (reference instanceof Reference.ConventionalConverter conventional) {
                references.add(score(candidate, conventional, address));
            }
        }
        double unevenness = Parity.isMeaningful(candidate.network())
                ? Parity.unevenness(candidate.network(), test, chip, address.child("mirror"), score)
                : Double.NaN;
        return new ChipTrial(score, references, unevenness);
    }

    /** Returns the chip of a number; the same one every time. */
    static Chip chip(Candidate candidate, int number) {
        return candidate
                .mapping()
                .fabricate(candidate.address().child("chip").child(number).child("hardware"));
    }

    private static Evaluation score(
            Candidate candidate, Reference.ConventionalConverter reference, RandomStream address) {
        Chip chip = mapping(candidate, reference).fabricate(address.child("hardware"));
        return Evaluation.of(candidate.network(), candidate.task().test(), chip, address.child("read"));
    }

    static Mapping mapping(Candidate candidate, Reference.ConventionalConverter conventional) {
        return Mapping.of(
                candidate.network(),
                candidate.scenario().hardware().withNonlinear(conventional.adc()),
                candidate.ranges());
    }

    static Int8Engine engine(Candidate candidate, Reference.Int8 reference) {
        return new Int8Engine(
                candidate.network(),
                candidate.ranges(),
                candidate.scenario().hardware().technology(),
                reference.lanes());
    }
}
