package mho.networks.tile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.Adc;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.adc.activation.Scaled;
import mho.base.random.Draws;
import mho.base.random.RandomStream;

/**
 * The converters at the columns of one slice. Columns that share a ramp are a bank. Where functions of one shape share it, the
 * gain of a column's integrator brings its sum onto the ramp, and its codes stand for values of its own.
 */
final class SliceConverters {
    private final List<Adc> banks;
    private final List<Run> runs;

    private SliceConverters(List<Adc> banks, List<Run> runs) {
        this.banks = banks;
        this.runs = runs;
    }

    /** What columns must have in common to share a bank. */
    record Design(AdcSpec converter, Conversion conversion) {
        static Design of(AdcSpec converter, Conversion own, RampSharing sharing) {
            Scaled scale = sharing.shape(own.activation());
            return new Design(converter, new Conversion(scale.base(), scale.inputs(own.inputs()), own.placement()));
        }
    }

    /** A column of the slice, and what its function makes of the bank's. */
    private record Column(int number, Scaled scale) {
        boolean isBefore(Column next) {
            return next.number == number + 1 && next.scale.equals(scale);
        }
    }

    /** Neighbouring columns that are neighbours in their bank too and have the same scale: converted in one go. */
    private record Run(Adc bank, int from, int to, int slot, Scaled scale) {
        void convert(Adc.Moment moment, double[] row) {
            if (scale.inputGain() != 1) {
                for (int k = from; k < to; k++) {
                    row[k] *= scale.inputGain();
                }
            }
            moment.convert(row, from, to, slot);
            if (scale.outputGain() != 1 || scale.outputOffset() != 0) {
                for (int k = from; k < to; k++) {
                    row[k] = scale.outputGain() * row[k] + scale.outputOffset();
                }
            }
        }
    }

    /**
     * Fabricates the banks of a slice.
     *
     * @param plan   the matrix
     * @param block  the part of it on this tile
     * @param slice  number of the slice
     * @param random address of the tile's converters
     * @param before banks of the slices before, which have the addresses 0, 1, …
     */
    static SliceConverters fabricate(ProductPlan plan, Block block, int slice, RandomStream random, int before) {
        List<Adc> banks = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        columns(plan, block, slice).forEach((design, columns) -> {
            RandomStream address = random.child(before + banks.size());
            Adc bank = plan.hardware()
                    .ageing()
                    .applyTo(design.converter.fabricate(design.conversion, columns.size(), address));
            banks.add(bank);
            runs.addAll(runs(bank, columns));
        });
        return new SliceConverters(Collections.unmodifiableList(banks), List.copyOf(runs));
    }

    private static Map<Design, List<Column>> columns(ProductPlan plan, Block block, int slice) {
        RampSharing sharing = plan.hardware().tile().ramps();
        Map<Design, List<Column>> columnsOf = new LinkedHashMap<>();
        for (GroupPlan group : plan.groups()) {
            int from = Math.max(group.group().from(), block.fromColumn());
            int to = Math.min(group.group().to(), block.toColumn());
            Conversion own = group.conversions().get(slice);
            Scaled scale = sharing.shape(own.activation());
            Design design = Design.of(group.converter(), own, sharing);
            for (int column = from; column < to; column++) {
                columnsOf
                        .computeIfAbsent(design, key -> new ArrayList<>())
                        .add(new Column(column - block.fromColumn(), scale));
            }
        }
        return columnsOf;
    }

    private static List<Run> runs(Adc bank, List<Column> columns) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int slot = 1; slot <= columns.size(); slot++) {
            if (slot == columns.size() || !columns.get(slot - 1).isBefore(columns.get(slot))) {
                Column first = columns.get(start);
                runs.add(new Run(bank, first.number, columns.get(slot - 1).number + 1, start, first.scale));
                start = slot;
            }
        }
        return runs;
    }

    List<Adc> banks() {
        return banks;
    }

    /** Replaces the argument of every column by its output; columns of a bank convert at the same time. */
    void convert(double[] row, Draws draws) {
        Adc bank = null;
        Adc.Moment moment = null;
        for (Run run : runs) {
            if (run.bank != bank) {
                bank = run.bank;
                moment = bank.moment(draws);
            }
            run.convert(moment, row);
        }
    }
}
