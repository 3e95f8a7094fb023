package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import mho.scenarios.report.SweepCsv;
import mho.scenarios.sweep.Merge;
import mho.scenarios.sweep.SweepPoint;
import mho.scenarios.sweep.SweepRow;
import mho.scenarios.sweep.SweepStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the parts of a sweep together. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Puts the shards of a sweep together; doing it again changes nothing.")
final class MergeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of sweeps of one scenario.")
    private List<Path> parts;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the whole sweep goes.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        // before there is a store for the whole
        parts.forEach(part -> SweepStore.read(part).close());
        ResultFolder folder = new ResultFolder(out);
        try (SweepStore target = SweepStore.open(folder.file(""))) {
            int added = Merge.into(target, parts);
            List<SweepPoint> points = target.points();
            folder.write("results.csv", SweepCsv.of(SweepRow.of(points)));
            PrintWriter stdout = spec.commandLine().getOut();
            stdout.println("%d points added; %s has %d".formatted(added, out, points.size()));
            stdout.flush();
        }
        return 0;
    }
}
