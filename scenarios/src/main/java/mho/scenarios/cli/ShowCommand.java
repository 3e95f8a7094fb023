package mho.scenarios.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mho.adc.ActivationUnitSpec;
import mho.adc.AdcSpec;
import mho.adc.DacSpec;
import mho.base.unit.Quantities;
import mho.crossbar.Solver;
import mho.crossbar.WeightEncoding;
import mho.device.CellSpec;
import mho.device.PulsedUpdate;
import mho.device.catalog.CatalogCell;
import mho.device.compact.CompactModel;
import mho.device.pulse.PulsedPreset;
import mho.networks.Architecture;
import mho.networks.data.TaskSpec;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.JsonText;
import mho.scenarios.json.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one catalogue entry whole: parameters with units, validity, source. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one entry of mho list: parameters with units, validity, source.")
final class ShowCommand implements Runnable {
    private static final Map<Class<?>, String> FAMILIES = new LinkedHashMap<>();

    static {
        FAMILIES.put(WeightEncoding.class, "weight encoding");
        FAMILIES.put(Solver.class, "solver of an array");
        FAMILIES.put(AdcSpec.class, "converter");
        FAMILIES.put(DacSpec.class, "input converter");
        FAMILIES.put(ActivationUnitSpec.class, "digital activation unit");
        FAMILIES.put(Architecture.class, "network");
        FAMILIES.put(TaskSpec.class, "task");
    }

    @Parameters(paramLabel = "NAME", description = "A name from mho list.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> entries = entries();
        if (entries.isEmpty()) {
            entries = ComponentListing.of(name).stream().toList();
        }
        if (entries.isEmpty()) {
            throw new BadInput(Suggestion.unknown("entry", name, names()));
        }
        out.print(String.join("\n", entries));
        out.flush();
    }

    /** Everything of that name: a cell, a converter and a solver may all be called ideal. */
    private List<String> entries() {
        return Stream.concat(published().stream(), kinds()).toList();
    }

    private Optional<String> published() {
        for (CatalogCell cell : CatalogCell.all()) {
            if (cell.name().equals(name)) {
                return Optional.of("device %s: %s\nvalidity: %s\nsource: %s\n%s"
                        .formatted(
                                name,
                                cell.summary(),
                                cell.validity(),
                                cell.source(),
                                Catalogue.binder().write(cell.cell(), CellSpec.class)));
            }
        }
        for (PulsedPreset preset : PulsedPreset.all()) {
            if (preset.name().equals(name)) {
                return Optional.of("device %s: %s\nrange: %s to %s\nsource: %s\n%s"
                        .formatted(
                                name,
                                preset.summary(),
                                Quantities.format(preset.range().min(), "S"),
                                Quantities.format(preset.range().max(), "S"),
                                preset.source(),
                                JsonText.of(Catalogue.binder().tree(preset.update(), PulsedUpdate.class))));
            }
        }
        for (CompactDevice device : CompactDevice.all()) {
            if (device.name().equals(name)) {
                return Optional.of("device %s: %s\nsource: %s\n%s"
                        .formatted(name, device.summary(), device.source(), parameters(device)));
            }
        }
        Optional<String> activation = ActivationListing.of(name);
        if (activation.isPresent()) {
            return activation;
        }
        if (Catalogue.scenarioNames().contains(name)) {
            return Optional.of(
                    Catalogue.resource(name, "README.md") + "\n" + Catalogue.resource(name, "scenario.json"));
        }
        return Optional.empty();
    }

    private static String parameters(CompactDevice device) {
        return JsonText.of(Catalogue.binder().tree(device.model(), CompactModel.class));
    }

    private Stream<String> kinds() {
        JsonBinder binder = Catalogue.binder();
        return FAMILIES.entrySet().stream()
                .filter(family -> binder.kinds(family.getKey()).contains(name))
                .map(family -> "%s %s, with its defaults; units and ranges: mho schema, docs/models\n%s"
                        .formatted(
                                family.getValue(),
                                name,
                                JsonText.of(
                                        binder.tree(binder.bind(name, family.getKey(), List.of()), family.getKey()))));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        names.addAll(Catalogue.deviceNames());
        names.addAll(Catalogue.activations().keySet());
        names.add(ActivationListing.TABULATED);
        FAMILIES.keySet().forEach(family -> names.addAll(Catalogue.binder().kinds(family)));
        names.addAll(Catalogue.scenarioNames());
        names.addAll(ComponentListing.all().keySet());
        return names;
    }
}
