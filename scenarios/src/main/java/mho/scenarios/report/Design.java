package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mho.scenarios.Conclusions;
import mho.scenarios.ParetoFront;
import mho.scenarios.Results;
import mho.scenarios.report.DesignPoint.Amount;
import mho.scenarios.report.DesignPoint.Done;

/**
 * A design space as its report draws it.
 *
 * @param points   all points, failed ones too
 * @param findings what the space comes to, in sentences
 * @param rerun    how to run one of its points again
 */
public record Design(List<DesignPoint> points, List<String> findings, Rerun rerun) {
    public Design {
        points = List.copyOf(points);
        findings = List.copyOf(findings);
    }

    /**
     * How to run a point again.
     *
     * @param scenario the resolved scenario without axes, a JSON tree that {@link ScenarioChange}s of points apply to
     * @param command  the command that runs it, to which {@code --set} are added
     */
    public record Rerun(Object scenario, String command) {}

    /**
     * Returns the design space of a run that is over.
     *
     * @param changes how the scenario of each point differs from that of the space, in the order of the results' points
     * @param rerun   how to run one of its points again
     */
    public static Design of(Results results, List<List<ScenarioChange>> changes, Rerun rerun) {
        List<Results.Point> points = results.points();
        return new Design(
                IntStream.range(0, points.size())
                        .mapToObj(k -> DesignPoint.of(points.get(k), changes.get(k)))
                        .toList(),
                Conclusions.of(points),
                rerun);
    }

    /** Returns the numbers of the points that were run, in rising order; a point's number is its place in the space. */
    List<Integer> done() {
        return IntStream.range(0, points.size())
                .filter(k -> points.get(k).outcome() instanceof Done)
                .boxed()
                .toList();
    }

    List<DesignAxis> axes() {
        return DesignAxis.of(points);
    }

    /** Returns the names of the networks; none if no point was run. */
    List<String> networks() {
        return done().stream()
                .findFirst()
                .map(k -> outcome(k).networks().stream()
                        .map(DesignPoint.Network::name)
                        .toList())
                .orElse(List.of());
    }

    private Done outcome(int point) {
        return (Done) points.get(point).outcome();
    }

    DesignPoint.Network network(int point, int network) {
        return outcome(point).networks().get(network);
    }

    /** Returns what was taken of a network, at any point, in the order of the first that has it. */
    List<DesignMeasure> measures(int network) {
        Set<DesignMeasure> measures = new LinkedHashSet<>();
        done().forEach(k -> measures.addAll(network(k, network).measures().keySet()));
        return List.copyOf(measures);
    }

    /** Returns what the first picture is of: the score against energy, or the first two numbers where there is no score. */
    List<DesignMeasure> objectives(int network) {
        List<DesignMeasure> all = measures(network);
        boolean scored = !all.get(0).equals(DesignMeasure.ENERGY) && all.contains(DesignMeasure.ENERGY);
        return List.of(all.get(0), scored ? DesignMeasure.ENERGY : all.get(Math.min(1, all.size() - 1)));
    }

    /** Returns the front of the first picture, in rising order of numbers. */
    List<Integer> front(int network) {
        List<DesignMeasure> objectives = objectives(network);
        return front(network, objectives.get(0), objectives.get(1));
    }

    Optional<Amount> amount(int point, int network, DesignMeasure measure) {
        return Optional.ofNullable(network(point, network).measures().get(measure));
    }

    /** Returns the point with the best score; of equal ones that with the least energy, then the first. */
    int best(int network) {
        DesignMeasure score = measures(network).get(0);
        return done().stream()
                .min(Comparator.comparingDouble((Integer k) -> loss(k, network, score))
                        .thenComparingDouble(k -> loss(k, network, DesignMeasure.ENERGY)))
                .orElseThrow();
    }

    private double loss(int point, int network, DesignMeasure measure) {
        return amount(point, network, measure)
                .map(amount -> measure.loss(amount.value()))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Returns the places of the axes that are circumstances: they are neither the first nor of numbers, and no user would
     * trade them off. A cell that no one can buy must not take the front from those on sale.
     */
    List<Integer> circumstances() {
        List<DesignAxis> axes = axes();
        return IntStream.range(1, axes.size())
                .filter(axis -> !axes.get(axis).isNumeric())
                .boxed()
                .toList();
    }

    /** Returns the points that were run by their settings of the circumstances. */
    Map<List<Integer>, List<Integer>> groups() {
        List<DesignAxis> axes = axes();
        List<List<Integer>> places = circumstances().stream()
                .map(axis -> axes.get(axis).places(points))
                .toList();
        Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        for (int point : done()) {
            List<Integer> key = places.stream().map(axis -> axis.get(point)).toList();
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(point);
        }
        return groups;
    }

    /** Returns the points of each circumstance that no other there beats in two measures, in rising order of numbers. */
    List<Integer> front(int network, DesignMeasure one, DesignMeasure other) {
        return groups().values().stream()
                .flatMap(group -> frontOf(group, network, List.of(one, other)).stream())
                .sorted()
                .toList();
    }

    private List<Integer> frontOf(List<Integer> group, int network, List<DesignMeasure> measures) {
        List<Integer> able = group.stream()
                .filter(k -> measures.stream()
                        .allMatch(measure -> amount(k, network, measure).isPresent()))
                .toList();
        return ParetoFront.of(able.stream()
                        .map(k -> measures.stream()
                                .mapToDouble(measure -> loss(k, network, measure))
                                .toArray())
                        .toList())
                .stream()
                .map(able::get)
                .toList();
    }
}
