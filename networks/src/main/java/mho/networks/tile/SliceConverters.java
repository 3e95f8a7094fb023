package mho.networks.tile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mho.adc.Adc;
import mho.adc.AdcSpec;
import mho.adc.Conversion;
import mho.base.random.Draws;
import mho.base.random.RandomStream;

/** The converters at the columns of one slice. Columns of the same conversion share a bank, and with it the ramp. */
final class SliceConverters {
    private final List<Adc> banks;
    private final List<Run> runs;

    private SliceConverters(List<Adc> banks, List<Run> runs) {
        this.banks = banks;
        this.runs = runs;
    }

    /** What columns must have in common to share a bank. */
    private record Design(AdcSpec converter, Conversion conversion) {}

    /** Neighbouring columns that are neighbours in their bank too: converted in one go. */
    private record Run(Adc bank, int from, int to, int slot) {}

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
        Map<Design, List<Integer>> columnsOf = new LinkedHashMap<>();
        for (GroupPlan group : plan.groups()) {
            int from = Math.max(group.group().from(), block.fromColumn());
            int to = Math.min(group.group().to(), block.toColumn());
            Design design = new Design(group.converter(), group.conversions().get(slice));
            for (int column = from; column < to; column++) {
                columnsOf.computeIfAbsent(design, key -> new ArrayList<>()).add(column - block.fromColumn());
            }
        }
        List<Adc> banks = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        columnsOf.forEach((design, columns) -> {
            RandomStream address = random.child(before + banks.size());
            Adc bank = plan.hardware()
                    .ageing()
                    .applyTo(design.converter.fabricate(design.conversion, columns.size(), address));
            banks.add(bank);
            runs.addAll(runs(bank, columns));
        });
        return new SliceConverters(Collections.unmodifiableList(banks), List.copyOf(runs));
    }

    private static List<Run> runs(Adc bank, List<Integer> columns) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int slot = 1; slot <= columns.size(); slot++) {
            if (slot == columns.size() || columns.get(slot) != columns.get(slot - 1) + 1) {
                runs.add(new Run(bank, columns.get(start), columns.get(slot - 1) + 1, start));
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
            moment.convert(row, run.from, run.to, run.slot);
        }
    }
}
