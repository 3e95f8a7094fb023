package mho.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import mho.adc.RampCalibration;
import mho.adc.RampPlan;
import mho.adc.RampSteps;
import mho.adc.RampUpkeep;
import mho.adc.activation.Activation;
import mho.device.CellSpec;
import mho.scenarios.ConverterDesign.Label;
import mho.scenarios.ConverterResult;
import mho.scenarios.Progress;
import mho.scenarios.RampBench;
import mho.scenarios.json.Suggestion;
import picocli.CommandLine.Option;

/** Options that say which converters go onto the bench: every function in every way, of every device, with all bits. */
final class ConverterOptions {
    private static final String DEFAULT_DEVICE = "yang-taox-2025";
    private static final String NO_DEVICE = ConverterRequest.NO_DEVICE;
    private static final String OWN_DEVICE = "own";
    private static final int MOST_CANDIDATES = 1000;
    private static final int MOST_SPARES = 10_000;
    private static final String DEFAULT_FUNCTION = "sigmoid";
    private static final String DEFAULT_WAY = "nonlinear-ramp";
    private static final int DEFAULT_BITS = 5;

    @Option(
            names = "--function",
            split = ",",
            paramLabel = "NAME",
            description = "Functions, from mho list activations; sigmoid by default.")
    private List<String> functions;

    @Option(
            names = "--points",
            split = ",",
            paramLabel = "FILE",
            description = "Functions of your own: points x, y in .csv or .json, see docs/models/activations.md.")
    private List<Path> points;

    @Option(names = "--bits", split = ",", paramLabel = "N", description = "Resolutions; 5 by default.")
    private List<Integer> bits;

    @Option(
            names = "--device",
            split = ",",
            paramLabel = "NAME",
            description = "Cells of ramps, from mho list devices; " + DEFAULT_DEVICE + " by default.")
    private List<String> devices;

    @Option(
            names = "--way",
            split = ",",
            paramLabel = "KIND",
            description = "Kinds of converter, from mho list converters; nonlinear-ramp by default.")
    private List<String> ways;

    @Option(
            names = "--converter",
            split = ",",
            paramLabel = "FILE",
            description = "Converters of your own in JSON, as scenarios hold them under \"adc\".")
    private List<Path> converters;

    @Option(
            names = "--steps",
            paramLabel = "KIND",
            description = "Of what steps of ramps of cells are made; one-cell by default.")
    private String steps;

    @Option(
            names = "--calibration",
            paramLabel = "KIND",
            description = "How ramps of cells are set after programming; one-point by default.")
    private String calibration;

    @Option(
            names = "--best",
            defaultValue = "8",
            paramLabel = "N",
            description = "Ramp columns of which the best is kept, for the third linearity; 8 by default.")
    private int best;

    @Option(
            names = "--spares",
            paramLabel = "N",
            description = "Spare cells of a ramp column, which stand in for cells that failed; none by default.")
    private Integer spares;

    @Option(
            names = "--upkeep",
            paramLabel = "KIND",
            description = "What is done about ramps that have aged: rewritten by default, recalibrated, or never.")
    private String upkeep;

    @Option(
            names = "--circuit",
            defaultValue = "ideal",
            paramLabel = "ideal|usual",
            description =
                    "The circuit around ramps: without errors, so that cells alone show, by default; or that of scenarios.")
    private Circuit circuit;

    @Option(
            names = "--age",
            paramLabel = "T",
            description =
                    "Time after programming, such as \"1 day\", at which converters are measured too; none by default.")
    private String age;

    @Option(
            names = "--half-periods",
            paramLabel = "N",
            description = "Half-periods of functions that are periodic; 1 by default.")
    private Integer halfPeriods;

    @Option(
            names = "--range",
            paramLabel = "LO:HI|X",
            description = "Inputs, LO to HI or -X to X; by default all where a function is bounded, else -4 to 4,"
                    + " -1 to 1 for straight lines.")
    private String range;

    /** What stands around a ramp. */
    private enum Circuit {
        IDEAL,
        USUAL
    }

    /**
     * Measures all converters that are asked for, or until it is ended those so far; those that cannot be are in the results
     * with the reason.
     *
     * @param bench    measures them
     * @param ended    asked from time to time whether it should end early
     * @param progress told of the banks measured, of those of all converters
     * @param usage    what a mistake in the use of the options is told by
     */
    List<ConverterResult> measure(
            RampBench bench,
            BooleanSupplier ended,
            Progress progress,
            Function<String, ? extends RuntimeException> usage) {
        requireSense(usage);
        List<ConverterRequest> requests = requests();
        List<ConverterResult> results = new ArrayList<>();
        for (ConverterRequest request : requests) {
            double before = results.size();
            double all = (double) requests.size() * bench.trials();
            try {
                // converters take as much work each: a bank counts once it was measured in every way
                results.add(request.result(
                        bench,
                        ended,
                        (name, banks, ofAll) -> progress.report(
                                "banks, " + name, Math.floor((before + banks / ofAll) * bench.trials()), all)));
            } catch (CancellationException early) {
                return results;
            }
        }
        return results;
    }

    private void requireSense(Function<String, ? extends RuntimeException> usage) {
        if (ways == null && converters != null && (bits != null || devices != null || steps != null)) {
            throw usage.apply("A converter of --converter has its own bits, cells and steps:"
                    + " --bits, --device and --steps belong to --way.");
        }
        if (best < 1 || best > MOST_CANDIDATES) {
            throw new BadInput("--best must be 1 to %d, but is %d.".formatted(MOST_CANDIDATES, best));
        }
        requireKind("--steps", steps, RampSteps.class);
        requireKind("--calibration", calibration, RampCalibration.class);
        requireKind("--upkeep", upkeep, RampUpkeep.class);
        if (spares != null && (spares < 0 || spares > MOST_SPARES)) {
            throw new BadInput("--spares must be 0 to %d, but is %d.".formatted(MOST_SPARES, spares));
        }
        requireUse(usage);
    }

