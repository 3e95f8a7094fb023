package mho.adc;

import mho.adc.activation.Activation;
import mho.base.random.RandomStream;
import mho.base.unit.SI;
import mho.device.CellSpec;

/** The design of a converter. */
public sealed interface AdcSpec
        permits IdealAdcSpec,
                LinearRampAdcSpec,
                NonlinearRampAdcSpec,
                ModularRampAdcSpec,
                ClampedRampAdcSpec,
                SarAdcSpec,
                FlashAdcSpec,
                ActivatedAdcSpec {
    /** Returns the resolution [bit]. */
    int bits();

    /** Returns the same design with another resolution [bit]. */
    AdcSpec withBits(int bits);

    /** Returns the same design with its ramps made of other cells; a design without cells stays as it is. */
    AdcSpec withCell(CellSpec cell);

    /** Returns whether the function can be had from the converter itself, without a digital unit behind it. */
    boolean realises(Activation activation);

    /** Returns one line for lists: what it is. */
    String summary();

    /**
     * Draws one fabricated bank.
     *
     * @param conversion what it has to do; a function that {@link #realises} refuses is an error
     * @param columns    converters in the bank
     * @param random     the bank's address
     */
    Adc fabricate(Conversion conversion, int columns, RandomStream random);

    /** Returns a bank as designed, of which nothing is known but its cost; parameters as of {@link #fabricate}. */
    ConverterBank designed(Conversion conversion, int columns);

    /** Returns the span of voltages that the converter takes its inputs from [V]; 0 if without limit. */
    @SI("V")
    double swing();
}
