package mho.adc;

import java.util.ArrayList;
import java.util.List;
import mho.base.cost.CostSheet;
import mho.base.cost.Technology;

/**
 * A bank of ramp converters as its cost sees it: what makes the ramp, and a comparator and latches a column.
 *
 * @param plan     the ramp, with the clocks that it takes
 * @param source   what makes it
 * @param circuit  design of the circuit around it
 * @param frontEnd bits of each column's calibration
 * @param columns  which share it
 */
record RampBank(RampPlan plan, RampSource source, RampCircuit circuit, int frontEnd, int columns)
        implements ConverterBank {
    @Override
    public double inputWidth() {
        double[] thresholds = plan.thresholds();
        return thresholds[thresholds.length - 1] - thresholds[0];
    }

    /** {@inheritDoc} Bias cells bring the ramp to its start. */
    @Override
    public double preparation(Technology technology) {
        return source.startClocks() * technology.cycle();
    }

    @Override
    public CostSheet conversion(Technology technology) {
        circuit.requireClockOf(technology);
        double time = plan.clocks() * technology.cycle();
        double strobes = (double) plan.strobes() * columns;
        double bits = (double) plan.bits() * columns;
        List<CostSheet> parts = new ArrayList<>();
        parts.add(Comparator.part(technology).used(strobes, columns, time).named("comparators"));
        parts.add(Register.bit(technology).used(bits, bits, 0).named("latches"));
        parts.addAll(FrontEnd.trimRegisters(frontEnd, columns, technology));
        int counterBits = 32 - Integer.numberOfLeadingZeros(plan.strobes() - 1);
        parts.add(source.conversion(plan.strobes(), counterBits, columns, technology));
        return CostSheet.parallel(title(), parts);
    }

    private String title() {
        return plan.conversion().activation().name() + " conversion, " + plan.bits() + " bit";
    }
}