    private List<ConverterRequest> requests() {
        List<ConverterRequest> requests = new ArrayList<>();
        for (Activation activation : activations()) {
            for (ConverterWay kind : ways()) {
                ConverterWay way = kind.applying(activation);
                for (String device : devices(way)) {
                    for (int resolution : resolutions(way)) {
                        requests.add(new ConverterRequest(
                                label(activation, way, device, resolution), activation, way, preparation()));
                    }
                }
            }
        }
        return requests;
    }

    private ConverterRequest.Preparation preparation() {
        return new ConverterRequest.Preparation(
                new ConverterRange(range, halfPeriods), Optional.ofNullable(calibration), best, age());
    }

    private Label label(Activation activation, ConverterWay way, String device, int resolution) {
        boolean severalWays = orNone(ways).size() + orNone(converters).size() > 1;
        boolean severalDevices = orNone(devices).size() > 1;
        String name = "%s-%db%s%s"
                .formatted(
                        activation.name(),
                        resolution,
                        severalWays ? "-" + way.name() : "",
                        severalDevices && !device.equals(NO_DEVICE) ? "-" + device : "");
        return new Label(name, way.name(), activation.name(), device, resolution);
    }

    /** An option that changes nothing is a mistake of its user. */
    private void requireUse(Function<String, ? extends RuntimeException> usage) {
        List<ConverterWay> all = ways().stream()
                .flatMap(way -> activations().stream().map(way::applying))
                .toList();
        requireUse("--device", devices, all.stream().anyMatch(way -> way.has(CellSpec.class)), usage);
        requireUse("--steps", steps, all.stream().anyMatch(way -> way.has(RampSteps.class)), usage);
        requireUse("--calibration", calibration, all.stream().anyMatch(way -> way.has(RampCalibration.class)), usage);
        requireUse("--spares", spares, all.stream().anyMatch(way -> way.has(CellSpec.class)), usage);
        requireUse("--upkeep", upkeep, all.stream().anyMatch(way -> way.has(RampUpkeep.class)), usage);
        List<Activation> functionsAsked = activations();
        boolean periodic = functionsAsked.stream().anyMatch(ConverterRange::isPeriodic);
        if (halfPeriods != null && !periodic) {
            throw usage.apply("--half-periods is for functions that are periodic, but none of these is: %s."
                    .formatted(functionsAsked.stream().map(Activation::name).collect(Collectors.joining(", "))));
        }
        if (halfPeriods != null && range != null && functionsAsked.stream().allMatch(ConverterRange::isPeriodic)) {
            throw usage.apply(
                    "--half-periods and --range both say the inputs of periodic functions: give one of them.");
        }
    }

    private static void requireUse(
            String option, Object value, boolean used, Function<String, ? extends RuntimeException> usage) {
        if (value != null && !used) {
            throw usage.apply(
                    "%s is about ramps of cells, but none of these converters has one: see mho list converters."
                            .formatted(option));
        }
    }

    private static void requireKind(String option, String kind, Class<?> family) {
        List<String> kinds = Catalogue.binder().kinds(family);
        if (kind != null && !kinds.contains(kind)) {
            throw new BadInput(Suggestion.unknown(option + " kind", kind, kinds));
        }
    }

    private List<Activation> activations() {
        List<Activation> all = new ArrayList<>();
        List<String> named = functions == null && points == null ? List.of(DEFAULT_FUNCTION) : orNone(functions);
        named.forEach(name -> all.add(Catalogue.activation(name)));
        orNone(points).forEach(file -> all.add(FunctionFile.read(file)));
        return all;
    }

    private List<ConverterWay> ways() {
        List<ConverterWay> all = new ArrayList<>();
        List<String> named = ways == null && converters == null ? List.of(DEFAULT_WAY) : orNone(ways);
        for (String way : named) {
            if (!ConverterWay.names().contains(way)) {
                throw new BadInput(Suggestion.unknown("way", way, ConverterWay.names()));
            }
            all.add(chosen(ConverterWay.of(way)));
        }
        orNone(converters).forEach(file -> all.add(ConverterWay.read(file)));
        return all;
    }

    private ConverterWay chosen(ConverterWay way) {
        ConverterWay chosen = circuit == Circuit.IDEAL ? way.withIdealCircuit() : way;
        chosen = steps == null ? chosen : chosen.withSteps(steps);
        chosen = spares == null ? chosen : chosen.withSpares(spares);
        return upkeep == null ? chosen : chosen.withUpkeep(upkeep);
    }

    private List<String> devices(ConverterWay way) {
        if (!way.has(CellSpec.class)) {
            return List.of(NO_DEVICE);
        }
        if (way.isOwn()) {
            return List.of(OWN_DEVICE);
        }
        List<String> names = devices == null ? List.of(DEFAULT_DEVICE) : devices;
        names.forEach(Catalogue::cell);
        return names;
    }

    private List<Integer> resolutions(ConverterWay way) {
        List<Integer> asked = bits == null ? List.of(DEFAULT_BITS) : bits;
        return way.isOwn() && way.spec().bits() <= RampPlan.MOST_BITS
                ? List.of(way.spec().bits())
                : asked;
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }

    private double age() {
        return age == null ? 0 : Commands.quantity("--age", age, "s");
    }
}
