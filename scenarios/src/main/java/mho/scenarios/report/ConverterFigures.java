package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import mho.adc.RampColumn;
import mho.adc.RampLayout;
import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.base.unit.Quantities;
import mho.scenarios.ConverterResult.Bands;
import mho.scenarios.ConverterResult.Measured;
import mho.scenarios.ConverterResult.ReadVoltage;
import mho.scenarios.report.Plot.Axis;
import mho.scenarios.report.Plot.Band;
import mho.scenarios.report.Plot.Bars;
import mho.scenarios.report.Plot.Diagram;
import mho.scenarios.report.Plot.Dots;
import mho.scenarios.report.Plot.Line;
import mho.scenarios.report.Plot.Series;
import mho.scenarios.report.Plot.Stroke;

/** The plots of one converter: its staircase, its nonlinearity, its cells, its errors, and what a read voltage does to them. */
public final class ConverterFigures {
    private static final int POINTS = 1200;
    private static final int CURVE = 240;
    private static final int BINS = 41;
    private static final double BAR = 0.8;
    private static final int CELL = 6;

    private final Measured measured;
    private final String name;

    private ConverterFigures(Measured measured) {
        this.measured = measured;
        this.name = measured.label().name();
    }

    /** Returns the plots; one without anything to show is left out. */
    public static List<Plot> of(Measured measured) {
        ConverterFigures figures = new ConverterFigures(measured);
        List<Plot> plots = new ArrayList<>(List.of(figures.staircase(), figures.inl()));
        if (measured.statistics().dnl().median().size() > 0) {
            plots.add(figures.dnl());
        }
        measured.column().ifPresent(column -> {
            plots.add(figures.cells(column));
            if (column.layout().steps().stream().anyMatch(step -> step.cells() > 1 || step.clocks() > 1)) {
                plots.add(figures.layout(column.layout().steps()));
            }
        });
        plots.add(figures.errors());
        plots.add(figures.readVoltage());
        return plots;
    }

    private Diagram plot(String id, String title, String caption, Axis x, Axis y, List<Series> series) {
        return new Diagram(name + "-" + id, title, caption, x, y, series);
    }

    private Plot staircase() {
        Interval drawn = measured.first().drawn();
        Activation activation = measured.plan().conversion().activation();
        List<Double> idealX = evenly(CURVE, n -> drawn.low() + drawn.width() * n / (CURVE - 1.0));
        List<Double> idealY = idealX.stream().map(activation::clippedValue).toList();
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        double before = Double.NaN;
        for (int n = 0; n < POINTS; n++) {
            double at = drawn.low() + drawn.width() * n / (POINTS - 1.0);
            double output = measured.first().bank().convert(at, 0);
            boolean ends = n == 0 || n == POINTS - 1;
            if (output != before && n > 0) {
                x.add(at);
                y.add(before);
            }
            if (output != before || ends) {
                x.add(at);
                y.add(output);
            }
            before = output;
        }
        return plot(
                "transfer",
                name + ": transfer curve",
                "Codes of the first column over the function; their rms error is %s LSB, quantisation included."
                        .formatted(Decimal.fixed(measured.first().errors().rms(), 3)),
                Axis.linear("input x", ""),
                Axis.linear(measured.label().function() + "(x)", ""),
                List.of(
                        new Line("as fabricated", 1, Stroke.SOLID, x, y),
                        new Line("function", 0, Stroke.DASHED, idealX, idealY)));
    }

    private Plot inl() {
        Bands bands = measured.statistics().inl();
        return plot(
                "inl",
                name + ": integral nonlinearity",
                "The largest |INL| of a bank is %s LSB in the median of %d, and below %s LSB in 95 %% of them."
                        .formatted(
                                Decimal.fixed(measured.statistics().maxInl().median(), 2),
                                measured.statistics().banks(),
                                Decimal.fixed(measured.statistics().maxInl().p95(), 2)),
                Axis.linear("code transition", ""),
                Axis.linear("INL [LSB]", ""),
                bars(bands, measured.first().linearity().inl()));
    }

