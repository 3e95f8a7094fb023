package mho.networks.foreign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mho.adc.activation.Identity;
import mho.networks.Bidirectional;
import mho.networks.Dense;
import mho.networks.Layer;
import mho.networks.LayerNorm;
import mho.networks.Pool;
import mho.networks.Rnn;
import mho.networks.SinGlu;
import mho.networks.io.InvalidFileException;
import mho.networks.io.StoredTensor;
import mho.networks.io.StoredTensors;

/**
 * A network known by its tensors' names and shapes only. Understood are recurrent layers under PyTorch's names, followed by
 * linear ones; stacks of linear layers; and SinGLU blocks under the names of their benchmark. What could be read in two ways
 * is refused: a state dict has no graph.
 */
public final class StateDict {
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");
    private static final String COUNTER = "num_batches_tracked";
    private static final String MEAN = "input.mean";
    private static final String DEVIATION = "input.std";
    private static final Pattern LINEAR = Pattern.compile("(?:(.*)\\.)?(weight|bias)");
    private static final Pattern BLOCK = Pattern.compile("((?:.*\\.)?blocks\\.(\\d+)\\.)(Wg|Wv|Wo|ln)\\.(weight|bias)");

    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final List<NamedLayer> layers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Hints hints;

    private StateDict(Hints hints) {
        this.hints = hints;
    }

    /** Returns a file's tensors without the prefixes that wrappers put before names, and without counters. */
    public static StoredTensors cleaned(StoredTensors stored, List<String> notes) {
        Map<String, StoredTensor> clean = new LinkedHashMap<>();
        stored.tensors().forEach((name, tensor) -> {
            String bare = bare(name);
            if (tensor.count() == 0) {
                throw new InvalidFileException(
                        "must hold numbers in each tensor, but \"%s\" has shape %s".formatted(name, tensor.shape()));
            }
            if (name.endsWith(COUNTER)) {
                notes.add("%s: a counter of training, left out".formatted(name));
            } else if (clean.put(bare, tensor) != null) {
                throw new InvalidFileException(
                        "must name each tensor once, but has \"%s\" with and without a prefix".formatted(bare));
            }
        });
        long renamed = stored.tensors().keySet().stream()
                .filter(name -> !bare(name).equals(name))
                .count();
        if (renamed > 0) {
            notes.add(
                    "%d names: the prefix of a wrapper (%s) taken off".formatted(renamed, String.join(", ", PREFIXES)));
        }
        return new StoredTensors(clean, stored.metadata());
    }

