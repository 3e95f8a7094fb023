package mho.scenarios.reproduce;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mho.scenarios.Reproduction;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Workbench;
import mho.scenarios.report.Listing;
import mho.scenarios.report.Plot;

/** A published study that can be done again. */
public sealed interface Study permits NeuronsStudy, ResidualStudy, AdditiveStudy, NlAdcStudy, MacrosStudy {
    /** Returns all studies, in the order of lists. */
    static List<Study> all() {
        return List.of(
                NeuronsStudy.DEFAULT,
                ResidualStudy.DEFAULT,
                new AdditiveStudy(),
                NlAdcStudy.DEFAULT,
                new MacrosStudy());
    }

    /** Returns the name by which it is asked for. */
    String name();

    /** Returns one line for lists: what it is. */
    String summary();

    /** Returns where the published numbers are, and where the reference's. */
    String source();

    /** Returns what of a {@link Request} makes a difference to it. */
    Set<Choice> choices();

    /**
     * Does the experiments. After an interruption the account has the rows whose experiments were finished.
     *
     * @throws IllegalArgumentException if the request names what the study does not have
     */
    Account account(Request request, Workbench bench);

    /**
     * What came out.
     *
     * @param rows   published numbers beside ours
     * @param tables what is behind them
     * @param plots  the same to look at, by heading
     */
    record Account(List<Row> rows, List<Listing> tables, Map<String, List<Plot>> plots) {
        public Account {
            rows = List.copyOf(rows);
            tables = List.copyOf(tables);
        }

        /** Returns the rows as the reproduction of a study. */
        public Reproduction of(Study study) {
            return new Reproduction(study.name(), study.source(), rows);
        }
    }
}
