package mho.adc;

import mho.adc.activation.Activation;
import mho.adc.activation.Interval;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellSpec;

/**
 * Range reduction before a converter, for periodic functions: a coarse conversion finds the fold k that an input x lies in, k folds
 * of charge are taken off, and the rest r is converted over one fold only.
 *
 * <pre>  k̂ = ⌊(x + c_j − x_0)/F⌋,   r = x − k̂·F ∓ F·Σ_{i ≤ |k̂|} ε_ji,   y = g(r) or ±g(r)
 *   c_j ~ N(0, comparatorOffset²),   ε_ji ~ N(0, subtractionError²),   F = 2π or π, x_0 = −π/2 for sin</pre>
 *
 * <p>With folds of half a period the sign is that of (−1)^k and is put on digitally (the code is complemented); the fine converter
 * then has a single monotone branch. A column has one charge a fold and direction, so errors of k folds add up.
 *
 * <p>A wrong k near a boundary leaves r up to |c| outside the fold. Boundaries lie on extrema, where a fine converter that saturates
 * is off by δ²/2 only; {@code overlap} widens its range on both sides, as the redundancy of a pipelined converter does, so that there
 * is no error at all while |c| < overlap·F.
 *
 * <p>After the subtraction the charge is moved onto a smaller capacitor, so that a fold takes the fine converter's whole swing: an
 * offset of its comparators weighs by the fold and not by the range of inputs. Gain errors of that transfer are the front end of the
 * fine converter.
 *
 * <p>No published sine by a ramp converter is known; a coarse and a fine conversion with redundancy is that of S. H. Lewis et al.,
 * "A 10-b 20-Msample/s analog-to-digital converter", IEEE J. Solid-State Circuits 27 (1992) 351–358.
 *
 * @param fold             onto what inputs are reduced
 * @param fine             the converter that applies the function on a fold
 * @param overlap          how far its range goes beyond the fold on either side, in folds [1]
 * @param comparatorOffset standard deviation of the coarse comparators' offset from column to column [V]
 * @param subtractionError standard deviation of a subtracted charge, relative to that of a fold [1]
 * @param settling         time for subtraction and transfer of the charge [s]
 * @param swing            span of the range of inputs before the reduction [V]
 * @param frontEnd         what stands before the reduction in each column
 */
public record ModularRampAdcSpec(
        Fold fold,
        AdcSpec fine,
        double overlap,
        @SI("V") double comparatorOffset,
        double subtractionError,
        @SI("s") double settling,
        @SI("V") double swing,
        FrontEnd frontEnd)
        implements AdcSpec {
    /**
     * 8 mV is the comparator of the energy figure without calibration; 0.1 % the match of metal capacitors of some 0.1 pF (chosen);
     * 2 ns are (8 + 1)·ln 2 time constants of 0.32 ns (chosen).
     */
    public static final ModularRampAdcSpec DEFAULT = new ModularRampAdcSpec(
            Fold.HALF_PERIOD, NonlinearRampAdcSpec.DEFAULT, 0, 8e-3, 1e-3, 2e-9, 0.5, FrontEnd.DEFAULT);

    public ModularRampAdcSpec {
        Comparator.requireValid(swing);
        if (!(overlap >= 0 && overlap <= 0.5)) {
            throw new IllegalArgumentException(
                    "The overlap of a range reduction must lie in 0 to 0.5 folds, but is %g".formatted(overlap));
        }
        if (!(comparatorOffset >= 0 && comparatorOffset <= 1 && subtractionError >= 0 && subtractionError <= 1)) {
            throw new IllegalArgumentException(
                    "A range reduction needs a comparator offset of 0 to 1 V and a subtraction error of 0 to 1, but they are %g V and %g"
                            .formatted(comparatorOffset, subtractionError));
        }
        if (!(settling >= 0 && settling < 1)) {
            throw new IllegalArgumentException(
                    "A range reduction settles in 0 to 1 s, but %g s were asked for".formatted(settling));
        }
    }

    /** Returns the same design with another fold and fine converter. */
    public ModularRampAdcSpec with(Fold newFold, AdcSpec newFine) {
        return new ModularRampAdcSpec(
                newFold, newFine, overlap, comparatorOffset, subtractionError, settling, swing, frontEnd);
    }

    /** Returns the same design with another overlap, in folds [1]. */
    public ModularRampAdcSpec withOverlap(double newOverlap) {
        return new ModularRampAdcSpec(
                fold, fine, newOverlap, comparatorOffset, subtractionError, settling, swing, frontEnd);
    }

    /**
     * Returns the same design with other errors of the reduction.
     *
     * @param newComparatorOffset standard deviation of the coarse comparators' offset [V]
     * @param newSubtractionError standard deviation of a subtracted charge, in folds [1]
     */
    public ModularRampAdcSpec withErrors(double newComparatorOffset, double newSubtractionError) {
        return new ModularRampAdcSpec(
                fold, fine, overlap, newComparatorOffset, newSubtractionError, settling, swing, frontEnd);
    }

    /** Returns the same design behind another front end. */
    public ModularRampAdcSpec withFrontEnd(FrontEnd newFrontEnd) {
        return new ModularRampAdcSpec(
                fold, fine, overlap, comparatorOffset, subtractionError, settling, swing, newFrontEnd);
    }

    /** Returns the same design with another resolution of its fine converter [bit]. */
    @Override
    public ModularRampAdcSpec withBits(int newBits) {
        return with(fold, fine.withBits(newBits));
    }

    @Override
    public ModularRampAdcSpec withCell(CellSpec cell) {
        return with(fold, fine.withCell(cell));
    }

    @Override
    public int bits() {
        return fine.bits();
    }

    @Override
    public boolean realises(Activation activation) {
        return activation.period() < Double.POSITIVE_INFINITY && fine.realises(activation);
    }

    @Override
    public ModularRampAdc fabricate(Conversion conversion, int columns, RandomStream random) {
        Activation activation = conversion.activation();
        if (!realises(activation)) {
            throw new IllegalArgumentException(
                    "A range reduction needs a periodic function that its fine converter applies, but %s was asked for of %s"
                            .formatted(activation.name(), fine.summary()));
        }
        Reduction reduction = Reduction.fabricate(this, conversion, columns, random);
        Adc bank = fine.fabricate(onAFold(conversion), columns, random.child("fine"));
        return new ModularRampAdc(reduction, bank, frontEnd.calibration());
    }

    private Conversion onAFold(Conversion conversion) {
        Interval window = fold.window(conversion.activation());
        double margin = overlap * window.width();
        Interval widened = new Interval(window.low() - margin, window.high() + margin);
        return new Conversion(conversion.activation(), widened, conversion.placement());
    }

    @Override
    public ConverterBank designed(Conversion conversion, int columns) {
        return new ModularBank(this, conversion, fine.designed(onAFold(conversion), columns));
    }

    @Override
    public String summary() {
        return "periodic functions: a coarse conversion finds the period, its charge is taken off, a fine converter does the rest";
    }
}
