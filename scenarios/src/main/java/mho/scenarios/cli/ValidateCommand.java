package mho.scenarios.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import mho.scenarios.DesignSpace;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks scenarios without running them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks scenarios without running them: every error at once, each with its JSON path.")
final class ValidateCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files, or catalog:NAME.")
    private List<String> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int bad = 0;
        for (String file : files) {
            try {
                DesignSpace.of(ScenarioFile.read(file, List.of()), Catalogue.binder());
                out.println(file + ": valid");
            } catch (InvalidDocumentException invalid) {
                bad++;
                for (Problem problem : invalid.problems()) {
                    err.println("%s: %s".formatted(file, problem));
                }
            } catch (BadInput unreadable) {
                bad++;
                err.println("%s: %s".formatted(file, unreadable.getMessage()));
            }
        }
        out.flush();
        err.flush();
        return bad == 0 ? 0 : Mho.BAD_INPUT;
    }
}
