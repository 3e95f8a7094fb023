package mho.scenarios.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import mho.base.cost.Band;
import mho.scenarios.report.DesignPoint.CostShare;

/**
 * How far a total moves when one component goes from the low to the high end of its band and all others stay nominal.
 *
 * @param component which
 * @param low       total with the component's low end
 * @param high      total with its high end
 */
record ComponentSwing(String component, double low, double high) {
    /** Returns the components with a band, the one that moves the total most first. */
    static List<ComponentSwing> of(List<CostShare> shares, Function<CostShare, Band> quantity) {
        double total = shares.stream()
                .mapToDouble(share -> quantity.apply(share).nominal())
                .sum();
        return shares.stream()
                .map(share -> of(share.component(), quantity.apply(share), total))
                .filter(swing -> swing.high > swing.low)
                .sorted(Comparator.comparingDouble(ComponentSwing::span).reversed())
                .toList();
    }

    private static ComponentSwing of(String component, Band band, double total) {
        return new ComponentSwing(component, total + band.low() - band.nominal(), total + band.high() - band.nominal());
    }

    double span() {
        return high - low;
    }
}
