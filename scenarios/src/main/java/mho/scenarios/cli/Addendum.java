package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.scenarios.report.Listing;
import mho.scenarios.report.Plot;

/**
 * What some cells have beside what all cells have.
 *
 * @param document parts of the JSON document
 * @param csv      lines of the CSV
 * @param listings tables
 * @param plots    plots
 */
record Addendum(Map<String, Object> document, List<String> csv, List<Listing> listings, List<Plot> plots) {
    /** Returns this, then another. */
    Addendum then(Addendum next) {
        Map<String, Object> both = new LinkedHashMap<>(document);
        both.putAll(next.document);
        return new Addendum(both, joined(csv, next.csv), joined(listings, next.listings), joined(plots, next.plots));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
