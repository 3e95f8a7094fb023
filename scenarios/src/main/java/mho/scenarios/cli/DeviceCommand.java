package mho.scenarios.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mho.device.PulseTrain;
import mho.device.catalog.CatalogCell;
import mho.device.pulse.PulsedPreset;
import mho.scenarios.cli.CellFindings.Drawing;
import mho.scenarios.json.Suggestion;
import mho.scenarios.measured.MeasuredDevice;
import mho.scenarios.report.Beside;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The device bench. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = {
            "Writes, ages and reads many cells of one device: programming error, drift, read noise, cost of a write,",
            "published numbers beside the model's. Cells under pulses and compact models get pulses and sweeps instead.%n",
            "Examples: mho device joshi-pcm-2020 --out results/pcm",
            "          mho device --csv writes.csv --out results/my-device",
            "          mho device --cell cell.json --ages \"1 h,1 day\""
        })
final class DeviceCommand implements Runnable {
    private static final long DEFAULT_SEED = 42;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A device of mho list devices.")
    private String listed;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Your own device: what writes reach or pulses do, see docs/models/own-device.md.")
    private Path csv;

    @Option(
            names = "--cell",
            paramLabel = "FILE",
            description = "A cell in JSON as scenarios hold it; it may extend a device of mho list devices.")
    private Path json;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the cell of --csv or --cell is called; as its file by default.")
    private String name;

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "G",
            description = "Conductances to write, such as \"5 uS,10 uS\"; nine over the range by default.")
    private List<String> targets;

    @Option(
            names = "--ages",
            split = ",",
            paramLabel = "T",
            description =
                    "Times after programming, such as and by default \"1 s,1 h,1 day,1 year\", with --csv those of the file.")
    private List<String> ages;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Cells of each target; 100000 by default, 10000 written pulse by pulse, 1000 under pulses.")
    private Integer trials;

    @Mixin
    private BenchOutput output;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (Stream.of(listed, csv, json).filter(Objects::nonNull).count() != 1) {
            throw usage("A device is one of NAME (mho list devices shows them), --csv FILE and --cell FILE.");
        }
        if (name != null && listed != null) {
            throw usage("--name belongs to --csv and --cell.");
        }
        try {
            output.check();
            findings().deliver(output, options, spec);
        } finally {
            output.withdraw();
        }
    }

    private Findings findings() {
        Bench bench = new Bench(
                seed(), Commands.text(spec.commandLine().getParseResult().originalArgs(), "device"));
        if (csv != null) {
            return measured(OwnCell.of(csv, name), bench);
        }
        return json != null ? cell(OwnCell.of(json, name).described(), bench) : listed(bench);
    }

    private Findings listed(Bench bench) {
        Optional<PulsedPreset> preset = PulsedPreset.all().stream()
                .filter(one -> one.name().equals(listed))
                .findFirst();
        Optional<CompactDevice> compact = CompactDevice.all().stream()
                .filter(one -> one.name().equals(listed))
                .findFirst();
        if (preset.isPresent() || compact.isPresent()) {
            requireUnset("--targets", targets);
            requireUnset("--ages", ages);
        }
        if (preset.isPresent()) {
            return PulsedFindings.of(preset.get(), trials == null ? PulsedFindings.TRIALS : trials, bench);
        }
        return compact.map(one -> one.findings(bench)).orElseGet(() -> cell(CellOnBench.of(catalogued()), bench));
    }

    private Findings cell(CellOnBench device, Bench bench) {
        CellFindings findings = new CellFindings(
                device, bench, Beside.LITERATURE, List.of(), TelegraphAddendum.of(device, bench.seed()));
        return findings.of(trials(device), targets(), ages(quantities(CellFindings.AGES)), drawing());
    }

    private Findings measured(OwnCell own, Bench bench) {
        MeasuredDevice fitted = own.measured();
        MeasuredNumbers numbers = new MeasuredNumbers(fitted);
        CellOnBench device = own.onBench(fitted, numbers.numbers());
        CellFindings findings = new CellFindings(
                device,
                bench,
                Beside.measured(numbers.cells()),
                numbers.targets(),
                FitAddendum.of(device.name(), fitted));
        return findings.of(trials(device), targets(), ages(numbers.ages()), drawing());
    }

    private int trials(CellOnBench device) {
        boolean pulses = device.cell().programming() instanceof PulseTrain;
        int usual = pulses ? CellFindings.PULSE_TRIALS : CellFindings.TRIALS;
        return trials == null ? usual : trials;
    }

    private List<Double> targets() {
        return Commands.quantities("--targets", targets == null ? List.of() : targets, "S");
    }

    private List<Double> ages(List<Double> usual) {
        return ages == null ? usual : quantities(ages);
    }

    private static List<Double> quantities(List<String> texts) {
        return Commands.quantities("--ages", texts, "s");
    }

    private Drawing drawing() {
        return output.isAsked() ? Drawing.WANTED : Drawing.LEFT_OUT;
    }

    /**
     * What all findings of a device need.
     *
     * @param seed    seed of all draws
     * @param command the command as it was given
     */
    record Bench(long seed, String command) {}

    private long seed() {
        return options.seed == null ? DEFAULT_SEED : options.seed;
    }

    private void requireUnset(String option, List<String> values) {
        if (values != null) {
            throw usage(
                    "%s belongs to cells that are written to targets, but %s is not one.".formatted(option, listed));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private CatalogCell catalogued() {
        return CatalogCell.all().stream()
                .filter(one -> one.name().equals(listed))
                .findFirst()
                .orElseThrow(() -> new BadInput(Suggestion.unknown("device", listed, Catalogue.deviceNames())));
    }
}
