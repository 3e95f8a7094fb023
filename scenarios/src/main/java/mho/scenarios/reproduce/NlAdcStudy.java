package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Workbench;

/**
 * The paper of the nonlinear ramp converter: its ramps, its cells, and its table of efficiencies.
 *
 * @param banks ramp columns fabricated of each design [1]
 */
public record NlAdcStudy(int banks) implements Study {
    public static final NlAdcStudy DEFAULT = new NlAdcStudy(2000);

    @Override
    public String name() {
        return "nladc";
    }

    @Override
    public String summary() {
        return "the nonlinear ramp converter of Yang et al. 2025: ramps, cells, and energy, throughput and area of both its networks";
    }

    @Override
    public String source() {
        return "published: J. Yang et al., Nature Communications 16, 1136 (2025), doi:10.1038/s41467-025-56254-6, Figs. 3 and Table 1, and H. Hong et al., Nature Communications (2025), s41467-025-65233-w; reference: derived from these (docs/models/ramp-converters.md, costs.md)";
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.noneOf(Choice.class);
    }

    @Override
    public Account account(Request request, Workbench bench) {
        List<Row> rows = new ArrayList<>(new PaperRamps(banks, request.seed()).rows(bench));
        rows.addAll(PaperTable.rows());
        rows.addAll(PaperModel.rows());
        return new Account(rows, List.of(), Map.of());
    }
}
