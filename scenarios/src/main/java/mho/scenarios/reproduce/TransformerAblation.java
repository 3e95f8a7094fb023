package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Transformer;
import mho.networks.data.Examples;
import mho.networks.data.NextCharacter;
import mho.networks.data.Task;
import mho.networks.train.Batching;
import mho.networks.train.Evaluation;
import mho.networks.train.Trainer;
import mho.networks.train.Trainer.Trained;
import mho.networks.train.Training;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance;
import mho.scenarios.Workbench;
import mho.scenarios.report.Plot;

/**
 * Character Transformers with and without their shortcuts.
 *
 * @param text  what they learn
 * @param steps training steps [1]
 */
record TransformerAblation(NextCharacter text, int steps) {
    private static final int CONTEXT = 32;
    private static final int BATCH = 32;
    private static final double RATE = 3e-3;
    /** Stream of the training windows (chosen). */
    private static final long WINDOWS = 31_000;
    /** Windows of the training text on which the loss is taken. */
    private static final int MEASURED = 250;

    private static final int POINTS = 40;

    /** The text that is there if the user brings none: the grammar of the recurrent tasks. */
    static TransformerAblation ofGrammar(int steps) {
        return new TransformerAblation(NextCharacter.ofGrammar(CONTEXT), steps);
    }

    /** A user's text; the licence that the reference was measured on is known by its heading. */
    static TransformerAblation of(String text, int steps) {
        boolean licence = text.stripLeading().startsWith("GNU GENERAL PUBLIC LICENSE")
                && text.substring(0, Math.min(200, text.length())).contains("Version 3");
        return new TransformerAblation(NextCharacter.of(licence ? "GPL-3" : "text", text, CONTEXT), steps);
    }

    /** Where shortcuts are. */
    enum Shortcuts {
        BOTH("both residuals", 1, 1),
        NONE_AT_ATTENTION("none at attention", 0, 1),
        NONE_AT_FEED_FORWARD("none at feed-forward", 1, 0),
        NONE("no residuals", 0, 0);

        private final String text;
        private final double attention;
        private final double feedForward;

        Shortcuts(String text, double attention, double feedForward) {
            this.text = text;
            this.attention = attention;
            this.feedForward = feedForward;
        }
    }

    /** A network to be trained. */
    record Form(int blocks, Shortcuts shortcuts) {
        String label() {
            return "%d layer%s, %s".formatted(blocks, blocks == 1 ? "" : "s", shortcuts.text);
        }
    }

    /**
     * What came of it.
     *
     * @param train loss on the training text [nat]
     * @param test  loss on text never shown [nat]
     * @param curve loss of each training step [nat]
     */
    record Outcome(double train, double test, List<Double> curve) {
        Outcome {
            curve = List.copyOf(curve);
        }
    }

    static final Form SHALLOW = new Form(1, Shortcuts.BOTH);
    static final Form SHALLOW_BARE = new Form(1, Shortcuts.NONE);
    static final Form DEEP = new Form(4, Shortcuts.BOTH);
    static final Form DEEP_BARE = new Form(4, Shortcuts.NONE);

    /** Returns all networks, those that take longest first. */
    static List<Form> forms() {
        return List.of(
                DEEP,
                DEEP_BARE,
                SHALLOW,
                new Form(1, Shortcuts.NONE_AT_ATTENTION),
                new Form(1, Shortcuts.NONE_AT_FEED_FORWARD),
                SHALLOW_BARE);
    }

    Outcome train(Form form, Workbench.Share share) {
        Task task = text.task(WINDOWS);
        Transformer base = Transformer.DEFAULT;
        Network initial = new Transformer(
                        form.blocks,
                        base.width(),
                        base.heads(),
                        base.feedForward(),
                        CONTEXT,
                        form.shortcuts.attention,
                        form.shortcuts.feedForward)
                .initial(task.train().features(), task.train().targets().outputs(), 0);
        Training training = Training.DEFAULT
                .withEpochs(steps)
                .withBatching(new Batching.Drawn(BATCH, 1))
                .withLearningRate(RATE);
        Trained trained = new Trainer(training, task, epoch -> share.done((double) epoch.number() / steps))
                .train(initial, RandomStream.ofSeed(0).child("residuals"));
        return new Outcome(
                nats(trained.network(), task, task.train().spread(MEASURED)),
                nats(trained.network(), task, task.test()),
                trained.history().stream().map(Trainer.Epoch::loss).toList());
    }

