package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import mho.scenarios.Progress;
import mho.scenarios.Reproduction;
import mho.scenarios.Workbench;
import mho.scenarios.json.JsonText;
import mho.scenarios.json.Suggestion;
import mho.scenarios.report.Plot;
import mho.scenarios.report.ReproductionReport;
import mho.scenarios.report.SvgPlot;
import mho.scenarios.reproduce.Choice;
import mho.scenarios.reproduce.Request;
import mho.scenarios.reproduce.Request.Chips;
import mho.scenarios.reproduce.Study;
import mho.scenarios.reproduce.Study.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Published studies, done again. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = {
            "Does a published study again and puts its numbers beside ours, row by row, with a verdict.",
            "Without a name it lists the studies.",
            "neurons takes about 3 min on 2 idle cores, with --analog about 4 min; --task and --arch all are in proportion.%n",
            "Example: mho reproduce additive --out results/additive"
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final long DEFAULT_SEED = 42;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A study; all are listed without a name.")
    private String name;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Training seeds 0 ... N - 1; the study's own by default.")
    private Integer seeds;

    @Option(names = "--task", split = ",", paramLabel = "TASK", description = "Only these tasks; all by default.")
    private List<String> tasks;

    @Option(
            names = "--arch",
            split = ",",
            paramLabel = "NAME",
            description = "Only these networks; the study's own by default; all those of neurons: all.")
    private List<String> architectures;

    @Option(names = "--analog", description = "Measure fabricated chips too.")
    private boolean analog;

    @Option(names = "--text", paramLabel = "FILE", description = "A text in UTF-8 to learn from.")
    private Path text;

    @Mixin
    private BenchOutput output;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (name == null) {
            list();
            return 0;
        }
        Study study = study();
        Request request = request(study);
        ConsoleProgress console = ConsoleProgress.on(spec.commandLine().getErr());
        Workbench bench = new Workbench(options.threads(), options.quiet ? Progress.SILENT : console);
        Interruption interruption = new Interruption(bench::interrupt);
        try {
            output.check();
            Account account = study.account(request, bench);
            console.end();
            deliver(study, account);
            if (bench.interrupted()) {
                output.interrupted(spec.commandLine().getErr());
            }
        } finally {
            console.end();
            interruption.close();
            output.withdraw();
        }
        return bench.interrupted() ? Mho.INTERRUPTED : 0;
    }

    private void list() {
        PrintWriter out = spec.commandLine().getOut();
        switch (options.format) {
            case JSON ->
                out.print(JsonText.of(Map.of(
                        "studies",
                        Study.all().stream()
                                .map(study -> new Listed(study.name(), study.summary()))
                                .toList())));
            case CSV -> {
                out.print("name,summary\n");
                Study.all().forEach(study -> out.print("%s,\"%s\"\n".formatted(study.name(), study.summary())));
            }
            case TABLE ->
                Study.all().forEach(study -> out.print("  %-12s%s\n".formatted(study.name(), study.summary())));
        }
        out.flush();
    }

    private record Listed(String name, String summary) {}

    private Study study() {
        return Study.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(Suggestion.unknown(
                        "study", name, Study.all().stream().map(Study::name).toList())));
    }

    private Request request(Study study) {
        Request request;
        try {
            request = new Request(
                    seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds),
                    tasks == null ? List.of() : tasks,
                    architectures == null ? List.of() : architectures,
                    analog ? Chips.MEASURED : Chips.LEFT_OUT,
                    Optional.ofNullable(text).map(ReproduceCommand::read),
                    options.seed == null ? DEFAULT_SEED : options.seed);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage() + ".");
        }
        Set<Choice> refused = EnumSet.noneOf(Choice.class);
        refused.addAll(request.choices());
        refused.removeAll(study.choices());
        if (!refused.isEmpty()) {
            throw usage("The study %s does not take %s."
                    .formatted(name, refused.stream().map(Choice::option).collect(Collectors.joining(", "))));
        }
        return request;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput("The text %s cannot be read as UTF-8: %s.".formatted(file, e));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void deliver(Study study, Account account) {
        if (account.rows().isEmpty()) {
            throw new IllegalStateException("Interrupted before the first row was finished: there is nothing to keep");
        }
        Reproduction reproduction = account.of(study);
        try {
            files(study, account);
        } catch (IOException e) {
            throw new BadInput("The results cannot be written: " + e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (options.format) {
            case JSON -> out.print(JsonText.of(reproduction));
            case CSV -> out.print(ReproductionReport.csv(reproduction));
            case TABLE -> out.print(ReproductionReport.table(reproduction));
        }
        out.flush();
        if (!options.quiet) {
            output.note(spec.commandLine().getErr());
        }
    }

    private void files(Study study, Account account) throws IOException {
        Reproduction reproduction = account.of(study);
        if (output.folder().isPresent()) {
            ResultFolder folder = output.folder().get();
            folder.write("reproduction.json", JsonText.of(reproduction));
            folder.write("reproduction.csv", ReproductionReport.csv(reproduction));
            folder.write("report.html", page(study, account));
        }
        if (output.drawings().isPresent()) {
            ResultFolder folder = output.drawings().get();
            for (List<Plot> plots : account.plots().values()) {
                for (Plot plot : plots) {
                    folder.write("%s-%s.svg".formatted(name, plot.id()), SvgPlot.of(plot));
                }
            }
        }
    }

    private String page(Study study, Account account) {
        String command = Commands.text(spec.commandLine().getParseResult().originalArgs(), "reproduce");
        return ReproductionReport.page(account.of(study), study.summary(), account.tables(), account.plots(), command);
    }
}
