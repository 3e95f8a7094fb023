package mho.scenarios.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mho.networks.train.Training;
import mho.scenarios.NeuronStudy;
import mho.scenarios.NeuronStudy.ChipRow;
import mho.scenarios.NeuronStudy.Options;
import mho.scenarios.NeuronStudy.ParityRow;
import mho.scenarios.NeuronTask;
import mho.scenarios.Reproduction.Basis;
import mho.scenarios.Reproduction.Row;
import mho.scenarios.Tolerance;
import mho.scenarios.Workbench;
import mho.scenarios.json.Suggestion;
import mho.scenarios.report.Listing;
import mho.scenarios.report.Plot;
import mho.scenarios.reproduce.Request.Chips;

/**
 * The neuron study: the published table beside ours, what parity explains of it, and who wins where, in float and on chips.
 *
 * @param training the protocol
 */
public record NeuronsStudy(Training training) implements Study {
    /** 1000 epochs on all examples, as the replication. */
    public static final NeuronsStudy DEFAULT = new NeuronsStudy(Training.DEFAULT);

    private static final String ALL = "all";
    private static final int SEEDS = 3;
    private static final List<String> ARCHITECTURES = List.of(NeuronTask.VANILLA, "singlu", "singlu+bias");
    /** One regression and two classifications: two even tasks, and an odd one that even networks cannot learn. */
    private static final List<NeuronTask> CHIP_TASKS =
            List.of(NeuronTask.NESTED, NeuronTask.CHECKER, NeuronTask.SPIRAL);
    /** Networks that are even by construction. */
    private static final Set<String> EVEN = Set.of("singlu", "v10nb");
    /** Rounding of an odd part in double precision. */
    private static final double ROUNDING = 1e-12;
    /** Three standard deviations of a share of 1/2 among 1000 examples. */
    private static final double CHANCE = 0.05;

    @Override
    public String name() {
        return "neurons";
    }

    @Override
    public String summary() {
        return "periodic neurons against ReLU on nine tasks: the table, parity, who wins where, which survive on chips";
    }

    @Override
    public String source() {
        return "published: \"Beyond Linear Neurons\", huggingface.co/anshdadhich/richneuron-vs-vanilla-benchmark, PAPER.md; reference: an independent run in float32, seeds 0 to 2 (variants and chips seed 0; docs/models/neurons.md)";
    }

    @Override
    public Set<Choice> choices() {
        return EnumSet.of(Choice.SEEDS, Choice.TASKS, Choice.ARCHITECTURES, Choice.CHIPS);
    }

    @Override
    public Account account(Request request, Workbench bench) {
        List<NeuronTask> tasks = tasks(request);
        Options options =
                new Options(tasks, architectures(request), request.seeds().orElse(SEEDS), training, request.seed());
        NeuronStudy study = new NeuronStudy(options, bench);
        List<NeuronStudy.Row> table = study.table();
        List<ParityRow> parity = study.parity();
        List<Row> rows = new ArrayList<>();
        table.forEach(row -> rows.add(row(row)));
        parity.forEach(row -> rows.addAll(rows(row)));
        List<Listing> tables = new ArrayList<>(List.of(parityTable(parity)));
        Map<String, List<Plot>> plots = new LinkedHashMap<>();
        plots.put("Squared errors", NeuronFigures.beside(table));
        List<ChipRow> chips = new ArrayList<>();
        if (request.chips() == Chips.MEASURED) {
            List<NeuronTask> onChips = request.tasks().isEmpty() ? CHIP_TASKS : tasks;
            chips.addAll(study.chips(onChips, NeuronRegimes.TRAININGS, NeuronRegimes.NOISES, NeuronRegimes.BITS));
            chips.forEach(row -> rows.add(row(row)));
            // after an interruption there may be none
            if (!chips.isEmpty()) {
                tables.add(NeuronRegimes.survival(chips));
            }
            plots.put("Noise on weights", NeuronFigures.noise(chips));
            plots.put("Converters", NeuronFigures.converters(chips));
        }
        tables.add(0, NeuronRegimes.map(table, chips));
        plots.values().removeIf(List::isEmpty);
        return new Account(rows, tables, plots);
    }

    private static List<NeuronTask> tasks(Request request) {
        List<String> names =
                Arrays.stream(NeuronTask.values()).map(NeuronTask::key).toList();
        return chosen("task", request.tasks(), names, names).stream()
                .map(NeuronTask::of)
                .toList();
    }