    private static double nats(Network network, Task task, Examples examples) {
        double bits = Evaluation.of(network, examples, task.metric(), new Exact(), RandomStream.ofSeed(0))
                .value();
        return bits * StrictMath.log(2);
    }

    /** Returns the rows for which there are outcomes. */
    List<Row> rows(Map<Form, Outcome> outcomes) {
        List<Row> rows = new ArrayList<>();
        for (Form form : forms()) {
            if (outcomes.containsKey(form)) {
                rows.add(loss(form, "training", outcomes.get(form).train, 0));
                rows.add(loss(form, "test", outcomes.get(form).test, 1));
            }
        }
        if (outcomes.containsKey(SHALLOW) && outcomes.containsKey(SHALLOW_BARE)) {
            double rise = outcomes.get(SHALLOW_BARE).train - outcomes.get(SHALLOW).train;
            rows.add(Row.of(item("1 layer, training loss: rise without residuals"), rise, "nat", Basis.MEASURED)
                    .published(2.47 - 1.70, new Tolerance.Within(0.2))
                    .reference(0.07, new Tolerance.AtMost())
                    .note("claimed: from 1.70 to 2.47, text not told"));
        }
        if (outcomes.containsKey(DEEP) && outcomes.containsKey(DEEP_BARE)) {
            double rise = outcomes.get(DEEP_BARE).train - outcomes.get(DEEP).train;
            rows.add(Row.of(item("4 layers, training loss: rise without residuals"), rise, "nat", Basis.MEASURED)
                    .reference(1, new Tolerance.AtLeast()));
        }
        return rows;
    }

    private String item(String what) {
        return "%s: %s".formatted(text.name(), what);
    }

    private Row loss(Form form, String part, double nats, int column) {
        Row row = Row.of(item("%s, %s loss".formatted(form.label(), part)), nats, "nat", Basis.MEASURED);
        OptionalDouble known = reference(form, column);
        return known.isEmpty() ? row : row.reference(known.getAsDouble(), new Tolerance.Within(0.1));
    }

    private OptionalDouble reference(Form form, int column) {
        double[] pair = switch (text.name() + " " + form.blocks) {
            case "grammar 1" ->
                switch (form.shortcuts) {
                    case BOTH -> new double[] {0.634, 0.630};
                    case NONE_AT_ATTENTION -> new double[] {0.619, 0.632};
                    case NONE_AT_FEED_FORWARD -> new double[] {0.614, 0.619};
                    case NONE -> new double[] {0.627, 0.638};
                };
            case "GPL-3 1" ->
                switch (form.shortcuts) {
                    case BOTH -> new double[] {1.93, 2.22};
                    case NONE_AT_ATTENTION -> new double[] {2.00, 2.23};
                    case NONE_AT_FEED_FORWARD -> new double[] {1.89, 2.18};
                    case NONE -> new double[] {1.93, 2.19};
                };
            case "GPL-3 4" -> form.shortcuts == Shortcuts.BOTH ? new double[] {1.67, 2.02} : new double[] {3.03, 3.04};
            default -> new double[0];
        };
        return pair.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(pair[column]);
    }

    /** Returns the losses during training, each the mean over some steps. */
    List<Plot> plots(Map<Form, Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        List<Plot.Series> series = new ArrayList<>();
        outcomes.forEach((form, outcome) -> {
            int each = Math.max(1, outcome.curve.size() / POINTS);
            int points = outcome.curve.size() / each;
            List<Double> at =
                    IntStream.range(0, points).mapToObj(n -> (n + 0.5) * each).toList();
            List<Double> loss = IntStream.range(0, points)
                    .mapToObj(n -> outcome.curve.subList(n * each, (n + 1) * each).stream()
                            .mapToDouble(value -> value)
                            .average()
                            .orElseThrow())
                    .toList();
            Plot.Stroke stroke = form.blocks == 1 ? Plot.Stroke.DASHED : Plot.Stroke.SOLID;
            series.add(new Plot.Line(form.label(), series.size() + 1, stroke, at, loss));
        });
        String finding = outcomes.entrySet().stream()
                .map(one -> "%s ends at %.2f nats".formatted(one.getKey().label(), one.getValue().train))
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
        return List.of(new Plot.Diagram(
                "losses",
                "Loss during training",
                finding + ".",
                new Plot.Axis("step", "", Plot.Scale.LINEAR),
                new Plot.Axis("loss in nats", "", Plot.Scale.LINEAR),
                series));
    }
}
