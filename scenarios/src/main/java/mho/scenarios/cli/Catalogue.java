package mho.scenarios.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mho.adc.activation.Activation;
import mho.adc.activation.Sine;
import mho.adc.activation.Swish;
import mho.device.CellSpec;
import mho.device.PulsedUpdate;
import mho.device.catalog.CatalogCell;
import mho.device.pulse.PulsedPreset;
import mho.scenarios.Scenario;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.JsonSchema;
import mho.scenarios.json.Suggestion;

/** What comes with the program: cells, functions, scenarios; and the binder that knows their names. */
final class Catalogue {
    private static final String SCENARIO_FILE = "scenario.json";

    private static final JsonBinder BINDER = new JsonBinder(presets());

    private Catalogue() {}

    /** Named values that scenarios may use. */
    private static Map<Class<?>, Map<String, Object>> presets() {
        Map<String, Object> cells = new LinkedHashMap<>();
        CatalogCell.all().forEach(cell -> cells.put(cell.name(), cell.cell()));
        Map<String, Object> pulsed = new LinkedHashMap<>();
        PulsedPreset.all().forEach(preset -> pulsed.put(preset.name(), preset.update()));
        return Map.of(CellSpec.class, cells, PulsedUpdate.class, pulsed, Activation.class, otherNames());
    }

    /** Names in use for functions whose kind is called otherwise. */
    private static Map<String, Object> otherNames() {
        return Map.of(new Sine().name(), new Sine(), "silu", new Swish(1));
    }

    static JsonBinder binder() {
        return BINDER;
    }

    static String schema() {
        return new JsonSchema(presets()).text(Scenario.class);
    }

    /** Returns the text of each catalogue scenario, by name. */
    static Map<String, String> scenarios() {
        Map<String, String> texts = new TreeMap<>();
        for (String name : scenarioNames()) {
            texts.put(name, resource(name, SCENARIO_FILE));
        }
        return texts;
    }

    /** Returns a file of a catalogue scenario. */
    static String resource(String scenario, String file) {
        try (var in = Catalogue.class.getResourceAsStream("/catalog/%s/%s".formatted(scenario, file))) {
            if (in == null) {
                throw new BadInput(Suggestion.unknown("catalogue scenario", scenario, scenarioNames()));
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> scenarioNames() {
        try {
            URI uri = Catalogue.class.getResource("/catalog").toURI();
            if (!uri.getScheme().equals("jar")) {
                return names(Path.of(uri));
            }
            return namesInJar(uri);
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The catalogue inside the program cannot be read", e);
        }
    }

    private static List<String> namesInJar(URI uri) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
            return names(jar.getPath("/catalog"));
        } catch (FileSystemAlreadyExistsException open) {
            return names(FileSystems.getFileSystem(uri).getPath("/catalog"));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve(SCENARIO_FILE)))
                    .map(entry -> entry.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the names of all devices: cells that are written to targets, cells under pulses, compact models. */
    static List<String> deviceNames() {
        return Stream.of(
                        CatalogCell.all().stream().map(CatalogCell::name),
                        PulsedPreset.all().stream().map(PulsedPreset::name),
                        CompactDevice.all().stream().map(CompactDevice::name))
                .flatMap(names -> names)
                .toList();
    }

    static CatalogCell cell(String name) {
        return CatalogCell.all().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(Suggestion.unknown(
                        "device",
                        name,
                        CatalogCell.all().stream().map(CatalogCell::name).toList())));
    }

    /** Returns the functions with default parameters, by all names that scenarios take. */
    static Map<String, Activation> activations() {
        Map<String, Activation> byName = new LinkedHashMap<>();
        Activation.all().forEach(activation -> byName.put(activation.name(), activation));
        otherNames().forEach((other, activation) -> byName.putIfAbsent(other, (Activation) activation));
        return byName;
    }

    static Activation activation(String name) {
        return Optional.ofNullable(activations().get(name))
                .orElseThrow(() -> new BadInput(
                        Suggestion.unknown("function", name, activations().keySet())));
    }
}
