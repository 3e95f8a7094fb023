package mho.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import mho.adc.Adc;
import mho.adc.NonlinearRampAdcSpec;
import mho.adc.RampAdc;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.PartCost;
import mho.base.unit.Quantities;
import mho.networks.Activity;
import mho.networks.NetworkShape;
import mho.networks.Stage;
import mho.networks.data.Examples;
import mho.networks.data.Probe;
import mho.networks.tile.Ageing;
import mho.networks.tile.CellEnergy;
import mho.networks.tile.Chip;
import mho.networks.tile.CostModel;
import mho.networks.tile.ExpectedActivity;
import mho.networks.tile.HardwareSpec;
import mho.networks.tile.Mapping;
import mho.networks.tile.Schedule;
import mho.networks.tile.StagePlan;
import mho.networks.train.Evaluation;
import mho.scenarios.Results.Costs;
import mho.scenarios.Results.Figures;
import mho.scenarios.Results.NetworkResult;
import mho.scenarios.Results.ProbeScore;
import mho.scenarios.Results.ReferenceScore;
import org.ejml.data.DMatrixRMaj;

/**
 * What all trials of one network come to.
 *
 * @param scenario   the experiment
 * @param candidates one trained network a training seed
 * @param trials     chips of each
 */
record Comparison(Scenario scenario, List<Candidate> candidates, List<List<ChipTrial>> trials) {
    NetworkResult result() {
        Candidate first = candidates.get(0);
        Chip chip = first.fabricate(first.mapping(), 0);
        return result(chip, findings(chip), new FigureData(first, chip, trials.get(0)).figures());
    }

    /** Scores and costs, without what only a report tells. */
    NetworkResult measures() {
        Candidate first = candidates.get(0);
        return result(first.fabricate(first.mapping(), 0), List.of(), Figures.NONE);
    }

    private NetworkResult result(Chip chip, List<String> findings, Figures figures) {
        Candidate first = candidates.get(0);
        return new NetworkResult(
                first.spec().architecture().name(),
                first.task().name(),
                first.network().parameters().count(),
                Statistics.score(
                        metric(),
                        candidates.stream().map(c -> c.digital().value()).toList()),
                Statistics.score(
                        metric(), all().map(trial -> trial.score().value()).toList()),
                probes(),
                references(),
                costs(first, chip),
                ConverterUses.of(first, chip),
                findings,
                figures);
    }

    private Stream<ChipTrial> all() {
        return trials.stream().flatMap(List::stream);
    }

    private String metric() {
        return candidates.get(0).digital().metric().key();
    }

    private List<ProbeScore> probes() {
        List<ProbeScore> scores = new ArrayList<>();
        List<Probe> probes = candidates.get(0).task().probes();
        for (int k = 0; k < probes.size(); k++) {
            int index = k;
            String metric = probes.get(k).metric().key();
            scores.add(new ProbeScore(
                    probes.get(k).name(),
                    Statistics.score(
                            metric,
                            candidates.stream()
                                    .map(candidate ->
                                            candidate.probes().get(index).value())
                                    .toList()),
                    Statistics.score(
                            metric,
                            all().map(trial -> trial.probes().get(index).value())
                                    .toList())));
        }
        return scores;
    }

    private List<ReferenceScore> references() {
        List<ReferenceScore> scores = new ArrayList<>();
        int fabricated = 0;
        int engines = 0;
        for (Reference reference : scenario.references()) {
            List<Double> values;
            if (reference instanceof Reference.ConventionalConverter) {
                int index = fabricated++;
                values = all().map(trial -> trial.references().get(index).value())
                        .toList();
            } else if (reference instanceof Reference.Published) {
                continue;
            } else {
                int index = engines++;
                values = candidates.stream()
                        .map(candidate -> candidate
                                .counterparts()
                                .engines()
                                .get(index)
                                .score()
                                .value())
                        .toList();
            }
            scores.add(new ReferenceScore(reference.name(), Statistics.score(metric(), values)));
        }
        return scores;
    }

