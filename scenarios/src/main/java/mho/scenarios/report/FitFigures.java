package mho.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.base.unit.Quantities;
import mho.device.Polarity;
import mho.device.PulsedCell;
import mho.device.PulsedUpdate;
import mho.device.measured.PulseFit;
import mho.device.measured.PulseSample;
import mho.scenarios.measured.MeasuredDevice.Pulses;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Dots;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Series;
import mho.scenarios.report.Plot.Stroke;

/** Measured pulses beside the law fitted to them. */
public final class FitFigures {
    private static final int STATES = 65;
    private static final int MOST = 2000;

    private FitFigures() {}

    /** Returns the trajectory and the steps. */
    public static List<Plot> of(Pulses device) {
        return List.of(trajectory(device), steps(device));
    }

    private static Plot trajectory(Pulses device) {
        List<PulseSample> samples = device.samples();
        List<Double> fitted = device.fit().trajectoryOf(samples);
        List<Integer> shown = shown(samples.size());
        List<Double> numbers = shown.stream().map(k -> (double) k).toList();
        return new Diagram(
                "trajectory",
                "Measured reads and the law",
                "The law without spread, started at the first read, stays within %s rms of %d reads."
                        .formatted(
                                Quantities.format(device.fit().trajectory().rms(), "S"),
                                device.fit().trajectory().points()),
                Axis.linear("read", ""),
                Axis.linear("conductance", "S"),
                List.of(
                        new Dots(
                                "measured",
                                1,
                                4,
                                numbers,
                                shown.stream()
                                        .map(k -> samples.get(k).conductance())
                                        .toList()),
                        new Line(
                                "law without spread",
                                2,
                                Stroke.SOLID,
                                numbers,
                                shown.stream().map(fitted::get).toList())));
    }

    private static Plot steps(Pulses device) {
        PulseFit fit = device.fit();
        List<Series> series = new ArrayList<>();
        for (Polarity polarity : Polarity.values()) {
            List<double[]> measured = measured(device.samples(), polarity);
            if (!measured.isEmpty()) {
                series.add(new Dots(
                        "measured " + polarity,
                        colour(polarity),
                        4,
                        measured.stream().map(step -> step[0]).toList(),
                        measured.stream().map(step -> step[1]).toList()));
            }
        }
        for (Polarity polarity : Polarity.values()) {
            series.add(law(fit, polarity));
        }
        return new Diagram(
                "steps",
                "Change per pulse over the conductance",
                "Taken law: %s; the steps deviate from it by %s rms."
                        .formatted(
                                fit.candidates().get(0).name(),
                                Quantities.format(fit.steps().rms(), "S")),
                Axis.linear("conductance before the pulse", "S"),
                Axis.linear("change", "S"),
                series);
    }

    /** Conductance before a pulse and change by it, of reads one after the other in one direction. */
    private static List<double[]> measured(List<PulseSample> samples, Polarity polarity) {
        List<double[]> steps = new ArrayList<>();
        for (int k : shown(samples.size())) {
            if (k == 0
                    || samples.get(k).polarity() != polarity
                    || samples.get(k - 1).polarity() != polarity) {
                continue;
            }
            double before = samples.get(k - 1).conductance();
            int pulses = samples.get(k).pulse() - samples.get(k - 1).pulse();
            steps.add(new double[] {before, (samples.get(k).conductance() - before) / pulses});
        }
        return steps;
    }

    private static Line law(PulseFit fit, Polarity polarity) {
        PulsedUpdate quiet = fit.update().withoutSpread();
        PulsedCell cell = quiet.nominal();
        // the law without spread takes none
        Draws draws = RandomStream.ofSeed(0).draws();
        List<Double> conductances = IntStream.range(0, STATES)
                .mapToObj(n -> fit.range().min() + fit.range().span() * n / (STATES - 1))
                .toList();
        return new Line(
                "law, " + polarity,
                colour(polarity),
                Stroke.DASHED,
                conductances,
                conductances.stream()
                        .map(conductance -> {
                            double weight = quiet.weight(conductance, fit.range());
                            return quiet.conductance(cell.after(weight, polarity, draws), fit.range()) - conductance;
                        })
                        .toList());
    }

    private static int colour(Polarity polarity) {
        return polarity == Polarity.SET ? 1 : 2;
    }

    private static List<Integer> shown(int count) {
        int stride = 1 + (count - 1) / MOST;
        return IntStream.range(0, count).filter(k -> k % stride == 0).boxed().toList();
    }
}
