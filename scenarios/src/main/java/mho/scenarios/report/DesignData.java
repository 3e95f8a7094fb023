package mho.scenarios.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import mho.base.cost.Band;
import mho.scenarios.report.DesignPoint.Amount;
import mho.scenarios.report.DesignPoint.CostShare;
import mho.scenarios.report.DesignPoint.Failed;

/**
 * A design space as JSON for design.js: columns over the points, each number once and with six digits. Scenarios of points
 * are what they change in that of the space, which is there once.
 */
final class DesignData {
    private static final MathContext DIGITS = new MathContext(6);

    private final Design design;
    private final List<Integer> done;

    private DesignData(Design design) {
        this.design = design;
        this.done = design.done();
    }

    static Map<String, Object> of(Design design) {
        return new DesignData(design).data();
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("axes", design.axes().stream().map(this::axis).toList());
        data.put("count", design.points().size());
        data.put("points", done);
        data.put("circumstances", design.circumstances());
        List<Object> networks = new ArrayList<>();
        for (int n = 0; n < design.networks().size(); n++) {
            networks.add(network(n));
        }
        data.put("networks", networks);
        putScenarios(data);
        data.put("failed", failed());
        return data;
    }

    private Map<String, Object> axis(DesignAxis axis) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("key", axis.key());
        data.put("unit", axis.unit());
        data.put("labels", axis.labels());
        data.put("numbers", axis.numbers());
        data.put("places", axis.places(design.points()));
        return data;
    }

    private Map<String, Object> network(int n) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", design.networks().get(n));
        data.put("best", design.best(n));
        data.put(
                "measures",
                design.measures(n).stream().map(measure -> measure(n, measure)).toList());
        data.put(
                "effects",
                MainEffect.of(design, n).stream().map(DesignData::effect).toList());
        putShares(data, n);
        return data;
    }

    private Map<String, Object> measure(int n, DesignMeasure measure) {
        List<Optional<Amount>> amounts =
                done.stream().map(k -> design.amount(k, n, measure)).toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", measure.name());
        data.put("unit", measure.unit());
        data.put("better", measure.better());
        data.put("values", column(amounts, Amount::value));
        if (amounts.stream().flatMap(Optional::stream).anyMatch(amount -> amount.low() != amount.high())) {
            data.put("low", column(amounts, Amount::low));
            data.put("high", column(amounts, Amount::high));
        }
        return data;
    }

    private static List<OptionalDouble> column(List<Optional<Amount>> amounts, ToDoubleFunction<Amount> part) {
        return amounts.stream()
                .map(amount -> amount.isPresent()
                        ? OptionalDouble.of(rounded(part.applyAsDouble(amount.orElseThrow())))
                        : OptionalDouble.empty())
                .toList();
    }

    private static Map<String, Object> effect(MainEffect effect) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("axis", effect.axis());
        data.put("labels", effect.labels());
        data.put("counts", effect.counts());
        data.put(
                "means",
                effect.means().stream()
                        .map(means -> means.stream()
                                .map(mean -> mean.isPresent() ? OptionalDouble.of(rounded(mean.getAsDouble())) : mean)
                                .toList())
                        .toList());
        return data;
    }

    private void putShares(Map<String, Object> data, int n) {
        List<Map<String, CostShare>> points = done.stream()
                .map(k -> {
                    Map<String, CostShare> shares = new LinkedHashMap<>();
                    design.network(k, n).shares().forEach(share -> shares.put(share.component(), share));
                    return shares;
                })
                .toList();
        Set<String> components = new LinkedHashSet<>();
        points.forEach(shares -> components.addAll(shares.keySet()));
        data.put("components", List.copyOf(components));
        data.put("energy", bands(points, components, CostShare::energy));
        data.put("area", bands(points, components, CostShare::area));
    }

    /** For each component nominal values, and the ends of their bands where there are some. */
    private static List<Object> bands(
            List<Map<String, CostShare>> points, Set<String> components, Function<CostShare, Band> quantity) {
        return components.stream()
                .map(component -> points.stream()
                        .map(shares -> Optional.ofNullable(shares.get(component))
                                .map(quantity)
                                .orElse(Band.ZERO))
                        .toList())
                .<Object>map(DesignData::bandColumns)
                .toList();
    }

    private static Map<String, Object> bandColumns(List<Band> bands) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("values", bands.stream().map(band -> rounded(band.nominal())).toList());
        if (bands.stream().anyMatch(band -> band.low() != band.high())) {
            data.put("low", bands.stream().map(band -> rounded(band.low())).toList());
            data.put("high", bands.stream().map(band -> rounded(band.high())).toList());
        }
        return data;
    }

    /** Pointers and values once each; a point's changes are pairs of their numbers. */
    private void putScenarios(Map<String, Object> data) {
        Map<String, Integer> pointers = new LinkedHashMap<>();
        Map<Object, Integer> values = new LinkedHashMap<>();
        List<List<List<Integer>>> changes = design.points().stream()
                .map(point -> point.changes().stream()
                        .map(change -> List.of(number(pointers, change.pointer()), number(values, change.value())))
                        .toList())
                .toList();
        data.put("pointers", List.copyOf(pointers.keySet()));
        data.put("values", List.copyOf(values.keySet()));
        data.put("changes", changes);
        data.put("scenario", design.rerun().scenario());
        data.put("command", design.rerun().command());
    }

    private static <T> int number(Map<T, Integer> numbers, T thing) {
        return numbers.computeIfAbsent(thing, unused -> numbers.size());
    }

    private List<Object> failed() {
        List<Object> failed = new ArrayList<>();
        for (int k = 0; k < design.points().size(); k++) {
            if (design.points().get(k).outcome() instanceof Failed failure) {
                failed.add(List.of(k, failure.message()));
            }
        }
        return failed;
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
