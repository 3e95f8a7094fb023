package mho.scenarios.cli;

import java.util.List;
import java.util.Optional;
import mho.device.catalog.CatalogCell;
import mho.device.pulse.PulsedPreset;
import mho.scenarios.cli.CellFindings.Drawing;
import mho.scenarios.json.Suggestion;
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
            "Example: mho device joshi-pcm-2020 --out results/pcm"
        })
final class DeviceCommand implements Runnable {
    private static final long DEFAULT_SEED = 42;

    @Parameters(paramLabel = "NAME", description = "A device of mho list devices.")
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
            description = "Times after programming; \"1 s,1 h,1 day,1 year\" by default.")
    private List<String> ages;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Cells of each target; 100000 by default, 1000 under pulses.")
    private Integer trials;

    @Mixin
    private BenchOutput output;

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        output.check();
        findings().deliver(output, options, spec);
    }

    private Findings findings() {
        Bench bench = new Bench(
                seed(), Commands.text(spec.commandLine().getParseResult().originalArgs(), "device"));
        Optional<PulsedPreset> preset = PulsedPreset.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        Optional<CompactDevice> compact = CompactDevice.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        if (preset.isPresent() || compact.isPresent()) {
            requireUnset("--targets", targets);
            requireUnset("--ages", ages);
        }
        if (preset.isPresent()) {
            return PulsedFindings.of(preset.get(), trials == null ? PulsedFindings.TRIALS : trials, bench);
        }
        return compact.map(one -> one.findings(bench))
                .orElseGet(() -> new CellFindings(cell(), bench)
                        .of(
                                trials == null ? CellFindings.TRIALS : trials,
                                Commands.quantities("--targets", targets == null ? List.of() : targets, "S"),
                                Commands.quantities("--ages", ages == null ? CellFindings.AGES : ages, "s"),
                                output.isAsked() ? Drawing.WANTED : Drawing.LEFT_OUT));
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
            throw new ParameterException(
                    spec.commandLine(),
                    "%s belongs to cells that are written to targets, but %s is not one.".formatted(option, name));
        }
    }

    private CatalogCell cell() {
        return CatalogCell.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(Suggestion.unknown("device", name, Catalogue.deviceNames())));
    }
}
