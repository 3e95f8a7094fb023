package mho.scenarios.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.scenarios.Conclusions;
import mho.scenarios.Results.ConverterUse;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.Score;
import mho.scenarios.report.DesignPoint.Amount;
import mho.scenarios.report.DesignPoint.CostShare;
import mho.scenarios.report.Measure.Better;

/** The numbers of a network's result that points of a design space are compared by. */
final class Measured {
    private Measured() {}

    static DesignPoint.Network of(NetworkResult result) {
        Map<Measure, Amount> measures = new LinkedHashMap<>();
        putScores(measures, result);
        putCosts(measures, result.cost().analog());
        if (!result.converters().isEmpty()) {
            putConverters(measures, result.converters(), Conclusions.converterError(result));
        }
        return new DesignPoint.Network(
                result.name() + ", " + result.task(),
                measures,
                shares(result.cost().analog()));
    }

    private static void putScores(Map<Measure, Amount> measures, NetworkResult result) {
        Score analog = result.analog();
        Measure score = score(analog, "");
        measures.put(score, amount(analog));
        measures.put(Measure.less("sd of the " + score.name(), score.unit()), Amount.exact(analog.sd()));
        measures.put(score(result.digital(), " in float"), amount(result.digital()));
        result.probes()
                .forEach(probe -> measures.put(score(probe.analog(), ", " + probe.name()), amount(probe.analog())));
    }

    private static Measure score(Score score, String where) {
        Metric metric = Metric.of(score.metric());
        String name = metric.title().toLowerCase(Locale.ROOT) + where;
        return metric.isShare() ? new Measure(name, Measure.SHARE, Better.MORE) : new Measure(name, "", Better.LESS);
    }

    private static Amount amount(Score score) {
        return new Amount(score.p05(), score.mean(), score.p95());
    }

    private static void putCosts(Map<Measure, Amount> measures, CostSheet sheet) {
        Band energy = sheet.energy();
        measures.put(Measure.less("energy", "J"), Amount.of(energy));
        measures.put(Measure.less("latency", "s"), Amount.exact(sheet.latency()));
        measures.put(Measure.less("area", "m²"), Amount.of(area(sheet)));
        measures.put(Measure.less("energy × latency", "J·s"), Amount.of(energy.times(sheet.latency())));
    }

    private static Band area(CostSheet sheet) {
        return new Band(sheet.area(), sheet.area(), sheet.area());
    }

    private static void putConverters(Map<Measure, Amount> measures, List<ConverterUse> uses, double error) {
        measures.put(Measure.less("rms error of converters", ""), Amount.exact(error));
        measures.put(Measure.less("conversion", "s"), most(uses, ConverterUse::time));
        measures.put(Measure.less("energy of a conversion", "J"), most(uses, ConverterUse::energy));
        measures.put(Measure.less("area of a converter", "m²"), most(uses, ConverterUse::area));
    }

    private static Amount most(List<ConverterUse> uses, ToDoubleFunction<ConverterUse> measure) {
        return Amount.exact(uses.stream().mapToDouble(measure).max().orElseThrow());
    }

    /** Leaves of one name, wherever they are in the tree, are one component. */
    private static List<CostShare> shares(CostSheet sheet) {
        Map<String, CostShare> shares = new LinkedHashMap<>();
        sheet.leaves()
                .forEach(leaf -> shares.merge(
                        leaf.name(), new CostShare(leaf.name(), leaf.energy(), area(leaf)), CostShare::plus));
        return List.copyOf(shares.values());
    }
}
