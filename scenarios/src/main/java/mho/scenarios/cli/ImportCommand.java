package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mho.networks.foreign.ImportedNetwork;
import mho.scenarios.json.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a network folder of another program's weights. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Makes a network folder of a .pt, .safetensors, .npz or .onnx file.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The weights; docs/formats.md says what is understood.")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The network folder to write.")
    private Path out;

    @Option(
            names = "--layers",
            paramLabel = "network.json",
            description = "The layers and their tensors' names; found from names and shapes by default.")
    private Path layers;

    @Option(
            names = "--set",
            paramLabel = "/hint=value",
            description =
                    "What the file does not say: /omega, /epsilon, /activation, /recurrent, /readout; repeatable.")
    private List<String> settings = List.of();

    @Option(names = "--format", paramLabel = "table|json|csv", description = "What goes to stdout, a table by default.")
    private CommonOptions.Format format = CommonOptions.Format.TABLE;

    @Option(names = "--quiet", description = "No notes.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ImportedNetwork network = NetworkArgument.read(file, Optional.ofNullable(layers), settings);
        new NetworkFolder(out).write(network);
        PrintWriter stdout = spec.commandLine().getOut();
        NetworkTable table = new NetworkTable(network);
        stdout.print(
                switch (format) {
                    case TABLE -> table.text();
                    case CSV -> table.csv();
                    case JSON -> JsonText.of(table.document(out.toString()));
                });
        stdout.flush();
        if (!quiet) {
            PrintWriter err = spec.commandLine().getErr();
            network.notes().forEach(note -> err.println("note: " + note));
            err.println("network folder: " + out);
            err.flush();
        }
        return 0;
    }
}