    /** The first training seed's network, with the activity of all its chips. */
    private Costs costs(Candidate first, Chip chip) {
        double steps = first.task().test().inputs().stream()
                .mapToInt(DMatrixRMaj::getNumRows)
                .average()
                .orElseThrow();
        CostSheet analog = first.mapping()
                .cost("analog", chip, activity(trials.get(0).stream().map(ChipTrial::score)), steps);
        List<CostSheet> references = new ArrayList<>();
        int fabricated = 0;
        int engines = 0;
        for (Reference reference : scenario.references()) {
            if (reference instanceof Reference.ConventionalConverter) {
                int index = fabricated++;
                Activity activity = activity(
                        trials.get(0).stream().map(trial -> trial.references().get(index)));
                Mapping layout = first.counterparts().conventional().get(index);
                references.add(layout.cost(reference.name(), first.fabricate(layout, 0), activity, steps));
            } else if (reference instanceof Reference.Int8) {
                references.add(first.counterparts()
                        .engines()
                        .get(engines++)
                        .hardware()
                        .cost(
                                reference.name(),
                                first.network(),
                                steps,
                                scenario.hardware().digital()));
            }
        }
        List<PublishedAccelerator.Row> published = scenario.references().stream()
                .filter(Reference.Published.class::isInstance)
                .map(reference ->
                        ((Reference.Published) reference).accelerator().row())
                .toList();
        if (!scenario.hardware().costs().isEmpty()) {
            List<CostSheet> trees = new ArrayList<>(references);
            trees.add(analog);
            PartCost.requireKnown(scenario.hardware().costs(), trees);
        }
        NetworkShape shape = NetworkShape.of(first.network().layers());
        ExpectedActivity.Measured moments = first.mapping().moments(first.ranges());
        return new Costs(
                steps,
                analog,
                references,
                Schedule.of(shape, analog, steps),
                published,
                moments,
                shape.operations(steps),
                cells(analog, new Expected(shape, moments, steps)));
    }

    /** What is expected of a network on its chip. */
    private record Expected(NetworkShape shape, ExpectedActivity activity, double steps) {}

    /** The way that is not in the costs is estimated: fixed energies are the same on every chip, those of values are off by a percent. */
    private CellEnergies cells(CostSheet analog, Expected expected) {
        CellEnergy used = scenario.hardware().energy();
        HardwareSpec otherwise = scenario.hardware().withEnergy(CellEnergies.other(used));
        CostSheet estimate =
                new CostModel().cost("analog", expected.shape, otherwise, expected.activity, expected.steps);
        return CellEnergies.of(used, analog, estimate);
    }

    private static Activity activity(Stream<Evaluation> evaluations) {
        return evaluations.map(Evaluation::activity).reduce(Activity.NONE, Activity::plus);
    }

    private List<String> findings(Chip chip) {
        List<String> findings = new ArrayList<>();
        Candidate first = candidates.get(0);
        if (Parity.isMeaningful(first.network())) {
            findings.add(parity());
        }
        long partial = first.mapping().plans().stream()
                .filter(StagePlan::digitalFunction)
                .count();
        if (partial > 0) {
            findings.add(
                    "%d of %d stages take their function in digital units: their rows fill more than one tile, an output takes several conversions, or the converter does not apply it."
                            .formatted(
                                    partial,
                                    first.mapping().plans().stream()
                                            .filter(plan -> !(plan.stage() instanceof Stage.State))
                                            .count()));
        }
        Ageing ageing = scenario.hardware().ageing();
        if (ageing.age() > 0) {
            findings.add(ageing(ageing, chip.compensation(), upkeep(chip)));
        }
        frontEnds(chip).ifPresent(findings::add);
        findings.addAll(integrators(chip));
        return findings;
    }

    /** What measuring the front ends of all converters takes, bank after bank. */
    private Optional<String> frontEnds(Chip chip) {
        Cost cost = candidates.get(0).mapping().plans().stream()
                .flatMap(plan -> chip.converters(plan.stage().name()).stream())
                .map(bank -> bank.frontEndCalibration(scenario.hardware().technology()))
                .reduce(Cost.NONE, Cost::then);
        return cost.equals(Cost.NONE)
                ? Optional.empty()
                : Optional.of(
                        "Calibrating the front ends of all converters takes %s and %s, bank after bank, before use; it is in no cost per inference."
                                .formatted(
                                        Quantities.format(cost.energy(), "J"), Quantities.format(cost.latency(), "s")));
    }