    private Plot dnl() {
        Bands bands = measured.statistics().dnl();
        return plot(
                "dnl",
                name + ": differential nonlinearity",
                "The largest |DNL| of a bank is %s LSB in the median; %s codes are missing, %s in the worst 5 %%."
                        .formatted(
                                Decimal.fixed(measured.statistics().maxDnl().median(), 2),
                                Decimal.significant(
                                        measured.statistics().missingCodes().median(), 3),
                                Decimal.significant(
                                        measured.statistics().missingCodes().p95(), 3)),
                Axis.linear("code transition before the code", ""),
                Axis.linear("DNL [LSB]", ""),
                bars(bands, measured.first().linearity().dnl()));
    }

    private static List<Series> bars(Bands bands, double... first) {
        List<Double> k = evenly(first.length, n -> n + 1.0);
        return List.of(
                new Band("5 % to 95 % of banks", 2, k, bands.p05(), bands.p95()),
                new Bars("first bank", 1, BAR, k, list(first)));
    }

    private Plot cells(RampColumn column) {
        double[] targets = column.targets();
        double[] reached = column.conductances();
        double worst = IntStream.range(0, targets.length)
                .mapToDouble(k -> Math.abs(reached[k] - targets[k]))
                .max()
                .orElseThrow();
        List<Double> k = evenly(targets.length, n -> n + 1.0);
        return plot(
                "cells",
                name + ": the column of cells",
                "%d cells make the steps of the first bank's ramp; the worst lies %s off its target."
                        .formatted(targets.length, Quantities.format(worst, "S")),
                Axis.linear("cell, in the order of the ramp", ""),
                Axis.linear("conductance", "S"),
                List.of(new Bars("target", 1, BAR, k, list(targets)), new Dots("reached", 2, CELL, k, list(reached))));
    }

    private Plot layout(List<RampLayout.Step> steps) {
        List<Double> k = evenly(steps.size(), n -> n + 1.0);
        int cells = steps.stream().mapToInt(RampLayout.Step::cells).sum();
        int clocks = steps.stream().mapToInt(RampLayout.Step::clocks).sum();
        return plot(
                "layout",
                name + ": cells and clocks of each step",
                "%d steps are made of %d cells in %d clocks.".formatted(steps.size(), cells, clocks),
                Axis.linear("step of the ramp", ""),
                Axis.linear("number", ""),
                List.of(
                        new Bars(
                                "cells",
                                1,
                                BAR,
                                k,
                                evenly(steps.size(), n -> steps.get(n).cells())),
                        new Dots(
                                "clocks",
                                2,
                                CELL,
                                k,
                                evenly(steps.size(), n -> steps.get(n).clocks()))));
    }

    /** Shares of the range of inputs by error. */
    private Plot errors() {
        double[] errors = measured.first().errors().errors();
        double reach = Math.max(0.5, measured.first().errors().largest());
        double width = 2 * reach / BINS;
        double[] shares = new double[BINS];
        for (double error : errors) {
            int bin = (int) ((error + reach) / width);
            shares[Math.max(0, Math.min(BINS - 1, bin))] += 1.0 / errors.length;
        }
        double within =
                Arrays.stream(errors).filter(error -> Math.abs(error) <= 0.5).count();
        return plot(
                "errors",
                name + ": errors over the inputs",
                "%s %% of the drawn inputs come out within half an LSB; the largest error is %s LSB."
                        .formatted(
                                Decimal.significant(100 * within / errors.length, 3),
                                Decimal.fixed(measured.first().errors().largest(), 2)),
                Axis.linear("error [LSB]", ""),
                Axis.linear("share of the inputs", ""),
                List.of(new Bars(
                        "first bank", 1, width * 0.95, evenly(BINS, n -> -reach + (n + 0.5) * width), list(shares))));
    }

    private Plot readVoltage() {
        ReadVoltage voltage = measured.readVoltage();
        return plot(
                "read-voltage",
                name + ": sensitivity to the read voltage",
                "From %s V to %s V codes change by at most %d."
                        .formatted(
                                Decimal.significant(voltage.low(), 3),
                                Decimal.significant(voltage.high(), 3),
                                voltage.codesChanged()),
                Axis.linear("read voltage", "V"),
                Axis.linear("rms error [LSB]", ""),
                List.of(
                        new Line("this converter", 1, Stroke.SOLID, voltage.volts(), voltage.errors()),
                        new Line(
                                "exact levels of a fixed reference",
                                2,
                                Stroke.DASHED,
                                voltage.volts(),
                                voltage.fixed())));
    }

    private static List<Double> evenly(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).boxed().toList();
    }

    private static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
