package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.PartCost;
import mho.base.cost.Technology;
import mho.networks.ColumnGroup;

/** What one vector costs in one stage, whether its hardware was made or only designed. */
final class StageCost {
    private StageCost() {}

    /**
     * What follows the tiles of a product.
     *
     * @param outputs   of the product
     * @param rowTiles  tiles whose sums are added
     * @param bias      whether biases are added digitally
     * @param scalings  multiplications that take drift back
     * @param functions groups whose function is digital
     */
    record Behind(int outputs, int rowTiles, boolean bias, double scalings, List<ColumnGroup> functions) {}

    /** A product: tiles at the same time, then what is digital. */
    static CostSheet product(String name, CostSheet tiles, Behind behind, HardwareSpec hardware) {
        Technology technology = hardware.technology();
        DigitalSpec digital = hardware.digital();
        List<CostSheet> steps = new ArrayList<>();
        steps.add(tiles);
        double additions = (double) behind.outputs * (behind.rowTiles - 1 + (behind.bias ? 1 : 0));
        if (additions > 0) {
            steps.add(sums(behind, additions, hardware));
        }
        if (behind.scalings > 0) {
            double time = Math.ceil(behind.scalings / digital.lanes()) * technology.cycle();
            steps.add(
                    Parts.multiplier(technology).used(behind.scalings, 0, time).named("drift scaling"));
        }
        if (!behind.functions.isEmpty()) {
            steps.add(functions(behind.functions, hardware));
        }
        return CostSheet.sequence(name, steps);
    }

    private static CostSheet sums(Behind behind, double additions, HardwareSpec hardware) {
        Technology technology = hardware.technology();
        if (hardware.digital().sums() == DigitalSpec.Sums.TREES) {
            int numbers = behind.rowTiles + (behind.bias ? 1 : 0);
            int depth = 32 - Integer.numberOfLeadingZeros(numbers - 1);
            return Parts.adder(technology)
                    .used(additions, additions, depth * technology.cycle())
                    .named("adder trees");
        }
        double time = Math.ceil(additions / hardware.digital().lanes()) * technology.cycle();
        return Parts.adder(technology).used(additions, 0, time).named("accumulation and bias");
    }

    /**
     * k shared units, N_cyc clocks a value: T = N·N_cyc/k (Fig. 1c of Yang et al. 2025), and the clocks that a unit takes longer than
     * one from input to output, for the function that takes longest. Their area is the chip's, once.
     */
    static CostSheet functions(List<ColumnGroup> groups, HardwareSpec hardware) {
        DigitalSpec digital = hardware.digital();
        int functions = 0;
        int through = 1;
        for (ColumnGroup group : groups) {
            functions += group.width();
            through = Math.max(through, digital.unit().clocks(group.activation()));
        }
        double rounds = Math.ceil((double) functions / digital.activationUnits());
        double clocks = rounds * digital.activationCycles() + through - 1;
        return digital.unit()
                .used(
                        hardware.technology(),
                        hardware.nonlinear().bits(),
                        functions,
                        0,
                        clocks * hardware.technology().cycle())
                .paced(digital.activationPace(rounds, through - 1), DigitalSpec.ACTIVATION_SOURCE);
    }

    /** Numbers that go out onto word lines of their own and come back through a converter. */
    static CostSheet pointwise(String name, int width, TileCost.Bank bank, double energy, HardwareSpec hardware) {
        Technology technology = hardware.technology();
        int cells = hardware.tile().encoding().bitLines(1);
        TileInput input = new TileInput(hardware, cells, width);
        double voltage = hardware.tile().readVoltage();
        Component array = new Component(
                "cells",
                new Cost(energy, 0),
                new Footprint(hardware.tile().crossbar().cell().cost().area() * width * cells, 0),
                Band.EXACT,
                "V2 G t of the values that flowed; area of the cells",
                new Law(
                        "V^2*sum G*t over the cells; area of a cell each",
                        new Law.Term("V", voltage, "V"),
                        new Law.Term("sum G*t", energy / (voltage * voltage), "S*s"),
                        new Law.Term("cells", (double) width * cells, "")));
        List<CostSheet> parts = new ArrayList<>();
        parts.add(array.used(1, 1, input.duration()));
        parts.addAll(input.parts(width));
        parts.addAll(bank.holding(technology, 1));
        List<CostSheet> sequence = new ArrayList<>();
        sequence.add(PartCost.priced(CostSheet.parallel("input and integration", parts), hardware.costs()));
        sequence.addAll(input.preparation(List.of(bank), 1));
        sequence.add(PartCost.priced(bank.converters().conversion(technology), hardware.costs()));
        double time = 0;
        for (CostSheet part : sequence) {
            time += part.latency();
        }
        sequence.add(Parts.analogBias(technology).used(time / technology.cycle() * width, width, 0));
        return CostSheet.sequence(name, sequence);
    }

    /** Voltages that are held and go into a converter as they are. */
    static CostSheet held(String name, TileCost.Bank bank, HardwareSpec hardware) {
        Technology technology = hardware.technology();
        int width = bank.converters().columns();
        CostSheet conversion = PartCost.priced(bank.converters().conversion(technology), hardware.costs());
        double clocks = conversion.latency() / technology.cycle();
        return CostSheet.parallel(name, conversion, Parts.analogBias(technology).used(clocks * width, width, 0));
    }
}
