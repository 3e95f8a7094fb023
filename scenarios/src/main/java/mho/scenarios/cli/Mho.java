package mho.scenarios.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The program. */
@Command(
        name = "mho",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "mho: analog in-memory computing, from the memory cell to the network.%n",
        description = {
            "%nA first run, on data that come with the program:%n",
            "  mho run catalog:kws-nladc%n",
            "Results are files a script can read: results.json, results.csv, report.html."
        },
        footer = {
            "%nDocumentation: docs/ beside README.md. Exit codes: 0 done, 1 failed, 2 bad usage,",
            "3 bad scenario or data, 130 interrupted."
        },
        subcommands = {
            RunCommand.class,
            CostCommand.class,
            SweepCommand.class,
            ResultsCommand.class,
            MergeCommand.class,
            RampCommand.class,
            DeviceCommand.class,
            ArrayCommand.class,
            ImportCommand.class,
            InferCommand.class,
            ExportCommand.class,
            ReproduceCommand.class,
            ListCommand.class,
            ShowCommand.class,
            ValidateCommand.class,
            SchemaCommand.class
        })
public final class Mho implements Runnable {
    private static final Pattern ONE_OF = Pattern.compile("expected one of \\[[^]]*]");

    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int BAD_INPUT = 3;
    static final int INTERRUPTED = 130;

    @Option(names = "--verbose", description = "Show stack traces.", scope = CommandLine.ScopeType.INHERIT)
    private boolean verbose;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs the program and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        int code = execute(arguments);
        // after an interruption the JVM is on its way out already
        if (!Interruption.isUnderWay()) {
            System.exit(code);
        }
    }

    /** Runs the program and returns its exit code. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return configured(new Mho());
    }

    /** Returns a command with the manners that all of them have. */
    static CommandLine configured(Object command) {
        CommandLine line = new CommandLine(command);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(Mho::failure);
        line.setParameterExceptionHandler(Mho::usage);
        line.setExitCodeExceptionMapper(failure -> failure instanceof CommandLine.ParameterException ? USAGE : FAILED);
        return line;
    }

    /** The whole help would push the message off the screen. */
    private static int usage(CommandLine.ParameterException mistake, String... arguments) {
        CommandLine line = mistake.getCommandLine();
        line.getErr().println("mho: " + text(mistake));
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, line.getErr());
        line.getErr().println("Run %s --help.".formatted(line.getCommandSpec().qualifiedName()));
        return USAGE;
    }

    /** Values of an enumeration are told as they are typed, and numbers in words. */
    private static String text(CommandLine.ParameterException mistake) {
        return ONE_OF.matcher(mistake.getMessage())
                .replaceAll(values -> Matcher.quoteReplacement(values.group().toLowerCase(Locale.ROOT)))
                .replace(" (case-insensitive)", "")
                .replaceFirst(" is not an? (int|long)$", " is not a whole number");
    }

    private static int failure(Exception failure, CommandLine line, ParseResult parsed) {
        Mho mho = line.getCommandSpec().root().userObject() instanceof Mho root ? root : new Mho();
        if (mho.verbose) {
            failure.printStackTrace(line.getErr());
        }
        if (failure instanceof InvalidDocumentException invalid) {
            for (Problem problem : invalid.problems()) {
                line.getErr().println("mho: " + problem);
            }
            return BAD_INPUT;
        }
        message(failure).lines().forEach(text -> line.getErr().println("mho: " + text));
        return failure instanceof BadInput || failure instanceof IllegalArgumentException ? BAD_INPUT : FAILED;
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName() + ". Use --verbose for the place."
                : failure.getMessage();
    }
}
