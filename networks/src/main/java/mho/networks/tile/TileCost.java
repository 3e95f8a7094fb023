package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;
import mho.adc.AdcSpec;
import mho.adc.Capacitor;
import mho.adc.ConverterBank;
import mho.adc.DacSpec;
import mho.base.cost.Band;
import mho.base.cost.Component;
import mho.base.cost.Cost;
import mho.base.cost.CostSheet;
import mho.base.cost.Footprint;
import mho.base.cost.Law;
import mho.base.cost.PartCost;
import mho.base.cost.Technology;
import mho.device.ConductanceRange;

/**
 * What one vector costs on one tile, whether the tile was made or only designed.
 *
 * @param hardware the chip's design
 * @param rows     word lines in use
 * @param columns  signed weights a word line in use
 * @param banks    converters of all slices
 * @param sumBits  width of a sum of all conversions of an output [bit]
 */
record TileCost(HardwareSpec hardware, int rows, int columns, List<Bank> banks, int sumBits) {
    /** Name of the cells of an array. */
    static final String ARRAY = "array";

    /**
     * Converters and the capacitors before them.
     *
     * @param converters  the converters
     * @param design      their design
     * @param capacitance of each column's integrator [F]
     */
    record Bank(ConverterBank converters, AdcSpec design, double capacitance) {
        /**
         * The capacitor that takes up the charge of the largest sum at the swing of the converter: the ramp's volts and the column's
         * have to be the same for the same argument.
         *
         * <pre>  C = V_read·t·(G_max − G_min)/f·(width/W)/swing</pre>
         *
         * @param perUnit width of the converter's inputs in units of the weight range, over the significance of the slice [1]
         */
        static Bank of(ConverterBank converters, AdcSpec design, HardwareSpec hardware, double perUnit) {
            double swing = design.swing();
            ConductanceRange range = hardware.tile().crossbar().cell().range();
            double charge = hardware.tile().readVoltage()
                    * hardware.input().chargeTime(hardware.technology())
                    * range.span()
                    * perUnit;
            return new Bank(converters, design, swing == 0 ? 0 : charge / swing);
        }

        /** Capacitors and samplers of the columns, used so many times; nothing of a converter without limits. */
        List<CostSheet> holding(Technology technology, int times) {
            double swing = design.swing();
            if (swing == 0) {
                return List.of();
            }
            int columns = converters.columns();
            double uses = (double) times * columns;
            return List.of(
                    Capacitor.integration(capacitance, swing).used(uses, columns, 0),
                    Capacitor.sampler(technology, design.bits(), swing).used(uses, columns, 0));
        }
    }

    /** Returns the tree, given the energy burnt in the cells [J]. */
    CostSheet of(String name, double cellEnergy) {
        Technology technology = hardware.technology();
        DacSpec dac = hardware.input();
        int conversions = dac.steps().size();
        int lines = hardware.tile().encoding().bitLines(columns);
        TileInput input = new TileInput(hardware, lines, rows);
        List<CostSheet> read = new ArrayList<>();
        read.add(array(lines, cellEnergy).used(1, 1, input.duration()));
        read.addAll(input.parts(integrators()));
        List<CostSheet> convert = new ArrayList<>();
        for (Bank bank : banks) {
            read.addAll(bank.holding(technology, conversions));
            convert.add(bank.converters().conversion(technology));
        }
        List<CostSheet> parts = new ArrayList<>();
        parts.add(own(CostSheet.parallel("input and integration", read)));
        parts.addAll(input.preparation(banks, conversions));
        parts.add(own(CostSheet.parallel("conversion", convert).repeated(conversions)));
        double time = 0;
        for (CostSheet part : parts) {
            time += part.latency();
        }
        int each = hardware.conversionsPerOutput();
        if (each > 1) {
            parts.add(own(Parts.shiftAndAdd(technology, each, columns, sumBits)));
        }
        parts.add(Parts.analogBias(technology).used(time / technology.cycle() * integrators(), integrators(), 0));
        return CostSheet.sequence(name, parts);
    }

    private CostSheet own(CostSheet sheet) {
        return PartCost.priced(sheet, hardware.costs());
    }

    /** One a signed output of a slice, and one a shared reference, whose current it passes on. */
    int integrators() {
        return columns * hardware.tile().encoding().significances().length
                + hardware.tile().encoding().references();
    }

    private Component array(int lines, double energy) {
        TileSpec tile = hardware.tile();
        double area = tile.crossbar().cell().cost().area() * rows * lines;
        boolean fixed = hardware.energy() == CellEnergy.FIXED;
        double joules = fixed ? fixed(lines) : energy;
        return new Component(
                ARRAY,
                new Cost(joules, 0),
                new Footprint(area, 0),
                Band.EXACT,
                (fixed
                                ? "fixed: half of the longest exposure at mid-range; "
                                : "V2 G t of the values that flowed, "
                                        + tile.encoding().cells() + "; ")
                        + "area of the cells",
                new Law(
                        "V^2*sum G*t over the cells; area of a cell each",
                        new Law.Term("V", tile.readVoltage(), "V"),
                        new Law.Term("sum G*t", joules / (tile.readVoltage() * tile.readVoltage()), "S*s"),
                        new Law.Term("cells", (double) rows * lines, "")));
    }

    /** Every cell at mid-range, every input at half of the longest exposure. */
    private double fixed(int lines) {
        TileSpec tile = hardware.tile();
        ConductanceRange range = tile.crossbar().cell().range();
        DacSpec dac = hardware.input();
        double middle = (range.min() + range.max()) / 2;
        double seconds = dac.exposure(dac.largestCode()) / 2 * dac.exposureTime(hardware.technology());
        return tile.readVoltage() * tile.readVoltage() * middle * seconds * rows * lines;
    }
}
