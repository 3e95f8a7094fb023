package mho.adc;

import java.util.Arrays;
import mho.adc.activation.Activation;
import mho.adc.activation.Identity;
import mho.base.random.Draws;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellSpec;

/**
 * The flash converter: a comparator for each of the 2ⁿ − 1 code transitions, all at once, against the taps of a ladder of 2ⁿ
 * resistors that the converters of a bank share.
 *
 * <pre>  tap(k) = swing · Σ_{i ≤ k} r_i / Σ r_i,   r_i = 1 + σ_r·z_i (none below zero);   answer k: x + offset_k + noise ≥ tap(k)</pre>
 *
 * <p>To first order a tap at p of the full scale has an error of σ_r·√(2ⁿ p(1 − p)) LSB. Comparators whose offsets exceed a step
 * answer out of order (bubbles); what becomes of them is up to the decoder. Metastable answers are not modelled.
 *
 * @param bits             resolution [bit], 1 to 8: comparators double with each
 * @param swing            full scale of the input [V]
 * @param comparatorOffset standard deviation of a comparator's offset [V]
 * @param comparatorNoise  standard deviation of a comparator's input noise, of each and in each conversion [V]
 * @param ladderMismatch   relative standard deviation σ_r of a resistor of the ladder [1]
 * @param decoder          how answers become a code
 * @param columnsPerAdc    neighbouring columns that take turns on one converter [1]
 * @param frontEnd         what stands before it in each column
 */
public record FlashAdcSpec(
        int bits,
        @SI("V") double swing,
        @SI("V") double comparatorOffset,
        @SI("V") double comparatorNoise,
        double ladderMismatch,
        ThermometerDecoder decoder,
        int columnsPerAdc,
        FrontEnd frontEnd)
        implements AdcSpec {
    private static final int MOST_BITS = 8;

    /** 5 bits over the swing of the ramps, and their comparator; resistors of 1 % (chosen: 0.03 LSB at mid-scale). */
    public static final FlashAdcSpec DEFAULT =
            new FlashAdcSpec(5, 0.5, 0.5e-3, 0, 0.01, ThermometerDecoder.ONES_COUNTER, 8, FrontEnd.DEFAULT);

    public FlashAdcSpec {
        if (!(bits >= 1 && bits <= MOST_BITS)) {
            throw new IllegalArgumentException(
                    "A flash converter has 1 to %d bits, but %d were asked for. Each bit doubles its comparators."
                            .formatted(MOST_BITS, bits));
        }
        if (!(swing > 0 && swing <= 5)) {
            throw new IllegalArgumentException(
                    "A flash converter's swing must lie in 0 to 5 V, but is %g V".formatted(swing));
        }
        if (!(comparatorOffset >= 0 && comparatorOffset <= 1 && comparatorNoise >= 0 && comparatorNoise <= 1)) {
            throw new IllegalArgumentException(
                    "A comparator's offset and noise must lie in 0 to 1 V, but are %g V and %g V"
                            .formatted(comparatorOffset, comparatorNoise));
        }
        if (!(ladderMismatch >= 0 && ladderMismatch <= 0.3)) {
            throw new IllegalArgumentException(
                    "A ladder mismatch must lie in 0 to 0.3, but is %g".formatted(ladderMismatch));
        }
        if (!(columnsPerAdc >= 1)) {
            throw new IllegalArgumentException(
                    "At least one column must use a converter, but \"columnsPerAdc\" is %d".formatted(columnsPerAdc));
        }
    }

    @Override
    public FlashAdcSpec withBits(int newBits) {
        return new FlashAdcSpec(
                newBits, swing, comparatorOffset, comparatorNoise, ladderMismatch, decoder, columnsPerAdc, frontEnd);
    }

    /** Returns the same design with another number of columns a converter [1]. */
    public FlashAdcSpec withColumnsPerAdc(int newColumnsPerAdc) {
        return new FlashAdcSpec(
                bits, swing, comparatorOffset, comparatorNoise, ladderMismatch, decoder, newColumnsPerAdc, frontEnd);
    }

    @Override
    public FlashAdcSpec withCell(CellSpec cell) {
        return this;
    }

    @Override
    public boolean realises(Activation activation) {
        return activation instanceof Identity;
    }

    @Override
    public FlashAdc fabricate(Conversion conversion, int columns, RandomStream random) {
        LinearGrid grid = LinearGrid.of("flash", conversion, bits);
        double unitsPerVolt = conversion.inputs().width() / swing;
        FrontEnd.Columns front = frontEnd.fabricate(columns, unitsPerVolt, random);
        double[] taps = taps(grid, random.child("ladder").draws());
        double[][] thresholds = new double[(columns + columnsPerAdc - 1) / columnsPerAdc][];
        for (int adc = 0; adc < thresholds.length; adc++) {
            Draws draws = random.child("comparators").child(adc).draws();
            thresholds[adc] = new double[taps.length];
            Arrays.setAll(thresholds[adc], k -> taps[k] - comparatorOffset * unitsPerVolt * draws.normal());
        }
        return new FlashAdc(this, grid.plan(), thresholds, front, comparatorNoise * unitsPerVolt);
    }

    private double[] taps(LinearGrid grid, Draws draws) {
        int resistors = grid.codes();
        double[] sums = new double[resistors];
        double total = 0;
        for (int k = 0; k < resistors; k++) {
            total += Math.max(0, 1 + ladderMismatch * draws.normal());
            sums[k] = total;
        }
        double[] taps = new double[resistors - 1];
        for (int k = 0; k < taps.length; k++) {
            taps[k] = grid.input(sums[k] / total * resistors);
        }
        return taps;
    }

    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        return new FlashBank(this, conversion, columns);
    }

    @Override
    public String summary() {
        return "flash: a comparator for every code transition, one clock";
    }
}
