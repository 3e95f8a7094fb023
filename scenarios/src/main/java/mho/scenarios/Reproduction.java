package mho.scenarios;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A published table beside ours, row by row.
 *
 * @param name   name of the study
 * @param source where the published numbers are, and where the reference's
 * @param rows   what was compared
 */
public record Reproduction(String name, String source, List<Row> rows) {
    public Reproduction {
        rows = List.copyOf(rows);
    }

    /** Returns the number of rows of a verdict. */
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict == verdict).count();
    }

    /** What a row says: of a publication if it has one, else of the reference. */
    public enum Verdict {
        /** Ours is within the tolerance of the published number. */
        REPLICATES,
        /** Ours is not. */
        DOES_NOT_REPLICATE,
        /** Nothing was published; ours is within the tolerance of the reference, or on the right side of a bound. */
        AGREES,
        /** Nothing was published, and ours is not. */
        DISAGREES,
        /** There is nothing to compare with. */
        NOT_COMPARED
    }

    /** Where ours comes from. */
    public enum Basis {
        /** A number was chosen so that ours comes out. */
        CALIBRATED,
        /** It follows from a law or from numbers of other sources. */
        PREDICTED,
        /** It was measured in an experiment of ours. */
        MEASURED
    }

    /**
     * A published number beside ours.
     *
     * @param item      what it is
     * @param published the published number, the claim under test; none if nothing was published
     * @param reference the same experiment in another implementation, or a bound; none if there is none
     * @param ours      our number
     * @param unit      unit of all three, empty for plain numbers
     * @param verdict   what the comparison says
     * @param basis     where ours comes from
     * @param note      tolerances, and what else is to be known
     */
    public record Row(
            String item,
            OptionalDouble published,
            OptionalDouble reference,
            double ours,
            String unit,
            Verdict verdict,
            Basis basis,
            String note) {
        public Row {
            if (!Double.isFinite(ours)) {
                throw new IllegalArgumentException(
                        "Row \"%s\" needs a finite number, but has %s".formatted(item, ours));
            }
        }

        /** Returns a row that is compared with nothing. */
        public static Row of(String item, double ours, String unit, Basis basis) {
            return new Row(
                    item, OptionalDouble.empty(), OptionalDouble.empty(), ours, unit, Verdict.NOT_COMPARED, basis, "");
        }

        /** Returns the row with a published number, which decides the verdict. */
        public Row published(double number, Tolerance tolerance) {
            Verdict said = tolerance.accepts(number, ours) ? Verdict.REPLICATES : Verdict.DOES_NOT_REPLICATE;
            return new Row(item, OptionalDouble.of(number), reference, ours, unit, said, basis, note)
                    .note("published: %s".formatted(tolerance.text(unit)));
        }

        /** Returns the row with a reference, which decides the verdict if nothing was published, and is in the note if something was. */
        public Row reference(double number, Tolerance tolerance) {
            boolean accepted = tolerance.accepts(number, ours);
            Verdict agreement = accepted ? Verdict.AGREES : Verdict.DISAGREES;
            boolean decides = published.isEmpty();
            return new Row(
                            item,
                            published,
                            OptionalDouble.of(number),
                            ours,
                            unit,
                            decides ? agreement : verdict,
                            basis,
                            note)
                    .note("reference: %s%s"
                            .formatted(
                                    tolerance.text(unit), decides ? "" : accepted ? ", which holds" : ", which fails"));
        }

        /** Returns the row with a sentence more. */
        public Row note(String sentence) {
            String all = note.isEmpty() ? sentence : note + "; " + sentence;
            return new Row(item, published, reference, ours, unit, verdict, basis, all);
        }
    }
}
