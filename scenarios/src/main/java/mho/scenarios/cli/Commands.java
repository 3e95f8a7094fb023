package mho.scenarios.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Commands as one types them. */
final class Commands {
    private Commands() {}

    /** Returns a command line that a shell reads back as these arguments. */
    static String text(List<String> arguments, String subcommand) {
        String line = arguments.stream().map(Commands::quoted).collect(Collectors.joining(" "));
        return "mho " + (arguments.contains(subcommand) ? "" : subcommand + " ") + line;
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
