package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import mho.scenarios.Results;

/** Transfer curves of fabricated ramp converters with their nonlinearity. */
final class RampFigure {
    private RampFigure() {}

    static Html of(String id, List<Results.Ramp> ramps) {
        List<Html> data = new ArrayList<>();
        for (int i = 0; i < ramps.size(); i++) {
            data.add(data(id + "-data-" + i, ramps.get(i)));
        }
        return new Figure(id, "ramps", "Ramp converters of the first chip", caption(ramps), data).html();
    }

    private static String caption(List<Results.Ramp> ramps) {
        Results.Ramp worst = ramps.get(0);
        for (Results.Ramp ramp : ramps) {
            worst = maxInl(ramp) > maxInl(worst) ? ramp : worst;
        }
        String of = ramps.size() == 1 ? "The converter is" : "The worst of " + ramps.size() + " converters is";
        return of + " off by at most " + Decimal.fixed(maxInl(worst), 2) + " LSB (" + label(worst)
                + "); bars show the integral nonlinearity at each threshold.";
    }

    /** The largest |INL| of a ramp [output LSB]. */
    private static double maxInl(Results.Ramp ramp) {
        return ramp.inl().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    /** Returns where a converter is and what it does. */
    static String label(Results.Ramp ramp) {
        return ramp.stage() + ": " + ramp.function() + ", " + ramp.bits() + " bit";
    }

    private static Html data(String id, Results.Ramp ramp) {
        int count = ramp.thresholds().size();
        HtmlTable table = new HtmlTable(
                label(ramp) + Thinned.remark(count),
                "threshold",
                "by design",
                "fabricated",
                "output above",
                "INL [LSB]");
        Thinned.indices(count)
                .forEach(k -> table.row(
                        Integer.toString(k + 1),
                        Decimal.significant(ramp.ideal().get(k), 5),
                        Decimal.significant(ramp.thresholds().get(k), 5),
                        Decimal.significant(ramp.levels().get(k + 1), 5),
                        Decimal.fixed(ramp.inl().get(k), 3)));
        return table.scrolling(id);
    }
}