    private static List<String> architectures(Request request) {
        if (request.architectures().contains("additive")) {
            throw new IllegalArgumentException("The additive neuron has a study of its own: mho reproduce additive.");
        }
        return chosen("architecture", request.architectures(), NeuronTask.architectures(), ARCHITECTURES);
    }

    private static List<String> chosen(String what, List<String> asked, List<String> all, List<String> ordinary) {
        for (String name : asked) {
            if (!name.equals(ALL) && !all.contains(name)) {
                throw new IllegalArgumentException(Suggestion.unknown(what, name, all));
            }
        }
        return asked.isEmpty()
                ? ordinary
                : asked.contains(ALL) ? all : asked.stream().distinct().toList();
    }

    private static Row row(NeuronStudy.Row row) {
        String measure = row.measure().equals(NeuronStudy.TEST) ? "" : row.measure() + " ";
        String item = "%s, %s, %s%s"
                .formatted(
                        row.task().key(),
                        row.architecture(),
                        measure,
                        row.ours().metric());
        Row compared = compared(Row.of(item, row.ours().mean(), "", Basis.MEASURED), row);
        int seeds = row.ours().trials().size();
        return seeds > 1
                ? compared.note(
                        "%d seeds, sd %s".formatted(seeds, number(row.ours().sd())))
                : compared.note("one seed");
    }

    private static Row compared(Row row, NeuronStudy.Row from) {
        Tolerance tolerance = from.task().tolerance();
        Row paper = Double.isNaN(from.published()) ? row : row.published(from.published(), tolerance);
        Row both = Double.isNaN(from.reference()) ? paper : paper.reference(from.reference(), tolerance);
        return both.note(from.verdict());
    }

    private static List<Row> rows(ParityRow row) {
        String net = "%s, %s".formatted(row.task().key(), row.architecture());
        boolean even = EVEN.contains(row.architecture());
        Row odd = Row.of(net + ": odd part, rms", row.odd(), "", Basis.MEASURED);
        List<Row> rows = new ArrayList<>();
        rows.add(
                even
                        ? odd.reference(0, new Tolerance.Within(ROUNDING)).note("even by construction")
                        : odd.note("its even part %s".formatted(number(row.even()))));
        if (hasOddTarget(row.task())) {
            Row limit = Row.of(net + ": score against the limit of even networks", row.score(), "", Basis.MEASURED);
            rows.add((even
                            ? limit.reference(row.limit(), bound(row.task()))
                            : limit.reference(row.limit(), beyond(row.task())))
                    .note(row.verdict()));
        }
        return rows;
    }

    private static boolean hasOddTarget(NeuronTask task) {
        return task.countsAnswers() ? task.evenLimit() < 1 : task.evenLimit() > 0;
    }

    /** An even network cannot do better than the limit: it guesses, or leaves the odd part and its own errors. */
    private static Tolerance bound(NeuronTask task) {
        return task.countsAnswers() ? new Tolerance.Within(CHANCE) : new Tolerance.AtLeast();
    }

    private static Tolerance beyond(NeuronTask task) {
        return task.countsAnswers() ? new Tolerance.AtLeast() : new Tolerance.AtMost();
    }

    private static Row row(ChipRow row) {
        String trained = row.trainedWith() == 0
                ? ""
                : ", trained with %s %% noise".formatted(NeuronStudy.percent(row.trainedWith()));
        String item = "%s, %s%s: %s, %s"
                .formatted(
                        row.task().key(),
                        row.architecture(),
                        trained,
                        row.imperfection(),
                        row.score().metric());
        Row measured = Row.of(item, row.score().mean(), "", Basis.MEASURED);
        Row compared = Double.isNaN(row.reference())
                ? measured
                : measured.reference(row.reference(), row.task().tolerance());
        return compared.note("%s: %s without".formatted(row.verdict(), number(row.clean())));
    }

    private static Listing parityTable(List<ParityRow> parity) {
        List<List<String>> lines = parity.stream()
                .map(row -> List.of(
                        row.task().key(),
                        row.architecture(),
                        number(row.odd()),
                        number(row.even()),
                        row.task().countsAnswers() ? "-" : number(row.task().evenLimit()),
                        number(row.score()),
                        row.verdict()))
                .toList();
        return new Listing(
                "Parity",
                "f(x) = odd part + even part, root mean squares over the test examples, first seed; a network that is exactly even leaves the whole odd part of its target",
                List.of(
                        "task",
                        "<network",
                        "odd",
                        "even",
                        "variance of the target's odd part",
                        "score",
                        "<what follows"),
                lines);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
