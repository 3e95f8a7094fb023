package mho.scenarios.json;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot become records, with everything that is wrong in it, in the order of the document. */
public final class InvalidDocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidDocumentException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, at least one problem. */
    public List<Problem> problems() {
        return problems;
    }
}