    private static String bare(String name) {
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return bare(name.substring(prefix.length()));
            }
        }
        return name;
    }

    /**
     * Returns the network of a file's tensors.
     *
     * @throws InvalidFileException if they could be more than one network, or none that is understood
     */
    public static ImportedNetwork read(StoredTensors stored, Hints hints) {
        StateDict dict = new StateDict(hints);
        StoredTensors clean = cleaned(stored, dict.notes);
        dict.tensors.putAll(clean.tensors());
        dict.left.addAll(clean.tensors().keySet());
        InputScaling scaling = dict.scaling();
        if (!dict.blocks()) {
            dict.recurrent();
        }
        dict.linear();
        if (!dict.left.isEmpty()) {
            throw ambiguous("no layer is known for " + Names.shown(dict.left));
        }
        ImportedNetwork imported = new ImportedNetwork(new NetworkFile(dict.layers, scaling), clean, dict.notes);
        // shapes are checked where layers meet tensors
        imported.network();
        return imported;
    }

    private static InvalidFileException ambiguous(String found) {
        return new InvalidFileException(
                ("must name tensors that are one network only, but %s. Say which with --layers network.json: "
                                + "{\"layers\": [{\"layer\": {\"kind\": \"dense\", \"inputs\": 4, \"outputs\": 3, \"activation\": \"relu\"}, "
                                + "\"tensors\": {\"weight\": \"NAME\", \"bias\": \"NAME\"}}, …]}")
                        .formatted(found));
    }

    private InputScaling scaling() {
        if (!tensors.containsKey(MEAN) && !tensors.containsKey(DEVIATION)) {
            return new InputScaling.None();
        }
        left.remove(MEAN);
        left.remove(DEVIATION);
        return new InputScaling.Standardise(MEAN, DEVIATION);
    }

    /** SinGLU blocks, each with a normalisation; whether there are any. */
    private boolean blocks() {
        Map<Integer, String> prefixes = new TreeMap<>();
        for (String name : left) {
            Matcher matcher = BLOCK.matcher(name);
            if (matcher.matches()) {
                prefixes.put(Integer.valueOf(matcher.group(2)), matcher.group(1));
            }
        }
        prefixes.values().forEach(this::block);
        return !prefixes.isEmpty();
    }

    private void block(String prefix) {
        if (!(hints.omega() > 0)) {
            throw new InvalidFileException(
                    "must say the frequency of its sines in metadata \"omega\", but does not. Give it with --set /omega=10");
        }
        StoredTensor gate = matrix(prefix + "Wg.weight");
        StoredTensor output = matrix(prefix + "Wo.weight");
        boolean biased = left.contains(prefix + "Wg.bias");
        int inputs = gate.shape().get(1);
        int outputs = output.shape().get(0);
        SinGlu layer = new SinGlu(
                inputs,
                outputs,
                hints.omega(),
                biased ? SinGlu.GateBiases.PRESENT : SinGlu.GateBiases.ABSENT,
                layers.isEmpty() ? SinGlu.Position.FIRST : SinGlu.Position.HIDDEN);
        add(layer, prefix, "");
        if (left.contains(prefix + "ln.weight")) {
            add(new LayerNorm(outputs, hints.epsilon()), prefix + "ln.", "");
        }
    }

    private StoredTensor matrix(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null || tensor.shape().size() != 2) {
            throw new InvalidFileException("must hold a matrix \"%s\", but it %s"
                    .formatted(name, tensor == null ? "is missing" : "has shape " + tensor.shape()));
        }
        return tensor;
    }

    /** Adds a layer whose tensors are called as in PyTorch: prefix, own name, ending. */
    private void add(Layer layer, String prefix, String ending) {
        Map<String, String> names = new LinkedHashMap<>();
        layer.tensors().forEach(tensor -> {
            String name = prefix + RecurrentNames.withEnding(tensor.name(), ending);
            if (left.remove(name)) {
                names.put(tensor.name(), name);
            }
        });
        layers.add(new NamedLayer(layer, names));
    }

    private static boolean isPlain(Layer layer) {
        return layer instanceof Rnn || (layer instanceof Bidirectional both && both.layer() instanceof Rnn);
    }

    private void recurrent() {
        Map<String, Integer> stacks = RecurrentNames.stacks(left);
        if (stacks.size() > 1) {
            throw ambiguous("there are recurrent layers under " + stacks.keySet());
        }
        stacks.forEach((prefix, count) -> {
            for (int k = 0; k < count; k++) {
                String ending = "_l" + k;
                add(RecurrentNames.layer(prefix, ending, tensors, hints), prefix, ending);
            }
            if (layers.stream().map(NamedLayer::layer).anyMatch(StateDict::isPlain)) {
                notes.add("plain recurrent layers have the function %s; --set /recurrent=relu for another"
                        .formatted(hints.recurrent().getClass().getSimpleName()));
            }
            pool();
        });
    }

    /** Refuses a linear layer that fits before the recurrent layers, too, if there is another for their head. */
    private void requireBehind(Collection<Linears.Module> modules, int width) {
        if (modules.size() < 2 || layers.isEmpty() || layers.get(0).layer() instanceof SinGlu) {
            return;
        }
        int inputs = layers.get(0).layer().inputs();
        for (Linears.Module first : modules) {
            List<Linears.Module> others =
                    modules.stream().filter(module -> !module.equals(first)).toList();
            if (first.outputs() == inputs && Linears.chain(others, width).isPresent()) {
                throw ambiguous("linear layer %s could stand before the recurrent layers or behind them"
                        .formatted(first.name()));
            }
        }
    }

    private void pool() {
        Layer sequence = layers.get(layers.size() - 1).layer();
        Optional<Pool.Kind> vector = switch (hints.readout()) {
            case LAST -> Optional.of(sequence instanceof Bidirectional ? Pool.Kind.ENDS : Pool.Kind.LAST);
            case MEAN -> Optional.of(Pool.Kind.MEAN);
            case MAX -> Optional.of(Pool.Kind.MAX);
            case EACH_STEP -> Optional.empty();
        };
        vector.ifPresent(kind -> layers.add(new NamedLayer(new Pool(sequence.outputs(), kind), Map.of())));
        String seen = switch (hints.readout()) {
            case LAST -> "the state at the end of each direction";
            case MEAN -> "the mean of all states";
            case MAX -> "the largest numbers of all states";
            case EACH_STEP -> "each state";
        };
        notes.add("the head sees %s; --set /readout=last, mean, max or each-step for another".formatted(seen));
    }

    private void linear() {
        Map<String, Linears.Module> modules = new LinkedHashMap<>();
        for (String name : List.copyOf(left)) {
            Matcher matcher = LINEAR.matcher(name);
            if (matcher.matches()
                    && name.endsWith("weight")
                    && tensors.get(name).shape().size() == 2) {
                String module = matcher.group(1) == null ? "" : matcher.group(1);
                List<Integer> shape = tensors.get(name).shape();
                modules.put(module, new Linears.Module(module, shape.get(1), shape.get(0)));
            }
        }
        int width =
                layers.isEmpty() ? -1 : layers.get(layers.size() - 1).layer().outputs();
        requireBehind(modules.values(), width);
        List<Linears.Module> chain = Linears.chain(List.copyOf(modules.values()), width)
                .orElseThrow(() -> ambiguous("linear layers %s do not follow one another in one way only"
                        .formatted(Names.shown(modules.keySet()))));
        for (int k = 0; k < chain.size(); k++) {
            Linears.Module module = chain.get(k);
            boolean last = k == chain.size() - 1;
            add(
                    new Dense(module.inputs(), module.outputs(), last ? new Identity() : hints.activation()),
                    module.name().isEmpty() ? "" : module.name() + ".",
                    "");
        }
        if (chain.size() > 1) {
            notes.add("hidden linear layers have the function %s; --set /activation=tanh for another"
                    .formatted(hints.activation().getClass().getSimpleName()));
        }
    }
}
