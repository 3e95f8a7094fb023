package mho.scenarios.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mho.networks.foreign.Hints;
import mho.networks.foreign.ImportedNetwork;
import mho.networks.foreign.NetworkFile;
import mho.networks.foreign.OnnxNetwork;
import mho.networks.foreign.StateDict;
import mho.networks.io.InvalidFileException;
import mho.networks.io.NpzArchive;
import mho.networks.io.OnnxModel;
import mho.networks.io.PyTorchState;
import mho.networks.io.Safetensors;
import mho.networks.io.StoredTensors;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.Setting;

/**
 * A file of weights of another program, known by its ending.
 *
 * @param path where it is
 */
record WeightFile(Path path) {
    /** Metadata of safetensors files that say what names and shapes cannot, and the hint of each. */
    private static final Map<String, String> METADATA = Map.of(
            "omega", "/omega",
            "eps", "/epsilon",
            "epsilon", "/epsilon",
            "activation", "/activation",
            "recurrent", "/recurrent",
            "readout", "/readout");

    private static final String GATE_ORDER = "gate_order";

    /** Kinds of files by their endings. */
    private enum Format {
        SAFETENSORS("safetensors"),
        NPZ("npz"),
        PYTORCH("pt|pth"),
        ONNX("onnx");

        private final String endings;

        Format(String endings) {
            this.endings = endings;
        }

        static Optional<Format> of(Path path) {
            String name = path.toString().toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.matches(".*\\.(" + format.endings + ")")) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Reads the network.
     *
     * @param layers   a description of its layers; inferred if there is none
     * @param settings changes of hints, or of the description
     */
    ImportedNetwork read(Optional<Path> layers, List<Setting> settings) {
        if (!Files.isRegularFile(path)) {
            throw new BadInput("There is no file %s.".formatted(path));
        }
        Format format = Format.of(path)
                .orElseThrow(() ->
                        new BadInput("%s must be a .safetensors, .npz, .pt, .pth or .onnx file, or a network folder."
                                .formatted(path)));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            if (format == Format.ONNX) {
                return onnx(OnnxModel.read(in), layers, settings);
            }
            StoredTensors tensors = tensors(format, in);
            return layers.isPresent() ? described(tensors, layers.get(), settings) : inferred(tensors, settings);
        } catch (InvalidFileException e) {
            throw new BadInput("%s: %s.".formatted(path, e.getMessage()));
        } catch (InvalidDocumentException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            // a layer that its own constructor refuses
            throw new BadInput("%s: %s.".formatted(path, e.getMessage()));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
        }
    }

    private static StoredTensors tensors(Format format, InputStream in) throws IOException {
        return switch (format) {
            case SAFETENSORS -> Safetensors.read(in);
            case NPZ -> NpzArchive.read(in);
            default -> PyTorchState.read(in);
        };
    }

    private ImportedNetwork onnx(OnnxModel model, Optional<Path> layers, List<Setting> settings) {
        if (layers.isPresent() || !settings.isEmpty()) {
            throw new BadInput(
                    "%s: an ONNX file says its layers itself. Leave out --layers and --set.".formatted(path));
        }
        return OnnxNetwork.read(model);
    }

    private static ImportedNetwork described(StoredTensors tensors, Path layers, List<Setting> settings) {
        NetworkFile file = NetworkFolder.description(layers, settings);
        List<String> notes = new ArrayList<>();
        ImportedNetwork network = new ImportedNetwork(file, StateDict.cleaned(tensors, notes), notes);
        network.network();
        return network;
    }

    private static ImportedNetwork inferred(StoredTensors tensors, List<Setting> settings) {
        String order = tensors.metadata().getOrDefault(GATE_ORDER, "ifgo");
        if (!order.equals("ifgo") && !order.equals("rzn")) {
            throw new InvalidFileException(
                    "must have gates in PyTorch's order ifgo or rzn, but says \"%s\"".formatted(order));
        }
        List<Setting> all = new ArrayList<>();
        tensors.metadata().forEach((key, value) -> {
            if (METADATA.containsKey(key)) {
                all.add(Setting.parse(METADATA.get(key) + "=" + value));
            }
        });
        all.addAll(settings);
        return StateDict.read(tensors, Catalogue.binder().read("{}", Hints.class, all));
    }
}
