package mho.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.Adc;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;
import mho.networks.ColumnGroup;
import mho.networks.Stage;
import mho.networks.tile.Chip;
import mho.networks.tile.StagePlan;
import mho.scenarios.Results.ConverterUse;
import org.ejml.data.DMatrixRMaj;

/** What the converters of a chip that apply functions do to the arguments that calibration saw, and what they cost. */
final class ConverterUses {
    /** Vectors that are converted for an error. */
    private static final int MOST_VECTORS = 256;

    private ConverterUses() {}

    static List<ConverterUse> of(Candidate candidate, Chip chip) {
        Technology technology = candidate.scenario().hardware().technology();
        List<ConverterUse> uses = new ArrayList<>();
        for (StagePlan plan : candidate.mapping().plans()) {
            Map<Activation, List<Adc>> byFunction = new LinkedHashMap<>();
            for (Adc bank : chip.converters(plan.stage().name())) {
                if (!(bank.activation() instanceof Identity)) {
                    byFunction
                            .computeIfAbsent(bank.activation(), unused -> new ArrayList<>())
                            .add(bank);
                }
            }
            if (!byFunction.isEmpty()) {
                DMatrixRMaj arguments = candidate.ranges().arguments(plan.stage());
                byFunction.forEach(
                        (function, banks) -> uses.add(use(plan.stage(), function, banks, arguments, technology)));
            }
        }
        return uses;
    }

    /**
     * Returns what the banks of a stage do that apply one function.
     *
     * @param arguments of the stage's columns, a row a vector
     */
    static ConverterUse use(
            Stage stage, Activation function, List<Adc> banks, DMatrixRMaj arguments, Technology technology) {
        List<CostSheet> costs =
                banks.stream().map(bank -> bank.conversion(technology)).toList();
        int columns = banks.stream().mapToInt(Adc::columns).sum();
        return new ConverterUse(
                stage.name(),
                function.name(),
                columns,
                Math.sqrt(meanSquareError(stage, function, banks, arguments)),
                costs.stream().mapToDouble(CostSheet::latency).max().orElseThrow(),
                costs.stream().mapToDouble(cost -> cost.energy().nominal()).sum() / columns,
                costs.stream().mapToDouble(CostSheet::area).sum() / columns);
    }

    private static double meanSquareError(Stage stage, Activation function, List<Adc> banks, DMatrixRMaj arguments) {
        int vectors = Math.min(MOST_VECTORS, arguments.getNumRows());
        double sum = 0;
        int count = 0;
        for (int n = 0; n < vectors; n++) {
            int row = (int) ((long) n * arguments.getNumRows() / vectors);
            for (ColumnGroup group : stage.groups()) {
                for (int column = group.from(); group.activation().equals(function) && column < group.to(); column++) {
                    // the banks of a stage are alike but for their own mismatch: columns take turns
                    Adc bank = banks.get(count % banks.size());
                    double x = arguments.get(row, column);
                    double error = bank.convert(x, count / banks.size() % bank.columns()) - function.value(x);
                    sum += error * error;
                    count++;
                }
            }
        }
        return sum / count;
    }
}
