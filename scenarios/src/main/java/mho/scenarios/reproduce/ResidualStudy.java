package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance;
import mho.scenarios.Tolerance.AtLeast;
import mho.scenarios.Tolerance.AtMost;
import mho.scenarios.Workbench;
import mho.scenarios.json.Suggestion;
import mho.scenarios.report.Listing;
import mho.scenarios.report.Plot;
import mho.scenarios.reproduce.DeepBlocks.Flow;
import mho.scenarios.reproduce.DeepBlocks.Form;
import mho.scenarios.reproduce.DeepBlocks.Outcome;
import mho.scenarios.reproduce.Request.Chips;

/**
 * What shortcuts and normalisation do for character Transformers and for 24 blocks in sequence, and what the growth of what
 * flows between blocks asks of converters.
 *
 * @param textSteps training steps of the Transformers [1]
 * @param deepSteps training steps of the deep networks [1]
 */
public record ResidualStudy(int textSteps, int deepSteps) implements Study {
    /** The protocol of the reference. */
    public static final ResidualStudy DEFAULT = new ResidualStudy(800, 400);

    private static final String TRANSFORMER = "transformer";
    private static final String DEEP = "deep";
    private static final int CHIPS = 8;

    /** The reference's losses against those of a second draw in PyTorch: up to a factor of 2.5, which is one difference. */
    private static final Tolerance LOSS_OF_ANOTHER_DRAW = new Tolerance.Factor(4);
    /** The variance of 1000 targets, which is what both then show, is known to a standard deviation of 3.5 %. */
    private static final Tolerance NOTHING_LEARNT = new Tolerance.Factor(1.1);
    /** Two standard deviations of a difference of two draws: 2√2·0.0085, of 32 draws in PyTorch without normalisation. */
    private static final Tolerance GROWTH_OF_ANOTHER_DRAW = new Tolerance.Within(0.024);

    /** Half of what a rescale takes away before training, so that no effect at all does not pass for it. */
    private static final Tolerance HALF_THE_EFFECT = new Tolerance.Within(0.012);

    @Override
    public String name() {
        return "residuals";
    }

    @Override
    public String summary() {
        return "shortcuts and normalisation: losses without them, growth from block to block, ranges of converters";
    }

    @Override
    public String source() {
        return "published: the claim that a one-layer Transformer's loss rises from 1.70 to 2.47 without its residual; reference: an independent run in PyTorch 1.13, float32, one seed (docs/models/residual.md)";
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.of(Choice.ARCHITECTURES, Choice.CHIPS, Choice.TEXT);
    }

