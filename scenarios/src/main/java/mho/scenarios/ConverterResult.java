package mho.scenarios;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mho.adc.Adc;
import mho.adc.ErrorRecord;
import mho.adc.Linearity;
import mho.adc.ModularRampAdc;
import mho.adc.RampAdc;
import mho.adc.RampColumn;
import mho.adc.RampPlan;
import mho.adc.activation.Interval;
import mho.base.cost.Band;
import mho.base.cost.CostSheet;
import mho.base.unit.SI;

/** What the bench finds about a converter: numbers, or why there is none. */
public sealed interface ConverterResult {
    ConverterDesign.Label label();

    /**
     * A converter that cannot be.
     *
     * @param label  what was asked for
     * @param reason why not
     */
    record Refused(ConverterDesign.Label label, String reason) implements ConverterResult {}

    /**
     * A converter that was made.
     *
     * @param design      what was asked for
     * @param plan        the ideal of its function and resolution
     * @param cost        cost of one conversion of all columns of a bank
     * @param first       the first column of the first bank
     * @param maxInl      largest |INL| of a column over fabricated banks, by how they were prepared [output LSB]
     * @param statistics  of the banks as they are used
     * @param readVoltage sensitivity to the read voltage
     */
    record Measured(
            ConverterDesign design,
            RampPlan plan,
            CostSheet cost,
            First first,
            Map<String, Spread> maxInl,
            Statistics statistics,
            ReadVoltage readVoltage)
            implements ConverterResult {
        public Measured {
            maxInl = Collections.unmodifiableMap(new LinkedHashMap<>(maxInl));
        }

        @Override
        public ConverterDesign.Label label() {
            return design.label();
        }

        /** Returns the energy of a conversion of one column, shared parts by their share [J]. */
        public double energy() {
            return cost.energy().nominal() / first.bank().columns();
        }

        /** Returns the same with its band [J]. */
        public Band energyBand() {
            return cost.energy().times(1.0 / first.bank().columns());
        }

        /** Returns the branches of its function that a sine record of effective bits does not look at [1]. */
        public int otherBranches() {
            return plan.conversion()
                            .activation()
                            .branches(plan.conversion().inputs())
                            .size()
                    - 1;
        }

        /** Whether it compares its inputs with a ramp. */
        public boolean isRamp() {
            return first.bank() instanceof RampAdc || first.bank() instanceof ModularRampAdc;
        }

        /** Returns the area for one column, shared parts by their share [m²]. */
        public double area() {
            return cost.area() / first.bank().columns();
        }

        /** Returns the column of cells that makes the ramp of the first bank, if there is one. */
        public Optional<RampColumn> column() {
            return columnOf(first.bank());
        }

        /** Returns the cells that are read in a conversion, those of calibration included; 0 if there are none [1]. */
        public int cells() {
            return column().map(RampColumn::cellsRead).orElse(0);
        }
    }

    /** Returns the column of cells in a bank, if there is one. */
    static Optional<RampColumn> columnOf(Adc bank) {
        if (bank instanceof ModularRampAdc modular) {
            return columnOf(modular.fine());
        }
        return bank instanceof RampAdc ramp ? ramp.rampColumn() : Optional.empty();
    }

    /**
     * One column, as an example.
     *
     * @param bank      the bank that it is the first of
     * @param linearity its linearity
     * @param errors    its errors over the drawn range
     * @param drawn     the range of thresholds and a little more
     */
    record First(Adc bank, Linearity linearity, ErrorRecord errors, Interval drawn) {}

    /**
     * Median and 95 % quantile over fabricated banks.
     *
     * @param median median
     * @param p95    95 % quantile
     */
    record Spread(double median, double p95) {
        static Spread of(double... sorted) {
            return new Spread(
                    mho.scenarios.Statistics.quantile(sorted, 0.5), mho.scenarios.Statistics.quantile(sorted, 0.95));
        }
    }

    /**
     * Effective bits over fabricated banks, with the noise of conversions.
     *
     * @param median median [bit]
     * @param p05    5 % quantile [bit]
     */
    record Enob(double median, double p05) {}

    /**
     * Quantiles at each transition, or of each code between two.
     *
     * @param p05    5 % quantile
     * @param median median
     * @param p95    95 % quantile
     */
    record Bands(List<Double> p05, List<Double> median, List<Double> p95) {
        public Bands {
            p05 = List.copyOf(p05);
            median = List.copyOf(median);
            p95 = List.copyOf(p95);
        }
    }

    /**
     * Many banks, of each its first column.
     *
     * @param banks        how many [1]
     * @param inl          integral nonlinearity at each transition [output LSB]
     * @param dnl          differential nonlinearity of the code after each transition but the last [output LSB]
     * @param maxInl       largest |INL| [output LSB]
     * @param maxDnl       largest |DNL| [output LSB]
     * @param missingCodes codes that do not come out [1]
     * @param monotonic    share of banks that rise and fall only where the function does [1]
     * @param enob         effective bits
     * @param procedures   what was done to ramp columns of cells, in order, and to front ends
     */
    record Statistics(
            int banks,
            Bands inl,
            Bands dnl,
            Spread maxInl,
            Spread maxDnl,
            Spread missingCodes,
            double monotonic,
            Enob enob,
            List<Procedure> procedures) {
        public Statistics {
            procedures = List.copyOf(procedures);
        }

        /** Returns the same with a procedure more, if there is one. */
        Statistics plus(Optional<Procedure> last) {
            List<Procedure> longer =
                    Stream.concat(procedures.stream(), last.stream()).toList();
            return new Statistics(banks, inl, dnl, maxInl, maxDnl, missingCodes, monotonic, enob, longer);
        }
    }

    /**
     * Something that is done to ramp columns, or to the front ends of a bank: what it takes on average, and what it brings.
     *
     * @param name   what
     * @param pulses programming pulses [1]
     * @param energy energy of its writes or conversions [J]
     * @param time   time of its writes or conversions [s]
     * @param before largest |INL| before it; the same as after it for the first [output LSB]
     * @param after  largest |INL| after it [output LSB]
     */
    record Procedure(
            String name,
            double pulses,
            @SI("J") double energy,
            @SI("s") double time,
            Spread before,
            Spread after) {}

    /**
     * What a read voltage off its nominal value does.
     *
     * @param low            lowest voltage [V]
     * @param high           highest voltage [V]
     * @param codesChanged   largest change of a code of this converter, its comparators being ideal [output LSB]
     * @param referenceGains gain of a converter with a fixed reference at the lowest and highest voltage [1]
     * @param volts          voltages [V]
     * @param errors         rms error of this converter at each [output LSB]
     * @param fixed          rms error of an ideal converter with a fixed reference at each [output LSB]
     */
    record ReadVoltage(
            double low,
            double high,
            int codesChanged,
            List<Double> referenceGains,
            List<Double> volts,
            List<Double> errors,
            List<Double> fixed) {
        public ReadVoltage {
            referenceGains = List.copyOf(referenceGains);
            volts = List.copyOf(volts);
            errors = List.copyOf(errors);
            fixed = List.copyOf(fixed);
        }
    }
}
