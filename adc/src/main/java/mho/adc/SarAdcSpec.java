package mho.adc;

import java.util.Arrays;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellSpec;

/**
 * The successive-approximation converter: a comparator and a binary-weighted capacitor array find one bit a clock, the largest
 * first.
 *
 * <pre>  c_m = 2^m + z_m·σ·2^(m/2),  m = 0 … n − 1,   c_end = 1 + z_end·σ,   z ~ N(0, 1),   none below zero
 *   level(k) = swing · Σ_{m ∈ k} c_m / (Σ c_m + c_end),   bit m is set if x + offset + noise ≥ level(bits so far, and m)</pre>
 *
 * <p>The share of charge is a ratio, so the array has no gain error but that of its end capacitor. To first order the error of a
 * level at p of the full scale has a standard deviation of σ·√(2ⁿ p(1 − p)) LSB, at most σ·2^(n/2 − 1), and the step at the
 * change of the highest bit one of σ·√(2ⁿ − 1) LSB. Where that step is negative, codes are missing; the code never falls with a
 * rising input though, because the first bit in which two searches differ orders their codes.
 *
 * <p>Reference: J. L. McCreary, P. R. Gray, "All-MOS charge redistribution analog-to-digital conversion techniques",
 * IEEE J. Solid-State Circuits 10 (1975), doi:10.1109/JSSC.1975.1050629; the law of the capacitors as in CrossSim.
 *
 * @param bits              resolution [bit], 1 to 12
 * @param swing             full scale of the input [V]
 * @param capacitorMismatch relative standard deviation σ of the unit capacitor [1]
 * @param comparatorOffset  standard deviation of the comparator's offset from converter to converter [V]
 * @param comparatorNoise   standard deviation of the comparator's input noise, anew at every bit [V]
 * @param fullScale         what is done about gain and offset
 * @param columnsPerAdc     neighbouring columns that take turns on one converter [1]
 * @param frontEnd          what stands before it in each column
 */
public record SarAdcSpec(
        int bits,
        @SI("V") double swing,
        double capacitorMismatch,
        @SI("V") double comparatorOffset,
        @SI("V") double comparatorNoise,
        FullScale fullScale,
        int columnsPerAdc,
        FrontEnd frontEnd)
        implements AdcSpec {
    /**
     * 8 bits over the swing of the ramps; a unit capacitor of 2 % (chosen: 0.16 LSB at mid-scale), the comparator of the ramps,
     * quiet; eight columns a converter (the default of NeuroSim and CrossSim).
     */
    public static final SarAdcSpec DEFAULT =
            new SarAdcSpec(8, 0.5, 0.02, 0.5e-3, 0, FullScale.UNCORRECTED, 8, FrontEnd.DEFAULT);

    public SarAdcSpec {
        if (!(bits >= 1 && bits <= RampPlan.MOST_BITS)) {
            throw new IllegalArgumentException(
                    "A SAR converter has 1 to %d bits, but %d were asked for".formatted(RampPlan.MOST_BITS, bits));
        }
        if (!(swing > 0 && swing <= 5)) {
            throw new IllegalArgumentException(
                    "A SAR converter's swing must lie in 0 to 5 V, but is %g V".formatted(swing));
        }
        if (!(capacitorMismatch >= 0 && capacitorMismatch <= 0.3)) {
            throw new IllegalArgumentException(
                    "A capacitor mismatch must lie in 0 to 0.3, but is %g".formatted(capacitorMismatch));
        }
        if (!(comparatorOffset >= 0 && comparatorOffset <= 1 && comparatorNoise >= 0 && comparatorNoise <= 1)) {
            throw new IllegalArgumentException(
                    "A comparator's offset and noise must lie in 0 to 1 V, but are %g V and %g V"
                            .formatted(comparatorOffset, comparatorNoise));
        }
        if (!(columnsPerAdc >= 1)) {
            throw new IllegalArgumentException(
                    "At least one column must use a converter, but \"columnsPerAdc\" is %d".formatted(columnsPerAdc));
        }
    }

    @Override
    public SarAdcSpec withBits(int newBits) {
        return new SarAdcSpec(
                newBits,
                swing,
                capacitorMismatch,
                comparatorOffset,
                comparatorNoise,
                fullScale,
                columnsPerAdc,
                frontEnd);
    }

    /** Returns the same design with another number of columns a converter [1]. */
    public SarAdcSpec withColumnsPerAdc(int newColumnsPerAdc) {
        return new SarAdcSpec(
                bits,
                swing,
                capacitorMismatch,
                comparatorOffset,
                comparatorNoise,
                fullScale,
                newColumnsPerAdc,
                frontEnd);
    }

    @Override
    public SarAdcSpec withCell(CellSpec cell) {
        return this;
    }

    @Override
    public boolean realises(Activation activation) {
        return activation instanceof Identity;
    }

    @Override
    public SarAdc fabricate(Conversion conversion, int columns, RandomStream random) {
        LinearGrid grid = LinearGrid.of("SAR", conversion, bits);
        double unitsPerVolt = conversion.inputs().width() / swing;
        FrontEnd.Columns front = frontEnd.fabricate(columns, unitsPerVolt, random);
        double[][] levels = new double[(columns + columnsPerAdc - 1) / columnsPerAdc][];
        for (int adc = 0; adc < levels.length; adc++) {
            levels[adc] = levels(grid, unitsPerVolt, random.child("sar").child(adc));
        }
        return new SarAdc(this, grid.plan(), levels, front, comparatorNoise * unitsPerVolt);
    }

    /** The inputs with which one converter compares at each trial code. */
    private double[] levels(LinearGrid grid, double unitsPerVolt, RandomStream random) {
        double[] shares = shares(random.child("capacitors").draws());
        double offset = comparatorOffset
                * unitsPerVolt
                * random.child("comparator").draws().normal();
        double[] levels = new double[grid.codes()];
        Arrays.setAll(levels, code -> grid.input(shares[code] * grid.codes()) - offset);
        if (fullScale == FullScale.END_POINTS) {
            trim(levels, grid);
        }
        return levels;
    }

    /** The share of the full scale that each code puts onto the array. */
    private double[] shares(Draws draws) {
        double[] shares = new double[1 << bits];
        double total = 0;
        for (int m = 0; m < bits; m++) {
            double capacitor = capacitor(m, draws);
            total += capacitor;
            for (int code = 0; code < 1 << m; code++) {
                shares[code | 1 << m] = shares[code] + capacitor;
            }
        }
        total += capacitor(0, draws);
        for (int code = 0; code < shares.length; code++) {
            shares[code] /= total;
        }
        return shares;
    }

    private double capacitor(int m, Draws draws) {
        double units = 1 << m;
        return Math.max(0, units + draws.normal() * capacitorMismatch * Math.sqrt(units));
    }

    private static void trim(double[] levels, LinearGrid grid) {
        int last = levels.length - 1;
        double first = levels[1];
        double span = levels[last] - first;
        double gain = span > 0 ? (grid.input(last) - grid.input(1)) / span : 1;
        for (int code = 0; code <= last; code++) {
            levels[code] = grid.input(1) + (levels[code] - first) * gain;
        }
    }

    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        return new SarBank(this, conversion, columns);
    }

    @Override
    public String summary() {
        return "successive approximation: binary-weighted capacitors and one comparator, a bit a clock";
    }
}
