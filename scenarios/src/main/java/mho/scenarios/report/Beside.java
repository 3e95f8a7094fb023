package mho.scenarios.report;

import java.util.List;
import mho.scenarios.DeviceCurves.Reached;

/**
 * What stands beside the model's numbers.
 *
 * @param word  what the numbers are
 * @param cells single cells right after programming
 */
public record Beside(String word, List<Reached> cells) {
    /** Numbers of a publication, which prints no single cells. */
    public static final Beside LITERATURE = new Beside("published", List.of());

    public Beside {
        cells = List.copyOf(cells);
    }

    /** Returns what a user measured. */
    public static Beside measured(List<Reached> cells) {
        return new Beside("measured", cells);
    }
}