    @Override
    public Account account(Request request, Workbench bench) {
        List<String> parts = request.architectures().isEmpty() ? List.of(TRANSFORMER, DEEP) : request.architectures();
        for (String part : parts) {
            if (!List.of(TRANSFORMER, DEEP).contains(part)) {
                throw new IllegalArgumentException(
                        Suggestion.unknown("architecture of this study", part, List.of(TRANSFORMER, DEEP)));
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Listing> tables = new ArrayList<>();
        Map<String, List<Plot>> plots = new LinkedHashMap<>();
        if (parts.contains(TRANSFORMER)) {
            TransformerAblation ablation = request.text()
                    .map(text -> TransformerAblation.of(text, textSteps))
                    .orElseGet(() -> TransformerAblation.ofGrammar(textSteps));
            var outcomes = bench.measure("Transformers", TransformerAblation.forms(), ablation::train);
            rows.addAll(ablation.rows(outcomes));
            plots.put("Transformers", ablation.plots(outcomes));
        }
        if (parts.contains(DEEP)) {
            DeepBlocks blocks =
                    new DeepBlocks(deepSteps, request.chips() == Chips.MEASURED ? CHIPS : 0, request.seed());
            Map<Form, Outcome> outcomes = bench.measure("deep networks", List.of(Form.values()), blocks::train);
            outcomes.forEach((form, outcome) -> rows.addAll(rows(form, outcome)));
            rows.addAll(paired(outcomes));
            outcomes.forEach((form, outcome) -> tables.add(table(form, outcome)));
            plots.put("Blocks", blockPlots(outcomes));
        }
        return new Account(rows, tables, plots);
    }

    private static Row measured(Form form, String what, double value, String unit) {
        return Row.of("24 blocks, %s: %s".formatted(form.text(), what), value, unit, Basis.MEASURED);
    }

    private static List<Row> rows(Form form, Outcome outcome) {
        List<Row> rows = new ArrayList<>();
        Known known = Known.of(form);
        boolean learns = form != Form.BARE && form != Form.NEITHER;
        Tolerance near = learns ? LOSS_OF_ANOTHER_DRAW : NOTHING_LEARNT;
        rows.add(measured(form, "training MSE", outcome.train(), "").reference(known.train, near));
        rows.add(measured(form, "test MSE", outcome.test(), "").reference(known.test, near));
        rows.add(
                learns
                        ? measured(form, "learns, test MSE", outcome.test(), "")
                                .reference(form == Form.UNNORMALISED ? 0.1 : 0.01, new AtMost())
                        : measured(form, "fails, training MSE", outcome.train(), "")
                                .reference(0.1, new AtLeast()));
        Row gradient = measured(
                form, "gradient of the first block before training, sum of magnitudes", outcome.firstGradient(), "");
        rows.add(
                known.gradient == 0
                        ? gradient
                        : form == Form.NEITHER
                                ? gradient.reference(1e-12, new AtMost()).note("it vanishes; PyTorch has 1.7e-15")
                                : gradient.reference(known.gradient, gradientOfAnotherDraw(form)));
        if (form == Form.BARE) {
            rows.add(measured(form, "does not vanish, gradient of the first block", outcome.firstGradient(), "")
                    .reference(0.01, new AtLeast())
                    .note("and yet it does not learn"));
        }
        rows.addAll(growth(form, outcome, known));
        if (!outcome.chips().isEmpty()) {
            double mean =
                    outcome.chips().stream().mapToDouble(one -> one).average().orElseThrow();
            rows.add(measured(form, "test MSE, mean of %d chips".formatted(CHIPS), mean, ""));
        }
        return rows;
    }

    /** Two standard deviations of a difference of two draws: of 0.29 decades each with a shortcut, and of 0.61 without. */
    private static Tolerance gradientOfAnotherDraw(Form form) {
        return new Tolerance.Factor(form == Form.BARE ? 53 : 6.6);
    }

    private static List<Row> growth(Form form, Outcome outcome, Known known) {
        if (form == Form.NEITHER) {
            return List.of();
        }
        Tolerance near = GROWTH_OF_ANOTHER_DRAW;
        return List.of(
                measured(
                                form,
                                "growth of the norm a block, initial",
                                outcome.initial().growth(),
                                "")
                        .reference(known.initialGrowth, near),
                measured(
                                form,
                                "growth of the norm a block, trained",
                                outcome.trained().growth(),
                                "")
                        .reference(known.trainedGrowth, near),
                measured(
                        form,
                        "bits lost by one range for x of all blocks, trained",
                        Flow.bitsLost(outcome.trained().largest()),
                        "bit"),
                measured(
                        form,
                        "bits lost by one range for all block outputs, trained",
                        Flow.bitsLost(outcome.trained().sums()),
                        "bit"));
    }

    /** What PyTorch found; 0 where it was not noted. */
    private record Known(double train, double test, double gradient, double initialGrowth, double trainedGrowth) {
        static Known of(Form form) {
            return switch (form) {
                case RESIDUAL -> new Known(0.0002, 0.0011, 6.6, 1.036, 1.034);
                case UNNORMALISED -> new Known(0.0014, 0.0029, 0, 1.037, 1.045);
                case BARE -> new Known(0.146, 0.149, 0.80, 0.99, 1.00);
                case NEITHER -> new Known(0.243, 0.243, 1.7e-15, 0, 0);
                case RESCALED -> new Known(0.0005, 0.0022, 0, 1.012, 1.029);
            };
        }
    }

    /** Both start from the same weights, so that their difference has far less spread than either. */
    private static List<Row> paired(Map<Form, Outcome> outcomes) {
        Outcome plain = outcomes.get(Form.RESIDUAL);
        Outcome rescaled = outcomes.get(Form.RESCALED);
        Known known = Known.of(Form.RESIDUAL);
        Known knownRescaled = Known.of(Form.RESCALED);
        return List.of(
                difference(
                        "initial",
                        plain.initial().growth() - rescaled.initial().growth(),
                        known.initialGrowth - knownRescaled.initialGrowth),
                difference(
                        "trained",
                        plain.trained().growth() - rescaled.trained().growth(),
                        known.trainedGrowth - knownRescaled.trainedGrowth));
    }

    private static Row difference(String when, double ours, double reference) {
        return Row.of(
                        "24 blocks + LN: growth a block that a rescale by 1/1.045 takes away, " + when,
                        ours,
                        "",
                        Basis.MEASURED)
                .reference(reference, HALF_THE_EFFECT);
    }

    private static Listing table(Form form, Outcome outcome) {
        Flow flow = outcome.trained();
        double largest = flow.sums().stream().mapToDouble(one -> one).max().orElseThrow();
        List<List<String>> lines = IntStream.range(0, DeepBlocks.BLOCKS)
                .mapToObj(block -> List.of(
                        Integer.toString(block + 1),
                        text(outcome.initial().norms().get(block + 1)),
                        text(flow.norms().get(block + 1)),
                        text(flow.largest().get(block + 1)),
                        text(flow.inputs().get(block)),
                        text(flow.sums().get(block)),
                        text(StrictMath.log(largest / flow.sums().get(block)) / StrictMath.log(2))))
                .toList();
        return new Listing(
                "Blocks of %s"
                        .formatted(form.text().replaceAll("[^A-Za-z]+", " ").strip()),
                "24 blocks, %s: what flows after each block, and what the mapped arrays need".formatted(form.text()),
                List.of(
                        "block",
                        "norm, initial",
                        "norm, trained",
                        "largest x",
                        "driver range",
                        "converter range",
                        "bits lost at one range"),
                lines);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.2e" : "%.3f", value);
    }

    private static List<Plot> blockPlots(Map<Form, Outcome> outcomes) {
        Map<Form, Outcome> alive = new LinkedHashMap<>(outcomes);
        alive.remove(Form.NEITHER);
        if (alive.isEmpty()) {
            return List.of();
        }
        return List.of(
                plot(
                        "norms",
                        "Norm of x between blocks, trained",
                        "norm",
                        alive,
                        one -> one.trained().norms()),
                plot(
                        "initial-norms",
                        "Norm of x between blocks, initial",
                        "norm",
                        alive,
                        one -> one.initial().norms()),
                plot(
                        "ranges",
                        "Range that the converters of each block need",
                        "range",
                        alive,
                        one -> one.trained().sums()));
    }

    private static Plot plot(
            String id, String title, String axis, Map<Form, Outcome> outcomes, Function<Outcome, List<Double>> law) {
        List<Plot.Series> series = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        outcomes.forEach((form, outcome) -> {
            List<Double> values = law.apply(outcome);
            List<Double> blocks =
                    IntStream.range(0, values.size()).mapToObj(k -> (double) k).toList();
            series.add(new Plot.Line(form.text(), series.size() + 1, Plot.Stroke.SOLID, blocks, values));
            findings.add("%s from %s to %s"
                    .formatted(form.text(), text(values.get(0)), text(values.get(values.size() - 1))));
        });
        return new Plot.Diagram(
                id,
                title,
                String.join("; ", findings) + ".",
                new Plot.Axis("block", "", Plot.Scale.LINEAR),
                new Plot.Axis(axis, "", Plot.Scale.LOGARITHMIC),
                series);
    }
}
