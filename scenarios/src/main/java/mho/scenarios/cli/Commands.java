package mho.scenarios.cli;

import java.util.List;
import java.util.stream.Collectors;
import mho.base.unit.Quantities;

/** What commands have in common: options read, and the command said again. */
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

    /** Returns the value of an option, or says what is wrong with it. */
    static double quantity(String option, String text, String unit) {
        try {
            return Quantities.parse(text, unit);
        } catch (IllegalArgumentException e) {
            throw new BadInput(option + ": " + e.getMessage());
        }
    }

    /** Returns the values of an option that takes several. */
    static List<Double> quantities(String option, List<String> texts, String unit) {
        return texts.stream().map(text -> quantity(option, text, unit)).toList();
    }
}
