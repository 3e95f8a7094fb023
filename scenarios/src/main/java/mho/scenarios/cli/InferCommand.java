package mho.scenarios.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mho.base.kernel.MatrixProduct;
import mho.base.random.RandomStream;
import mho.networks.Exact;
import mho.networks.Network;
import mho.networks.Signal;
import mho.networks.foreign.ImportedNetwork;
import mho.networks.foreign.Standardisation;
import mho.networks.io.ElementType;
import mho.networks.io.StoredTensor;
import mho.scenarios.ChipInference;
import mho.scenarios.Scenario;
import mho.scenarios.json.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a network on given inputs. */
@Command(
        name = "infer",
        mixinStandardHelpOptions = true,
        description = "Runs a trained or imported network on given inputs, exactly or on chips.")
final class InferCommand implements Callable<Integer> {
    private static final long SEED = 42;

    @Parameters(paramLabel = "NETWORK", description = "A network folder, or a file that mho import takes.")
    private Path network;

    @Option(
            names = "--inputs",
            paramLabel = "X.npy",
            required = true,
            description = "Inputs, [samples, features] or [samples, steps, features].")
    private Path inputs;

    @Option(
            names = "--out",
            paramLabel = "Y.npy",
            required = true,
            description = "Where outputs go, [samples, features], with an axis of steps if there are, of chips first.")
    private Path out;

    @Option(names = "--scenario", paramLabel = "SCENARIO", description = "Runs on chips of this scenario's hardware.")
    private String scenario;

    @Option(
            names = "--calibrate",
            paramLabel = "X.npy",
            description = "Inputs from which ranges of converters are taken; --inputs by default.")
    private Path calibrate;

    @Option(names = "--trials", paramLabel = "N", description = "Chips; the scenario's by default.")
    private Integer trials;

    @Option(names = "--double", description = "Writes float64 instead of float32; all is computed in float64.")
    private boolean asDouble;

    @Option(
            names = "--set",
            paramLabel = "/hint=value",
            description = "What a file of weights does not say, as for mho import; repeatable.")
    private List<String> settings = List.of();

    @Option(
            names = "--layers",
            paramLabel = "network.json",
            description = "The layers of a file of weights, as for mho import.")
    private Path layers;

    @Mixin
    private ReferenceOptions reference;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (scenario == null && (calibrate != null || trials != null || options.seed != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--calibrate, --trials and --seed are for chips: give --scenario");
        }
        MatrixProduct.use(options.kernel);
        ImportedNetwork imported = NetworkArgument.read(network, Optional.ofNullable(layers), settings);
        Network built = imported.network();
        Standardisation scaling = imported.file().standardisation(imported.weights());
        int features = built.layers().get(0).inputs();
        Signal signal = scaling.apply(new SequenceFile(inputs).read(features));
        ElementType type = asDouble ? ElementType.F64 : ElementType.F32;
        StoredTensor exact = SequenceFile.array(exact(built, signal), type);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("network", network.toString());
        StoredTensor outputs = scenario == null
                ? exact
                : onChips(built, signal, calibration(scaling, signal, features), exact, document);
        if (reference.isAsked()) {
            reference.compare(network, inputs, SequenceFile.array(exact(built, signal), ElementType.F64), document);
        }
        new SequenceFile(out).write(outputs);
        document.put("outputs", outputs.shape());
        document.put("type", outputs.type().toString());
        document.put("smallest", extreme(outputs, -1));
        document.put("largest", extreme(outputs, 1));
        print(document);
        return 0;
    }

    private static Signal exact(Network network, Signal signal) {
        return network.infer(signal, new Exact(), RandomStream.ofSeed(SEED)).outputs();
    }

    private Signal calibration(Standardisation scaling, Signal signal, int features) {
        return calibrate == null ? signal : scaling.apply(new SequenceFile(calibrate).read(features));
    }

    private StoredTensor onChips(
            Network built, Signal signal, Signal calibration, StoredTensor exact, Map<String, Object> document) {
        Scenario read = ScenarioFile.read(scenario, List.of());
        int chips = trials == null ? read.run().chips() : trials;
        Scenario.Run run = read.run().withChips(chips);
        long seed = options.seed == null ? run.seed() : options.seed;
        List<Signal> all = ChipInference.of(built, read.hardware(), calibration, seed)
                .infer(signal, run.chips(), options.threads());
        StoredTensor outputs = SequenceFile.stacked(
                all.stream().map(one -> SequenceFile.array(one, exact.type())).toList());
        double squares = 0;
        for (int k = 0; k < outputs.count(); k++) {
            double error = outputs.value(k) - exact.value(k % exact.count());
            squares += error * error;
        }
        document.put("scenario", read.name());
        document.put("chips", chips);
        document.put("rmsError", Math.sqrt(squares / outputs.count()));
        return outputs;
    }

    private static double extreme(StoredTensor outputs, int sign) {
        double extreme = outputs.value(0);
        for (int k = 1; k < outputs.count(); k++) {
            extreme = sign * outputs.value(k) > sign * extreme ? outputs.value(k) : extreme;
        }
        return extreme;
    }

    private void print(Map<String, Object> document) {
        PrintWriter stdout = spec.commandLine().getOut();
        switch (options.format) {
            case JSON -> stdout.print(JsonText.of(document));
            case CSV -> {
                stdout.println("measure,value");
                document.forEach((key, value) -> stdout.println("%s,\"%s\"".formatted(key, value)));
            }
            case TABLE -> document.forEach((key, value) -> stdout.println("%-22s%s".formatted(key, value)));
        }
        stdout.flush();
        if (!options.quiet) {
            spec.commandLine().getErr().println("outputs: " + out);
            spec.commandLine().getErr().flush();
        }
    }
}
