package mho.scenarios.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import mho.adc.ActivationUnitSpec;
import mho.adc.AdcSpec;
import mho.adc.DacSpec;
import mho.adc.activation.Activation;
import mho.crossbar.Solver;
import mho.crossbar.WeightEncoding;
import mho.device.catalog.CatalogCell;
import mho.device.pulse.PulsedPreset;
import mho.networks.Architecture;
import mho.networks.data.TaskSpec;
import mho.scenarios.Scenario;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.JsonText;
import mho.scenarios.json.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the catalogues, one line an entry. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows what there is, one line each.")
final class ListCommand implements Runnable {
    @Parameters(
            arity = "0..1",
            paramLabel = "devices|arrays|converters|activations|networks|tasks|scenarios|components",
            description = "One of the lists; all by default.")
    private String only;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Map<String, Supplier<List<Entry>>> known = lists();
        if (only != null && !known.containsKey(only)) {
            throw new BadInput(Suggestion.unknown("list", only, known.keySet()));
        }
        Map<String, List<Entry>> lists = new LinkedHashMap<>();
        known.forEach((name, list) -> {
            if (only == null || only.equals(name)) {
                lists.put(name, list.get());
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        switch (options.format) {
            case JSON -> out.print(JsonText.of(lists));
            case CSV -> csv(out, lists);
            case TABLE -> table(out, lists);
        }
        out.flush();
    }

    /**
     * A line of a list.
     *
     * @param name    what scenarios call it
     * @param summary one line
     */
    record Entry(String name, String summary) {}

    /** Each list is made when it is asked for. */
    private static Map<String, Supplier<List<Entry>>> lists() {
        Map<String, Supplier<List<Entry>>> lists = new LinkedHashMap<>();
        lists.put(
                "devices",
                () -> joined(List.of(
                        entries(CatalogCell.all(), CatalogCell::name, CatalogCell::summary),
                        entries(PulsedPreset.all(), PulsedPreset::name, PulsedPreset::summary),
                        entries(CompactDevice.all(), CompactDevice::name, CompactDevice::summary))));
        lists.put(
                "arrays",
                () -> joined(List.of(
                        kinds(WeightEncoding.class, WeightEncoding::summary), kinds(Solver.class, Solver::summary))));
        lists.put(
                "converters",
                () -> joined(List.of(
                        kinds(AdcSpec.class, AdcSpec::summary),
                        kinds(DacSpec.class, DacSpec::summary),
                        kinds(ActivationUnitSpec.class, ActivationUnitSpec::summary))));
        lists.put(
                "activations",
                () -> joined(List.of(
                        entries(Activation.all(), Activation::name, Activation::summary),
                        List.of(new Entry(ActivationListing.TABULATED, "a function of your own, given as points")))));
        lists.put("networks", () -> kinds(Architecture.class, Architecture::summary));
        lists.put("tasks", () -> kinds(TaskSpec.class, TaskSpec::summary));
        lists.put(
                "scenarios",
                () -> entries(
                        List.copyOf(Catalogue.scenarios().entrySet()),
                        Map.Entry::getKey,
                        one -> Catalogue.binder()
                                .read(one.getValue(), Scenario.class)
                                .title()));
        lists.put(
                "components",
                () -> entries(
                        List.copyOf(ComponentListing.all().entrySet()),
                        Map.Entry::getKey,
                        one -> ComponentListing.summary(one.getValue())));
        return lists;
    }

    private static List<Entry> joined(List<List<Entry>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static <T> List<Entry> entries(
            List<T> all, Function<? super T, String> name, Function<? super T, String> summary) {
        return all.stream()
                .map(one -> new Entry(name.apply(one), summary.apply(one)))
                .toList();
    }

    /** The kinds of a sealed interface, each described by its default. */
    private static <T> List<Entry> kinds(Class<T> family, Function<? super T, String> summary) {
        JsonBinder binder = Catalogue.binder();
        return binder.kinds(family).stream()
                .map(kind -> new Entry(kind, summary.apply(binder.bind(kind, family, List.of()))))
                .toList();
    }

    private static void table(PrintWriter out, Map<String, List<Entry>> lists) {
        lists.forEach((list, entries) -> {
            int widest = entries.stream()
                    .mapToInt(entry -> entry.name().length())
                    .max()
                    .orElse(1);
            out.println(list);
            entries.forEach(entry -> out.println(
                    "  " + entry.name() + " ".repeat(widest - entry.name().length() + 2) + entry.summary()));
        });
    }

    private static void csv(PrintWriter out, Map<String, List<Entry>> lists) {
        out.println("list,name,summary");
        lists.forEach((list, entries) -> entries.forEach(entry ->
                out.println("%s,%s,%s".formatted(list, plainOrQuoted(entry.name()), quoted(entry.summary())))));
    }

    private static String plainOrQuoted(String text) {
        return text.contains(",") ? quoted(text) : text;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
