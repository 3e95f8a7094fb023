package mho.scenarios.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mho.adc.ActivatedAdcSpec;
import mho.adc.ActivationUnitSpec.Table;
import mho.adc.AdcSpec;
import mho.adc.FrontEnd;
import mho.adc.OutputValues;
import mho.adc.Placement;
import mho.adc.RampCalibration;
import mho.adc.RampCircuit;
import mho.adc.RampSteps;
import mho.adc.RampUpkeep;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.adc.activation.Sigmoid;
import mho.device.CellSpec;
import mho.scenarios.json.InvalidDocumentException;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.Setting;

/**
 * A kind of converter, and what can be chosen about it. What there is to choose is read from the kind's own components and
 * those of the converters inside it, so that a new kind needs nothing here.
 *
 * @param name what it is called
 * @param spec the design that choices are made about
 * @param from whose design it is
 */
record ConverterWay(String name, AdcSpec spec, From from) {
    private static final String BITS = "bits";
    private static final String CANDIDATES = "candidates";
    private static final String SPARES = "spares";
    private static final String TABLE = "-table";
    private static final String UNTRIMMED_KIND = "none";

    /** Whose design it is. */
    private enum From {
        CATALOGUE,
        FILE
    }

    /** Returns the kind of a name, with its defaults; a plain converter with a table behind it by its kind and "-table". */
    static ConverterWay of(String name) {
        if (name.endsWith(TABLE) && !Catalogue.binder().kinds(AdcSpec.class).contains(name)) {
            return ofKind(name.substring(0, name.length() - TABLE.length())).withTable();
        }
        return ofKind(name);
    }

    private static ConverterWay ofKind(String kind) {
        return new ConverterWay(kind, Catalogue.binder().bind(kind, AdcSpec.class, List.of()), From.CATALOGUE);
    }

    /** Returns a design of a user's own, named by its file. */
    static ConverterWay read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("There is no file %s.".formatted(file));
        }
        try {
            AdcSpec spec = Catalogue.binder().read(Files.readString(file, StandardCharsets.UTF_8), AdcSpec.class);
            return new ConverterWay(file.getFileName().toString().replaceFirst("\\.json$", ""), spec, From.FILE);
        } catch (InvalidDocumentException e) {
            throw new BadInput(e.problems().stream()
                    .map(problem -> "%s: %s".formatted(file, problem))
                    .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    /** Whether a user made it, so that nothing about it is chosen elsewhere. */
    boolean isOwn() {
        return from == From.FILE;
    }

    /** Returns the names of all kinds, and of those that are converters of a kind with a table behind them. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String kind : Catalogue.binder().kinds(AdcSpec.class)) {
            names.add(kind);
            if (ofKind(kind).needsTable()) {
                names.add(kind + TABLE);
            }
        }
        return names;
    }

    /** Whether it converts plainly and applies no function. */
    private boolean needsTable() {
        return spec.realises(new Identity()) && !spec.realises(new Sigmoid());
    }

    /** Returns a converter that applies the function: itself, or itself with a digital table behind it. */
    ConverterWay applying(Activation activation) {
        return spec.realises(activation) || !needsTable() ? this : withTable();
    }

    private ConverterWay withTable() {
        Table table = new Table(spec.bits());
        return new ConverterWay(name + TABLE, new ActivatedAdcSpec(spec, table, spec.bits(), 1), from);
    }

    /** Whether something of this type or name can be chosen. */
    boolean has(Class<?> type) {
        return !pointers(type).isEmpty();
    }

    private List<String> pointers(Class<?> type) {
        return places().entrySet().stream()
                .filter(place -> type.isAssignableFrom(place.getValue().getType()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Components of the design and of designs in it, by their JSON pointers. */
    private Map<String, RecordComponent> places() {
        Map<String, RecordComponent> places = new LinkedHashMap<>();
        collect(spec, "", places);
        return places;
    }

    private static void collect(Object design, String pointer, Map<String, RecordComponent> places) {
        for (RecordComponent component : design.getClass().getRecordComponents()) {
            String place = pointer + "/" + component.getName();
            if (AdcSpec.class.isAssignableFrom(component.getType())) {
                collect(value(component, design), place, places);
            } else {
                places.put(place, component);
            }
        }
    }

    private static Object value(RecordComponent component, Object design) {
        try {
            return component.getAccessor().invoke(design);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A public record has public accessors", e);
        }
    }

    /** Returns the grid of outputs that the design puts values on. */
    Placement placement(Activation activation) {
        return placed(spec).orElse(OutputValues.FITTED).placement(activation);
    }

    private static Optional<OutputValues> placed(Object design) {
        for (RecordComponent component : design.getClass().getRecordComponents()) {
            if (component.getType() == OutputValues.class) {
                return Optional.of((OutputValues) value(component, design));
            }
            if (AdcSpec.class.isAssignableFrom(component.getType())) {
                Optional<OutputValues> inner = placed(value(component, design));
                if (inner.isPresent()) {
                    return inner;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the same converter of a resolution, with a table of as many codes if there is one behind it. */
    ConverterWay withBits(int bits) {
        ConverterWay changed = with(BITS, (long) bits);
        return changed.spec() instanceof ActivatedAdcSpec activated && activated.unit() instanceof Table
                ? changed.with(List.of("/unit/addressBits"), (long) bits)
                : changed;
    }

    ConverterWay withSpares(int spares) {
        return with(SPARES, (long) spares);
    }

    ConverterWay withUpkeep(String kind) {
        return with(RampUpkeep.class, kind);
    }

    ConverterWay withCandidates(int candidates) {
        return with(CANDIDATES, (long) candidates);
    }

    ConverterWay withCell(String device) {
        return with(CellSpec.class, device);
    }

    ConverterWay withCalibration(String kind) {
        return with(RampCalibration.class, kind);
    }

    /** Whether front ends are calibrated. */
    boolean isTrimmed() {
        return !withoutTrimming().spec().equals(spec);
    }

    /** Returns the same converter with front ends as they were made. */
    ConverterWay withoutTrimming() {
        return with(
                pointers(FrontEnd.class).stream()
                        .map(place -> place + "/calibration")
                        .toList(),
                UNTRIMMED_KIND);
    }

    ConverterWay withSteps(String kind) {
        return with(RampSteps.class, kind);
    }

    /** Returns the same converter in a circuit without errors. */
    ConverterWay withIdealCircuit() {
        return with(RampCircuit.class, Catalogue.binder().tree(RampCircuit.IDEAL, RampCircuit.class));
    }

    private ConverterWay with(String component, Object value) {
        return with(
                places().keySet().stream()
                        .filter(place -> place.endsWith("/" + component))
                        .toList(),
                value);
    }

    private ConverterWay with(Class<?> type, Object value) {
        return with(pointers(type), value);
    }

    private ConverterWay with(List<String> pointers, Object value) {
        if (pointers.isEmpty()) {
            return this;
        }
        List<Setting> settings = new ArrayList<>();
        pointers.forEach(pointer -> settings.add(new Setting(pointer, value)));
        JsonBinder binder = Catalogue.binder();
        return new ConverterWay(name, binder.bind(binder.tree(spec, AdcSpec.class), AdcSpec.class, settings), from);
    }
}
