package mho.scenarios.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mho.base.cost.Band;
import mho.scenarios.report.DesignMeasure.Better;
import mho.scenarios.report.DesignPoint.Amount;
import mho.scenarios.report.DesignPoint.CostShare;
import mho.scenarios.report.DesignPoint.Network;

/**
 * Invented design spaces whose numbers follow laws of their axes, so that what a report says of them is known beforehand.
 * What should look random are multiples of the golden ratio modulo 1.
 */
final class DesignSamples {
    static final DesignMeasure ACCURACY = new DesignMeasure("accuracy", DesignMeasure.SHARE, Better.MORE);
    static final DesignMeasure LATENCY = DesignMeasure.less("latency", "s");
    static final DesignMeasure AREA = DesignMeasure.less("area", "m²");

    private static final double GOLDEN = 0.6180339887498949;
    private static final List<String> WAYS = List.of("nonlinear ramp", "linear ramp + table", "clamped ramp");

    private DesignSamples() {}

    /** Ways × 6 resolutions × read voltages × ages, one network; the last point has failed. */
    static Design grid(int voltages, int ages) {
        List<DesignPoint> points = new ArrayList<>();
        for (String way : WAYS) {
            for (int bits = 3; bits <= 8; bits++) {
                for (int v = 1; v <= voltages; v++) {
                    for (int a = 0; a < ages; a++) {
                        points.add(point(points.size(), way, bits, v, a));
                    }
                }
            }
        }
        DesignPoint last = points.remove(points.size() - 1);
        points.add(DesignPoint.failed(
                last.parameters(),
                last.changes(),
                "A <ramp> of 8 bit needs \"cells\" of 10 uS, but the largest is 5 uS"));
        return new Design(points, List.of("A finding of the space."), rerun());
    }

    static Design.Rerun rerun() {
        Map<String, Object> hardware = new LinkedHashMap<>();
        hardware.put("way", "nonlinear ramp");
        hardware.put("bits", 5);
        hardware.put("readVoltage", "0.2 V");
        hardware.put("age", "0 s");
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put("name", "sample");
        scenario.put("hardware", hardware);
        scenario.put("axes", List.of());
        return new Design.Rerun(scenario, "./mho run sample.json --set '/axes=[]'");
    }

    private static DesignPoint point(int number, String way, int bits, int voltage, int decade) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("way", way);
        parameters.put("bits", bits);
        parameters.put("/hardware/readVoltage", "%d00 mV".formatted(voltage));
        parameters.put("/hardware/age", "1e%d s".formatted(decade));
        List<ScenarioChange> changes = List.of(
                new ScenarioChange("/hardware/way", way),
                new ScenarioChange("/hardware/bits", bits),
                new ScenarioChange("/hardware/readVoltage", "%d00 mV".formatted(voltage)),
                new ScenarioChange("/hardware/age", "1e%d s".formatted(decade)));
        return new DesignPoint(
                parameters,
                changes,
                new DesignPoint.Done(List.of(network(number, WAYS.indexOf(way), bits, voltage, decade))));
    }

    private static Network network(int number, int way, int bits, int voltage, int decade) {
        double steps = 1 << bits;
        double noise = 0.004 * spread(number);
        double accuracy = 0.97 - 0.3 / steps - 0.01 * way * way - 0.004 * decade - 0.004 / voltage - noise;
        List<CostShare> shares = List.of(
                share("array", voltage * voltage * 1e-12, 1, 1),
                share("comparators", steps * 0.1e-12 * (1 + way), 0.5, 3),
                share("analog bias", 20e-12, 0.5, 2),
                share("digital activation", way == 1 ? 5e-12 : 0, 1, 6));
        Band energy = shares.stream().map(CostShare::energy).reduce(Band.ZERO, Band::plus);
        Band area = shares.stream().map(CostShare::area).reduce(Band.ZERO, Band::plus);
        Map<DesignMeasure, Amount> measures = new LinkedHashMap<>();
        measures.put(ACCURACY, new Amount(accuracy - 0.01, accuracy, accuracy + 0.006));
        measures.put(DesignMeasure.ENERGY, Amount.of(energy));
        measures.put(LATENCY, Amount.exact(steps * 1e-9));
        measures.put(AREA, Amount.of(area));
        if (way != 2) {
            measures.put(DesignMeasure.less("rms error of converters", ""), Amount.exact(1 / steps));
        }
        return new Network("lstm-32, keywords", measures, shares);
    }

    private static CostShare share(String component, double energy, double low, double high) {
        Band factors = new Band(low, 1, high);
        return new CostShare(component, factors.times(energy), factors.times(100 * energy));
    }

    /** Points that agree in no axis, as a search draws them. */
    static Design random(int count) {
        List<DesignPoint> points = IntStream.range(0, count)
                .mapToObj(k -> {
                    Map<String, Object> parameters = new LinkedHashMap<>();
                    parameters.put("spread", 0.2 * spread(k));
                    parameters.put("swing", 0.1 + spread(7 * k + 3));
                    double energy = 1e-12 * (1 + (double) parameters.get("swing"));
                    Map<DesignMeasure, Amount> measures = new LinkedHashMap<>();
                    measures.put(ACCURACY, Amount.exact(0.9 - (double) parameters.get("spread")));
                    measures.put(DesignMeasure.ENERGY, Amount.exact(energy));
                    return new DesignPoint(
                            parameters,
                            List.of(),
                            new DesignPoint.Done(List.of(new Network(
                                    "net, task",
                                    measures,
                                    List.of(new CostShare(
                                            "all", new Band(energy, energy, energy), new Band(0, 0, 0)))))));
                })
                .toList();
        return new Design(points, List.of(), rerun());
    }

    static double spread(int n) {
        double turns = (n + 1) * GOLDEN;
        return turns - Math.floor(turns);
    }
}
