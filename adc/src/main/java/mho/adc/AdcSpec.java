package mho.adc;

import mho.adc.activation.Activation;
import mho.base.random.RandomStream;

/** The design of a converter. */
public sealed interface AdcSpec
        permits IdealAdcSpec,
                LinearRampAdcSpec,
                NonlinearRampAdcSpec,
                SarAdcSpec,
                FlashAdcSpec,
                ActivatedAdcSpec,
                ModularRampAdcSpec,
                ClampedRampAdcSpec {
    /** Returns the resolution [bit]. */
    int bits();

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
}
