package mho.scenarios.report;

import java.util.LinkedHashMap;
import java.util.List;
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

/** The numbers of a network's result that points of a design space are compared by. */
final class Measured {
    private Measured() {}

    static DesignPoint.Network of(NetworkResult result) {
        Map<DesignMeasure, Amount> measures = new LinkedHashMap<>();
        putScores(measures, result);
        putCosts(measures, result.cost().analog());
        if (!result.converters().isEmpty()) {
            putConverters(measures, result.converters(), Conclusions.converterError(result));
        }
        return new DesignPoint.Network(
                result.name() + ", " + result.task(),
                measures,
                CostShare.of(result.cost().analog()));
    }

    private static void putScores(Map<DesignMeasure, Amount> measures, NetworkResult result) {
        Score analog = result.analog();
        DesignMeasure score = DesignMeasure.score(analog.metric());
        measures.put(score, amount(analog));
        measures.put(DesignMeasure.less("sd of the " + score.name(), score.unit()), Amount.exact(analog.sd()));
        measures.put(DesignMeasure.score(result.digital().metric(), " in float"), amount(result.digital()));
        result.probes()
                .forEach(probe -> measures.put(
                        DesignMeasure.score(probe.analog().metric(), ", " + probe.name()), amount(probe.analog())));
    }

    private static Amount amount(Score score) {
        return new Amount(score.p05(), score.mean(), score.p95());
    }

    private static void putCosts(Map<DesignMeasure, Amount> measures, CostSheet sheet) {
        Band energy = sheet.energy();
        measures.put(DesignMeasure.ENERGY, Amount.of(energy));
        measures.put(DesignMeasure.LATENCY, Amount.of(sheet.latencies()));
        measures.put(DesignMeasure.AREA, Amount.of(CostShare.area(sheet)));
        measures.put(DesignMeasure.ENERGY_LATENCY, Amount.of(energy.times(sheet.latency())));
        measures.put(DesignMeasure.LEAKAGE, Amount.exact(sheet.footprint().leakage()));
    }

    private static void putConverters(Map<DesignMeasure, Amount> measures, List<ConverterUse> uses, double error) {
        measures.put(DesignMeasure.CONVERTER_ERROR, Amount.exact(error));
        measures.put(DesignMeasure.less("conversion", "s"), most(uses, ConverterUse::time));
        measures.put(DesignMeasure.less("energy of a conversion", "J"), most(uses, ConverterUse::energy));
        measures.put(DesignMeasure.less("area of a converter", "m²"), most(uses, ConverterUse::area));
    }

    private static Amount most(List<ConverterUse> uses, ToDoubleFunction<ConverterUse> measure) {
        return Amount.exact(uses.stream().mapToDouble(measure).max().orElseThrow());
    }
}