    /** What it took to keep the ramps of all converters up. */
    private Cost upkeep(Chip chip) {
        return candidates.get(0).mapping().plans().stream()
                .flatMap(plan -> chip.converters(plan.stage().name()).stream())
                .map(Adc::upkeep)
                .reduce(Cost.NONE, Cost::then);
    }

    private static String ageing(Ageing ageing, Cost compensation, Cost upkeep) {
        String taken = compensation.equals(Cost.NONE)
                ? "outputs are not scaled back"
                : "scaling outputs back takes %s and %s each time, to read every word line alone"
                        .formatted(
                                Quantities.format(compensation.energy(), "J"),
                                Quantities.format(compensation.latency(), "s"));
        String ramps = upkeep.equals(Cost.NONE)
                ? "ramps of converters have aged with them, if they are made of cells"
                : "the upkeep of converters' ramps takes %s and %s"
                        .formatted(Quantities.format(upkeep.energy(), "J"), Quantities.format(upkeep.latency(), "s"));
        return "Arrays are read %s after programming; %s; %s."
                .formatted(Quantities.duration(ageing.age(), 4), taken, ramps);
    }

    /**
     * How large the array's integrators have to be: their volts per unit of the function's argument must be those of the ramp, but
     * the array collects the charge of all its rows.
     */
    private List<String> integrators(Chip chip) {
        List<String> findings = new ArrayList<>();
        HardwareSpec hardware = scenario.hardware();
        if (hardware.nonlinear() instanceof NonlinearRampAdcSpec nonlinear) {
            for (StagePlan plan : candidates.get(0).mapping().plans()) {
                chip.converters(plan.stage().name()).stream()
                        .filter(bank -> bank instanceof RampAdc ramp && ramp.rampTargets().length > 0)
                        .findFirst()
                        .ifPresent(bank -> findings.add(integrator(plan, (RampAdc) bank, nonlinear)));
            }
        }
        return findings;
    }

    private String integrator(StagePlan plan, RampAdc ramp, NonlinearRampAdcSpec nonlinear) {
        HardwareSpec hardware = scenario.hardware();
        double[] thresholds = ramp.transfer().plan().thresholds();
        double range = thresholds[thresholds.length - 1] - thresholds[0];
        double rampSiemens = DoubleStream.of(ramp.rampTargets()).sum() / range;
        double cycle = hardware.technology().cycle();
        double arraySiemens = hardware.tile().crossbar().cell().range().span()
                / hardware.tile().encoding().significances()[0]
                * (hardware.input().chargeTime(hardware.technology()) / cycle)
                / plan.weightRange();
        double charge = hardware.tile().readVoltage() * cycle * arraySiemens * range;
        return "%s: over the range of its %s ramp a column collects %s times the ramp's charge, which takes %s at a swing of %s."
                .formatted(
                        plan.stage().name(),
                        ramp.transfer().plan().conversion().activation().name(),
                        text(arraySiemens / rampSiemens),
                        Quantities.format(charge / nonlinear.swing(), "F"),
                        Quantities.format(nonlinear.swing(), "V"));
    }

    private String parity() {
        double exact = 0;
        for (Candidate candidate : candidates) {
            Examples test = candidate.task().test();
            exact = Math.max(
                    exact,
                    Parity.unevenness(
                            candidate.network(),
                            test,
                            new mho.networks.Exact(),
                            candidate.address(),
                            candidate.digital()));
        }
        double chips = all().mapToDouble(ChipTrial::unevenness).max().orElseThrow();
        String kind = Parity.isEven(candidates.get(0).network())
                ? "The network is even: f(-x) = f(x)"
                : "The network is not even";
        return "%s. The largest |f(x) - f(-x)| on the test inputs is %s in float and %s on the chips."
                .formatted(kind, text(exact), text(chips));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
